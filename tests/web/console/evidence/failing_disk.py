"""The product on a disk whose ``fsync`` fails while the data directory holds a file ``fail``.

The file tells afterwards which processes met the failure.
"""

import errno
import os
from pathlib import Path

from mingjing.web.wsgi import application

__all__ = ["MARK", "application"]
MARK = "fail"
_fsync = os.fsync


def _failing(descriptor: int) -> None:
    mark = Path(os.environ["MINGJING_DATA"]) / MARK
    if not mark.exists():
        return _fsync(descriptor)
    with mark.open("a") as told:
        told.write(f"{os.getpid()}\n")
    raise OSError(errno.EIO, "Input/output error")


os.fsync = _failing
