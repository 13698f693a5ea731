"""Which ports this process and its children listen on, read from ``/proc``.

The kernel takes its time over the table of ports: it is asked only about sockets that are new.
"""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

PROC = Path("/proc")
LISTEN = "0A"


@dataclass(frozen=True, slots=True)
class Socket:
    """An open socket: the process that holds it and its number in the kernel's tables."""

    process: int
    inode: str


def sockets() -> frozenset[Socket]:
    """Return what is open now; empty where there is no ``/proc``."""
    return frozenset(
        Socket(process, inode)
        for process in _family(os.getpid())
        for inode in _sockets(process)
    )


def listening(among: Iterable[Socket]) -> frozenset[str]:
    """Return a line such as ``port 8765 of process 4711`` for each that listens for TCP."""
    asked = tuple(among)
    ports = dict(_ports()) if asked else {}
    return frozenset(
        f"port {ports[one.inode]} of process {one.process}"
        for one in asked
        if one.inode in ports
    )


def _ports() -> Iterator[tuple[str, int]]:
    for table in ("tcp", "tcp6"):
        try:
            lines = (PROC / "net" / table).read_text().splitlines()[1:]
        except FileNotFoundError:
            continue
        for line in lines:
            fields = line.split()
            if fields[3] == LISTEN:
                yield fields[9], int(fields[1].rpartition(":")[2], 16)


def _family(process: int) -> Iterator[int]:
    yield process
    for children in PROC.glob(f"{process}/task/*/children"):
        try:
            numbers = children.read_text().split()
        except OSError:
            continue
        for child in numbers:
            yield from _family(int(child))


def _sockets(process: int) -> Iterator[str]:
    try:
        entries = list((PROC / str(process) / "fd").iterdir())
    except OSError:
        return
    for entry in entries:
        try:
            target = entry.readlink().name
        except OSError:
            continue
        if target.startswith("socket:["):
            yield target[len("socket:[") : -1]
