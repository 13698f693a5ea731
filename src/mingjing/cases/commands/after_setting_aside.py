"""After a decision fell: what was paid goes back, and what must be done anew begins anew."""

from mingjing.access.policy import Permission, require
from mingjing.cases.commands.register_lead import RegisterLead, facts_of
from mingjing.cases.debts import fine_of
from mingjing.cases.fallen import ActAnew, RecordRefund, begin_anew, refund, require_fallen
from mingjing.cases.models import Case, Decision
from mingjing.cases.queries import case_to_change, decision_of
from mingjing.ledger.recording import Act, recording


def record_refund(order: RecordRefund, *, act: Act) -> Decision:
    """Record that what is no longer owed was paid back.

    Raises:
        NotFoundError: the case has no decision.
        InvalidInputError: nothing or more than what is due was paid back, or without a voucher.
        NotPermittedError: before the decision was altered, or ahead.
    """
    with recording("record_refund", act) as record:
        case = case_to_change(act.actor, order.subject, record)
        require(act.actor, Permission.RECORD_PAYMENT)
        decision = decision_of(case)
        refund(record, fine_of(case, decision), order)
    return decision


def redo_case(order: ActAnew, *, act: Act) -> Case:
    """Register the new lead: every gate stands before it as before any other.

    Raises:
        NotPermittedError: not an officer.
        NotFoundError: the case has no decision.
        GateClosedError: the decision stands, or nobody says what is different.
        AlreadyDoneError: it was registered.
    """
    with recording("redo_case", act) as record:
        case = case_to_change(act.actor, order.subject, record)
        require(act.actor, Permission.REGISTER_LEAD)
        decision = decision_of(case)
        require_fallen(decision, order, remedy="请先撤销原决定，或者登记复议、诉讼的结果。")
        lead = RegisterLead(
            source=case.source,
            unit=case.unit,
            party=facts_of(case.party),
            cause=case.cause,
            found_on=case.found_on,
            act_ended_on=case.act_ended_on,
            summary=f"原案 {case.number}：{order.reasons}",
        )
        return begin_anew(record, decision, lead)
