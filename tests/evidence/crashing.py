"""Receive one file and be killed after the n-th time a named step is done.

Arguments: root, step, n, size, seed. Step ``none`` survives and prints the digest.
"""

import io
import os
import signal
import sys
from pathlib import Path

from evidence.samples import some_bytes
from mingjing.evidence.store import BlobStore


def main() -> None:
    root, fatal, nth, size, seed = sys.argv[1:]
    left = int(nth)

    def die(step: str) -> None:
        nonlocal left
        left -= step == fatal
        if step == fatal and not left:
            os.kill(os.getpid(), signal.SIGKILL)

    data = some_bytes(int(size), seed=int(seed))
    print(BlobStore(Path(root), step=die).receive(io.BytesIO(data)).sha256, flush=True)  # noqa: T201 - the answer


main()
