"""The published log as files: the names that exist, their types, and nothing beside them."""

import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings

from mingjing.kernel.dates import SHANGHAI
from mingjing.kernel.errors import NotFoundError
from mingjing.ledger.publishing import Places
from mingjing.ledger.queries import LogSize, logs
from mingjing.tlog.checkpoint import Checkpoint, open_checkpoint
from mingjing.tlog.errors import NoteError
from mingjing.tlog.note import VerifierKey, encode_base64
from mingjing.tlog.signer import CHECKPOINT

TILE = r"tile/(?:entries|[0-9]{1,2})/(?:x[0-9]{3}/)*[0-9]{3}(?:\.p/[0-9]{1,3})?"
NAMES = rf"(?:checkpoint|log\.vkey|{TILE})"
TEXT, BYTES = "text/plain; charset=utf-8", "application/octet-stream"


@dataclass(frozen=True, slots=True)
class LogFile:
    """A published file.

    Args:
        is_final: whether its bytes can never change (tiles), so that copies keep for ever.
    """

    data: bytes
    media_type: str
    is_final: bool


@dataclass(frozen=True, slots=True)
class LogStatus:
    """One log as the public can check it.

    Args:
        recorded: entries in the database.
        checkpoint: the signed head that is published; None where there is none, or where the
            file does not hold what the log's key signed.
        published_at: when the file was written.
        vkey: public key as this installation knows it, kept apart from the served files; a
            reader compares it with one got elsewhere.
    """

    year: int
    origin: str
    is_open: bool
    recorded: int
    checkpoint: Checkpoint | None
    published_at: datetime | None
    vkey: str

    @property
    def root(self) -> str:
        """The root in base64, empty without a checkpoint."""
        return encode_base64(self.checkpoint.root) if self.checkpoint else ""

    @property
    def waiting(self) -> int:
        """Entries that are recorded but under no published checkpoint yet."""
        return max(0, self.recorded - (self.checkpoint.size if self.checkpoint else 0))

    def covers(self, seq: int) -> bool:
        """Say whether the published checkpoint covers the entry of that number."""
        return self.checkpoint is not None and seq < self.checkpoint.size


def log_file(year: str, name: str) -> LogFile:
    """Return a file of the published log of *year*.

    Raises:
        NotFoundError: no such name among the published ones, or no such file.
    """
    directory = _places().served(int(year))
    path = directory / name
    if re.fullmatch(NAMES, name) is None or not _is_inside(path, directory):
        raise _no_file()
    try:
        data = path.read_bytes()
    except OSError as error:
        raise _no_file() from error
    is_tile = name.startswith("tile/")
    return LogFile(data, BYTES if is_tile else TEXT, is_tile)


def log_statuses() -> list[LogStatus]:
    """Return every log of the bureau, newest first."""
    return [_status(log) for log in reversed(logs())]


def status_of_log(origin: str) -> LogStatus | None:
    """Return the log of that name, None if the bureau has none."""
    return next((_status(log) for log in logs() if log.origin == origin), None)


def _status(log: LogSize) -> LogStatus:
    path = _places().served(log.year) / CHECKPOINT
    checkpoint, published_at, vkey = None, None, ""
    try:
        vkey = _places().trusted(log.year).read_text(encoding="utf-8").strip()
        checkpoint = open_checkpoint(path.read_bytes(), [VerifierKey.parse(vkey)])
        published_at = datetime.fromtimestamp(path.stat().st_mtime, SHANGHAI)
    except (OSError, UnicodeDecodeError, NoteError):
        checkpoint = None
    return LogStatus(
        log.year, log.origin, log.is_open, log.size, checkpoint, published_at, vkey
    )


def _places() -> Places:
    return Places(Path(settings.MINGJING_DATA))


def _is_inside(path: Path, directory: Path) -> bool:
    return path.resolve().is_relative_to(directory.resolve())


def _no_file() -> NotFoundError:
    return NotFoundError(
        "日志里没有这个文件。",
        why="公开的只有检查点、公钥和瓦片。",
        remedy="请从“存证记录”页面下载检查点，并按 C2SP tlog-tiles 的路径读取瓦片。",
    )
