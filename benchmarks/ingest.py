"""Goal G9: intake costs little more than writing and hashing one after the other.

Each round does, in turn and with the same bytes: write + fsync, SHA-256 alone, and the real
``BlobStore.receive`` (which also hashes every chunk and syncs the folders). The yardstick is
1/(1/write + 1/hash); the medians of all rounds give the ratio.
"""

import argparse
import hashlib
import os
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

from mingjing.evidence.intake import CHUNK_BYTES
from mingjing.evidence.store import BlobStore

MIB = 1024 * 1024
GOAL = 0.75


class Source:
    """A sender that holds its bytes ready; every round sends others."""

    def __init__(self, size: int, seed: int) -> None:
        block = random.Random(seed).randbytes(CHUNK_BYTES)  # noqa: S311 - repeatable, not secret
        count, rest = divmod(size, CHUNK_BYTES)
        self._pieces = iter([block] * count + ([block[:rest]] if rest else []))

    def read(self, _size: int, /) -> bytes:
        """Return the next piece."""
        return next(self._pieces, b"")

    def __iter__(self) -> Iterator[bytes]:
        return self._pieces


def write(source: Source, folder: Path) -> None:
    """Write and sync, no digest."""
    with (folder / "plain").open("wb", buffering=0) as file:
        for piece in source:
            file.write(piece)
        os.fsync(file.fileno())


def digest(source: Source, _folder: Path) -> None:
    """SHA-256, nothing written."""
    whole = hashlib.sha256()
    for piece in source:
        whole.update(piece)


def ingest(source: Source, folder: Path) -> None:
    """Store as the product does."""
    BlobStore(folder / "store").receive(source)


def speed(work: Callable[[Source, Path], None], size: int, seed: int, parent: Path) -> float:
    """Return MiB per second of *work* in a fresh folder, removed afterwards."""
    source = Source(size, seed)
    folder = Path(tempfile.mkdtemp(dir=parent))
    try:
        start = time.perf_counter()
        work(source, folder)
        return size / MIB / (time.perf_counter() - start)
    finally:
        shutil.rmtree(folder)
        os.sync()


def main() -> int:
    """Print speeds and the ratio; exit 1 if it is under the goal."""
    parser = argparse.ArgumentParser(
        description="Evidence intake against its serial bound (G9)."
    )
    parser.add_argument("--size", type=int, default=256, help="MiB per file")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--dir", type=Path, default=Path(tempfile.gettempdir()))
    options = parser.parse_args()
    speeds: dict[str, list[float]] = {"write": [], "digest": [], "ingest": []}
    for seed in range(options.rounds):
        for work in (write, digest, ingest):
            speeds[work.__name__].append(speed(work, options.size * MIB, seed, options.dir))
    typical = {name: median(values) for name, values in speeds.items()}
    bound = 1 / (1 / typical["write"] + 1 / typical["digest"])
    ratio = typical["ingest"] / bound
    for name, value in typical.items():
        print(f"{name:7} {value:8.0f} MiB/s   ({', '.join(f'{v:.0f}' for v in speeds[name])})")
    print(f"bound   {bound:8.0f} MiB/s   serial, 1/(1/write + 1/digest)")
    print(f"G9      {ratio:8.2f}         goal {GOAL}: {'met' if ratio >= GOAL else 'missed'}")
    return 0 if ratio >= GOAL else 1


if __name__ == "__main__":
    sys.exit(main())
