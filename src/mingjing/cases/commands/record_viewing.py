"""Somebody looks at evidence: that goes on record before the first byte is shown."""

from dataclasses import dataclass
from datetime import datetime

from mingjing.cases.entries import EvidenceViewed
from mingjing.cases.queries import case_for
from mingjing.cases.viewings import viewings_subject
from mingjing.evidence.models import EvidenceItem
from mingjing.kernel.errors import NotFoundError
from mingjing.ledger.recording import Act, recording

WINDOW_SECONDS = 15 * 60


@dataclass(frozen=True)
class RecordViewing:
    """What is looked at.

    Args:
        docket: the case.
        items: numbers of the items.
        form: ``original``, or ``thumbnails`` for the small pictures of a list.
    """

    docket: str
    items: tuple[int, ...]
    form: str


def record_viewing(order: RecordViewing, *, act: Act) -> None:
    """Record that the actor looks at evidence of a case.

    The chain is one beside the case's own, so that looking changes nothing in the case and
    makes nobody's form stale.

    Raises:
        NotFoundError: no such case or item, or not theirs to see.
        AlreadyDoneError: the same act is on record.
    """
    with recording("record_viewing", act) as record:
        case = case_for(act.actor, order.docket)
        record.concerns(viewings_subject(case.docket))
        held = EvidenceItem.objects.filter(subject=case.docket, seq__in=order.items).count()
        if not order.items or held != len(set(order.items)):
            raise NotFoundError(
                "没有这件证据。", why="序号不在本案证据目录中。", remedy="请从证据目录进入。"
            )
        record.add(EvidenceViewed(items=order.items, form=order.form))


def viewing_request(order: RecordViewing, at: datetime) -> str:
    """Return the id of a request to view, the same for a quarter of an hour.

    A player asks for a file many times while it plays; that is one viewing.
    """
    quarter = int(at.timestamp()) // WINDOW_SECONDS
    items = ",".join(map(str, order.items))
    return f"viewing {order.docket} {items} {order.form} {quarter}"
