"""Publishing the logs: the database as a source, the publisher's key, memory and folders."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from mingjing.kernel.errors import IntegrityError
from mingjing.ledger.heads import frontier_of
from mingjing.ledger.keeping import keep_once
from mingjing.ledger.models import Head, Log, LogEntry
from mingjing.ledger.queries import LogSize, bodies, logs
from mingjing.tlog.checkpoint import Checkpoint
from mingjing.tlog.durable import Step, no_step
from mingjing.tlog.keys import generate_key, load_key
from mingjing.tlog.merkle import Frontier
from mingjing.tlog.signer import Publisher

BATCH = 10_000
EVERYBODY_READS = 0o444


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


def publish_all(data: Path, *, step: Step = no_step) -> list[Checkpoint]:
    """Publish every log, oldest first, and return the checkpoints; repeating it is harmless.

    Raises:
        PublisherRunningError: another publisher is at work.
        RollbackError, ForkError, PublishedLogError: nothing is signed; see the refusal.
    """
    return [publish_one(data, log, step=step) for log in logs()]


def publish_one(data: Path, log: LogSize, *, step: Step = no_step) -> Checkpoint:
    """Publish one log."""
    places = Places(data)
    key = load_key(_key_of(places), log.origin)
    vkey = f"{key.verifier}\n".encode()
    step("trust")
    if keep_once(places.trusted(log.year), vkey, mode=EVERYBODY_READS) != vkey:
        raise _other_key(places.trusted(log.year))
    with Publisher(
        places.served(log.year), key, places.memory(log.year), step=step
    ) as publisher:
        return publisher.publish(LedgerSource(log.origin))


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
