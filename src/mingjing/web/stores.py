"""Where the files of this installation are kept."""

from functools import cache
from pathlib import Path
from threading import Lock

from django.conf import settings

from mingjing.evidence.store import BlobStore

_one_at_a_time = Lock()


def evidence_store() -> BlobStore:
    """Return the store of this installation, the same to everybody in this process.

    So that whoever writes after a failed ``fsync`` meets a store that remembers it.
    """
    with _one_at_a_time:
        return _store_in(Path(settings.MINGJING_DATA))


@cache
def _store_in(root: Path) -> BlobStore:
    return BlobStore(root)
