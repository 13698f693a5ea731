"""The digests of a file that arrives in pieces, kept while its process lives."""

import hashlib
import threading
from collections import OrderedDict

from mingjing.evidence.intake import (
    CHUNK_BYTES,
    HEAD_BYTES,
    StoredBlob,
    chunk_root,
    new_sm3,
)

MOST_REMEMBERED = 64


class RunningDigests:
    """Hashes bytes in their order, each once, and can always say what it has so far.

    Args:
        sm3: also compute SM3.
    """

    def __init__(self, *, sm3: bool) -> None:
        self._whole = hashlib.sha256()
        self._sm3 = new_sm3() if sm3 else None
        self._chunk = hashlib.sha256()
        self._chunk_hashes: list[bytes] = []
        self._head = b""
        self.size = 0

    def take(self, data: bytes, sha256: bytes) -> None:
        """Hash the next piece.

        Args:
            data: the bytes.
            sha256: their digest, which the caller has checked; a piece that is a whole chunk
                is not hashed again for its place in the chunk root.
        """
        self._head += data[: HEAD_BYTES - len(self._head)]
        self._whole.update(data)
        if self._sm3 is not None:
            self._sm3.update(data)
        if len(data) == CHUNK_BYTES and not self.size % CHUNK_BYTES:
            self._chunk_hashes.append(sha256)
            self.size += len(data)
            return
        rest = memoryview(data)
        while rest:
            part = rest[: CHUNK_BYTES - self.size % CHUNK_BYTES]
            self._chunk.update(part)
            self.size += len(part)
            rest = rest[len(part) :]
            if not self.size % CHUNK_BYTES:
                self._chunk_hashes.append(self._chunk.digest())
                self._chunk = hashlib.sha256()

    def blob(self) -> StoredBlob:
        """Return the account of everything taken."""
        begun = (self._chunk.digest(),) if self.size % CHUNK_BYTES else ()
        hashes = (*self._chunk_hashes, *begun)
        return StoredBlob(
            sha256=self._whole.hexdigest(),
            sm3=None if self._sm3 is None else self._sm3.hexdigest(),
            size=self.size,
            chunk_hashes=hashes,
            chunk_root=chunk_root(hashes),
            chunk_size=CHUNK_BYTES,
            head=self._head,
        )


class Remembered:
    """The running digests of the uploads this process took part in; the oldest is forgotten.

    Nothing depends on it but speed: whoever finds less than the disk holds reads the rest.
    """

    def __init__(self) -> None:
        self._held: OrderedDict[str, RunningDigests] = OrderedDict()
        self._lock = threading.Lock()

    def take_out(self, name: str, *, sm3: bool) -> RunningDigests:
        """Return the digests of *name*, fresh ones if there are none; nobody else has them."""
        with self._lock:
            return self._held.pop(name, None) or RunningDigests(sm3=sm3)

    def put_back(self, name: str, running: RunningDigests) -> None:
        """Keep the digests of *name* for its next piece."""
        with self._lock:
            self._held[name] = running
            while len(self._held) > MOST_REMEMBERED:
                self._held.popitem(last=False)
