"""Bytes, streams and stores for the tests of evidence."""

import hashlib
import io
import os
import random
import subprocess
import sys
from pathlib import Path

from mingjing.evidence import store as store_module
from support.waiting import PATIENCE

MIB = 1024 * 1024
HERE = Path(__file__).parent
SOURCE = Path(store_module.__file__).parents[2]


def some_bytes(size: int, *, seed: int = 7) -> bytes:
    return random.Random(seed).randbytes(size)  # noqa: S311 - repeatable, not secret


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def left_behind(root: Path) -> list[str]:
    return sorted(path.name for path in (root / "incoming").glob("*"))


def run_python(script: str, *arguments: object, before: tuple[str, ...] = ()):
    """Run a script of this folder in its own process, *before* being a command around it."""
    command = [*before, sys.executable, str(HERE / script), *map(str, arguments)]
    environment = os.environ | {"PYTHONPATH": f"{SOURCE}{os.pathsep}{HERE.parent}"}
    return subprocess.run(  # noqa: S603 - our own script
        command, env=environment, capture_output=True, text=True, timeout=PATIENCE, check=False
    )


class Dribble(io.RawIOBase):
    """A sender that gives a few bytes at a time, as sockets do."""

    def __init__(self, data: bytes, *, most: int) -> None:
        self._inner = io.BytesIO(data)
        self._most = most

    def read(self, size: int = -1, /) -> bytes:
        return self._inner.read(min(size, self._most))


class HangsUp:
    """A sender that goes away after its first piece."""

    def __init__(self, data: bytes) -> None:
        self._pieces = iter([data])

    def read(self, _size: int, /) -> bytes:
        for piece in self._pieces:
            return piece
        raise ConnectionResetError(104, "Connection reset by peer")


class Zeros:
    """A sender of many bytes that holds none."""

    def __init__(self, size: int) -> None:
        self._left = size

    def read(self, size: int, /) -> bytes:
        given = min(size, self._left)
        self._left -= given
        return bytes(given)
