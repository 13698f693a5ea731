"""After a decision was changed or fell: refunded, begun anew, inside the recordings of others.

The same for a case and for a penalty on the spot; whose it is, who may do it and what the new
lead says is for each command (APL 74, APrL 71).
"""

from dataclasses import dataclass
from datetime import date

from mingjing.cases.aftermath import Aftermath
from mingjing.cases.commands.register_lead import RegisterLead, enter_lead
from mingjing.cases.entries import CaseRedone, FineRefunded
from mingjing.cases.fines import Fine
from mingjing.cases.models import Case
from mingjing.cases.remedies import Standing
from mingjing.cases.rules import require_happened, require_words
from mingjing.documents.printable import require_printable
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import AlreadyDoneError, GateClosedError, InvalidInputError
from mingjing.kernel.money import yuan
from mingjing.ledger.recording import Recording

REFUND, REDO = "apl-2021:74.3", "aprl-2017:71"


@dataclass(frozen=True)
class RecordRefund:
    """What was paid back to the party, as the treasury reported it.

    Args:
        subject: number of the case, or of the penalty on the spot.
        refunded_on: day of the refund.
        amount_fen: what was paid back.
        reference: number of the voucher.
    """

    subject: str
    refunded_on: date
    amount_fen: int
    reference: str


@dataclass(frozen=True)
class ActAnew:
    """A new lead for what must be decided anew, and what is different this time.

    Args:
        subject: number of the case, or of the penalty on the spot.
        reasons: what is different.
    """

    subject: str
    reasons: str


def refund(record: Recording, fine: Fine, order: RecordRefund) -> None:
    """Record that what is no longer owed was paid back.

    Raises:
        InvalidInputError: nothing or more than what is due was paid back, or without a voucher.
        NotPermittedError: before the decision was altered, or ahead.
    """
    row, due = fine.row, fine.refund_due_fen
    if not (0 < order.amount_fen <= due and order.reference.strip()):
        raise InvalidInputError(
            "退还的数额或者凭证编号有误。",
            why=f"应当退还 {yuan(due)} 元，本次登记 {yuan(order.amount_fen)} 元；"
            "凭证编号不得为空。",
            remedy="请对照财政部门的退库凭证填写。",
            article=REFUND,
        )
    today = legal_date(record.act.at)
    require_happened(order.refunded_on, today=today, since=row.standing_on)
    row.refunded_fen += order.amount_fen
    row.save()
    record.add(FineRefunded(refunded_on=order.refunded_on, amount_fen=order.amount_fen))


def require_fallen(row: Aftermath, order: ActAnew, *, remedy: str) -> None:
    """Refuse to act anew on what still stands, was begun anew, or would be the same again.

    Args:
        row: the decision.
        order: what is different.
        remedy: how a decision of this procedure falls.

    Raises:
        GateClosedError: the decision stands, or nobody says what is different.
        AlreadyDoneError: it was registered.
    """
    if row.redone_as:
        raise AlreadyDoneError(
            "已经重新登记线索。",
            why=f"新的线索为 {row.redone_as}。",
            remedy="请在新的线索上办理。",
            article=REDO,
        )
    if not Standing(row.standing).has_fallen:
        raise GateClosedError(
            "处罚决定没有被撤销，不能重新办理。",
            why="对当事人的同一个违法行为，不得给予两次以上罚款的行政处罚。",
            remedy=remedy,
            article="apl-2021:29",
        )
    require_words(
        order.reasons,
        what="没有写明重新办理的理由。",
        why="不得以同一的事实和理由作出与原行政行为基本相同的行政行为。",
        rule=REDO,
    )
    require_printable({}, {"理由": order.reasons})


def begin_anew(record: Recording, row: Aftermath, lead: RegisterLead) -> Case:
    """Register the lead in whose place every gate stands again; the decision names it."""
    begun = enter_lead(record, lead)
    row.redone_as = begun.docket
    row.save()
    record.add(CaseRedone(docket=begun.docket))
    return begun
