"""Reading evidence."""

from typing import Any

from django.db.models import QuerySet

from mingjing.evidence.models import Blob, EvidenceItem
from mingjing.kernel.errors import NotFoundError

KINDS = EvidenceItem.Kind
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
