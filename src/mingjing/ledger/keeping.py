"""Small files that are written once: whole or not at all, and there after a power cut."""

import os
import tempfile
from contextlib import suppress
from pathlib import Path

OWNER_READS = 0o400


def keep_once(path: Path, data: bytes, *, mode: int = OWNER_READS) -> bytes:
    """Write *data* to *path* unless something is there, and return what is there.

    Of several processes that try at the same time one succeeds, and all return its bytes.

    Args:
        path: the file; its folder is made, for the owner alone, if missing.
        data: contents.
        mode: permissions of the file.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor, scratch = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fchmod(file.fileno(), mode)
            os.fsync(file.fileno())
        with suppress(FileExistsError):
            os.link(scratch, path)
    finally:
        Path(scratch).unlink()
    for folder in (path.parent, path.parent.parent):
        _sync_folder(folder)
    return path.read_bytes()


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
