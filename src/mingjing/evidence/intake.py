"""What comes in: its digests while it passes, and its kind by its first bytes."""

import hashlib
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from types import TracebackType
from typing import Protocol, Self

from mingjing.evidence.refusals import CutOffError, DigestUnavailableError
from mingjing.tlog import merkle

CHUNK_BYTES = 4 * 1024 * 1024
HEAD_BYTES = 4096
CHUNKS_IN_FLIGHT = 2


class Readable(Protocol):
    """Anything that gives up to *size* bytes at a time, and none at its end."""

    def read(self, size: int, /) -> bytes:
        """Return at most *size* bytes."""


@dataclass(frozen=True, slots=True)
class StoredBlob:
    """A file that counts: its bytes and its name were on disk before this was made.

    Args:
        sha256: hex digest of the whole file; its only name in the store.
        sm3: hex digest by GB/T 32905, where the store computes it.
        size: bytes.
        chunk_hashes: SHA-256 of each chunk of *chunk_size* bytes; the last may be shorter.
        chunk_root: RFC 6962 root over *chunk_hashes*, hex; what a sender can seal beforehand.
        chunk_size: bytes.
        head: the first bytes, for telling the kind of file.
        already_held: the store had these bytes before; nothing was written twice.
    """

    sha256: str
    sm3: str | None
    size: int
    chunk_hashes: tuple[bytes, ...]
    chunk_root: str
    chunk_size: int
    head: bytes
    already_held: bool = field(default=False, compare=False)


def chunks(stream: Readable) -> Iterator[bytes]:
    """Yield *stream* in pieces of exactly ``CHUNK_BYTES``, the last one shorter.

    Raises:
        CutOffError: the sender went away, or its file cannot be read.
    """
    while True:
        parts, missing = [], CHUNK_BYTES
        while missing and (part := _read(stream, missing)):
            parts.append(part)
            missing -= len(part)
        if parts:
            yield parts[0] if len(parts) == 1 else b"".join(parts)
        if missing:
            return


def _read(stream: Readable, size: int) -> bytes:
    try:
        return stream.read(size)
    except OSError as error:
        raise CutOffError(f"读取中断（{error}）") from error


def chunk_root(hashes: tuple[bytes, ...]) -> str:
    """Return the RFC 6962 root over the digests of the chunks, hex."""
    return merkle.root_hash(map(merkle.leaf_hash, hashes)).hex()


class Digests:
    """Hashes beside the writing: each digest has a thread, which lets go of the lock.

    At most ``CHUNKS_IN_FLIGHT`` chunks wait, so memory does not grow with the file.

    Args:
        sm3: also compute SM3, about five times slower than SHA-256.

    Raises:
        DigestUnavailableError: SM3 is asked for and this machine has none.
    """

    def __init__(self, *, sm3: bool) -> None:
        self._whole = hashlib.sha256()
        self._sm3 = new_sm3() if sm3 else None
        self._chunk_hashes: list[bytes] = []
        self._size = 0
        self._head = b""
        self._threads = ExitStack()
        self._lanes: list[tuple[ThreadPoolExecutor, Callable[[bytes], None]]] = []
        self._waiting: deque[list[Future[None]]] = deque()

    def __enter__(self) -> Self:
        works = [self._whole.update, self._hash_chunk]
        if self._sm3 is not None:
            works.append(self._sm3.update)
        for work in works:
            lane = self._threads.enter_context(ThreadPoolExecutor(max_workers=1))
            self._lanes.append((lane, work))
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._threads.close()

    @property
    def size(self) -> int:
        """Bytes taken so far."""
        return self._size

    def take(self, chunk: bytes) -> None:
        """Hash the next chunk, some time before ``blob`` answers."""
        if not self._size:
            self._head = chunk[:HEAD_BYTES]
        self._size += len(chunk)
        while len(self._waiting) >= CHUNKS_IN_FLIGHT:
            self._finish_oldest()
        self._waiting.append([lane.submit(work, chunk) for lane, work in self._lanes])

    def blob(self) -> StoredBlob:
        """Return the account of everything taken."""
        while self._waiting:
            self._finish_oldest()
        hashes = tuple(self._chunk_hashes)
        return StoredBlob(
            sha256=self._whole.hexdigest(),
            sm3=None if self._sm3 is None else self._sm3.hexdigest(),
            size=self._size,
            chunk_hashes=hashes,
            chunk_root=chunk_root(hashes),
            chunk_size=CHUNK_BYTES,
            head=self._head,
        )

    def _finish_oldest(self) -> None:
        for future in self._waiting.popleft():
            future.result()

    def _hash_chunk(self, chunk: bytes) -> None:
        self._chunk_hashes.append(hashlib.sha256(chunk).digest())


