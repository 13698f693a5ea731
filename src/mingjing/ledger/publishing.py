"""Publishing the logs: the database as a source, the publisher's key, memory and folders."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from mingjing.ledger.models import Head, Log, LogEntry
from mingjing.ledger.queries import LogSize, bodies, logs
from mingjing.tlog.checkpoint import Checkpoint
from mingjing.tlog.durable import Step, no_step
from mingjing.tlog.keys import generate_key, load_key
from mingjing.tlog.merkle import Frontier
from mingjing.tlog.signer import VKEY, Publisher

BATCH = 10_000


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
        """Return the frontier stored with the last entry."""
        head = Head.objects.select_related("log").get()
        if head.log is not None and head.log.origin == self.origin:
            return Frontier.from_bytes(bytes(head.frontier)) if head.size else Frontier()
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
    if not places.key.exists():
        generate_key(places.key)
    key = load_key(places.key, log.origin)
    for path in (places.served(log.year) / VKEY, places.trusted(log.year)):
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(f"{key.verifier}\n")
    with Publisher(
        places.served(log.year), key, places.memory(log.year), step=step
    ) as publisher:
        return publisher.publish(LedgerSource(log.origin))
