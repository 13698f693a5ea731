"""上缴: from the officers to the bureau, from the bureau to the bank, two days each."""

from dataclasses import dataclass
from datetime import date

from mingjing.access.policy import Permission
from mingjing.cases.deferrals import deferred_until
from mingjing.cases.entries import PaymentRecorded
from mingjing.cases.fines import PAY_WITHIN
from mingjing.cases.rules import require_happened, require_words
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import AlreadyDoneError, GateClosedError, InvalidInputError
from mingjing.kernel.money import yuan
from mingjing.ledger.recording import Act, recording
from mingjing.statute.dues import Due
from mingjing.statute.lengths import day_of
from mingjing.statute.limits import RuleBook
from mingjing.summary.clocks import BANK_WITHIN, HAND_IN_WITHIN
from mingjing.summary.entries import (
    CollectedFineBanked,
    CollectedFineReceived,
    SummaryPaymentRecorded,
)
from mingjing.summary.models import Collection, SummaryPayment, SummaryPenalty
from mingjing.summary.moves import begin
from mingjing.summary.queries import collection_of, fine_of, is_settled
from mingjing.summary.rules import require_apart
from mingjing.summary.states import Step


@dataclass(frozen=True)
class ReceiveCollectedFine:
    """The day on which the bureau got what its officers had collected."""

    number: str
    received_on: date


@dataclass(frozen=True)
class BankCollectedFine:
    """The day on which the bureau paid it to the bank, and the number of the bank's slip."""

    number: str
    banked_on: date
    slip: str


@dataclass(frozen=True)
class RecordSummaryPayment:
    """The day on which the party paid at the bank, how much, and the number of the slip."""

    number: str
    paid_on: date
    slip: str
    amount_fen: int


def receive_collected_fine(
    order: ReceiveCollectedFine, *, act: Act, law: RuleBook
) -> SummaryPenalty:
    """Receive collected money for the bureau; who collected it does not sign for it.

    Raises:
        NotPermittedError: not this post, or a day that lies ahead or before the collection.
        SeparationOfDutiesError: one of the two officers.
        GateClosedError: nothing was collected.
        AlreadyDoneError: it was received.
    """
    with recording("receive_collected_fine", act) as record:
        penalty = begin(record, order.number, Step.RECEIVE, Permission.RECEIVE_FINE)
        require_apart(
            act.actor.person,
            penalty.officers,
            what="收缴罚款的人员不能自己接收。",
            why="当场收缴的罚款应当交至行政机关，交款和收款由不同的人员登记。",
            rule="apl-2021:71",
        )
        taken = _collected(penalty)
        if taken.received_on is not None:
            raise _done("已经交至本机关")
        collected_on = legal_date(taken.collected_at)
        require_happened(order.received_on, today=legal_date(act.at), since=collected_on)
        due = law.due(HAND_IN_WITHIN, collected_on)
        penalty.save()
        taken.received_on, taken.received_by = order.received_on, act.actor.person
        taken.save()
        record.add(
            CollectedFineReceived(
                received_on=order.received_on,
                late=order.received_on > day_of(due.nominal),
                bank_until=str(law.due(BANK_WITHIN, order.received_on).nominal),
            )
        )
    return penalty


def bank_collected_fine(order: BankCollectedFine, *, act: Act, law: RuleBook) -> SummaryPenalty:
    """Record that the bureau paid collected money to the bank.

    Raises:
        NotPermittedError: not this post, or a day that lies ahead or before it was received.
        SeparationOfDutiesError: one of the two officers.
        GateClosedError: nothing was collected, or the bureau has it not yet; no slip.
        AlreadyDoneError: the bank has it.
    """
    with recording("bank_collected_fine", act) as record:
        penalty = begin(record, order.number, Step.BANK, Permission.RECEIVE_FINE)
        require_apart(
            act.actor.person,
            penalty.officers,
            what="收缴罚款的人员不能自己缴付银行。",
            why="当场收缴的罚款先交至行政机关，由行政机关缴付指定的银行。",
            rule="apl-2021:71",
        )
        taken = _collected(penalty)
        if taken.banked_on is not None:
            raise _done("已经缴付银行")
        if taken.received_on is None:
            raise GateClosedError(
                "当场收缴的罚款还没有交至本机关。",
                why="罚款先交至行政机关，再由行政机关缴付指定的银行。",
                remedy="请先登记接收。",
                article="apl-2021:71",
            )
        require_happened(order.banked_on, today=legal_date(act.at), since=taken.received_on)
        _require_slip(order.slip)
        due = law.due(BANK_WITHIN, taken.received_on)
        penalty.save()
        taken.banked_on, taken.slip = order.banked_on, order.slip.strip()
        taken.save()
        record.add(
            CollectedFineBanked(
                banked_on=order.banked_on,
                slip=taken.slip,
                late=order.banked_on > day_of(due.nominal),
            )
        )
    return penalty


