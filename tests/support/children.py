"""Programs that a test starts: they end with it, however it ends."""

import os
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

PROC = Path("/proc")


@contextmanager
def running(words: Sequence[str | Path], **options: Any) -> Iterator[subprocess.Popen[Any]]:
    """Start a program; at the end kill it if it still runs, close its pipes and await it."""
    with subprocess.Popen(words, **options) as child:  # noqa: S603 - the caller's own command
        try:
            yield child
        finally:
            child.kill()


def children() -> dict[int, str]:
    """Return the command of each child of this process, by its number.

    One that has ended and that nobody waited for counts too. Empty where there is no ``/proc``.
    """
    return {
        int(number): _command(number)
        for thread in PROC.glob(f"{os.getpid()}/task/*/children")
        for number in _read(thread).split()
    }


def _command(number: str) -> str:
    words = _read(PROC / number / "cmdline").replace("\0", " ").strip()
    return words or "ended, but nobody waited for it"


def _read(path: Path) -> str:
    try:
        return path.read_text(errors="replace")
    except OSError:
        return ""
