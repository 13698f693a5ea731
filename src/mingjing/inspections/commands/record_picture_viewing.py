"""Somebody looks at a picture of an inspection: on record before the first byte is shown."""

from dataclasses import dataclass
from datetime import datetime

from mingjing.cases.commands.record_viewing import WINDOW_SECONDS
from mingjing.cases.entries import EvidenceViewed
from mingjing.cases.viewings import viewings_subject
from mingjing.evidence.queries import item_of
from mingjing.inspections.queries import inspection_for
from mingjing.ledger.recording import Act, recording


@dataclass(frozen=True)
class RecordPictureViewing:
    """What is looked at.

    Args:
        number: the inspection.
        seq: number of the item.
    """

    number: str
    seq: int


def record_picture_viewing(order: RecordPictureViewing, *, act: Act) -> None:
    """Record that the actor looks at a picture, on a chain beside the inspection's own.

    Raises:
        NotFoundError: no such inspection or picture, or not theirs to see.
        AlreadyDoneError: the same act is on record.
    """
    with recording("record_picture_viewing", act) as record:
        inspection = inspection_for(act.actor, order.number)
        record.concerns(viewings_subject(inspection.number))
        item = item_of(inspection.number, order.seq)
        record.add(EvidenceViewed(items=(item.seq,), form="original"))


def viewing_request(order: RecordPictureViewing, at: datetime) -> str:
    """Return the id of a request to view, the same for a quarter of an hour."""
    return f"viewing {order.number} {order.seq} {int(at.timestamp()) // WINDOW_SECONDS}"
