"""现场照片、录像: a file of a stop of supply enters the evidence; who looks is on record."""

from mingjing.access.policy import Permission, require
from mingjing.cases.pictures import Picture, ViewPicture, enter_picture, view_picture
from mingjing.compulsion.rules import require_crew
from mingjing.compulsion.supply.kinds import Supply
from mingjing.compulsion.supply.moves import SUBJECT
from mingjing.compulsion.supply.queries import supply_stop_for, supply_stop_to_change
from mingjing.compulsion.supply.states import LIFE
from mingjing.evidence.intake import StoredBlob
from mingjing.evidence.models import EvidenceItem
from mingjing.kernel.errors import IllegalTransitionError
from mingjing.ledger.recording import Act, recording


def add_supply_picture(order: Picture, *, stored: StoredBlob, act: Act) -> EvidenceItem:
    """Enter a stored file of a stop of supply that goes on.

    Raises:
        NotPermittedError: not one of its two officers.
        ClassificationIncompleteError: one of the six keys is missing.
        InvalidInputError: it was taken after now.
        AlreadyEvidenceError: the same bytes are there already.
        IllegalTransitionError: all is over.
    """
    with recording("add_supply_picture", act) as record:
        stop = supply_stop_to_change(act.actor, order.number, record)
        require(act.actor, Permission.STOP_SUPPLY)
        require_crew(act.actor.person, stop.officers, of=SUBJECT)
        if stop.stage in LIFE.ends:
            raise IllegalTransitionError(
                f"停止供应现处于“{stop.stage.label}”，不能提交照片、录像。",
                why="音像记录在办理过程中形成。",
                remedy="请在解除以前提交。",
                article="seed-2022:A2-7",
            )
        return enter_picture(
            record,
            order,
            stored,
            unit=stop.unit,
            party=stop.party_name,
            cause=Supply(stop.supply).label,
        )


def record_supply_picture_viewing(order: ViewPicture, *, act: Act) -> None:
    """Record that the actor looks at a picture, on a chain beside the stop's own.

    Raises:
        NotFoundError: no such stop or picture, or not theirs to see.
        AlreadyDoneError: the same act is on record.
    """
    with recording("record_supply_picture_viewing", act) as record:
        supply_stop_for(act.actor, order.number)
        view_picture(record, order)
