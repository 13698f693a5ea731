"""催告、申请人民法院强制执行: what a bureau without power of its own does (ACL 53–57)."""

from dataclasses import dataclass
from datetime import date

from mingjing.access.policy import Permission, require
from mingjing.cases.clocks import window_of
from mingjing.cases.commands.perform import outstanding_fen
from mingjing.cases.contests import require_not_stayed, require_uncontested
from mingjing.cases.debts import debt_of
from mingjing.cases.deliveries import Delivery, require_proof
from mingjing.cases.entries import (
    CourtAnswered,
    CourtApplied,
    EnforcementEnded,
    PerformanceCompleted,
    PerformanceDemanded,
)
from mingjing.cases.gates import officers_for
from mingjing.cases.models import Case, Decision
from mingjing.cases.papers.enforcement import (
    application_paper,
    demand_paper,
    signed_by_leader,
    signed_by_officers,
)
from mingjing.cases.queries import case_to_change, decision_of
from mingjing.cases.rules import require_happened, require_strangers, require_words
from mingjing.cases.states import Step, advance
from mingjing.documents.issuing import issue, issued
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import AlreadyDoneError, GateClosedError
from mingjing.ledger.recording import Act, recording
from mingjing.statute.additional_fines import additional_fine
from mingjing.statute.court_window import DEMAND_WAITS, CourtWindow
from mingjing.statute.lengths import day_of
from mingjing.statute.limits import RuleBook

MATERIALS = "ACL-55"
DEMAND, COURT, ANSWER = "acl-2011:54", "acl-2011:53", "acl-2011:56.1"


@dataclass(frozen=True)
class DemandPerformance:
    """履行催告书, served on the party.

    Args:
        officers: the two who served it.
        served_on: day of receipt.
        delivery: how it was served.
    """

    docket: str
    officers: tuple[str, str]
    served_on: date
    delivery: Delivery


@dataclass(frozen=True)
class ApplyToCourt:
    """The application that a leader signs.

    Args:
        court: name of the court.
        applied_on: day of the application.
        uncontested: whether nobody asked for reconsideration or went to court.
        late_reason: why the application comes after the window; empty inside it.
    """

    docket: str
    court: str
    applied_on: date
    uncontested: bool
    late_reason: str = ""


@dataclass(frozen=True)
class RecordCourtAnswer:
    """What the court said."""

    docket: str
    answered_on: date
    accepted: bool
    note: str


@dataclass(frozen=True)
class EndEnforcement:
    """The court's execution is over, and how."""

    docket: str
    ended_on: date
    how: str


def demand_performance(order: DemandPerformance, *, act: Act, law: RuleBook) -> Decision:
    """Demand what is overdue, with the late fine up to that day.

    Raises:
        NotPermittedError: fewer than two officers with certificates in force.
        GateClosedError: nothing is overdue, the execution is stopped, or the service lacks its
            proof.
        AlreadyDoneError: it was demanded already.
        IllegalTransitionError: not served, or performed.
    """
    with recording("demand_performance", act) as record:
        case = case_to_change(act.actor, order.docket, record)
        require(act.actor, Permission.SERVE)
        case.state = advance(case.stage, Step.DEMAND)
        decision = decision_of(case)
        if decision.demanded_on is not None:
            raise AlreadyDoneError(
                "已经催告。",
                why=f"履行催告书已于{decision.demanded_on}送达。",
                remedy="催告满十日仍不履行的，请报负责人申请人民法院强制执行。",
                article=DEMAND,
            )
        require_not_stayed(case)
        require_happened(order.served_on, today=legal_date(act.at), since=case.served_on)
        amounts = owed(case, law, on=order.served_on)
        if not amounts["overdue"]:
            raise GateClosedError(
                "没有逾期未履行的义务，不能催告。",
                why="行政机关申请人民法院强制执行前，应当催告逾期不履行的当事人。",
                remedy="请核对缴款期限（延期、分期的以批准的各期为准）和已登记的缴款。",
                article=DEMAND,
            )
        officers = officers_for(case, order.officers, on=order.served_on)
        require_proof(order.delivery)
        due = law.due(DEMAND_WAITS, order.served_on)
        until = day_of(due.rolled or due.nominal)
        ending = signed_by_officers(officers, on=order.served_on, law=law, articles=(DEMAND,))
        paper = demand_paper(decision, amounts, until, ending)
        document = issue(paper, subject=case.docket, at=act.at)
        decision.demanded_on = order.served_on
        decision.save()
        record.add(
            PerformanceDemanded(
                served_on=order.served_on,
                officers=order.officers,
                overdue_fen=amounts["overdue"],
                late_fine_fen=amounts["late_fine"],
                until=until.isoformat(),
                document=document.code,
            )
        )
        record.add(issued(document))
    return decision


