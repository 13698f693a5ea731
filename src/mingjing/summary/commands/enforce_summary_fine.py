"""延期、催告、申请法院强制执行 of a fine of the spot that is not paid in time (ACL 53-57)."""

from mingjing.access.policy import Permission
from mingjing.bureau.rules import require_two_officers
from mingjing.cases.applying_to_court import (
    ApplyToCourt,
    EndEnforcement,
    RecordCourtAnswer,
    apply,
    note_court_answer,
    require_executed,
)
from mingjing.cases.deferring import DeferPayment, grant_deferral
from mingjing.cases.demanding import (
    DemandPerformance,
    ImposeAdditionalFine,
    demand,
    impose_addition,
)
from mingjing.cases.entries import EnforcementEnded
from mingjing.kernel.dates import legal_date
from mingjing.ledger.recording import Act, recording
from mingjing.statute.limits import RuleBook
from mingjing.summary.models import SummaryPenalty
from mingjing.summary.moves import begin, matter_of, open_decided
from mingjing.summary.queries import fine_of
from mingjing.summary.states import Step


def defer_summary_fine(order: DeferPayment, *, act: Act, law: RuleBook) -> SummaryPenalty:
    """Grant that what is outstanding falls due later; a later grant takes its place.

    Raises:
        NotPermittedError: not a leader; the application lies ahead, or before the delivery.
        SeparationOfDutiesError: the leader was one of the two officers.
        GateClosedError: no reason, or a court was asked already.
        InvalidInputError: days not in order or not ahead, or the sum is not what is owed.
        IllegalTransitionError: not delivered, collected on the spot, or put away.
    """
    with recording("defer_summary_fine", act) as record:
        penalty = begin(record, order.subject, Step.DEFER, Permission.DEFER_PAYMENT)
        grant_deferral(record, matter_of(penalty), order, law)
    return penalty


def impose_summary_addition(
    order: ImposeAdditionalFine, *, act: Act, law: RuleBook
) -> SummaryPenalty:
    """Decide the additional fine on what is overdue; the paper tells its standard.

    Raises:
        NotPermittedError: not a leader.
        SeparationOfDutiesError: the leader was one of the two officers.
        GateClosedError: nothing is decided or overdue, or the execution is stopped.
        AlreadyDoneError: it was decided.
    """
    with recording("impose_summary_addition", act) as record:
        penalty = open_decided(record, order.subject, Permission.DECIDE)
        impose_addition(record, matter_of(penalty), law)
    return penalty


def demand_summary_fine(order: DemandPerformance, *, act: Act, law: RuleBook) -> SummaryPenalty:
    """Demand what is overdue, with the additional fine up to that day.

    Raises:
        NotPermittedError: fewer than two officers with certificates in force.
        GateClosedError: nothing is overdue, the execution is stopped, or no proof of service.
        AlreadyDoneError: it was demanded already.
        IllegalTransitionError: not delivered, collected on the spot, or put away.
    """
    with recording("demand_summary_fine", act) as record:
        penalty = begin(record, order.subject, Step.DEMAND, Permission.SERVE)
        officers = require_two_officers(order.officers, on=order.served_on)
        demand(record, matter_of(penalty), order, officers, law)
    return penalty


def apply_to_court_for_summary_fine(
    order: ApplyToCourt, *, act: Act, law: RuleBook
) -> SummaryPenalty:
    """Apply to the court; the window opens once nobody can ask for reconsideration any more.

    Raises:
        NotPermittedError: not a leader, or a day that lies ahead.
        SeparationOfDutiesError: the leader was one of the two officers.
        GateClosedError: nothing was demanded or is owed, it is contested, the period of
            reconsideration or the ten days are not over, the window is, or no court is named.
        AlreadyDoneError: the court was asked already.
        IllegalTransitionError: not delivered, collected on the spot, or put away.
    """
    with recording("apply_to_court_for_summary_fine", act) as record:
        penalty = begin(record, order.subject, Step.APPLY, Permission.APPLY_TO_COURT)
        apply(record, matter_of(penalty), order, law)
    return penalty


def record_summary_court_answer(order: RecordCourtAnswer, *, act: Act) -> SummaryPenalty:
    """Record whether the court took the application; refused, another may follow.

    Raises:
        NotPermittedError: not this post, or a day that lies ahead.
        GateClosedError: no application, or no words.
        IllegalTransitionError: not delivered, collected on the spot, or put away.
    """
    with recording("record_summary_court_answer", act) as record:
        penalty = begin(record, order.subject, Step.COURT_ANSWER, Permission.RECORD_PAYMENT)
        note_court_answer(record, penalty, order)
    return penalty


def end_summary_enforcement(order: EndEnforcement, *, act: Act) -> SummaryPenalty:
    """Record that the court's execution is over; the penalty can be put away, paid or not.

    Raises:
        NotPermittedError: not this post, or a day that lies ahead.
        GateClosedError: the court took no application, or nobody says how it ended.
        IllegalTransitionError: not delivered, collected on the spot, or put away.
    """
    with recording("end_summary_enforcement", act) as record:
        penalty = begin(record, order.subject, Step.END_ENFORCEMENT, Permission.RECORD_PAYMENT)
        require_executed(penalty, order, today=legal_date(act.at))
        penalty.enforced_on = order.ended_on
        penalty.save()
        record.add(EnforcementEnded(order.ended_on, fine_of(penalty).outstanding_fen))
    return penalty
