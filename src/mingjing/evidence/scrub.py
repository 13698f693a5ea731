"""Reading everything again: every stored file against its record, the longest unread first."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from mingjing.evidence.findings import Finding, FindingKind
from mingjing.evidence.store import BlobStore

NEVER = datetime.min.replace(tzinfo=UTC)
EVER = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Expected:
    """What the record says of one file.

    Args:
        sha256: hex digest.
        size: bytes.
        verified_at: when it was last read and found whole; None if never.
        chunk_hashes: digests of its 4 MiB chunks, where kept; they locate damage.
    """

    sha256: str
    size: int
    verified_at: datetime | None = None
    chunk_hashes: tuple[bytes, ...] = ()


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a scrub has come, in files and bytes; *blob* was just read."""

    blob: Expected
    finding: Finding | None
    files_done: int
    files_total: int
    bytes_done: int
    bytes_total: int


def ignore(_progress: Progress) -> None:
    """Watch nothing."""


def scrub(
    store: BlobStore,
    expected: Iterable[Expected],
    *,
    most_bytes: int | None = None,
    spare_after: datetime | None = None,
    watch: Callable[[Progress], None] = ignore,
) -> Iterator[Finding]:
    """Yield what is wrong with the store, each finding naming its file.

    Args:
        store: the files.
        expected: the whole record; a file outside it is reported as unknown.
        most_bytes: stop reading after so many, so that a share is read each night; the file
            that crosses the line is still read. None reads everything.
        spare_after: an unrecorded file last written after this may still await its record and
            is not reported; None spares none.
        watch: called after each file; it may note the time of the check, or sleep to spare the
            disk.
    """
    record = sorted(expected, key=lambda blob: (blob.verified_at or NEVER, blob.sha256))
    bytes_total = sum(blob.size for blob in record)
    bytes_done = 0
    for files_done, blob in enumerate(record, start=1):
        if most_bytes is not None and bytes_done >= most_bytes:
            break
        finding = store.verify(blob.sha256, size=blob.size, chunk_hashes=blob.chunk_hashes)
        bytes_done += blob.size
        if finding is not None:
            yield finding
        watch(Progress(blob, finding, files_done, len(record), bytes_done, bytes_total))
    yield from unknown(store, {blob.sha256 for blob in record}, spare_after=spare_after)


def unknown(
    store: BlobStore, referenced: set[str], *, spare_after: datetime | None = None
) -> Iterator[Finding]:
    """Yield the files that no record knows: strays, and blobs whose record never came."""
    for file in store.files():
        if not file.sha256:
            yield Finding(FindingKind.UNKNOWN, file.path, "", "文件名和位置不是证据库写的")
        elif file.sha256 not in referenced and file.modified_at <= (spare_after or EVER):
            yield Finding(
                FindingKind.UNKNOWN,
                file.path,
                "",
                f"没有记录引用，最后写入于 {file.modified_at:%Y-%m-%d %H:%M:%SZ}",
            )
