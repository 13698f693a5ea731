"""Reading the ledger: entries with their openings, logs with their sizes."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from mingjing.kernel import canonical
from mingjing.kernel.errors import NotFoundError
from mingjing.ledger import sealing
from mingjing.ledger.models import Chain, Head, Log, LogEntry, Opening

BATCH = 1_000


@dataclass(frozen=True)
class OpenedEntry:
    """A leaf and, unless its key was destroyed, what it says.

    Args:
        origin: name of the log.
        seq: index in the log, from 0.
        subject: what it is about.
        step: number within the subject, from 1.
        entry: public bytes.
        leaf_hash: hex.
        commitment: hex.
        salt: 32 bytes, or None when erased.
        payload: canonical JSON, or None when erased.
    """

    origin: str
    seq: int
    subject: str
    step: int
    entry: bytes
    leaf_hash: str
    commitment: str
    salt: bytes | None
    payload: bytes | None

    @property
    def said(self) -> dict[str, Any]:
        """Return the payload as a value; empty when erased."""
        value = canonical.decode(self.payload) if self.payload is not None else {}
        return dict(value) if isinstance(value, dict) else {}


@dataclass(frozen=True)
class LogSize:
    """One log, its size, and whether it is still being written."""

    origin: str
    year: int
    size: int
    is_open: bool


def logs() -> list[LogSize]:
    """Return every log, oldest first."""
    head = Head.objects.get()
    return [
        LogSize(
            log.origin,
            log.year,
            head.size if log.pk == head.log_id else int(log.closed_size or 0),
            log.pk == head.log_id,
        )
        for log in Log.objects.order_by("year")
    ]


def log_of(year: int | None = None) -> LogSize:
    """Return the log of *year*, by default the open one.

    Raises:
        NotFoundError: there is no such log.
    """
    for log in logs():
        if log.year == year or (year is None and log.is_open):
            return log
    raise NotFoundError(
        "没有这一年的日志。",
        why="该年度没有任何条目，或尚未写入第一条。",
        remedy="请运行 mingjing ledger status 查看已有的日志。",
    )


def bodies(origin: str, start: int, stop: int) -> list[bytes]:
    """Return the public bytes of entries ``start`` to ``stop`` (excluded) of a log."""
    rows = LogEntry.objects.filter(log__origin=origin, seq__gte=start, seq__lt=stop)
    return [bytes(body) for body in rows.order_by("seq").values_list("body", flat=True)]


def history(subject: str) -> Iterator[OpenedEntry]:
    """Yield everything recorded about *subject*, in order."""
    chain = Chain.objects.filter(subject=subject).first()
    if chain is None:
        return
    entries = LogEntry.objects.filter(chain=chain).select_related("log").order_by("step")
    openings = dict(
        Opening.objects.filter(
            commitment__in=entries.values_list("commitment", flat=True)
        ).values_list("commitment", "sealed")
    )
    key = sealing.unwrap(bytes(chain.wrapped_key), subject) if chain.wrapped_key else None
    for entry in entries:
        yield opened(entry, subject, key, openings.get(entry.commitment))


def opened(
    entry: LogEntry, subject: str, key: bytes | None, sealed: bytes | memoryview | None
) -> OpenedEntry:
    """Return *entry* with its opening.

    Raises:
        IntegrityError: the opening was changed.
    """
    salt = payload = None
    if key is not None and sealed is not None:
        salt, payload = sealing.unseal(key, bytes(sealed), entry.commitment)
    return OpenedEntry(
        origin=entry.log.origin,
        seq=entry.seq,
        subject=subject,
        step=entry.step,
        entry=bytes(entry.body),
        leaf_hash=entry.leaf_hash,
        commitment=entry.commitment,
        salt=salt,
        payload=payload,
    )
