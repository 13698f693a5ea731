"""Reading evidence."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from mingjing.access.actors import Actor
from mingjing.access.policy import Permission, may
from mingjing.evidence.models import Blob, EvidenceItem
from mingjing.kernel.errors import NotFoundError

KINDS = EvidenceItem.Kind
COUNTED = 100
KIND_LABELS = {kind.value: str(kind.label) for kind in EvidenceItem.Kind}


def items_of(subject: str) -> list[EvidenceItem]:
    """Return the items of *subject* in the order they came."""
    return list(
        EvidenceItem.objects.filter(subject=subject).select_related("blob").order_by("seq")
    )


def item_of(subject: str, seq: int) -> EvidenceItem:
    """Return one item of *subject*; who may see the subject was asked before.

    Raises:
        NotFoundError: there is no such item.
    """
    item = EvidenceItem.objects.filter(subject=subject, seq=seq).select_related("blob").first()
    if item is None:
        raise NotFoundError(
            "没有这件证据。", why="序号不在本案证据目录中。", remedy="请从证据目录进入。"
        )
    return item


def original_of(item: EvidenceItem) -> EvidenceItem:
    """Return the item that *item* refers to; itself where it is no reference.

    Itself, too, where the file of the original was destroyed.
    """
    if not item.origin:
        return item
    there = EvidenceItem.objects.filter(subject=item.origin, blob=item.blob_id)
    return there.first() or item


def last_item_by(person: str) -> EvidenceItem | None:
    """Return what *person* handed in last, in any case; the next one begins with its keys."""
    return (
        EvidenceItem.objects.filter(captured_by=person, origin="")
        .order_by("captured_at")
        .last()
    )


def blob_sizes() -> dict[str, int]:
    """Return every digest the rows know, with its size in bytes."""
    return dict(Blob.objects.values_list("sha256", "size"))


def items_about(subjects: "QuerySet[Any, Any]") -> "QuerySet[EvidenceItem]":
    """Return the items of *subjects*, which the caller has checked for access, unsorted."""
    return EvidenceItem.objects.filter(subject__in=subjects).select_related("blob")


@dataclass(frozen=True, slots=True)
class ToAccept:
    """What the custodian of a unit has not accepted yet.

    Args:
        count: how many items, at most :data:`COUNTED`.
        since: when the oldest of them was handed in.
    """

    count: int
    since: datetime


def to_accept(actor: Actor) -> ToAccept | None:
    """Return what waits for *actor* as custodian of the unit; None where nothing does."""
    if not may(actor, Permission.ACCEPT_CUSTODY):
        return None
    rows = EvidenceItem.objects.filter(unit=actor.unit, accepted_at=None, origin="")
    oldest = rows.exclude(captured_by=actor.person).order_by("captured_at")
    handed_in = list(oldest.values_list("captured_at", flat=True)[:COUNTED])
    return ToAccept(len(handed_in), handed_in[0]) if handed_in else None
