"""Reading evidence."""

from mingjing.evidence.models import Blob, EvidenceItem


def items_of(subject: str) -> list[EvidenceItem]:
    """Return the items of *subject* in the order they came."""
    return list(
        EvidenceItem.objects.filter(subject=subject).select_related("blob").order_by("seq")
    )


def blob_sizes() -> dict[str, int]:
    """Return every digest the rows know, with its size in bytes."""
    return dict(Blob.objects.values_list("sha256", "size"))
