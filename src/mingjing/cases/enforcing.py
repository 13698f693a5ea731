"""延期、催告、申请法院强制执行 of a fine, inside the recordings of whoever decided it.

Long because a deferral, a demand and an application rest on the same fine and refuse alike.
What is asked, what is refused and what is left are the same for a case and for a penalty on the
spot; whose it is, which step it is and who may do it is for each command to say (ACL 53-57).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from mingjing.bureau.queries import OfficerView
from mingjing.cases.aftermath import Aftermath
from mingjing.cases.contests import require_not_stayed, require_uncontested
from mingjing.cases.deliveries import Delivery, require_proof
from mingjing.cases.entries import (
    AdditionalFineImposed,
    CourtAnswered,
    CourtApplied,
    PaymentDeferred,
    PerformanceDemanded,
)
from mingjing.cases.fines import Fine
from mingjing.cases.papers.enforcement import (
    additional_fine_paper,
    application_paper,
    deferral_paper,
    demand_paper,
    signed_by_leader,
    signed_by_officers,
)
from mingjing.cases.rules import require_happened, require_strangers, require_words
from mingjing.documents.issuing import issue, issued
from mingjing.documents.queries import papers_of
from mingjing.kernel.canonical import Value
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import AlreadyDoneError, GateClosedError, InvalidInputError
from mingjing.kernel.money import yuan
from mingjing.ledger.recording import Recording
from mingjing.statute.additional_fines import Dated
from mingjing.statute.court_window import DEMAND_WAITS, CourtWindow
from mingjing.statute.lengths import day_of
from mingjing.statute.limits import RuleBook

MATERIALS = "ACL-55"
ADDITION, STANDARD = "apl-2021:72.1(1)", "acl-2011:45.1"
DEFERRAL, DEMAND, COURT, ANSWER = (
    "apl-2021:66.2",
    "acl-2011:54",
    "acl-2011:53",
    "acl-2011:56.1",
)


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


@dataclass(frozen=True)
class ImposeAdditionalFine:
    """Whose overdue fine grows: number of the case, or of the penalty on the spot."""

    subject: str


@dataclass(frozen=True)
class ApplyToCourt:
    """The application that a leader signs.

    Args:
        subject: number of the case, or of the penalty on the spot.
        court: name of the court.
        applied_on: day of the application.
        uncontested: whether nobody asked for reconsideration or went to court.
        late_reason: why the application comes after the window; empty inside it.
    """

    subject: str
    court: str
    applied_on: date
    uncontested: bool
    late_reason: str = ""


@dataclass(frozen=True)
class RecordCourtAnswer:
    """What the court said."""

    subject: str
    answered_on: date
    accepted: bool
    note: str


@dataclass(frozen=True)
class EndEnforcement:
    """The court's execution is over, and how."""

    subject: str
    ended_on: date
    how: str


@dataclass(frozen=True)
class Matter:
    """What is enforced.

    Args:
        number: under which its papers are kept.
        fine: the fine.
        about: what every paper says of the decision: whose, which, when served, how much.
        handlers: who worked on it, and so neither grants nor signs anything.
        duties: in words, what the party has not performed beside the fine.
    """

    number: str
    fine: Fine
    about: Mapping[str, Value]
    handlers: tuple[str, ...]
    duties: tuple[str, ...] = ()

    def can_be_demanded(self, overdue_fen: int) -> bool:
        """Whether it can be demanded: money is overdue, or nothing but duties is left.

        A demand is made once: it waits for the days of a fine that is not due yet.
        """
        return bool(overdue_fen or (self.duties and not self.fine.outstanding_fen))

    @property
    def row(self) -> Aftermath:
        """Where it is written down."""
        return self.fine.row


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
    about = _with_duties(matter)
    paper = demand_paper(about, amounts, until, ending)
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


def apply(record: Recording, matter: Matter, order: ApplyToCourt, law: RuleBook) -> None:
    """Apply to the court for enforcement; a late application needs its reason.

    Raises:
        NotPermittedError: a day that lies ahead, or before the demand.
        SeparationOfDutiesError: the leader handled it.
        GateClosedError: nothing was demanded or is owed, it is contested, the remedies or the
            ten days are not over, the window is, or no court is named.
        AlreadyDoneError: the court was asked already.
    """
    row, fine, person = matter.row, matter.fine, record.act.actor.person
    require_strangers(
        person,
        matter.handlers,
        what="承办人不能签署自己承办案件的强制执行申请。",
        why="强制执行申请书应当由行政机关负责人签名。",
        rule="acl-2011:55",
    )
    _require_first(row)
    require_uncontested(fine.remedies, COURT)
    require_words(
        order.court,
        what="没有写明向哪个人民法院申请。",
        why="应当向所在地有管辖权的人民法院申请；执行对象是不动产的，向不动产所在地的申请。",
        rule=DEMAND,
    )
    require_happened(order.applied_on, today=legal_date(record.act.at), since=row.demanded_on)
    window = fine.window(law)
    amounts = fine.amounts(law, on=order.applied_on)
    _require_demanded(window)
    _require_unperformed(matter)
    _require_window(order, window)
    row.applied_on, row.court = order.applied_on, order.court
    row.court_accepted = None
    materials = law.rule(MATERIALS, order.applied_on).row.items
    ending = signed_by_leader("负责人", person, on=order.applied_on, law=law, articles=(COURT,))
    about = _with_duties(matter)
    paper = application_paper(about, row, amounts, materials, ending)
    document = issue(paper, subject=matter.number, at=record.act.at)
    row.save()
    last = day_of(window.due.binding)
    record.add(
        CourtApplied(
            applied_on=order.applied_on,
            opens_on=window.opens_on.isoformat() if window.opens_on else "",
            due=last.isoformat(),
            in_time=order.applied_on <= last,
            document=document.code,
        )
    )
    record.add(issued(document))


