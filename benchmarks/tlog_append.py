"""G5: what appending to the tree costs, against hashing the leaves alone and against pymerkle.

CPU time of this process only, so neighbours matter little; all run in turn, ratios are taken
within a round, the median of five rounds is printed. Entries are 200 bytes, as ours are.
"""

import sys
from collections.abc import Callable
from hashlib import sha256
from statistics import median
from time import process_time

from pymerkle import InmemoryTree

from mingjing.tlog.merkle import Frontier, leaf_hash

ROUNDS = 5
LEAVES = 100_000
PYMERKLE_LEAVES = 20_000
GOAL_HASHING = 0.3
GOAL_PYMERKLE = 5.0


def hash_leaves(entries: list[bytes]) -> None:
    """Hash the leaves and nothing else: the physical limit."""
    for entry in entries:
        sha256(b"\x00" + entry).digest()


def append_each(entries: list[bytes]) -> None:
    """Append one by one, as a transaction with one entry does, without the database."""
    frontier = Frontier()
    for entry in entries:
        frontier.append(leaf_hash(entry))


def extend_all(entries: list[bytes]) -> None:
    """Append in one go, as the publisher does."""
    frontier = Frontier()
    frontier.extend(map(leaf_hash, entries))


def pymerkle(entries: list[bytes]) -> None:
    """Append to pymerkle's tree in memory."""
    tree = InmemoryTree(algorithm="sha256")
    for entry in entries:
        tree.append_entry(entry)


def per_second(act: Callable[[list[bytes]], None], entries: list[bytes]) -> float:
    """Return entries per CPU-second."""
    begun = process_time()
    act(entries)
    return len(entries) / (process_time() - begun)


def main() -> int:
    """Print rates and ratios; 1 if a goal is missed."""
    entries = [b"%0200d" % number for number in range(LEAVES)]
    rounds = [
        (
            per_second(hash_leaves, entries),
            per_second(extend_all, entries),
            per_second(append_each, entries),
            per_second(pymerkle, entries[:PYMERKLE_LEAVES]),
        )
        for _ in range(ROUNDS)
    ]
    names = ("leaf hashing alone", "Frontier.extend", "Frontier.append", "pymerkle in memory")
    for name, rates in zip(names, zip(*rounds, strict=True), strict=True):
        print(f"{name:20} {median(rates):12,.0f} entries per CPU-second")
    ratios = [
        ("extend / hashing", median(r[1] / r[0] for r in rounds), GOAL_HASHING),
        ("append / hashing", median(r[2] / r[0] for r in rounds), GOAL_HASHING),
        ("append / pymerkle", median(r[2] / r[3] for r in rounds), GOAL_PYMERKLE),
    ]
    for name, ratio, goal in ratios:
        print(f"{name:20} {ratio:12.2f}x, goal {goal}x: {'met' if ratio >= goal else 'MISSED'}")
    return int(any(ratio < goal for _, ratio, goal in ratios))


if __name__ == "__main__":
    sys.exit(main())
