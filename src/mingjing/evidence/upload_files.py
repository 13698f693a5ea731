"""The files of one upload: a journal whose last whole line counts, and the final account."""

import json
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from mingjing.evidence.intake import StoredBlob, chunk_root

_LINE = re.compile(rb"([0-9]{1,19}) ([0-9a-f]{64})\n")
_LONGEST_LINE = 85
MOST_AT_ONCE = 1024 * 1024


class AckedPiece(NamedTuple):
    """A piece that was acknowledged: where it ends, and its digest."""

    end: int
    sha256: bytes


def line_of(end: int, sha256: bytes) -> bytes:
    """Return the line of the journal that acknowledges a piece."""
    return f"{end} {sha256.hex()}\n".encode()


@contextmanager
def opened(path: Path) -> Iterator[int]:
    """Open a file of an upload for writing, never another that a link points to."""
    descriptor = os.open(path, os.O_RDWR | os.O_NOFOLLOW | os.O_CLOEXEC)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def write_at(descriptor: int, data: bytes, offset: int) -> None:
    """Write all of *data* at *offset*, in parts for which the system needs no large pages."""
    view = memoryview(data)
    while view:
        written = os.pwrite(descriptor, view[:MOST_AT_ONCE], offset)
        view, offset = view[written:], offset + written


def offset_of(journal: Path) -> tuple[int, int]:
    """Return the end of the last whole piece, and the length of the journal up to there."""
    with journal.open("rb") as file:
        size = file.seek(0, os.SEEK_END)
        start = max(size - 2 * _LONGEST_LINE, 0)
        file.seek(start)
        tail = file.read()
    found = list(_LINE.finditer(tail))
    if not found:
        return 0, 0
    return int(found[-1][1]), start + found[-1].end()


def pieces_of(journal: Path) -> list[AckedPiece]:
    """Return every piece that was acknowledged, in order."""
    _, length = offset_of(journal)
    lines = _LINE.findall(journal.read_bytes()[:length])
    return [AckedPiece(int(end), bytes.fromhex(digest.decode())) for end, digest in lines]


def stored_text(blob: StoredBlob) -> str:
    """Return the account of a file that was handed over, as kept beside it."""
    return json.dumps(
        {
            "sha256": blob.sha256,
            "sm3": blob.sm3,
            "size": blob.size,
            "chunks": [digest.hex() for digest in blob.chunk_hashes],
            "chunk_size": blob.chunk_size,
            "head": blob.head.hex(),
        }
    )


def read_stored(path: Path) -> StoredBlob | None:
    """Return the account kept in a file, None where there is none yet."""
    try:
        told = json.loads(path.read_bytes())
    except FileNotFoundError:
        return None
    hashes = tuple(bytes.fromhex(digest) for digest in told["chunks"])
    return StoredBlob(
        sha256=told["sha256"],
        sm3=told["sm3"],
        size=told["size"],
        chunk_hashes=hashes,
        chunk_root=chunk_root(hashes),
        chunk_size=told["chunk_size"],
        head=bytes.fromhex(told["head"]),
        already_held=True,
    )


def replace(path: Path, text: str) -> None:
    """Let a file be old or new, never half."""
    draft = path.with_name(f".{path.name}")
    draft.write_text(text, encoding="ascii")
    draft.replace(path)
