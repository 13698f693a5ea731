"""Uploads one piece, and dies at a step of the caller's choice."""

import hashlib
import os
import signal
import sys
from datetime import UTC, datetime
from pathlib import Path

from mingjing.evidence.store import BlobStore
from mingjing.evidence.uploads import Owner, Piece, Uploads

AT = datetime(2026, 3, 2, 1, tzinfo=UTC)
ME = Owner("p-04", "线索一")


def piece(data: bytes, offset: int) -> Piece:
    return Piece(offset, data, hashlib.sha256(data).digest())


def die_at(wanted: str):
    def step(name: str) -> None:
        if name == wanted:
            os.kill(os.getpid(), signal.SIGKILL)

    return step


if __name__ == "__main__":
    root, upload_id, source, act, step = sys.argv[1:]
    uploads = Uploads(BlobStore(Path(root), step=die_at(step)), step=die_at(step))
    if act == "create":
        uploads.create(ME, 10, "a.mp4", at=AT)
    elif act == "append":
        data = Path(source).read_bytes()
        offset = uploads.find(upload_id, ME, at=AT).offset
        uploads.append(upload_id, ME, piece(data[offset : offset + 5], offset), at=AT)
    else:
        uploads.hand_over(upload_id, ME, at=AT)
