"""现场照片、录像: a file of the inspection enters the list of evidence with its six keys."""

from dataclasses import dataclass
from datetime import datetime

from mingjing.access.policy import Permission, require
from mingjing.bureau.queries import names_of, unit_of
from mingjing.bureau.rules import require_two_officers
from mingjing.cases.entries import EvidenceAdded
from mingjing.documents.printable import require_printable
from mingjing.evidence.entering import Description, enter_item
from mingjing.evidence.intake import StoredBlob
from mingjing.evidence.keys import Draft, OfficerInfo, classify
from mingjing.evidence.models import EvidenceItem
from mingjing.inspections.papers import kind_in_words
from mingjing.inspections.queries import inspection_to_change
from mingjing.inspections.rules import require_crew
from mingjing.inspections.states import BEFORE_THE_DOOR, LIFE
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import IllegalTransitionError, InvalidInputError
from mingjing.ledger.entries import BlobRef
from mingjing.ledger.recording import Act, recording


@dataclass(frozen=True)
class AddPicture:
    """What it is, and the six keys of Annex 2 Art. 7.

    Args:
        officers: those who used the device.
        device: its number.
    """

    number: str
    described: Description
    device: str
    officers: tuple[str, ...]
    used_from: datetime
    used_to: datetime


def add_picture(order: AddPicture, *, stored: StoredBlob, act: Act) -> EvidenceItem:
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
        if not order.used_from <= order.used_to <= act.at:
            raise InvalidInputError(
                "采集时间有误。",
                why="登记的是已经采集的材料。",
                remedy="请核对设备时钟和采集的起止时间。",
                article="seed-2022:A2-7",
            )
        require_printable({"名称": order.described.title})
        officers = require_two_officers(order.officers, on=legal_date(order.used_from))
        names = names_of(order.officers)
        keys = classify(
            Draft(
                unit=unit_of(inspection.unit).name,
                device=order.device,
                officers=tuple(
                    OfficerInfo(names[one.code], one.certificate) for one in officers
                ),
                used_from=order.used_from,
                used_to=order.used_to,
                party=inspection.target.name,
                cause=kind_in_words(inspection),
            )
        )
        item = enter_item(
            inspection.number,
            stored,
            order.described,
            keys,
            unit=inspection.unit,
            captured_by=act.actor.person,
            captured_at=act.at,
        )
        record.add(
            EvidenceAdded(
                item=item.seq,
                evidence_kind=item.kind,
                sha256=stored.sha256,
                size=stored.size,
                chunk_root=stored.chunk_root,
            ),
            blobs=(BlobRef(stored.sha256, stored.size),),
        )
    return item