def apply_to_court(order: ApplyToCourt, *, act: Act, law: RuleBook) -> Decision:
    """Apply to the court for enforcement; a late application needs its reason.

    Raises:
        NotPermittedError: not a leader, or a day that lies ahead.
        SeparationOfDutiesError: the leader handles the case.
        GateClosedError: nothing was demanded or is owed, it is contested, the remedies or the
            ten days are not over, the window is, or no court is named.
        AlreadyDoneError: the court was asked already.
        IllegalTransitionError: not served, or performed.
    """
    with recording("apply_to_court", act) as record:
        case = case_to_change(act.actor, order.docket, record)
        require(act.actor, Permission.APPLY_TO_COURT)
        case.state = advance(case.stage, Step.APPLY_TO_COURT)
        decision = decision_of(case)
        require_strangers(
            act.actor.person,
            case.handlers,
            what="承办人不能签署自己承办案件的强制执行申请。",
            why="强制执行申请书应当由行政机关负责人签名。",
            rule="acl-2011:55",
        )
        _require_first(decision)
        require_uncontested(case, COURT)
        require_words(
            order.court,
            what="没有写明向哪个人民法院申请。",
            why="应当向所在地有管辖权的人民法院申请；执行对象是不动产的，向不动产所在地的申请。",
            rule=DEMAND,
        )
        require_happened(order.applied_on, today=legal_date(act.at), since=decision.demanded_on)
        window = window_of(case, decision, law)
        amounts = owed(case, law, on=order.applied_on)
        _require_demanded(window)
        _require_unpaid(decision)
        _require_window(order, window)
        decision.applied_on, decision.court = order.applied_on, order.court
        decision.court_accepted = None
        materials = law.rule(MATERIALS, order.applied_on).row.items
        ending = signed_by_leader(
            "负责人", act.actor.person, on=order.applied_on, law=law, articles=(COURT,)
        )
        paper = application_paper(decision, amounts, materials, ending)
        document = issue(paper, subject=case.docket, at=act.at)
        decision.save()
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
    return decision


def record_court_answer(order: RecordCourtAnswer, *, act: Act) -> Decision:
    """Record whether the court took the application; refused, another may follow.

    Raises:
        GateClosedError: no application, or no words.
        IllegalTransitionError: not served, or performed.
    """
    with recording("record_court_answer", act) as record:
        case = case_to_change(act.actor, order.docket, record)
        require(act.actor, Permission.RECORD_PAYMENT)
        case.state = advance(case.stage, Step.RECORD_COURT_ANSWER)
        decision = decision_of(case)
        _require_applied(decision)
        require_words(
            order.note,
            what="没有写明法院答复的内容。",
            why="受理、不予受理、准予或者不准予执行的裁定应当登记。",
            rule=ANSWER,
        )
        require_happened(order.answered_on, today=legal_date(act.at), since=decision.applied_on)
        decision.court_accepted = order.accepted
        decision.save()
        record.add(CourtAnswered(order.answered_on, order.accepted))
    return decision


def end_enforcement(order: EndEnforcement, *, act: Act) -> Case:
    """Record that the court's execution is over; the case can be closed, paid or not.

    Raises:
        GateClosedError: the court took no application, or nobody says how it ended.
        IllegalTransitionError: not served, or performed.
    """
    with recording("end_enforcement", act) as record:
        case = case_to_change(act.actor, order.docket, record)
        require(act.actor, Permission.RECORD_PAYMENT)
        decision = decision_of(case)
        case.state = advance(case.stage, Step.END_ENFORCEMENT)
        if not decision.court_accepted:
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
        require_happened(order.ended_on, today=legal_date(act.at), since=decision.applied_on)
        case.save()
        record.add(EnforcementEnded(order.ended_on, outstanding_fen(decision)))
        record.add(PerformanceCompleted(completed_on=order.ended_on, how=order.how))
    return case


def owed(case: Case, law: RuleBook, *, on: date) -> dict[str, int]:
    """Return what is overdue and the late fine at the end of a day, in fen."""
    debt = debt_of(case, law)
    if debt is None:
        return {"overdue": 0, "late_fine": 0}
    late = additional_fine(law, debt, until=on, on=on)
    return {"overdue": debt.overdue_fen(on), "late_fine": late.fen}


def _require_first(decision: Decision) -> None:
    if decision.applied_on is None or decision.court_accepted is False:
        return
    raise AlreadyDoneError(
        "已经申请人民法院强制执行。",
        why=f"已于{decision.applied_on}向{decision.court}申请。",
        remedy="请登记法院的答复。",
        article=COURT,
    )


def _require_applied(decision: Decision) -> None:
    if decision.applied_on is not None and decision.court_accepted is None:
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


def _require_unpaid(decision: Decision) -> None:
    if outstanding_fen(decision):
        return
    raise GateClosedError(
        "罚款已经缴清，不能申请人民法院强制执行。",
        why="当事人在法定期限内不履行行政决定的，才可以申请。",
        remedy="请登记履行完毕，报请结案。",
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