def new_sm3() -> "hashlib._Hash":
    """Return a fresh SM3 from the machine's cryptographic library.

    Raises:
        DigestUnavailableError: the library has no SM3.
    """
    try:
        return hashlib.new("sm3")
    except ValueError as error:
        raise DigestUnavailableError from error


@dataclass(frozen=True, slots=True)
class Media:
    """A kind of file: its media type and the extensions it carries, commonest first."""

    type: str
    extensions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Signature:
    offset: int
    magic: bytes
    media: Media
    also: bytes = b""


_ZIP = ("zip", "docx", "xlsx", "pptx", "ofd", "odt", "ods")
_SIGNATURES = (
    _Signature(0, b"\xff\xd8\xff", Media("image/jpeg", ("jpg", "jpeg", "jpe"))),
    _Signature(0, b"\x89PNG\r\n\x1a\n", Media("image/png", ("png",))),
    _Signature(0, b"GIF8", Media("image/gif", ("gif",))),
    _Signature(0, b"II*\0", Media("image/tiff", ("tif", "tiff"))),
    _Signature(0, b"MM\0*", Media("image/tiff", ("tif", "tiff"))),
    _Signature(8, b"WEBP", Media("image/webp", ("webp",)), b"RIFF"),
    _Signature(8, b"WAVE", Media("audio/wav", ("wav",)), b"RIFF"),
    _Signature(8, b"AVI ", Media("video/x-msvideo", ("avi",)), b"RIFF"),
    _Signature(4, b"ftypheic", Media("image/heic", ("heic", "heif"))),
    _Signature(4, b"ftypmif1", Media("image/heif", ("heif", "heic"))),
    _Signature(4, b"ftypqt  ", Media("video/quicktime", ("mov", "qt"))),
    _Signature(4, b"ftypM4A", Media("audio/mp4", ("m4a", "mp4"))),
    _Signature(4, b"ftyp3g", Media("video/3gpp", ("3gp", "mp4"))),
    _Signature(4, b"ftyp", Media("video/mp4", ("mp4", "m4v", "m4a"))),
    _Signature(0, b"\x1aE\xdf\xa3", Media("video/webm", ("webm",)), b"webm"),
    _Signature(0, b"\x1aE\xdf\xa3", Media("video/x-matroska", ("mkv",)), b"matroska"),
    _Signature(0, b"\0\0\x01\xba", Media("video/mpeg", ("mpg", "mpeg", "vob", "ps"))),
    _Signature(0, b"OggS", Media("audio/ogg", ("ogg", "opus", "oga"))),
    _Signature(0, b"#!AMR", Media("audio/amr", ("amr",))),
    _Signature(0, b"ID3", Media("audio/mpeg", ("mp3",))),
    _Signature(0, b"\xff\xfb", Media("audio/mpeg", ("mp3",))),
    _Signature(0, b"%PDF-", Media("application/pdf", ("pdf",))),
    _Signature(0, b"PK\x03\x04", Media("application/ofd", ("ofd",)), b"OFD.xml"),
    _Signature(0, b"PK\x03\x04", Media("application/zip", _ZIP)),
    _Signature(
        0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Media("application/x-ole", ("doc", "xls"))
    ),
)


def media_of(head: bytes) -> Media | None:
    """Return the kind that the first bytes show, None where they show none known here.

    A kind is a help for display and search, never a proof of what a file contains.

    >>> media_of(b"%PDF-1.7").type
    'application/pdf'
    """
    for signature in _SIGNATURES:
        if head.startswith(signature.magic, signature.offset) and signature.also in head:
            return signature.media
    return None


def extension_of(name: str) -> str:
    """Return the extension a sender's file name claims, lower case, empty if it claims none.

    >>> extension_of("现场.MP4"), extension_of("README"), extension_of(".hidden")
    ('mp4', '', '')
    """
    stem, dot, extension = name.rpartition(".")
    return extension.lower() if dot and stem else ""


def extension_agrees(name: str, media: Media | None) -> bool | None:
    """Say whether a name's extension fits its bytes; None where the kind is unknown.

    A misfit is recorded with the evidence and is no reason to refuse it.
    """
    return None if media is None else extension_of(name) in media.extensions
