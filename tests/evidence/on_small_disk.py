"""Meet a disk that is really full, really out of names and really read-only.

Runs in a mount namespace of its own; the argument is the folder to mount on. Prints one line of
JSON per claim.
"""

import errno
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from unittest import mock

from evidence.samples import MIB, left_behind, some_bytes
from mingjing.evidence.refusals import DiskFullError, StoreUnwritableError
from mingjing.evidence.store import BlobStore

POINT = Path(sys.argv[1])
FIRST = some_bytes(3 * MIB, seed=1)
LARGE = some_bytes(9 * MIB, seed=2)


def mount(*options: str) -> None:
    command = ["mount", "-t", "tmpfs", "-o", ",".join(options), "tmpfs", str(POINT)]
    subprocess.run(command, check=True)  # noqa: S603 - fixed words


def attempt(claim: str, store: BlobStore, data: bytes, *, declared: int | None = None) -> None:
    outcome, cause = "stored", None
    try:
        store.receive(io.BytesIO(data), declared_size=declared)
    except (DiskFullError, StoreUnwritableError) as refusal:
        outcome = f"{type(refusal).__name__}: {refusal.what}"
        if isinstance(refusal.__cause__, OSError):
            cause = errno.errorcode[refusal.__cause__.errno]
    files = list(store.files())
    print(  # noqa: T201 - the answer
        json.dumps(
            {
                "claim": claim,
                "outcome": outcome,
                "errno": cause,
                "left": left_behind(store.root),
                "files": len(files),
                "damaged": [str(f) for f in map(store.verify, (f.sha256 for f in files)) if f],
            }
        )
    )


def main() -> None:
    mount("size=8m")
    store = BlobStore(POINT / "store")
    attempt("room", store, FIRST)
    attempt("announced", store, LARGE, declared=len(LARGE))
    attempt("unannounced", store, LARGE)
    with mock.patch.object(BlobStore, "_available", return_value=None):
        attempt("kernel says so", store, LARGE)
    attempt("room again", store, some_bytes(MIB, seed=3))
    subprocess.run(["mount", "-o", "remount,ro", str(POINT)], check=True)  # noqa: S603, S607 - fixed words
    attempt("read-only", store, some_bytes(10, seed=4))

    os.chdir("/")
    for inodes in range(2, 10):
        mount("size=64m", f"nr_inodes={inodes}")
        attempt(f"{inodes} names", BlobStore(POINT / "store"), some_bytes(9, seed=5))


main()
