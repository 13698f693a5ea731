"""当场交付: the paper is handed over; signed, or the refusal is noted on it."""

from dataclasses import dataclass
from datetime import datetime

from mingjing.access.policy import Permission
from mingjing.cases.rules import require_words
from mingjing.documents.printable import require_printable
from mingjing.kernel.dates import legal_date
from mingjing.ledger.recording import Act, recording
from mingjing.summary.entries import DeliveredOnTheSpot
from mingjing.summary.models import SummaryPenalty
from mingjing.summary.moves import begin
from mingjing.summary.rules import require_at
from mingjing.summary.states import Step


@dataclass(frozen=True)
class DeliverOnTheSpot:
    """The handing over.

    Args:
        delivered_at: with zone.
        signed: whether the party signed for it.
        unsigned_reason: what was noted on the paper where it refused.
    """

    number: str
    delivered_at: datetime
    signed: bool
    unsigned_reason: str = ""


def deliver_on_the_spot(order: DeliverOnTheSpot, *, act: Act) -> SummaryPenalty:
    """Record that the decision was handed over; one that was not at once says so.

    Raises:
        NotPermittedError: not one of the two officers.
        InvalidInputError: the time is not in order.
        GateClosedError: neither signed nor noted why not.
        IllegalTransitionError: nothing is decided, or it was handed over.
    """
    with recording("deliver_on_the_spot", act) as record:
        penalty = begin(record, order.number, Step.DELIVER, Permission.PUNISH_ON_THE_SPOT)
        decided_at = penalty.decided_at or act.at
        require_at(order.delivered_at, since=decided_at, recorded_at=act.at, what="交付")
        if not order.signed:
            require_words(
                order.unsigned_reason,
                what="没有写明拒绝签收的情况。",
                why="当事人拒绝签收的，应当在行政处罚决定书上注明。",
                rule="apl-2021:52.1",
            )
        require_printable({}, {"拒绝签收的情况": order.unsigned_reason})
        penalty.delivered_at = order.delivered_at
        penalty.signed = order.signed
        penalty.unsigned_reason = "" if order.signed else order.unsigned_reason.strip()
        penalty.save()
        record.add(
            DeliveredOnTheSpot(
                delivered_at=order.delivered_at,
                signed=order.signed,
                at_once=legal_date(order.delivered_at) == legal_date(decided_at),
            )
        )
    return penalty
