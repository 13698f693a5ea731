"""After a decision fell: what was paid goes back, and what must be done anew begins anew."""

from dataclasses import dataclass
from datetime import date

from mingjing.access.policy import Permission, require
from mingjing.cases.commands.register_lead import RegisterLead, enter_lead, facts_of
from mingjing.cases.debts import refund_due_fen
from mingjing.cases.entries import CaseRedone, FineRefunded
from mingjing.cases.models import Case, Decision
from mingjing.cases.queries import case_to_change, decision_of
from mingjing.cases.remedies import Standing
from mingjing.cases.rules import require_happened, require_words
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import AlreadyDoneError, GateClosedError, InvalidInputError
from mingjing.kernel.money import yuan
from mingjing.ledger.recording import Act, recording

REFUND, REDO = "apl-2021:74.3", "aprl-2017:71"


@dataclass(frozen=True)
class RecordRefund:
    """What was paid back to the party, as the treasury reported it."""

    docket: str
    refunded_on: date
    amount_fen: int
    reference: str


@dataclass(frozen=True)
class RedoCase:
    """A new lead for what must be decided anew, and what is different this time."""

    docket: str
    reasons: str


def record_refund(order: RecordRefund, *, act: Act) -> Decision:
    """Record that what is no longer owed was paid back.

    Raises:
        NotFoundError: the case has no decision.
        InvalidInputError: nothing or more than what is due was paid back, or without a voucher.
        NotPermittedError: before the decision was altered, or ahead.
    """
    with recording("record_refund", act) as record:
        case = case_to_change(act.actor, order.docket, record)
        require(act.actor, Permission.RECORD_PAYMENT)
        decision = decision_of(case)
        due = refund_due_fen(decision)
        if not (0 < order.amount_fen <= due and order.reference.strip()):
            raise InvalidInputError(
                "退还的数额或者凭证编号有误。",
                why=f"应当退还 {yuan(due)} 元，本次登记 {yuan(order.amount_fen)} 元；"
                "凭证编号不得为空。",
                remedy="请对照财政部门的退库凭证填写。",
                article=REFUND,
            )
        require_happened(
            order.refunded_on, today=legal_date(act.at), since=decision.standing_on
        )
        decision.refunded_fen += order.amount_fen
        decision.save()
        record.add(FineRefunded(refunded_on=order.refunded_on, amount_fen=order.amount_fen))
    return decision


def redo_case(order: RedoCase, *, act: Act) -> Case:
    """Register the new lead: every gate stands before it as before any other.

    Raises:
        NotPermittedError: not an officer.
        NotFoundError: the case has no decision.
        GateClosedError: the decision stands, or nobody says what is different.
        AlreadyDoneError: it was registered.
    """
    with recording("redo_case", act) as record:
        case = case_to_change(act.actor, order.docket, record)
        require(act.actor, Permission.REGISTER_LEAD)
        decision = decision_of(case)
        _require_fallen(decision)
        require_words(
            order.reasons,
            what="没有写明重新办理的理由。",
            why="不得以同一的事实和理由作出与原行政行为基本相同的行政行为。",
            rule=REDO,
        )
        party = case.party
        begun = enter_lead(
            record,
            RegisterLead(
                source=case.source,
                unit=case.unit,
                party=facts_of(party),
                cause=case.cause,
                found_on=case.found_on,
                act_ended_on=case.act_ended_on,
                summary=f"原案 {case.number}：{order.reasons}",
            ),
        )
        decision.redone_as = begun.docket
        decision.save()
        record.add(CaseRedone(docket=begun.docket))
    return begun


def _require_fallen(decision: Decision) -> None:
    if decision.redone_as:
        raise AlreadyDoneError(
            "已经重新登记线索。",
            why=f"新的线索为 {decision.redone_as}。",
            remedy="请在新的线索上办理。",
            article=REDO,
        )
    if not Standing(decision.standing).has_fallen:
        raise GateClosedError(
            "处罚决定没有被撤销，不能重新办理。",
            why="对当事人的同一个违法行为，不得给予两次以上罚款的行政处罚。",
            remedy="请先撤销原决定，或者登记复议、诉讼的结果。",
            article="apl-2021:29",
        )
