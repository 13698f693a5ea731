"""现场照片、录像: a file of a penalty on the spot enters the evidence; viewing is on record."""

from mingjing.access.policy import Permission, require
from mingjing.cases.pictures import Picture, ViewPicture, enter_picture, view_picture
from mingjing.evidence.intake import StoredBlob
from mingjing.evidence.models import EvidenceItem
from mingjing.kernel.errors import IllegalTransitionError
from mingjing.ledger.recording import Act, recording
from mingjing.summary.queries import penalty_for, penalty_to_change
from mingjing.summary.rules import require_crew
from mingjing.summary.states import LIFE


def add_summary_picture(order: Picture, *, stored: StoredBlob, act: Act) -> EvidenceItem:
    """Enter a stored file of a penalty on the spot that is not over.

    Raises:
        NotPermittedError: not one of its two officers.
        ClassificationIncompleteError: one of the six keys is missing.
        InvalidInputError: it was taken after now.
        AlreadyEvidenceError: the same bytes are there already.
        IllegalTransitionError: it is archived, or goes on in ordinary procedure.
    """
    with recording("add_summary_picture", act) as record:
        penalty = penalty_to_change(act.actor, order.number, record)
        require(act.actor, Permission.PUNISH_ON_THE_SPOT)
        require_crew(act.actor.person, penalty.officers)
        if penalty.stage in LIFE.ends:
            raise IllegalTransitionError(
                f"当场处罚现处于“{penalty.stage.label}”，不能提交照片、录像。",
                why="归档以后案卷不再改动；转普通程序的，证据提交到案件。",
                remedy="请在归档以前提交；已转普通程序的，从案件页面提交。",
                article="seed-2022:A2-7",
            )
        return enter_picture(
            record,
            order,
            stored,
            unit=penalty.unit,
            party=penalty.party.name,
            cause=penalty.cause,
        )


def record_summary_picture_viewing(order: ViewPicture, *, act: Act) -> None:
    """Record that the actor looks at a picture, on a chain beside the penalty's own.

    Raises:
        NotFoundError: no such penalty or picture, or not theirs to see.
        AlreadyDoneError: the same act is on record.
    """
    with recording("record_summary_picture_viewing", act) as record:
        penalty_for(act.actor, order.number)
        view_picture(record, order)
