"""Publishing the logs: the database as a source, the publisher's key, memory and folders."""

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from mingjing.kernel.errors import IntegrityError, RefusalError
from mingjing.ledger.heads import frontier_of
from mingjing.ledger.keeping import keep_once
from mingjing.ledger.models import Head, Log, LogEntry
from mingjing.ledger.queries import LogSize, bodies, logs
from mingjing.tlog.checkpoint import Checkpoint
from mingjing.tlog.durable import Step, no_step
from mingjing.tlog.errors import TlogError
from mingjing.tlog.keys import generate_key, load_key
from mingjing.tlog.memory import PublisherRunningError
from mingjing.tlog.merkle import Frontier
from mingjing.tlog.note import SignedNote
from mingjing.tlog.signer import CHECKPOINT, Publisher

BATCH = 10_000
EVERYBODY_READS = 0o444
LOOKS = 50


@dataclass(frozen=True, slots=True)
class Places:
    """Where the publisher works, below the data directory.

    In production ``publisher/`` belongs to the publisher's own user: the web process can
    neither read the key nor write the log.
    """

    data: Path

    @property
    def key(self) -> Path:
        """The private key."""
        return self.data / "publisher" / "key.pem"

    def memory(self, year: int) -> Path:
        """What the publisher remembers having signed."""
        return self.data / "publisher" / f"{year}.db"

    def served(self, year: int) -> Path:
        """What the public reads."""
        return self.data / "log" / str(year)

    def trusted(self, year: int) -> Path:
        """The public key as this installation knows it, kept apart from the served files."""
        return self.data / "trust" / f"{year}.vkey"


@dataclass(frozen=True, slots=True)
class LedgerSource:
    """The entries of one log, read from the database."""

    origin: str

    def head(self) -> Frontier:
        """Return the frontier stored with the last entry.

        Raises:
            IntegrityError: it was changed and cannot be one.
        """
        head = Head.objects.select_related("log").get()
        if head.log is not None and head.log.origin == self.origin:
            return frontier_of(head.size, bytes(head.frontier))
        size = Log.objects.get(origin=self.origin).closed_size or 0
        frontier = Frontier()
        for start in range(0, size, BATCH):
            frontier.extend(self.leaf_hashes(start, min(start + BATCH, size)))
        return frontier

    def entries(self, start: int, stop: int) -> Sequence[bytes]:
        """Return the public bytes of entries *start* to *stop*."""
        return bodies(self.origin, start, stop)

    def leaf_hashes(self, start: int, stop: int) -> Sequence[bytes]:
        """Return the leaf hashes stored beside those entries."""
        rows = LogEntry.objects.filter(log__origin=self.origin, seq__gte=start, seq__lt=stop)
        return [
            bytes.fromhex(leaf)
            for leaf in rows.order_by("seq").values_list("leaf_hash", flat=True)
        ]


class Publishers:
    """The publisher of every log, each kept open from its first use: nobody else can publish.

    A log that a new year opens joins at the next :meth:`publish`.
    """

    def __init__(self, data: Path, *, step: Step = no_step) -> None:
        self._data = data
        self._step = step
        self._open: dict[str, Publisher] = {}
        self._finished: dict[str, Checkpoint] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let other publishers begin."""
        for publisher in self._open.values():
            publisher.close()
        self._open.clear()

    def publish(self) -> list[Checkpoint]:
        """Publish every log, oldest first, and return the checkpoints; repeating is harmless.

        A closed log is read once: it cannot grow any more.

        Raises:
            PublisherRunningError: another publisher is at work.
            RollbackError, ForkError, PublishedLogError: nothing is signed; see the refusal.
        """
        return [self._publish(log) for log in logs()]

    def restore(self) -> None:
        """Write all tiles of every log anew, after published files were lost or altered.

        Raises:
            PublisherRunningError: another publisher is at work.
            RollbackError, ForkError: the record is not what was signed; nothing is signed.
        """
        for log in logs():
            self._publisher(log).restore_tiles(LedgerSource(log.origin))

    def _publish(self, log: LogSize) -> Checkpoint:
        if log.origin in self._finished:
            return self._finished[log.origin]
        head = self._publisher(log).publish(LedgerSource(log.origin))
        if not log.is_open:
            self._finished[log.origin] = head
        return head

    def _publisher(self, log: LogSize) -> Publisher:
        if log.origin not in self._open:
            self._open[log.origin] = _publisher_of(self._data, log, self._step)
        return self._open[log.origin]


def publish_all(data: Path, *, step: Step = no_step) -> list[Checkpoint]:
    """Publish every log once and return the checkpoints; repeating it is harmless.

    Raises:
        PublisherRunningError: another publisher is at work.
        RollbackError, ForkError, PublishedLogError: nothing is signed; see the refusal.
    """
    with Publishers(data, step=step) as publishers:
        return publishers.publish()


def publish_or_wait(data: Path, *, wait: Callable[[], None]) -> None:
    """See to it that all that is recorded now is published, here or by the publisher at work.

    Args:
        data: the data directory.
        wait: called between looks, for a moment; at most ``LOOKS`` times.

    Raises:
        RefusalError: the publisher at work does not come to it.
        RollbackError, ForkError, PublishedLogError: nothing is signed; see the refusal.
    """
    try:
        publish_all(data)
    except PublisherRunningError:
        recorded = logs()
        for _ in range(LOOKS):
            if all(published_size(data, log.year) >= log.size for log in recorded):
                return
            wait()
        raise RefusalError(
            "正在运行的发布者没有发布到最新。",
            why="另一个发布者占用着日志，而它公布的检查点还没有包含全部记录。",
            remedy="请查看那个发布者说了什么；处理后重试。",
        ) from None


def published_size(data: Path, year: int) -> int:
    """Return how many entries the published checkpoint of *year* vouches for; 0 without one.

    Raises:
        IntegrityError: the published file is no checkpoint.
    """
    path = Places(data).served(year) / CHECKPOINT
    try:
        return Checkpoint.parse(SignedNote.parse(path.read_bytes()).text).size
    except FileNotFoundError:
        return 0
    except TlogError as error:
        raise IntegrityError(
            f"{year} 年已发布的检查点不能读取。",
            why=str(error),
            remedy="请保全现场，再运行 mingjing ledger publish。",
        ) from error


def _publisher_of(data: Path, log: LogSize, step: Step) -> Publisher:
    places = Places(data)
    key = load_key(_key_of(places), log.origin)
    vkey = f"{key.verifier}\n".encode()
    step("trust")
    if keep_once(places.trusted(log.year), vkey, mode=EVERYBODY_READS) != vkey:
        raise _other_key(places.trusted(log.year))
    return Publisher(places.served(log.year), key, places.memory(log.year), step=step)


def _key_of(places: Places) -> Path:
    if not places.key.exists():
        trusted = next(places.trusted(0).parent.glob("*.vkey"), None)
        if trusted is not None:
            raise _other_key(trusted)
        scratch = places.key.with_name(f".{secrets.token_hex(8)}")
        generate_key(scratch)
        keep_once(places.key, scratch.read_bytes())
        scratch.unlink()
    return places.key


def _other_key(trusted: Path) -> IntegrityError:
    return IntegrityError(
        f"发布者的密钥不是 {trusted.name} 公布的那一把；拒绝签署。",
        why="已公布的公钥印在文书上、存在他人手中；换一把密钥签署，谁也核验不了。",
        remedy="请恢复 publisher/key.pem；密钥确已丢失的，结束本日志，另立新日志并写明承继。",
    )
