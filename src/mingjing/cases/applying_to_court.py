"""申请人民法院强制执行: asked, answered and ended, inside the recordings of others (ACL 53-57).

The same for a case and for a penalty on the spot, as in :mod:`mingjing.cases.deferring`.
"""

from dataclasses import dataclass
from datetime import date

from mingjing.cases.aftermath import Aftermath
from mingjing.cases.contests import require_uncontested
from mingjing.cases.demanding import DEMAND
from mingjing.cases.enforcing import Matter
from mingjing.cases.entries import CourtAnswered, CourtApplied
from mingjing.cases.papers.enforcement import application_paper, signed_by_leader
from mingjing.cases.rules import require_happened, require_strangers, require_words
from mingjing.documents.issuing import issue, issued
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import AlreadyDoneError, GateClosedError
from mingjing.ledger.recording import Recording
from mingjing.statute.court_window import CourtWindow
from mingjing.statute.lengths import day_of
from mingjing.statute.limits import RuleBook

MATERIALS = "ACL-55"
COURT, ANSWER = "acl-2011:53", "acl-2011:56.1"


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
    paper = application_paper(matter.about_with_duties, row, amounts, materials, ending)
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
