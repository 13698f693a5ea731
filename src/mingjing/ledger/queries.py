"""Reading the ledger: entries with their openings, logs with their sizes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import F, Func, IntegerField, Max, QuerySet, Value
from django.db.models.sql.compiler import SQLCompiler

from mingjing.access.actors import Role
from mingjing.kernel import canonical
from mingjing.kernel.errors import NotFoundError
from mingjing.ledger import sealing
from mingjing.ledger.entries import Leaf
from mingjing.ledger.models import Chain, Head, Log, LogEntry, Opening

BATCH = 1_000
CHANGES_NOTHING = frozenset({Leaf.REFUSED, Leaf.VIEWED})


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

    @property
    def is_act_of_person(self) -> bool:
        """Say whether a person changed something here: no program, no reading, no refusal."""
        public, said = canonical.decode(self.entry), self.said
        leaf = public.get("k") if isinstance(public, dict) else None
        roles = said.get("actor", {}).get("roles", [])
        return leaf not in CHANGES_NOTHING and roles != [Role.RENDERER.name]


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


def recorded_at(origin: str, seq: int) -> datetime | None:
    """Return when the entry of that number was recorded; None where there is none."""
    for body in bodies(origin, seq, seq + 1):
        value = canonical.decode(body)
        if isinstance(value, dict):
            return datetime.fromisoformat(str(value["t"]))
    return None


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


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed after an entry: the subjects, and the key of the last entry read."""

    subjects: frozenset[str]
    last: int


def last_entry() -> int:
    """Return the key of the entry that was appended last; 0 before the first."""
    return int(LogEntry.objects.aggregate(last=Max("pk"))["last"] or 0)


def changes_since(entry: int, most: int) -> Changes:
    """Return what changed after *entry*, reading at most so many entries.

    Keys follow the order in which entries were appended, because the head is locked last.
    Looks and refusals change nothing.
    """
    later = LogEntry.objects.filter(pk__gt=entry).order_by("pk")
    rows = list(later.values_list("pk", "chain", "body")[:most])
    subjects = set()
    for _key, subject, body in rows:
        public = canonical.decode(bytes(body))
        if isinstance(public, dict) and public.get("k") not in CHANGES_NOTHING:
            subjects.add(subject)
    return Changes(frozenset(subjects), rows[-1][0] if rows else entry)


def entries_about(subjects: "QuerySet[Any, Any]") -> "QuerySet[LogEntry]":
    """Return the entries about *subjects*, which the caller has checked for access, unsorted.

    Their keys follow the order in which they were appended.
    """
    return LogEntry.objects.filter(chain__in=subjects).select_related("chain", "log")


def entries_of_leaf(rows: "QuerySet[LogEntry]", leaf: Leaf) -> "QuerySet[LogEntry]":
    """Return those of *rows* whose public bytes show this coarse kind."""
    return rows.annotate(place=_PlaceOf(F("body"), Value(_KIND % leaf.value.encode()))).filter(
        place__gt=0
    )


def open_entries(rows: Iterable[LogEntry]) -> dict[int, OpenedEntry]:
    """Return what *rows* say, by their keys: one query for all openings."""
    listed = list(rows)
    wanted = [row.commitment for row in listed]
    sealed = dict(Opening.objects.filter(pk__in=wanted).values_list("commitment", "sealed"))
    keys: dict[str, bytes | None] = {}
    for row in listed:
        chain = row.chain
        if chain.pk not in keys:
            wrapped = chain.wrapped_key
            keys[chain.pk] = sealing.unwrap(bytes(wrapped), chain.pk) if wrapped else None
    return {
        row.pk: opened(row, row.chain_id, keys[row.chain_id], sealed.get(row.commitment))
        for row in listed
    }


def last_step(subject: str) -> int:
    """Return the number of the last entry about *subject*; 0 if there is none."""
    last = LogEntry.objects.filter(chain=subject).aggregate(last=Max("step"))["last"]
    return int(last or 0)


def acts_since(subject: str, step: int) -> int:
    """Return how many acts of people have changed *subject* after its entry of that number."""
    later = LogEntry.objects.filter(chain=subject, step__gt=step).select_related("chain", "log")
    return sum(entry.is_act_of_person for entry in open_entries(later).values())


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


def first_kind(subject: str, among: frozenset[str]) -> str:
    """Return the kind of the first entry about *subject* that is one of *among*, else ``""``.

    What an entry says is fixed by its leaf, so that an answer is remembered by it.
    """
    entries = LogEntry.objects.filter(chain__subject=subject).order_by("step")
    for entry in entries.select_related("chain", "log").iterator(chunk_size=1):
        if entry.leaf_hash not in _kinds:
            _kinds[entry.leaf_hash] = _kind_of(entry, subject)
        if _kinds[entry.leaf_hash] in among:
            return _kinds[entry.leaf_hash]
    return ""


_kinds: dict[str, str] = {}
_KIND = b'"k":"%s"'


class _PlaceOf(Func):
    """Where bytes stand in a column of bytes, from 1; 0 if they do not."""

    function = "INSTR"
    output_field = IntegerField()

    def as_postgresql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> Any:  # noqa: ANN401 - Django's signature
        """Write it as PostgreSQL does: what is looked for comes first."""
        column, wanted = self.source_expressions
        swapped = self.copy()
        swapped.set_source_expressions([wanted, column])
        return swapped.as_sql(compiler, connection, function="POSITION", arg_joiner=" IN ")


def _kind_of(entry: LogEntry, subject: str) -> str:
    sealed = (
        Opening.objects.filter(pk=entry.commitment).values_list("sealed", flat=True).first()
    )
    wrapped = entry.chain.wrapped_key
    key = sealing.unwrap(bytes(wrapped), subject) if wrapped else None
    return str(opened(entry, subject, key, sealed).said.get("kind", ""))
