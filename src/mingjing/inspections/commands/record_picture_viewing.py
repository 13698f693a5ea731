"""Somebody looks at a picture of an inspection: on record before the first byte is shown."""

from mingjing.cases.pictures import ViewPicture, view_picture
from mingjing.inspections.queries import inspection_for
from mingjing.ledger.recording import Act, recording


def record_picture_viewing(order: ViewPicture, *, act: Act) -> None:
    """Record that the actor looks at a picture, on a chain beside the inspection's own.

    Raises:
        NotFoundError: no such inspection or picture, or not theirs to see.
        AlreadyDoneError: the same act is on record.
    """
    with recording("record_picture_viewing", act) as record:
        inspection_for(act.actor, order.number)
        view_picture(record, order)
