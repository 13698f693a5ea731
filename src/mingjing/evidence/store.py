"""The evidence store: bytes under their own digest, written once and never again.

A file counts when ``receive`` returns. Until then only ``incoming/`` may hold a trace of it.
"""

import errno
import os
import re
import secrets
import threading
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import BinaryIO

from mingjing.evidence.findings import Finding, examine
from mingjing.evidence.intake import Digests, Readable, StoredBlob, chunks, new_sm3
from mingjing.evidence.refusals import (
    BlobDamagedError,
    BlobMissingError,
    CutOffError,
    DiskFullError,
    EmptyFileError,
    StoreFailedError,
    StoreUnwritableError,
    TooLargeError,
)
from mingjing.kernel.errors import InvalidInputError, RefusalError

TEMP_SUFFIX = ".part"
READ_ONLY = 0o440
_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file found in the store, whether or not any record knows it.

    Args:
        path: where it is.
        sha256: the digest its name and place claim; empty where they claim none.
        size: bytes.
        modified_at: when it was last written, by the file system's clock.
    """

    path: Path
    sha256: str
    size: int
    modified_at: datetime


@dataclass(frozen=True, slots=True)
class BlobStore:
    """A folder of evidence files on one file system.

    Args:
        root: the folder; made on first use.
        max_bytes: most bytes one file may have; None for no limit.
        reserve_bytes: free space to leave on the disk for the database and the record.
        sm3: also compute the SM3 digest; about five times slower.
        step: called with the name of each durable step once it is done; for rehearsing crashes.
    """

    root: Path
    max_bytes: int | None = None
    reserve_bytes: int = 0
    sm3: bool = False
    step: Callable[[str], None] = field(default=lambda _: None, repr=False, compare=False)
    _failed: threading.Event = field(
        default_factory=threading.Event, init=False, repr=False, compare=False
    )

    def __post_init__(self) -> None:
        if self.sm3:
            new_sm3()

    def receive(
        self,
        stream: Readable,
        *,
        declared_size: int | None = None,
        declared_sha256: str | None = None,
    ) -> StoredBlob:
        """Take in a file of any size and return once it counts.

        Args:
            stream: the bytes; read to the end, in constant memory.
            declared_size: bytes the sender announced, if any.
            declared_sha256: hex digest the sender announced, if any.

        Raises:
            EmptyFileError: there was nothing to read.
            CutOffError: what came is not what was announced.
            TooLargeError: more than ``max_bytes``.
            DiskFullError: no room; nothing stored before is touched.
            StoreUnwritableError: the folder cannot be written.
            BlobDamagedError: these bytes are held already, and the held copy is not whole.
            StoreFailedError: the disk failed; let it end the process.
        """
        self._require_sound()
        announced = None if declared_sha256 is None else _checked(declared_sha256.lower())
        temp = self.root / "incoming" / f"{secrets.token_hex(16)}{TEMP_SUFFIX}"
        try:
            self.make_root()
            temp.parent.mkdir(exist_ok=True)
            self.require_room(declared_size or 0, written=0)
            blob = self._take_in(stream, temp, declared_size)
            if announced not in (None, blob.sha256):
                raise CutOffError(f"声明的 SHA-256 为 {announced}，收到的为 {blob.sha256}")
            placed = self._place(temp, blob)
            _discard(temp)
            self.step("finished")
        except OSError as error:
            raise self._refusal(error, temp, declared_size) from error
        finally:
            _discard(temp)
        return placed

    def adopt(self, path: Path, blob: StoredBlob) -> StoredBlob:
        """Give a whole file of this file system its name in the store; no byte is copied.

        The file keeps its old name too, as a second link, until the caller removes it.

        Args:
            path: a file nobody will write to again.
            blob: its account, made from the very bytes that were written to it.

        Raises:
            CutOffError: the file is not as long as its account says.
            StoreUnwritableError: the folder cannot be written.
            BlobDamagedError: these bytes are held already, and the held copy is not whole.
            StoreFailedError: the disk failed; let it end the process.
        """
        self._require_sound()
        try:
            descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
            try:
                _require_whole(os.fstat(descriptor).st_size, blob.size)
                os.fchmod(descriptor, READ_ONLY)
                self.sync(descriptor)
            finally:
                os.close(descriptor)
            return self._place(path, blob)
        except OSError as error:
            raise self.refusal_of(error, blob.size) from error

    def path(self, sha256: str) -> Path:
        """Return where the file of this digest is, or would be.

        Raises:
            InvalidInputError: not 64 lower-case hex digits.
        """
        _checked(sha256)
        return self.root / "blobs" / "sha256" / sha256[:2] / sha256[2:4] / sha256

    def open(self, sha256: str) -> BinaryIO:
        """Open a stored file for reading only; it is not verified on the way.

        Raises:
            BlobMissingError: there is no such file.
        """
        try:
            descriptor = os.open(self.path(sha256), os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
        except FileNotFoundError as error:
            raise BlobMissingError(sha256) from error
        return os.fdopen(descriptor, "rb")

    def verify(
        self, sha256: str, *, size: int | None = None, chunk_hashes: Sequence[bytes] = ()
    ) -> Finding | None:
        """Read a stored file again; None means every byte is as recorded.

        Args:
            sha256: recorded digest.
            size: recorded bytes, where known.
            chunk_hashes: recorded digests of the chunks; they locate the damage.
        """
        return examine(self.path(sha256), sha256, size=size, chunk_hashes=chunk_hashes)

    def sweep(self, *, older_than: timedelta, now: datetime) -> tuple[Path, ...]:
        """Remove what broken-off uploads left behind and return it.

        Args:
            older_than: age by last write; 24 hours spares every upload still under way.
            now: timezone-aware.
        """
        removed: list[Path] = []
        for temp in sorted((self.root / "incoming").glob(f"*{TEMP_SUFFIX}")):
            with suppress(FileNotFoundError):
                if now - _modified_at(temp.lstat()) > older_than:
                    temp.unlink()
                    removed.append(temp)
        return tuple(removed)

    def files(self) -> Iterator[StoredFile]:
        """Yield everything that lies in the store, in the order of its names."""
        for folder, names, files in os.walk(self.root / "blobs"):
            names.sort()
            links = [name for name in names if Path(folder, name).is_symlink()]
            for name in sorted(files + links):
                path = Path(folder, name)
                status = path.lstat()
                placed = bool(_SHA256.fullmatch(name)) and path == self.path(name)
                yield StoredFile(
                    path, name if placed else "", status.st_size, _modified_at(status)
                )

    def orphans(self, referenced: Collection[str]) -> Iterator[StoredFile]:
        """Yield stored files that no record refers to; a fresh one may await its record."""
        return (file for file in self.files() if file.sha256 and file.sha256 not in referenced)

    def require_room(self, total: int, *, written: int) -> None:
        """Refuse a file of *total* bytes of which *written* lie on the disk already.

        Raises:
            TooLargeError: more than ``max_bytes``.
            DiskFullError: the rest has no room.
        """
        if self.max_bytes is not None and total > self.max_bytes:
            raise TooLargeError(self.max_bytes)
        available = self._available()
        if available is not None and total - written > available:
            raise DiskFullError(total, available + written)

    def sync(self, descriptor: int) -> None:
        """Return once the disk keeps what was written; the first failure is the last.

        Raises:
            StoreFailedError: it does not, now or before; let it end the process.
        """
        self._require_sound()
        try:
            os.fsync(descriptor)
        except OSError as error:
            self._failed.set()
            raise StoreFailedError(f"fsync 返回“{error.strerror}”") from error

    def sync_folder(self, folder: Path) -> None:
        """Return once the disk keeps the names in a folder; raises as ``sync`` does."""
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            self.sync(descriptor)
        finally:
            os.close(descriptor)

    def make_root(self) -> None:
        """Make the folder of the store, durably."""
        missing = [folder for folder in (self.root, *self.root.parents) if not folder.exists()]
        if missing:
            self.root.mkdir(mode=0o750, parents=True, exist_ok=True)
        for folder in missing:
            self.sync_folder(folder.parent)

    def refusal_of(self, error: OSError, needed: int) -> RefusalError | StoreFailedError:
        """Return what to raise where the disk reported *error*.

        Args:
            error: as the system reported it.
            needed: bytes of the file at hand.
        """
        match error.errno:
            case errno.ENOSPC | errno.EDQUOT:
                return DiskFullError(needed, self._available() or 0)
            case errno.EFBIG:
                return TooLargeError(None)
            case errno.EIO:
                self._failed.set()
                return StoreFailedError(f"写入返回“{error.strerror}”")
            case _:
                return StoreUnwritableError(error.strerror or str(error))

    def _require_sound(self) -> None:
        if self._failed.is_set():
            raise StoreFailedError("此前的写盘已经失败")

    def _available(self) -> int | None:
        """Return the bytes free for evidence, None where the file system does not say."""
        status = os.statvfs(self.root)
        if not status.f_blocks:
            return None
        return max(status.f_bavail * status.f_frsize - self.reserve_bytes, 0)

    def _take_in(self, stream: Readable, temp: Path, declared_size: int | None) -> StoredBlob:
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
        descriptor = os.open(temp, flags, 0o600)
        try:
            self.step("opened")
            with Digests(sm3=self.sm3) as digests:
                for chunk in chunks(stream):
                    digests.take(chunk)
                    if declared_size is not None and digests.size > declared_size:
                        raise CutOffError(f"声明 {declared_size} 字节，收到的更多")
                    self.require_room(
                        max(declared_size or 0, digests.size), written=digests.size - len(chunk)
                    )
                    _write(descriptor, chunk)
                    _start_writing_back(descriptor, digests.size - len(chunk), len(chunk))
                    self.step("chunk")
                _require_whole(digests.size, declared_size)
                os.fchmod(descriptor, READ_ONLY)
                self.sync(descriptor)
                self.step("synced")
                return digests.blob()
        finally:
            os.close(descriptor)

    def _place(self, temp: Path, blob: StoredBlob) -> StoredBlob:
        """Give the synced file its name, which nothing can take from another file."""
        target = self.path(blob.sha256)
        target.parent.mkdir(parents=True, exist_ok=True)
        already_held = False
        try:
            os.link(temp, target)
        except FileExistsError:
            finding = self.verify(blob.sha256, size=blob.size, chunk_hashes=blob.chunk_hashes)
            if finding is not None:
                raise BlobDamagedError(blob.sha256, finding.detail) from None
            already_held = True
        self.step("placed")
        for folder in target.parents:
            self.sync_folder(folder)
            if folder == self.root:
                break
        self.step("folders synced")
        return replace(blob, already_held=already_held)

    def _refusal(
        self, error: OSError, temp: Path, declared_size: int | None
    ) -> RefusalError | StoreFailedError:
        received = temp.lstat().st_size if temp.exists() else 0
        if error.errno in {errno.ENOSPC, errno.EDQUOT}:
            _discard(temp)
        return self.refusal_of(error, max(declared_size or 0, received))


def _checked(sha256: str) -> str:
    if _SHA256.fullmatch(sha256) is None:
        raise InvalidInputError(
            f"“{sha256[:80]}”不是 SHA-256 摘要。",
            why="摘要是 64 位小写十六进制数字，证据库只按摘要存取文件。",
            remedy="请填写完整的摘要，不要填写文件名或者路径。",
        )
    return sha256


def _require_whole(received: int, declared_size: int | None) -> None:
    if not received:
        raise EmptyFileError
    if declared_size is not None and received != declared_size:
        raise CutOffError(f"声明 {declared_size} 字节，收到 {received} 字节")


def _write(descriptor: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]


def _start_writing_back(descriptor: int, start: int, length: int) -> None:
    """Let the disk work while the next chunk is hashed; errors still reach ``fsync``."""
    if hasattr(os, "posix_fadvise"):
        os.posix_fadvise(descriptor, start, length, os.POSIX_FADV_DONTNEED)


def _discard(temp: Path) -> None:
    """Remove a temporary file; one that cannot be removed now is swept later."""
    with suppress(OSError):
        temp.unlink()


def _modified_at(status: os.stat_result) -> datetime:
    return datetime.fromtimestamp(status.st_mtime, UTC)
