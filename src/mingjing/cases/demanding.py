"""加处罚款和催告: what is overdue grows and is demanded, inside the recordings of others.

The same for a case and for a penalty on the spot, as in :mod:`mingjing.cases.deferring`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from mingjing.bureau.queries import OfficerView
from mingjing.cases.contests import require_not_stayed
from mingjing.cases.deliveries import Delivery, require_proof
from mingjing.cases.enforcing import Matter
from mingjing.cases.entries import AdditionalFineImposed, PerformanceDemanded
from mingjing.cases.papers.enforcement import (
    additional_fine_paper,
    demand_paper,
    signed_by_leader,
    signed_by_officers,
)
from mingjing.cases.rules import require_happened, require_strangers
from mingjing.documents.issuing import issue, issued
from mingjing.documents.queries import papers_of
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import AlreadyDoneError, GateClosedError
from mingjing.ledger.recording import Recording
from mingjing.statute.court_window import DEMAND_WAITS
from mingjing.statute.lengths import day_of
from mingjing.statute.limits import RuleBook

ADDITION, STANDARD, DEMAND = "apl-2021:72.1(1)", "acl-2011:45.1", "acl-2011:54"


@dataclass(frozen=True)
class ImposeAdditionalFine:
    """Whose overdue fine grows: number of the case, or of the penalty on the spot."""

    subject: str


@dataclass(frozen=True)
class DemandPerformance:
    """履行催告书, served on the party.

    Args:
        subject: number of the case, or of the penalty on the spot.
        officers: the two who served it.
        served_on: day of receipt.
        delivery: how it was served.
    """

    subject: str
    officers: tuple[str, str]
    served_on: date
    delivery: Delivery


def impose_addition(record: Recording, matter: Matter, law: RuleBook) -> None:
    """Decide the additional fine, and tell its standard; once for a fine (ACL 45, APL 72).

    Raises:
        SeparationOfDutiesError: the leader handled it.
        GateClosedError: nothing is overdue, or the execution is stopped.
        AlreadyDoneError: it was decided.
    """
    person, today = record.act.actor.person, legal_date(record.act.at)
    require_strangers(
        person,
        matter.handlers,
        what="承办人不能决定自己承办案件的加处罚款。",
        why="加处罚款由行政机关决定，承办人提出。",
        rule=ADDITION,
    )
    if is_imposed(matter.number):
        raise AlreadyDoneError(
            "已经决定加处罚款。",
            why="一笔罚款只作一次加处罚款决定，数额逐日计算。",
            remedy="请送达决定书；仍不缴纳的，催告。",
            article=ADDITION,
        )
    require_not_stayed(matter.fine.remedies)
    amounts = matter.fine.amounts(law, on=today)
    if not amounts.overdue_fen:
        raise GateClosedError(
            "没有逾期未缴纳的罚款，不能加处。",
            why="到期不缴纳罚款的，每日按罚款数额的百分之三加处罚款。",
            remedy="请核对缴款期限（延期、分期的以批准的各期为准）和已登记的缴款。",
            article=ADDITION,
        )
    articles = (ADDITION, STANDARD)
    ending = signed_by_leader("批准人", person, on=today, law=law, articles=articles)
    paper = additional_fine_paper(matter.about, amounts, law, ending)
    document = issue(paper, subject=matter.number, at=record.act.at)
    record.add(
        AdditionalFineImposed(
            decided_on=today,
            overdue_fen=amounts.overdue_fen,
            late_fine_fen=amounts.late_fine_fen,
            document=document.code,
        )
    )
    record.add(issued(document))


def is_imposed(number: str) -> bool:
    """Say whether the additional fine was decided under that number."""
    return any(one.form == "additional_fine" for one in papers_of(number))


def demand(
    record: Recording,
    matter: Matter,
    order: DemandPerformance,
    officers: Sequence[OfficerView],
    law: RuleBook,
) -> None:
    """Demand what is overdue, with the additional fine up to that day.

    Raises:
        NotPermittedError: it lies ahead, or before service.
        GateClosedError: nothing is overdue, the execution is stopped, or the service lacks its
            proof.
        AlreadyDoneError: it was demanded already.
    """
    row, fine = matter.row, matter.fine
    if row.demanded_on is not None:
        raise AlreadyDoneError(
            "已经催告。",
            why=f"履行催告书已于{row.demanded_on}送达。",
            remedy="催告满十日仍不履行的，请报负责人申请人民法院强制执行。",
            article=DEMAND,
        )
    require_not_stayed(fine.remedies)
    require_happened(order.served_on, today=legal_date(record.act.at), since=fine.served_on)
    amounts = fine.amounts(law, on=order.served_on)
    if not matter.can_be_demanded(amounts.overdue_fen):
        raise GateClosedError(
            "没有逾期未履行的义务，不能催告。",
            why="行政机关申请人民法院强制执行前，应当催告逾期不履行的当事人。",
            remedy="请核对缴款期限（延期、分期的以批准的各期为准）、已登记的缴款和履行。",
            article=DEMAND,
        )
    require_proof(order.delivery)
    due = law.due(DEMAND_WAITS, order.served_on)
    until = day_of(due.rolled or due.nominal)
    ending = signed_by_officers(officers, on=order.served_on, law=law, articles=(DEMAND,))
    paper = demand_paper(matter.about_with_duties, amounts, until, ending)
    document = issue(paper, subject=matter.number, at=record.act.at)
    row.demanded_on = order.served_on
    row.save()
    record.add(
        PerformanceDemanded(
            served_on=order.served_on,
            officers=order.officers,
            overdue_fen=amounts.overdue_fen,
            late_fine_fen=amounts.late_fine_fen,
            until=until.isoformat(),
            document=document.code,
        )
    )
    record.add(issued(document))
