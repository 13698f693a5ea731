"""Entries join the log: openings first, the head row locked last, then commit."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.conf import settings
from django.db import IntegrityError as RowConflictError

from mingjing.kernel import canonical, commitment
from mingjing.kernel.dates import legal_date, stamp
from mingjing.kernel.errors import GateClosedError, InvalidInputError, RepeatedRequestError
from mingjing.ledger import sealing, statements
from mingjing.ledger.entries import LogSucceeded
from mingjing.ledger.heads import frontier_of
from mingjing.ledger.models import Chain, Log, LogEntry
from mingjing.ledger.statements import LockedHead, NewEntry
from mingjing.tlog.merkle import leaf_hash

LOG = "log"
MAX_ENTRY_BYTES = 65_535


@dataclass(frozen=True)
class Draft:
    """An entry before it has a place: whose it is, its public kind, what it says."""

    subject: str
    leaf: str
    payload: bytes


@dataclass(frozen=True)
class Receipt:
    """Proof for whoever holds it that this entry was accepted.

    Args:
        origin: name of the log.
        seq: index of the entry, from 0.
        entry: the public bytes.
        leaf_hash: hex.
        salt: opens the commitment together with *payload*.
        payload: what the entry says.
        log_size: size of the log with this entry in it.
    """

    origin: str
    seq: int
    entry: bytes
    leaf_hash: str
    salt: bytes
    payload: bytes
    log_size: int


@dataclass
class _Sealed:
    draft: Draft
    chain: "_Chain"
    salt: bytes
    commitment: str


@dataclass
class _Chain:
    subject: str
    pseudonym: str
    key: bytes
    step: int
    last_leaf: str | None


def append(drafts: Sequence[Draft], *, at: datetime, request: str | None) -> list[Receipt]:
    """Append *drafts* in order, inside the open transaction, and return their receipts.

    Raises:
        InvalidInputError: an entry would be larger than 65,535 bytes.
        GateClosedError: the key of a subject was destroyed; nothing can be added about it.
        RepeatedRequestError: the same request won the race.
    """
    subjects = sorted({draft.subject for draft in drafts})
    chains = {subject: _locked_chain(subject) for subject in subjects}
    sealed = [_sealed(draft, chains[draft.subject]) for draft in drafts]
    _insert_openings(sealed)
    head, year = statements.lock_head(), legal_date(at).year
    if head.year < year:
        head, succession = _open_log(head, year)
        sealed = [*succession, *sealed]
    receipts = _insert_entries(head, sealed, at=at, request=request)
    return receipts[-len(drafts) :]


def seq_of_request(request: str) -> int | None:
    """Return the entry that an earlier, equal request left, if there is one."""
    return LogEntry.objects.filter(request=request).values_list("seq", flat=True).first()


def is_erased(subject: str) -> bool:
    """Say whether the key of *subject* was destroyed, so that nothing can be added about it."""
    return Chain.objects.filter(subject=subject, wrapped_key=None).exists()


def _locked_chain(subject: str) -> _Chain:
    pseudonym, wrapped = statements.lock_chain(subject) or _new_chain(subject)
    if wrapped is None:
        raise GateClosedError(
            f"“{subject}”的记录已依法销毁，不能再写入。",
            why="其密钥已销毁，此后写入的内容无人能够开启。",
            remedy="请以新的案件或事项登记。",
        )
    step, leaf = statements.last_step(subject)
    return _Chain(subject, pseudonym, sealing.unwrap(wrapped, subject), step, leaf)


def _new_chain(subject: str) -> tuple[str, bytes | None]:
    """Begin the chain of *subject*, or lock the one that somebody else began meanwhile."""
    if not Chain.objects.exists():
        sealing.make_master_key()
    key = sealing.new_key()
    chain = Chain(
        subject=subject,
        pseudonym=commitment.pseudonym(key, subject),
        wrapped_key=sealing.wrap(key, subject),
    )
    Chain.objects.bulk_create([chain], ignore_conflicts=True)
    locked = statements.lock_chain(subject)
    if locked is None:
        raise AssertionError(f"the chain of {subject} was inserted and is not there")
    return locked


def _sealed(draft: Draft, chain: _Chain) -> _Sealed:
    salt = commitment.new_salt()
    return _Sealed(draft, chain, salt, commitment.commit(draft.payload, salt).hex())


def _insert_openings(sealed: Sequence[_Sealed]) -> None:
    statements.insert_openings(
        [
            (
                item.commitment,
                sealing.seal(
                    item.chain.key,
                    salt=item.salt,
                    payload=item.draft.payload,
                    commitment=item.commitment,
                ),
            )
            for item in sealed
        ]
    )


def _open_log(head: LockedHead, year: int) -> tuple[LockedHead, list[_Sealed]]:
    """Begin the log of *year*; its first entry names where the old one ended.

    The chain of that entry is locked after the head: nobody writes on it but here.
    """
    succession: list[_Sealed] = []
    if head.log_id is not None:
        root = frontier_of(head.size, head.frontier).root().hex()
        Log.objects.filter(pk=head.log_id).update(closed_size=head.size, closed_root=root)
        succeeded = LogSucceeded(origin=head.origin, size=head.size, root=root)
        payload = canonical.encode(
            {"v": 1, "kind": succeeded.KIND, "version": 1, "facts": succeeded.facts()}
        )
        draft = Draft(LOG, succeeded.LEAF.value, payload)
        succession = [_sealed(draft, _locked_chain(LOG))]
        _insert_openings(succession)
    log = Log.objects.create(origin=f"{settings.MINGJING_LOG_ORIGIN}/{year}", year=year)
    opened = LockedHead(0, b"", head.last_at, log.pk, log.year, log.origin)
    return opened, succession


def _insert_entries(
    head: LockedHead, sealed: Sequence[_Sealed], *, at: datetime, request: str | None
) -> list[Receipt]:
    if head.log_id is None:
        raise AssertionError("the head names no log")
    frontier = frontier_of(head.size, head.frontier)
    logged_at = max(head.last_at, stamp(at))
    rows: list[NewEntry] = []
    for seq, item in enumerate(sealed, start=head.size):
        item.chain.step += 1
        body = _body(item, logged_at)
        leaf = leaf_hash(body)
        frontier.append(leaf)
        item.chain.last_leaf = leaf.hex()
        rows.append(
            NewEntry(
                log_id=head.log_id,
                seq=seq,
                subject=item.chain.subject,
                step=item.chain.step,
                body=body,
                leaf_hash=leaf.hex(),
                commitment=item.commitment,
                request=request if item is sealed[-1] else None,
            )
        )
    _insert_once(rows, request)
    grown = replace(head, size=frontier.size, frontier=frontier.to_bytes(), last_at=logged_at)
    statements.set_head(grown)
    return [
        Receipt(
            origin=head.origin,
            seq=row.seq,
            entry=row.body,
            leaf_hash=row.leaf_hash,
            salt=item.salt,
            payload=item.draft.payload,
            log_size=grown.size,
        )
        for row, item in zip(rows, sealed, strict=True)
    ]


def _insert_once(rows: Sequence[NewEntry], request: str | None) -> None:
    try:
        statements.insert_entries(rows)
    except RowConflictError as error:
        if request and "request" in str(error):
            raise RepeatedRequestError(
                "这项请求正在或已经办理。",
                why="同一请求只办理一次。",
                remedy="请刷新页面查看结果。",
            ) from error
        raise


def _body(item: _Sealed, at: str) -> bytes:
    body = canonical.encode(
        {
            "v": 1,
            "k": item.draft.leaf,
            "c": item.chain.pseudonym,
            "n": item.chain.step,
            "p": item.chain.last_leaf,
            "d": item.commitment,
            "t": at,
        }
    )
    check_size(body)
    return body


def check_size(body: bytes) -> None:
    """Refuse a public entry that the bundle format cannot carry.

    Raises:
        InvalidInputError: more than 65,535 bytes.
    """
    if len(body) > MAX_ENTRY_BYTES:
        raise InvalidInputError(
            f"条目有 {len(body)} 字节，超过 {MAX_ENTRY_BYTES} 字节。",
            why="公开条目以 16 位长度存放（C2SP tlog-tiles）。",
            remedy="请把大件内容作为证据文件提交，条目只记其摘要。",
        )
