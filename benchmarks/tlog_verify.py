"""The full check of a log and the publisher's throughput, and what bounds each.

The full check is held against hashing the same entries and nodes with nothing around it; the
publisher (256 entries a batch; tiles, promise and checkpoint each synced) against writing and
syncing four files a batch. Tessera, the peer of both, cannot be run here: its Go modules are in
no Debian 12 package. No ratio to it is claimed.
"""

import os
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from hashlib import sha256
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from mingjing.tlog.checkpoint import Checkpoint
from mingjing.tlog.log_check import check_log
from mingjing.tlog.merkle import Frontier, leaf_hash
from mingjing.tlog.note import SigningKey
from mingjing.tlog.report import Report
from mingjing.tlog.signer import Publisher

ROUNDS = 5
SIZE = 70_000
BATCH = 256
BATCHES = 40
ORIGIN = "benchmark.example/log"


class Entries:
    """A ledger in memory."""

    origin = ORIGIN

    def __init__(self, count: int) -> None:
        self._entries = [b"%0200d" % number for number in range(count)]
        self._leaves = [leaf_hash(entry) for entry in self._entries]
        self._head = Frontier()

    def grow(self, size: int) -> None:
        """Commit entries up to *size*."""
        self._head.extend(self._leaves[self._head.size : size])

    def head(self) -> Frontier:
        """Return the frontier of what was committed."""
        return self._head.copy()

    def entries(self, start: int, stop: int) -> list[bytes]:
        """Return entries."""
        return self._entries[start:stop]

    def leaf_hashes(self, start: int, stop: int) -> list[bytes]:
        """Return their leaf hashes."""
        return self._leaves[start:stop]


def publisher(directory: Path) -> Publisher:
    """Return a publisher with a key of its own."""
    key = SigningKey(ORIGIN, Ed25519PrivateKey.generate())
    return Publisher(directory / "log", key, directory / "state.db")


def timed(clock: Callable[[], float], act: Callable[[], object]) -> float:
    """Return how long *act* takes by *clock*."""
    begun = clock()
    act()
    return clock() - begun


def check(directory: Path, head: Checkpoint) -> None:
    """Check the whole log; anything but a clean report is a fault of this program."""
    report = Report()
    check_log(report, directory / "log", head)
    if report.verdict:
        raise SystemExit(str(report))


def hash_only(entries: list[bytes]) -> None:
    """Hash every leaf and as many nodes: the least any full check does."""
    node = bytes(64)
    for entry in entries:
        sha256(b"\x00" + entry).digest()
        sha256(b"\x01" + node).digest()


def sync_files(directory: Path, data: bytes, count: int) -> None:
    """Write and sync *count* files of *data*, each with its directory."""
    folder = os.open(directory, os.O_RDONLY | os.O_DIRECTORY)
    for number in range(count):
        with (directory / str(number)).open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.fsync(folder)
    os.close(folder)


def measure_check() -> None:
    """Print the full check against bare hashing, by CPU time."""
    with tempfile.TemporaryDirectory() as path:
        directory = Path(path)
        source = Entries(SIZE)
        source.grow(SIZE)
        with publisher(directory) as publishing:
            head = publishing.publish(source)
        entries = source.entries(0, SIZE)
        rounds = [
            (
                timed(process_time, lambda: hash_only(entries)),
                timed(process_time, lambda: check(directory, head)),
            )
            for _ in range(ROUNDS)
        ]
    rate = median(SIZE / checked for _, checked in rounds)
    ratio = median(bare / checked for bare, checked in rounds)
    print(
        f"full check of {SIZE:,} entries: {rate:,.0f} per CPU-second, {ratio:.2f}x bare hashing"
    )


def publish_in_batches(publishing: Publisher, source: Entries) -> None:
    """Commit and publish one batch after the other."""
    for size in range(BATCH, BATCH * BATCHES + 1, BATCH):
        source.grow(size)
        publishing.publish(source)


def measure_publisher() -> None:
    """Print the publisher's rate against syncing files, by the clock on the wall."""
    rounds: list[tuple[float, float]] = []
    for _ in range(ROUNDS):
        with tempfile.TemporaryDirectory() as path, publisher(Path(path)) as publishing:
            source = Entries(BATCH * BATCHES)
            taken = timed(perf_counter, partial(publish_in_batches, publishing, source))
            bare = timed(
                perf_counter, partial(sync_files, Path(path), bytes(8192), BATCHES * 4)
            )
            rounds.append((taken, bare))
    rate = median(BATCH * BATCHES / taken for taken, _ in rounds)
    ratio = median(bare / taken for taken, bare in rounds)
    print(f"publisher, {BATCH} entries a batch: {rate:,.0f} entries per second")
    print(
        f"  {ratio:.2f}x only writing and syncing the 4 files of a batch (3 tiles, checkpoint)"
    )


def main() -> int:
    """Print both."""
    measure_check()
    measure_publisher()
    print("Tessera was not run: no ratio to it (goals G4 and G6) is claimed.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
