"""Uploads under way: pieces that are checked, written, synced, and only then count.

One folder per upload below ``incoming/uploads``: ``about.json`` says whose it is, ``data``
holds the bytes, ``journal`` one line for each piece. The last whole line of the journal is the
offset; bytes beyond it were never acknowledged and are written over. The lock of a folder ends
with the process that holds it.

Long because offset, checksum, bytes and journal of a piece are one promise.
"""

import fcntl
import hashlib
import json
import os
import re
import secrets
import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from mingjing.evidence.intake import CHUNK_BYTES, StoredBlob
from mingjing.evidence.refusals import BlobDamagedError, EmptyFileError
from mingjing.evidence.running import Remembered, RunningDigests
from mingjing.evidence.store import BlobStore
from mingjing.evidence.upload_files import (
    line_of,
    offset_of,
    opened,
    pieces_of,
    read_stored,
    replace,
    stored_text,
    write_at,
)
from mingjing.evidence.upload_refusals import (
    ChecksumMismatchError,
    OffsetMismatchError,
    PieceTooLongError,
    TooManyUploadsError,
    UploadBusyError,
    UploadExpiredError,
    UploadIncompleteError,
    UploadUnknownError,
)

LIFETIME = timedelta(days=7)
MOST_PER_OWNER = 64
CATCH_UP_BYTES = 16 * CHUNK_BYTES
ABOUT, DATA, JOURNAL, LOCK, STORED = "about.json", "data", "journal", "lock", "stored.json"
_ID = re.compile(r"[0-9a-f]{32}")
_remembered = Remembered()
_beside = ThreadPoolExecutor(max_workers=4, thread_name_prefix="hash")


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose an upload is: a person's, for one subject; nobody else's, for nothing else."""

    person: str
    subject: str


@dataclass(frozen=True, slots=True)
class Upload:
    """An upload as it stands.

    Args:
        id: 32 hex digits, not guessable.
        owner: whose it is.
        size: bytes announced.
        offset: bytes that are on the disk for good.
        file_name: as the sender called it, untouched.
        expires_at: when it is removed unless it became evidence.
    """

    id: str
    owner: Owner
    size: int
    offset: int
    file_name: str
    expires_at: datetime

    @property
    def is_complete(self) -> bool:
        """Whether every byte is there."""
        return self.offset == self.size


@dataclass(frozen=True, slots=True)
class Piece:
    """Bytes of one request, and what their sender says of them.

    Args:
        offset: where in the file they begin.
        data: the bytes.
        checksum: their digest, as the sender gave it.
        algorithm: of the checksum, by its name in ``hashlib``.
    """

    offset: int
    data: bytes
    checksum: bytes
    algorithm: str = "sha256"

    def checked(self) -> bytes:
        """Return the SHA-256 of the bytes, which are what their sender hashed.

        Raises:
            ChecksumMismatchError: they are not.
        """
        sha256 = hashlib.sha256(self.data).digest()
        is_sha256 = self.algorithm == "sha256"
        ours = sha256 if is_sha256 else hashlib.new(self.algorithm, self.data).digest()
        if ours != self.checksum:
            raise ChecksumMismatchError
        return sha256


@dataclass(frozen=True, slots=True)
class Uploads:
    """The uploads under way in the data directory of a store.

    Args:
        store: where a whole file goes; its limits hold here too.
        step: called with the name of each durable step once it is done; for rehearsing crashes.
    """

    store: BlobStore
    step: Callable[[str], None] = field(default=lambda _: None, repr=False, compare=False)

    @property
    def root(self) -> Path:
        """The folder of all uploads."""
        return self.store.root / "incoming" / "uploads"

    def create(self, owner: Owner, size: int, file_name: str, *, at: datetime) -> Upload:
        """Begin an upload and return it, empty.

        Raises:
            EmptyFileError: no bytes are announced.
            TooLargeError, DiskFullError, StoreUnwritableError: as for a file sent at once.
            TooManyUploadsError: the owner has too many.
        """
        if size <= 0:
            raise EmptyFileError
        upload = Upload(secrets.token_hex(16), owner, size, 0, file_name, at + LIFETIME)
        try:
            self._make_root()
            self.store.require_room(size, written=0)
            if len(self.of(owner, at=at)) >= MOST_PER_OWNER:
                raise TooManyUploadsError(MOST_PER_OWNER)
            self._lay_out(upload)
        except OSError as error:
            raise self.store.refusal_of(error, size) from error
        return upload

    def find(self, upload_id: str, owner: Owner, *, at: datetime) -> Upload:
        """Return an upload of *owner*.

        Raises:
            UploadUnknownError: there is none, or it is somebody else's.
            UploadExpiredError: its time is over.
        """
        upload = self._read(upload_id)
        if upload is None or upload.owner != owner:
            raise UploadUnknownError
        if at >= upload.expires_at:
            raise UploadExpiredError(upload.expires_at)
        return upload

    def of(self, owner: Owner, *, at: datetime) -> list[Upload]:
        """Return the uploads of *owner* that are neither finished nor expired, oldest first."""
        found = (
            self._read(folder.name) for folder in self._folders() if (folder / DATA).exists()
        )
        theirs = [each for each in found if each and each.owner == owner]
        return sorted(
            (each for each in theirs if at < each.expires_at), key=lambda each: each.expires_at
        )

    def append(self, upload_id: str, owner: Owner, piece: Piece, *, at: datetime) -> Upload:
        """Add a piece; it counts when this returns.

        Raises:
            UploadUnknownError, UploadExpiredError: see ``find``.
            UploadBusyError: another request is writing.
            OffsetMismatchError: the piece does not begin where the bytes held end.
            PieceTooLongError: more bytes than announced.
            ChecksumMismatchError: the bytes are not those their sender hashed.
            DiskFullError: no room; the bytes held stay as they are.
            StoreFailedError: the disk failed; let it end the process.
        """
        with self._locked(upload_id) as folder:
            upload = self.find(upload_id, owner, at=at)
            if piece.offset != upload.offset:
                raise OffsetMismatchError(piece.offset, upload.offset)
            if len(piece.data) > upload.size - upload.offset:
                raise PieceTooLongError(upload.size - upload.offset)
            if piece.data:
                self._write(folder, upload.size, piece)
        return self.find(upload_id, owner, at=at)

    def hand_over(self, upload_id: str, owner: Owner, *, at: datetime) -> StoredBlob:
        """Put a whole upload into the store and return its account; it may be asked again.

        Raises:
            UploadUnknownError, UploadExpiredError: see ``find``.
            UploadIncompleteError: bytes are missing.
            UploadBusyError: another request is at it.
            BlobDamagedError: the disk changed a piece since it was written.
        """
        with self._locked(upload_id) as folder:
            upload = self.find(upload_id, owner, at=at)
            if not upload.is_complete:
                raise UploadIncompleteError(upload.offset, upload.size)
            if (held := read_stored(folder / STORED)) and self.store.path(held.sha256).exists():
                return held
            try:
                running = self._caught_up(folder)
                os.truncate(folder / DATA, upload.size)
                blob = self.store.adopt(folder / DATA, running.blob())
                self.step("adopted")
                replace(folder / STORED, stored_text(blob))
            except OSError as error:
                raise self.store.refusal_of(error, upload.size) from error
            return blob

    def path(self, upload_id: str, owner: Owner, *, at: datetime) -> Path:
        """Return where the bytes of a whole upload lie, for reading.

        Raises:
            UploadUnknownError, UploadExpiredError: see ``find``.
            UploadIncompleteError: bytes are missing.
        """
        upload = self.find(upload_id, owner, at=at)
        if not upload.is_complete:
            raise UploadIncompleteError(upload.offset, upload.size)
        path = self.root / upload.id / DATA
        if not path.exists():
            raise UploadUnknownError
        return path

    def finish(self, upload_id: str, owner: Owner, *, at: datetime) -> None:
        """Note that a handed-over upload became evidence; asked again, it still answers so.

        Raises:
            UploadUnknownError, UploadExpiredError: see ``find``.
            UploadBusyError: another request is at it.
        """
        with self._locked(upload_id) as folder:
            self.find(upload_id, owner, at=at)
            (folder / DATA).unlink(missing_ok=True)

    def terminate(self, upload_id: str, owner: Owner, *, at: datetime) -> None:
        """Remove an upload; what was handed over to the store stays there.

        Raises:
            UploadUnknownError, UploadExpiredError: see ``find``.
            UploadBusyError: another request is writing.
        """
        with self._locked(upload_id) as folder:
            self.find(upload_id, owner, at=at)
            _remove(folder)

    def sweep(self, *, at: datetime) -> int:
        """Remove the bytes of expired uploads and return how many; their ids answer a while."""
        removed = 0
        for folder in list(self._folders()):
            upload = self._read(folder.name)
            if upload is None:
                _remove_if_old(folder, at)
            elif at >= upload.expires_at + LIFETIME:
                _remove(folder)
            elif at >= upload.expires_at and (folder / DATA).exists():
                for name in (DATA, STORED):
                    (folder / name).unlink(missing_ok=True)
                removed += 1
        return removed

    def _folders(self) -> Iterator[Path]:
        with suppress(FileNotFoundError):
            yield from self.root.iterdir()

    def _make_root(self) -> None:
        self.store.make_root()
        for folder in (self.root.parent, self.root):
            if not folder.is_dir():
                folder.mkdir(mode=0o750, exist_ok=True)
                self.store.sync_folder(folder.parent)

    def _lay_out(self, upload: Upload) -> None:
        """Make the folder whole under another name, then give it its own."""
        draft = self.root / f".{upload.id}"
        draft.mkdir(mode=0o700)
        about = {
            "person": upload.owner.person,
            "subject": upload.owner.subject,
            "size": upload.size,
            "file_name": upload.file_name,
            "expires_at": upload.expires_at.isoformat(),
        }
        for name, text in ((ABOUT, json.dumps(about)), (DATA, ""), (JOURNAL, ""), (LOCK, "")):
            with (draft / name).open("x", encoding="ascii") as file:
                file.write(text)
                file.flush()
                self.store.sync(file.fileno())
        self.store.sync_folder(draft)
        self.step("laid out")
        draft.rename(self.root / upload.id)
        self.store.sync_folder(self.root)
        self.step("created")

    def _read(self, upload_id: str) -> Upload | None:
        if _ID.fullmatch(upload_id) is None:
            return None
        folder = self.root / upload_id
        try:
            about = json.loads((folder / ABOUT).read_bytes())
            return Upload(
                upload_id,
                Owner(about["person"], about["subject"]),
                about["size"],
                offset_of(folder / JOURNAL)[0],
                about["file_name"],
                datetime.fromisoformat(about["expires_at"]),
            )
        except (FileNotFoundError, NotADirectoryError):
            return None

    @contextmanager
    def _locked(self, upload_id: str) -> Iterator[Path]:
        if _ID.fullmatch(upload_id) is None:
            raise UploadUnknownError
        folder = self.root / upload_id
        try:
            descriptor = os.open(folder / LOCK, os.O_RDWR | os.O_NOFOLLOW | os.O_CLOEXEC)
        except OSError as error:
            raise UploadUnknownError from error
        try:
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise UploadBusyError from error
            yield folder
        finally:
            os.close(descriptor)

    def _write(self, folder: Path, size: int, piece: Piece) -> None:
        hashed = _beside.submit(self._hashed, folder, piece)
        try:
            self.store.require_room(size, written=piece.offset)
            with opened(folder / DATA) as descriptor:
                self._write_synced(descriptor, piece.data, piece.offset, "data")
            sha256, running = hashed.result()
            with opened(folder / JOURNAL) as descriptor:
                line = line_of(piece.offset + len(piece.data), sha256)
                self._write_synced(descriptor, line, offset_of(folder / JOURNAL)[1], "journal")
        except OSError as error:
            raise self.store.refusal_of(error, size) from error
        if running is not None:
            _remembered.put_back(str(folder), running)

    def _write_synced(self, descriptor: int, data: bytes, offset: int, what: str) -> None:
        try:
            write_at(descriptor, data, offset)
        except OSError:
            os.ftruncate(descriptor, offset)
            raise
        self.step(f"{what} written")
        self.store.sync(descriptor)
        self.step(f"{what} synced")

    def _hashed(self, folder: Path, piece: Piece) -> tuple[bytes, RunningDigests | None]:
        """Check and hash on while the disk works; what was written counts only after it.

        Returns:
            the SHA-256 of the piece, and the digests of all up to its end; None where a request
            should not wait for the rest.

        Raises:
            ChecksumMismatchError: the bytes are not those their sender hashed.
        """
        sha256 = piece.checked()
        running = _remembered.take_out(str(folder), sm3=self.store.sm3)
        if running.size < piece.offset <= running.size + CATCH_UP_BYTES:
            running = self._caught_up(folder, running, until=piece.offset)
        if running.size != piece.offset:
            return sha256, None
        running.take(piece.data, sha256)
        return sha256, running

    def _caught_up(
        self, folder: Path, running: RunningDigests | None = None, until: int | None = None
    ) -> RunningDigests:
        """Return the digests of everything held, reading what this process has not seen.

        Raises:
            BlobDamagedError: a piece is not as it was when it was acknowledged.
        """
        running = running or _remembered.take_out(str(folder), sm3=self.store.sm3)
        with (folder / DATA).open("rb") as file:
            for piece in pieces_of(folder / JOURNAL):
                if piece.end <= running.size or (until is not None and piece.end > until):
                    continue
                file.seek(running.size)
                data = file.read(piece.end - running.size)
                if hashlib.sha256(data).digest() != piece.sha256:
                    raise BlobDamagedError(piece.sha256.hex(), f"上传的第 {piece.end} 字节之前")
                running.take(data, piece.sha256)
        return running


def _remove(folder: Path) -> None:
    """Remove a folder, first what makes it an upload."""
    (folder / ABOUT).unlink(missing_ok=True)
    shutil.rmtree(folder, ignore_errors=True)


def _remove_if_old(folder: Path, at: datetime) -> None:
    """Remove what a crash left of an upload being made or removed."""
    with suppress(FileNotFoundError):
        if at.timestamp() - folder.lstat().st_mtime > LIFETIME.total_seconds():
            shutil.rmtree(folder, ignore_errors=True)
