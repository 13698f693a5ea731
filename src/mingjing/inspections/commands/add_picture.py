"""现场照片、录像: a file of the inspection enters the list of evidence with its six keys."""

from mingjing.access.policy import Permission, require
from mingjing.cases.pictures import Picture, enter_picture
from mingjing.evidence.intake import StoredBlob
from mingjing.evidence.models import EvidenceItem
from mingjing.inspections.papers import kind_in_words
from mingjing.inspections.queries import inspection_to_change
from mingjing.inspections.rules import require_crew
from mingjing.inspections.states import BEFORE_THE_DOOR, LIFE
from mingjing.kernel.errors import IllegalTransitionError
from mingjing.ledger.recording import Act, recording


def add_picture(order: Picture, *, stored: StoredBlob, act: Act) -> EvidenceItem:
    """Enter a stored file of an inspection that goes on.

    Raises:
        NotPermittedError: not one of its two officers.
        ClassificationIncompleteError: one of the six keys is missing.
        InvalidInputError: it was taken after now.
        AlreadyEvidenceError: the same bytes are there already.
        IllegalTransitionError: nobody was on site yet, or all is over.
    """
    with recording("add_picture", act) as record:
        inspection = inspection_to_change(act.actor, order.number, record)
        require(act.actor, Permission.INSPECT)
        require_crew(act.actor.person, inspection.officers)
        if inspection.stage in BEFORE_THE_DOOR | LIFE.ends:
            raise IllegalTransitionError(
                f"检查现处于“{inspection.stage.label}”，不能提交照片、录像。",
                why="音像记录在检查过程中形成。",
                remedy="请在入场以后、办结以前提交。",
                article="seed-2022:A2-7",
            )
        return enter_picture(
            record,
            order,
            stored,
            unit=inspection.unit,
            party=inspection.target.name,
            cause=kind_in_words(inspection),
        )