def note_court_answer(record: Recording, row: Aftermath, order: RecordCourtAnswer) -> None:
    """Record whether the court took the application; refused, another may follow.

    Raises:
        NotPermittedError: it lies ahead, or before the application.
        GateClosedError: no application, or no words.
    """
    _require_applied(row)
    require_words(
        order.note,
        what="没有写明法院答复的内容。",
        why="受理、不予受理、准予或者不准予执行的裁定应当登记。",
        rule=ANSWER,
    )
    require_happened(order.answered_on, today=legal_date(record.act.at), since=row.applied_on)
    row.court_accepted = order.accepted
    row.save()
    record.add(CourtAnswered(order.answered_on, order.accepted))


def require_executed(row: Aftermath, order: EndEnforcement, *, today: date) -> None:
    """Refuse to say that an execution is over that the court never began.

    Raises:
        NotPermittedError: it lies ahead, or before the application.
        GateClosedError: the court took no application, or nobody says how it ended.
    """
    if not row.court_accepted:
        raise GateClosedError(
            "人民法院没有受理强制执行申请，不能登记执行终了。",
            why="执行完毕或者终结执行，以人民法院的文书为准。",
            remedy="请先登记法院的受理答复。",
            article=COURT,
        )
    require_words(
        order.how,
        what="没有写明执行怎样终了。",
        why="执行完毕、终结执行或者不准予执行，应当写明法院文书的名称和文号。",
        rule=COURT,
    )
    require_happened(order.ended_on, today=today, since=row.applied_on)


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


def _require_first(row: Aftermath) -> None:
    if row.applied_on is None or row.court_accepted is False:
        return
    raise AlreadyDoneError(
        "已经申请人民法院强制执行。",
        why=f"已于{row.applied_on}向{row.court}申请。",
        remedy="请登记法院的答复。",
        article=COURT,
    )


def _require_applied(row: Aftermath) -> None:
    if row.applied_on is not None and row.court_accepted is None:
        return
    raise GateClosedError(
        "没有等待答复的申请。",
        why="登记的是法院对申请的答复。",
        remedy="请由负责人签署强制执行申请。",
        article=ANSWER,
    )


def _require_demanded(window: CourtWindow) -> None:
    if window.demand is not None:
        return
    raise GateClosedError(
        "没有催告，不能申请人民法院强制执行。",
        why="申请人民法院强制执行前，应当催告当事人履行义务，催告书送达十日后仍未履行的可以申请。",
        remedy="请先送达履行催告书。",
        article=DEMAND,
    )


def _with_duties(matter: Matter) -> dict[str, Value]:
    duties: dict[str, Value] = {"duties": list(matter.duties)} if matter.duties else {}
    return {**matter.about, **duties}


def _require_unperformed(matter: Matter) -> None:
    if matter.fine.outstanding_fen or matter.duties:
        return
    raise GateClosedError(
        "处罚决定已经履行，不能申请人民法院强制执行。",
        why="当事人在法定期限内不履行行政决定的，才可以申请。",
        remedy="没有要强制执行的罚款或者其他义务。",
        article=COURT,
    )


def _require_window(order: ApplyToCourt, window: CourtWindow) -> None:
    opens_on = window.opens_on
    if not order.uncontested:
        raise GateClosedError(
            "当事人申请了行政复议或者提起了行政诉讼，不能按非诉程序申请。",
            why="当事人在法定期限内不申请行政复议或者提起行政诉讼，又不履行行政决定的，可以申请。",
            remedy="请等待复议、诉讼的结果，按生效文书办理。",
            article=COURT,
        )
    if opens_on is None or order.applied_on < opens_on:
        raise GateClosedError(
            f"最早可于{opens_on}申请。",
            why="复议、诉讼期限届满，并且催告书送达已满十日，才可以申请。",
            remedy="请于该日以后申请。",
            article=COURT,
        )
    last = day_of(window.due.binding)
    if order.applied_on > last and not order.late_reason.strip():
        raise GateClosedError(
            f"申请期限已于{last}届满。",
            why="逾期申请的，除有正当理由外，人民法院不予受理。",
            remedy="确有正当理由的，请写明后申请；没有的，报负责人处理。",
            article="aprl-i-2018:156",
        )
