"""The one door into the ledger: one act, one command, one transaction, at least one entry."""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime

from django.db import DatabaseError, transaction

from mingjing.access.actors import Actor
from mingjing.kernel import canonical
from mingjing.kernel.canonical import Value
from mingjing.kernel.dates import stamp
from mingjing.kernel.errors import (
    AlreadyDoneError,
    GateClosedError,
    IllegalTransitionError,
    NotPermittedError,
    RefusalError,
    RepeatedRequestError,
    StaleViewError,
)
from mingjing.ledger import appending, faults
from mingjing.ledger.entries import ActRefused, BlobRef, Fact, plain
from mingjing.ledger.queries import acts_since
from mingjing.ledger.rows import RecordedModel, UnrecordedChangeError, image_of, name_of
from mingjing.ledger.rows import open_recording as _open

BUREAU = "bureau"
REFUSALS_ON_RECORD = (NotPermittedError, IllegalTransitionError, GateClosedError)


@dataclass(frozen=True)
class Act:
    """Who acts and when: the frame of every command.

    Args:
        actor: who acts, in the posts held at that moment.
        at: when it is recorded, with zone; what was done earlier says so in its facts.
        request: id of the request, so that the same one is never carried out twice.
        seen: number of the last entry on the subject when the page was made from which
            *actor* acts; None where nobody looked at a page.
    """

    actor: Actor
    at: datetime
    request: str = ""
    seen: int | None = None


@dataclass
class Recording:
    """What one command adds to the record; handed out by :func:`recording`."""

    command: str
    act: Act
    subject: str = BUREAU
    drafts: list[appending.Draft] = field(default_factory=list)
    receipts: list[appending.Receipt] = field(default_factory=list)
    _images: dict[str, Value] = field(default_factory=dict)
    _derived: dict[str, Callable[[], None]] = field(default_factory=dict)

    def concerns(self, subject: str) -> None:
        """Say which subject the act is about, so that a refusal is recorded there.

        Raises:
            StaleViewError: *subject* has moved on since the page was made.
        """
        self.subject = subject
        if self.act.seen is None:
            return
        missed = acts_since(subject, self.act.seen)
        if missed:
            raise StaleViewError(
                "您打开页面之后，本案又有了新的记录。",
                why=f"页面生成后又记入了 {missed} 项办理，页面上的内容可能已经不是现在的情况。",
                remedy="请先查看最新的案件页面，确认后再办理；您已填写的内容保留在下面。",
            )

    def picture(self, row: RecordedModel) -> None:
        """Take the image of a saved row into the entry that follows; its last one counts."""
        self._images[name_of(row)] = image_of(row)

    def forget(self, row: RecordedModel) -> None:
        """Remove a row whose retention has ended; the record says that it was removed."""
        name = name_of(row)
        row.forget_derived()
        rows = type(row)._base_manager.filter(pk=row.pk)
        rows._raw_delete(using=rows.db)
        self._images[name] = None

    def keep_derived(self, what: str, bring_up_to_date: Callable[[], None]) -> None:
        """Bring data that are derived from rows up to date, once, when the act is whole.

        Args:
            what: which data; the same ones are brought up to date once.
            bring_up_to_date: reads the rows as the act leaves them; saves none.
        """
        self._derived[what] = bring_up_to_date

    def add(self, fact: Fact, *, subject: str = "", blobs: tuple[BlobRef, ...] = ()) -> None:
        """Add one entry about *subject*, by default the one the act concerns.

        Args:
            fact: what happened.
            subject: chain the entry joins.
            blobs: bytes that belong to it.
        """
        images, self._images = self._images, {}
        payload = canonical.encode(
            {
                "v": 1,
                "kind": fact.KIND,
                "version": fact.VERSION,
                "act": self.command,
                "actor": {
                    "person": self.act.actor.person,
                    "roles": sorted(role.name for role in self.act.actor.roles),
                    "unit": self.act.actor.unit,
                },
                "at": stamp(self.act.at),
                "request": _request_key(self.command, self.act),
                "subject": subject or self.subject,
                "facts": fact.facts(),
                "rows": [{"row": name, "image": image} for name, image in images.items()],
                "blobs": plain(sorted(blobs, key=lambda blob: blob.sha256)),
            }
        )
        self.drafts.append(appending.Draft(subject or self.subject, fact.LEAF.value, payload))

    def close(self) -> None:
        """Append what was added; last thing in the transaction.

        Raises:
            UnrecordedChangeError: nothing was added, or a row was saved after the last entry.
        """
        if not self.drafts:
            raise UnrecordedChangeError(f"{self.command} recorded nothing")
        for bring_up_to_date in self._derived.values():
            bring_up_to_date()
        if self._images:
            raise UnrecordedChangeError(f"{self.command} saved a row after its last entry")
        self.receipts = appending.append(
            self.drafts, at=self.act.at, request=_request_key(self.command, self.act)
        )


@contextmanager
def recording(command: str, act: Act) -> Iterator[Recording]:
    """Open the outermost transaction of a command and close it with its entries.

    A refusal at a gate rolls everything back and is itself recorded, then raised again.

    Raises:
        UnrecordedChangeError: the block ended without adding an entry.
        RepeatedRequestError: the same request was carried out before.
        RecordUnavailableError: no room on the disk, locked too long, no connection.
        RuntimeError: a transaction is already open (commands do not nest).
    """
    record = Recording(command, act)
    try:
        with _said_plainly(command, act), _transaction(record):
            _refuse_repetition(command, act)
            yield record
            record.close()
    except REFUSALS_ON_RECORD as refusal:
        with _said_plainly(command, act):
            _record_refusal(record, refusal)
        raise


@contextmanager
def _said_plainly(command: str, act: Act) -> Iterator[None]:
    """Turn what the database reports into a refusal; a fault of the program stays one."""
    try:
        yield
    except DatabaseError as error:
        refusal = faults.refusal_of(error)
        if refusal is None:
            raise
        if isinstance(refusal, AlreadyDoneError):
            _refuse_repetition(command, act)
        raise refusal from error


@contextmanager
def _transaction(record: Recording) -> Iterator[None]:
    with transaction.atomic(durable=True):
        token = _open.set(record)
        try:
            yield
        finally:
            _open.reset(token)


def _record_refusal(record: Recording, refusal: RefusalError) -> None:
    act = Act(record.act.actor, record.act.at)
    subject = BUREAU if appending.is_erased(record.subject) else record.subject
    note = Recording(record.command, act, subject=subject)
    with _transaction(note):
        note.add(
            ActRefused(
                act=record.command,
                refusal=type(refusal).__name__,
                what=refusal.what,
                article=refusal.article,
            )
        )
        note.close()


def _request_key(command: str, act: Act) -> str | None:
    if not act.request:
        return None
    return hashlib.sha256(f"{command}\0{act.actor.person}\0{act.request}".encode()).hexdigest()


def _refuse_repetition(command: str, act: Act) -> None:
    key = _request_key(command, act)
    seq = appending.seq_of_request(key) if key else None
    if seq is not None:
        raise RepeatedRequestError(
            "这项请求已经办理过。",
            why=f"同一请求只办理一次，结果记在第 {seq} 号条目。",
            remedy="请刷新页面查看结果；如要再办一次，请重新发起。",
        )
