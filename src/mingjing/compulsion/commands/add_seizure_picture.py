"""现场照片、录像: a file of a seizure enters the evidence, and who looks at it is on record."""

from mingjing.access.policy import Permission, require
from mingjing.cases.pictures import Picture, ViewPicture, enter_picture, view_picture
from mingjing.compulsion.kinds import Kind
from mingjing.compulsion.queries import seizure_for, seizure_to_change
from mingjing.compulsion.rules import require_crew
from mingjing.compulsion.states import BEFORE, LIFE
from mingjing.evidence.intake import StoredBlob
from mingjing.evidence.models import EvidenceItem
from mingjing.kernel.errors import IllegalTransitionError
from mingjing.ledger.recording import Act, recording


def add_seizure_picture(order: Picture, *, stored: StoredBlob, act: Act) -> EvidenceItem:
    """Enter a stored file of a seizure that was carried out and goes on.

    Raises:
        NotPermittedError: not one of its two officers.
        ClassificationIncompleteError: one of the six keys is missing.
        InvalidInputError: it was taken after now.
        AlreadyEvidenceError: the same bytes are there already.
        IllegalTransitionError: nothing was carried out yet, or all is over.
    """
    with recording("add_seizure_picture", act) as record:
        seizure = seizure_to_change(act.actor, order.number, record)
        require(act.actor, Permission.SEIZE)
        require_crew(act.actor.person, seizure.officers)
        if seizure.stage in BEFORE | LIFE.ends:
            raise IllegalTransitionError(
                f"查封、扣押现处于“{seizure.stage.label}”，不能提交照片、录像。",
                why="音像记录在实施过程中形成。",
                remedy="请在实施以后、办结以前提交。",
                article="seed-2022:A2-7",
            )
        return enter_picture(
            record,
            order,
            stored,
            unit=seizure.unit,
            party=seizure.party_name,
            cause=Kind(seizure.kind).label,
        )


def record_seizure_picture_viewing(order: ViewPicture, *, act: Act) -> None:
    """Record that the actor looks at a picture, on a chain beside the seizure's own.

    Raises:
        NotFoundError: no such seizure or picture, or not theirs to see.
        AlreadyDoneError: the same act is on record.
    """
    with recording("record_seizure_picture_viewing", act) as record:
        seizure_for(act.actor, order.number)
        view_picture(record, order)