def record_summary_payment(
    order: RecordSummaryPayment, *, act: Act, law: RuleBook
) -> SummaryPenalty:
    """Record what the party paid at the bank: the whole fine, or a part of it.

    Raises:
        NotPermittedError: not this post, or a day that lies ahead or before the delivery.
        GateClosedError: no fine, or it was collected on the spot; no slip.
        InvalidInputError: nothing was paid, or more than what is outstanding.
        AlreadyDoneError: it is paid.
    """
    with recording("record_summary_payment", act) as record:
        penalty = begin(record, order.number, Step.PAY, Permission.RECORD_PAYMENT)
        if penalty.paid_on is not None:
            raise _done("已经登记缴款")
        if collection_of(penalty) is not None or is_settled(penalty):
            raise GateClosedError(
                "没有要到银行缴纳的罚款。",
                why="本决定没有罚款，或者罚款已经当场收缴。",
                remedy="当场收缴的，请登记接收和缴付银行。",
                article="apl-2021:67.3",
            )
        delivered_on = legal_date(penalty.delivered_at or act.at)
        require_happened(order.paid_on, today=legal_date(act.at), since=delivered_on)
        _require_slip(order.slip)
        fine = fine_of(penalty)
        _require_amount(order.amount_fen, fine.outstanding_fen)
        left = fine.outstanding_fen - order.amount_fen
        slip = order.slip.strip()
        payment = SummaryPayment(
            penalty=penalty, paid_on=order.paid_on, amount_fen=order.amount_fen, slip=slip
        )
        payment.save(force_insert=True)
        record.add(
            PaymentRecorded(
                paid_on=order.paid_on, amount_fen=order.amount_fen, outstanding_fen=left
            )
        )
        if not left:
            last = _last_day(penalty, law.due(PAY_WITHIN, delivered_on))
            penalty.paid_on, penalty.slip = order.paid_on, slip
            penalty.save()
            record.add(
                SummaryPaymentRecorded(
                    paid_on=order.paid_on, slip=slip, late=order.paid_on > last
                )
            )
    return penalty


def _require_amount(fen: int, outstanding_fen: int) -> None:
    if 0 < fen <= outstanding_fen:
        return
    raise InvalidInputError(
        "缴款数额有误。",
        why=f"尚未缴纳 {yuan(outstanding_fen)} 元，本次登记 {yuan(fen)} 元。",
        remedy="请对照银行的凭证填写。",
        article="apl-2021:67.3",
    )


def _last_day(penalty: SummaryPenalty, due: Due) -> date:
    """Return the last day to pay: as granted, or the fifteenth."""
    return deferred_until(penalty) or day_of(due.rolled or due.nominal)


def _collected(penalty: SummaryPenalty) -> Collection:
    taken = collection_of(penalty)
    if taken is not None:
        return taken
    raise GateClosedError(
        "本案没有当场收缴的罚款。",
        why="只有当场收缴的罚款由执法人员交至行政机关。",
        remedy="当事人到银行缴纳的，请登记缴款。",
        article="apl-2021:71",
    )


def _require_slip(slip: str) -> None:
    require_words(
        slip,
        what="没有写明银行的凭证号码。",
        why="银行应当收受罚款，并将罚款直接上缴国库；缴付以银行的凭证为准。",
        rule="apl-2021:67.3",
    )


def _done(what: str) -> AlreadyDoneError:
    return AlreadyDoneError(
        f"这笔罚款{what}。", why="同一笔罚款只登记一次。", remedy="请查看本案的记录。"
    )
