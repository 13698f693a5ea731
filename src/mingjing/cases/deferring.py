"""延期、分期缴纳 of a fine, inside the recordings of whoever decided it (APL 66).

What is asked, refused and left is the same for a case and for a penalty on the spot; whose it
is, which step it is and who may do it is for each command to say.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from mingjing.cases.aftermath import Aftermath
from mingjing.cases.enforcing import Matter
from mingjing.cases.entries import PaymentDeferred
from mingjing.cases.papers.enforcement import deferral_paper, signed_by_leader
from mingjing.cases.rules import require_happened, require_strangers, require_words
from mingjing.documents.issuing import issue, issued
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import GateClosedError, InvalidInputError
from mingjing.kernel.money import yuan
from mingjing.ledger.recording import Recording
from mingjing.statute.additional_fines import Dated
from mingjing.statute.limits import RuleBook

DEFERRAL = "apl-2021:66.2"


@dataclass(frozen=True)
class DeferPayment:
    """What is granted.

    Args:
        subject: number of the case, or of the penalty on the spot.
        requested_on: day of the party's application.
        reason: the hardship, as the party showed it.
        parts: last day and fen of each part, in order; together what is outstanding.
    """

    subject: str
    requested_on: date
    reason: str
    parts: tuple[Dated, ...]


def grant_deferral(
    record: Recording, matter: Matter, order: DeferPayment, law: RuleBook
) -> None:
    """Let what is outstanding fall due later; a later grant takes its place (APL 66).

    Raises:
        NotPermittedError: the application lies ahead, or before service.
        SeparationOfDutiesError: the leader handled it.
        GateClosedError: nothing is outstanding, no reason, or a court was asked already.
        InvalidInputError: days not in order or not ahead, or the sum is another.
    """
    person, today = record.act.actor.person, legal_date(record.act.at)
    require_strangers(
        person,
        matter.handlers,
        what="承办人不能批准自己承办案件的延期、分期缴纳。",
        why="延期、分期缴纳由当事人申请、行政机关负责人批准。",
        rule=DEFERRAL,
    )
    require_happened(order.requested_on, today=today, since=matter.fine.served_on)
    require_words(
        order.reason,
        what="没有写明当事人的经济困难。",
        why="确有经济困难，需要延期或者分期缴纳罚款的，经申请和批准，可以暂缓或者分期缴纳。",
        rule=DEFERRAL,
    )
    _require_open(matter.row)
    _require_parts(order.parts, matter.fine.outstanding_fen, today)
    ending = signed_by_leader("批准人", person, on=today, law=law, articles=(DEFERRAL,))
    paper = deferral_paper(matter.about, order.parts, order.reason, ending)
    document = issue(paper, subject=matter.number, at=record.act.at)
    matter.row.instalments = [{"on": one.on.isoformat(), "fen": one.fen} for one in order.parts]
    matter.row.save()
    record.add(
        PaymentDeferred(
            requested_on=order.requested_on,
            days=tuple(one.on for one in order.parts),
            fen=tuple(one.fen for one in order.parts),
            document=document.code,
        )
    )
    record.add(issued(document))


def _require_open(row: Aftermath) -> None:
    if row.applied_on is None:
        return
    raise GateClosedError(
        "已经申请人民法院强制执行，不能再批准延期、分期。",
        why="申请以后由人民法院裁定；和解应当向人民法院提出。",
        remedy="请与受理的人民法院联系。",
        article=DEFERRAL,
    )


def _require_parts(parts: Sequence[Dated], outstanding: int, today: date) -> None:
    days = [today, *(one.on for one in parts)]
    in_order = all(earlier < later for earlier, later in pairwise(days))
    fits = all(one.fen > 0 for one in parts) and sum(one.fen for one in parts) == outstanding
    if parts and in_order and fits:
        return
    raise InvalidInputError(
        "各期的日期或者数额有误。",
        why=f"各期应当在今天以后、依次排列，合计等于尚未缴纳的 {yuan(outstanding)} 元。",
        remedy="每行写一期：最后一日、数额（元）。延期缴纳的只写一行。",
        article=DEFERRAL,
    )
