"""延期、分期缴纳: a leader lets a party in hardship pay later, or in parts (APL 66)."""

from mingjing.access.policy import Permission, require
from mingjing.cases.deferring import DeferPayment, grant_deferral
from mingjing.cases.matters import matter_of
from mingjing.cases.models import Decision
from mingjing.cases.queries import case_to_change, decision_of
from mingjing.cases.states import Step, advance
from mingjing.ledger.recording import Act, recording
from mingjing.statute.limits import RuleBook


def defer_payment(order: DeferPayment, *, act: Act, law: RuleBook) -> Decision:
    """Grant that what is outstanding falls due later; a later grant takes its place.

    Raises:
        NotPermittedError: not a leader; the application lies ahead, or before service.
        SeparationOfDutiesError: the leader handles the case.
        GateClosedError: nothing is outstanding, no reason, or a court was asked already.
        InvalidInputError: days not in order or not ahead, or the sum is another.
        IllegalTransitionError: not served, or performed.
    """
    with recording("defer_payment", act) as record:
        case = case_to_change(act.actor, order.subject, record)
        require(act.actor, Permission.DEFER_PAYMENT)
        case.state = advance(case.stage, Step.DEFER_PAYMENT)
        decision = decision_of(case)
        grant_deferral(record, matter_of(case, decision), order, law)
    return decision
