"""Kill a publisher at every step of every kind of growth, and look at what is left.

Run as a program: prints one JSON line ``{"kills": …, "faults": […]}``. It forks, and is
therefore a process of its own.
"""

import contextlib
import json
import os
import shutil
import sqlite3
import sys
import tempfile
from pathlib import Path

from mingjing.kernel.errors import IntegrityError
from mingjing.tlog.checkpoint import open_checkpoint
from mingjing.tlog.merkle import root_hash
from mingjing.tlog.signer import Publisher
from mingjing.tlog.tile_reader import TileDirectory, TileReader
from tlog.logs import signing_key
from tlog.sources import honest, with_other_entry
from tlog.trees import entry, leaves

KEY = signing_key()
KILLED = 77
# A killed process loses nothing the kernel holds, so a disk in memory shows the same.
MEMORY = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # noqa: S108 - inside it, a fresh directory
# Sizes one after the other; the last growth is the one that is killed.
GROWTHS = [
    (0,),
    (0, 1),
    (3,),
    (12, 600),
    (250, 257),
    (256, 512),
    (300, 310, 700),
    (65_535, 65_537),
]


class County:
    """One publisher's files, and every head ever seen signed there."""

    def __init__(self, path):
        self.log = path / "log"
        self.state = path / "state.db"
        self.signed = {}
        self.faults = []

    def publish(self, source, step=lambda _: None):
        with Publisher(self.log, KEY, self.state, step=step) as publisher:
            return publisher.publish(source)

    def publish_and_die(self, source, at):
        """Return whether a child, publishing, was killed before its step *at*."""
        child = os.fork()
        if child == 0:
            steps = iter(range(at))

            def step(_):
                if next(steps, None) is None:
                    os._exit(KILLED)

            self.publish(source, step)
            os._exit(0)
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == KILLED

    def refuse(self, source):
        try:
            self.publish(source)
        except IntegrityError:
            return
        self.faults.append("another history was signed after a promise")

    def promised(self):
        if not self.state.exists():
            return []
        with contextlib.closing(sqlite3.connect(self.state)) as state:
            known = state.execute("SELECT 1 FROM sqlite_master WHERE name = 'head'").fetchone()
            rows = "SELECT size, root FROM head ORDER BY size"
            return state.execute(rows).fetchall() if known else []

    def published(self):
        return open_checkpoint((self.log / "checkpoint").read_bytes(), [KEY.verifier])

    def look(self):
        """Check what anybody could check at this moment, and remember the heads signed."""
        for size, root in self.promised():
            self.see(size, root)
        if not (self.log / "checkpoint").exists():
            return
        head = self.published()
        self.see(head.size, head.root)
        tree = TileReader(TileDirectory(self.log), head.size, head.root)
        for seq in {0, head.size // 2, head.size - 1} & set(range(head.size)):
            self.expect(tree.entry(seq) == entry(seq), f"entry {seq}")

    def see(self, size, root):
        self.expect(self.signed.setdefault(size, root) == root, f"two roots of size {size}")

    def expect(self, holds, fault):
        if not holds:
            self.faults.append(fault)


def duplicate(source, target):
    """Link what is only ever replaced whole; copy the memory, which changes in place."""
    if Path(source).name == "state.db":
        return shutil.copy2(source, target)
    return os.link(source, target)


def kill_once(base, sizes, at):
    """Return (whether a kill happened, faults) for one growth killed before step *at*."""
    with tempfile.TemporaryDirectory(dir=MEMORY) as path:
        county = County(
            Path(shutil.copytree(base, path, copy_function=duplicate, dirs_exist_ok=True))
        )
        before, target = sizes[-2] if len(sizes) > 1 else -1, sizes[-1]
        killed = county.publish_and_die(honest(target), at)
        county.look()
        promised = max((row[0] for row in county.promised()), default=-1)
        county.expect(promised in {before, target}, f"promised {promised}")
        if promised == target and target > 0:
            county.refuse(with_other_entry(target + 5, target - 1))
            county.expect(county.published().size == target, "the promise came second")
        last = county.publish(honest(target + 5))
        county.look()
        county.expect(last.root == root_hash(leaves(target + 5)), "the last root")
        county.expect(county.publish(honest(target + 5)) == last, "publishing again")
        sizes_promised = [size for size, _ in county.promised()]
        expected = sorted({*sizes[:-1], promised, target + 5} - {-1})
        county.expect(sizes_promised == expected, f"promised {sizes_promised}")
        return killed, [f"{sizes} killed at {at}: {fault}" for fault in county.faults]


def main():
    kills, faults = 0, []
    for sizes in GROWTHS:
        with tempfile.TemporaryDirectory(dir=MEMORY) as path:
            base = Path(path)
            for size in sizes[:-1]:
                County(base).publish(honest(size))
            at, killed = 0, True
            while killed:
                killed, found = kill_once(base, sizes, at)
                kills += killed
                faults += found
                at += 1
    sys.stdout.write(json.dumps({"kills": kills, "faults": faults}) + "\n")


if __name__ == "__main__":
    main()
