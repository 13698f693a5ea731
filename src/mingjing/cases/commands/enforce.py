"""催告、申请人民法院强制执行: what a bureau without power of its own does (ACL 53–57)."""

from mingjing.access.policy import Permission, require
from mingjing.cases.applying_to_court import (
    ApplyToCourt,
    EndEnforcement,
    RecordCourtAnswer,
    apply,
    note_court_answer,
    require_executed,
)
from mingjing.cases.debts import outstanding_fen
from mingjing.cases.demanding import (
    DemandPerformance,
    ImposeAdditionalFine,
    demand,
    impose_addition,
)
from mingjing.cases.entries import EnforcementEnded, PerformanceCompleted
from mingjing.cases.gates import officers_for
from mingjing.cases.matters import matter_of
from mingjing.cases.models import Case, Decision
from mingjing.cases.queries import case_to_change, decision_of
from mingjing.cases.states import Step, advance
from mingjing.kernel.dates import legal_date
from mingjing.ledger.recording import Act, recording
from mingjing.statute.limits import RuleBook


def impose_additional_fine(order: ImposeAdditionalFine, *, act: Act, law: RuleBook) -> Decision:
    """Decide the additional fine on what is overdue; the paper tells its standard.

    Raises:
        NotPermittedError: not a leader.
        SeparationOfDutiesError: the leader handles the case.
        NotFoundError: the case has no decision.
        GateClosedError: nothing is overdue, or the execution is stopped.
        AlreadyDoneError: it was decided.
    """
    with recording("impose_additional_fine", act) as record:
        case = case_to_change(act.actor, order.subject, record)
        require(act.actor, Permission.DECIDE)
        decision = decision_of(case)
        impose_addition(record, matter_of(case, decision), law)
    return decision


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
        case = case_to_change(act.actor, order.subject, record)
        require(act.actor, Permission.SERVE)
        case.state = advance(case.stage, Step.DEMAND)
        decision = decision_of(case)
        officers = officers_for(case, order.officers, on=order.served_on)
        demand(record, matter_of(case, decision), order, officers, law)
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
        case = case_to_change(act.actor, order.subject, record)
        require(act.actor, Permission.APPLY_TO_COURT)
        case.state = advance(case.stage, Step.APPLY_TO_COURT)
        decision = decision_of(case)
        apply(record, matter_of(case, decision), order, law)
    return decision


def record_court_answer(order: RecordCourtAnswer, *, act: Act) -> Decision:
    """Record whether the court took the application; refused, another may follow.

    Raises:
        GateClosedError: no application, or no words.
        IllegalTransitionError: not served, or performed.
    """
    with recording("record_court_answer", act) as record:
        case = case_to_change(act.actor, order.subject, record)
        require(act.actor, Permission.RECORD_PAYMENT)
        case.state = advance(case.stage, Step.RECORD_COURT_ANSWER)
        decision = decision_of(case)
        note_court_answer(record, decision, order)
    return decision


def end_enforcement(order: EndEnforcement, *, act: Act) -> Case:
    """Record that the court's execution is over; the case can be closed, paid or not.

    Raises:
        GateClosedError: the court took no application, or nobody says how it ended.
        IllegalTransitionError: not served, or performed.
    """
    with recording("end_enforcement", act) as record:
        case = case_to_change(act.actor, order.subject, record)
        require(act.actor, Permission.RECORD_PAYMENT)
        decision = decision_of(case)
        case.state = advance(case.stage, Step.END_ENFORCEMENT)
        require_executed(decision, order, today=legal_date(act.at))
        case.save()
        record.add(EnforcementEnded(order.ended_on, outstanding_fen(decision)))
        record.add(PerformanceCompleted(completed_on=order.ended_on, how=order.how))
    return case
