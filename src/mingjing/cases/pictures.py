"""A picture or clip that was taken on the spot: how it enters the evidence, and how it is seen.

Each act on the spot has a command of its own for both; what is the same for all is here.
"""

from dataclasses import dataclass
from datetime import datetime

from mingjing.bureau.queries import names_of, unit_of
from mingjing.bureau.rules import require_two_officers
from mingjing.cases.commands.record_viewing import WINDOW_SECONDS
from mingjing.cases.entries import EvidenceAdded, EvidenceViewed
from mingjing.cases.viewings import viewings_subject
from mingjing.documents.printable import require_printable
from mingjing.evidence.entering import Description, enter_item
from mingjing.evidence.intake import StoredBlob
from mingjing.evidence.keys import Draft, OfficerInfo, classify
from mingjing.evidence.models import EvidenceItem
from mingjing.evidence.queries import item_of
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import InvalidInputError
from mingjing.ledger.entries import BlobRef
from mingjing.ledger.recording import Recording


@dataclass(frozen=True)
class Picture:
    """What it is, and the six keys of Annex 2 Art. 7.

    Args:
        number: of the inspection, seizure or whatever it was taken for.
        officers: those who used the device.
        device: its number.
    """

    number: str
    described: Description
    device: str
    officers: tuple[str, ...]
    used_from: datetime
    used_to: datetime


@dataclass(frozen=True)
class ViewPicture:
    """What is looked at.

    Args:
        number: of the inspection, seizure or whatever it was taken for.
        seq: number of the item.
    """

    number: str
    seq: int


def enter_picture(  # noqa: PLR0913 - what the keys of a picture need beside it
    record: Recording,
    order: Picture,
    stored: StoredBlob,
    *,
    unit: str,
    party: str,
    cause: str,
) -> EvidenceItem:
    """Enter a stored file of what *record* is about; who may was asked before.

    Raises:
        NotPermittedError: a certificate was not in force.
        ClassificationIncompleteError: one of the six keys is missing.
        InvalidInputError: it was taken after now.
        AlreadyEvidenceError: the same bytes are there already.
    """
    act = record.act
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
            unit=unit_of(unit).name,
            device=order.device,
            officers=tuple(OfficerInfo(names[one.code], one.certificate) for one in officers),
            used_from=order.used_from,
            used_to=order.used_to,
            party=party,
            cause=cause,
        )
    )
    item = enter_item(
        order.number,
        stored,
        order.described,
        keys,
        unit=unit,
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


def view_picture(record: Recording, order: ViewPicture) -> None:
    """Put the viewing of a picture on a chain beside that of what it was taken for.

    Raises:
        NotFoundError: there is no such picture.
    """
    record.concerns(viewings_subject(order.number))
    item = item_of(order.number, order.seq)
    record.add(EvidenceViewed(items=(item.seq,), form="original"))


def viewing_request(order: ViewPicture, at: datetime) -> str:
    """Return the id of a request to view, the same for a quarter of an hour."""
    return f"viewing {order.number} {order.seq} {int(at.timestamp()) // WINDOW_SECONDS}"
