"""An item of evidence enters the rows; called inside the recording of whoever owns the case."""

from dataclasses import dataclass
from datetime import datetime

from mingjing.evidence.intake import StoredBlob, media_of
from mingjing.evidence.keys import Classification
from mingjing.evidence.models import Blob, EvidenceItem
from mingjing.evidence.names import CanonicalName, original_name, safe_extension
from mingjing.evidence.refusals import AlreadyEvidenceError
from mingjing.kernel.errors import InvalidInputError

UNKNOWN_MEDIA = "application/octet-stream"
DIGITS_IN_NAME = 8


@dataclass(frozen=True, slots=True)
class Description:
    """What is said of an item beside its six keys.

    Args:
        kind: kind of evidence (APL 46), a value of ``EvidenceItem.Kind``.
        title: name in the evidence list.
        purpose: what it is to prove.
        file_name: as the sender called it.
        told_party: whether the party was told that a device was recording (A2-9).
    """

    kind: str
    title: str
    purpose: str
    file_name: str
    told_party: bool


def enter_item(  # noqa: PLR0913 - six facts, each of another kind
    subject: str,
    stored: StoredBlob,
    described: Description,
    keys: Classification,
    *,
    unit: str,
    captured_by: str,
    captured_at: datetime,
) -> EvidenceItem:
    """Enter an item of *subject* and return it; the bytes already count.

    Raises:
        InvalidInputError: no such kind of evidence, or no title.
        AlreadyEvidenceError: the same bytes are an item of this subject already.
    """
    if described.kind not in EvidenceItem.Kind.values or not described.title.strip():
        raise InvalidInputError(
            "证据的种类或者名称有误。",
            why=f"证据种类为：{'、'.join(EvidenceItem.Kind.labels)}；名称不得为空。",
            remedy="请选择种类并填写名称。",
            article="apl-2021:46",
        )
    held = EvidenceItem.objects.filter(subject=subject)
    if held.filter(blob=stored.sha256).exists():
        raise AlreadyEvidenceError
    media = media_of(stored.head)
    blob = Blob.objects.filter(pk=stored.sha256).first() or _new_blob(
        stored, media.type if media else UNKNOWN_MEDIA
    )
    seq = held.count() + 1
    item = EvidenceItem(
        subject=subject,
        seq=seq,
        kind=described.kind,
        title=described.title,
        purpose=described.purpose,
        blob=blob,
        original_name=original_name(described.file_name),
        canonical_name=str(
            CanonicalName(
                unit=unit,
                device=keys.device,
                officer=captured_by,
                started_at=keys.used_from,
                seq=seq,
                digest=stored.sha256[:DIGITS_IN_NAME],
                extension=safe_extension(described.file_name, media),
            )
        ),
        unit=unit,
        device=keys.device,
        officers=[[officer.name, officer.certificate] for officer in keys.officers],
        used_from=keys.used_from,
        used_to=keys.used_to,
        party=keys.party,
        cause=keys.cause,
        captured_by=captured_by,
        captured_at=captured_at,
        told_party=described.told_party,
    )
    item.save(force_insert=True)
    return item


def refer_to(item: EvidenceItem, subject: str) -> EvidenceItem | None:
    """Let *item* count for *subject*, too; None where the same bytes count there already.

    The bytes, what is said of them and the six keys stay those of the taking; whoever keeps
    the original keeps it for both.
    """
    held = EvidenceItem.objects.filter(subject=subject)
    if held.filter(blob=item.blob_id).exists():
        return None
    origin = item.origin or item.subject
    stated = {
        field.attname: getattr(item, field.attname)
        for field in EvidenceItem._meta.concrete_fields
        if not field.primary_key
    }
    reference = EvidenceItem(
        **stated
        | {
            "subject": subject,
            "seq": held.count() + 1,
            "origin": origin,
            "custodian": "",
            "accepted_at": None,
        }
    )
    reference.save(force_insert=True)
    return reference


def _new_blob(stored: StoredBlob, media_type: str) -> Blob:
    blob = Blob(
        sha256=stored.sha256,
        size=stored.size,
        sm3=stored.sm3 or "",
        chunk_root=stored.chunk_root,
        chunk_size=stored.chunk_size,
        media_type=media_type,
    )
    blob.save(force_insert=True)
    return blob
