"""What a publisher remembers on its own: every head it promised to sign.

One SQLite file beside the key, out of reach of whoever writes the log. While it is open no
second publisher can open it. Signatures need not be kept: Ed25519 signs one text in one way, so
a promise can be kept again at any time.
"""

import sqlite3
from pathlib import Path

from mingjing.kernel.errors import AlreadyDoneError, IntegrityError
from mingjing.tlog.merkle import Frontier

PRIMARY_CODE = 0xFF

_SCHEMA = """
CREATE TABLE IF NOT EXISTS log (origin TEXT PRIMARY KEY);
CREATE TABLE IF NOT EXISTS head (
  size INTEGER PRIMARY KEY CHECK (size >= 0),
  root BLOB NOT NULL CHECK (length(root) = 32),
  frontier BLOB NOT NULL
);
CREATE TRIGGER IF NOT EXISTS head_stays BEFORE DELETE ON head
BEGIN SELECT RAISE(ABORT, 'a promised head is never forgotten'); END;
CREATE TRIGGER IF NOT EXISTS head_is_final BEFORE UPDATE ON head
BEGIN SELECT RAISE(ABORT, 'a promised head is never changed'); END;
"""


class PublisherRunningError(AlreadyDoneError):
    """Another publisher of this log is at work; this one must end."""


class MemoryConflictError(IntegrityError):
    """The memory is of another log, or no longer what this publisher left."""


class PublisherMemory:
    """The open memory of one log's publisher.

    Raises:
        PublisherRunningError: another process has it open.
        MemoryConflictError: it belongs to another log.
    """

    def __init__(self, path: Path, origin: str) -> None:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._connection = sqlite3.connect(path, timeout=0, isolation_level=None)
        try:
            self._open(origin)
        except sqlite3.OperationalError as error:
            self.close()
            if error.sqlite_errorcode & PRIMARY_CODE != sqlite3.SQLITE_BUSY:
                raise
            raise PublisherRunningError(
                f"日志 {origin} 的发布者已在运行，本进程退出。",
                why="两个发布者可能给同一大小签出两个不同的根。",
                remedy="请保留一个；如确无其他进程，请检查是谁占用 state.db。",
            ) from error
        except MemoryConflictError:
            self.close()
            raise

    def close(self) -> None:
        """Let another publisher open it."""
        self._connection.close()

    def last(self) -> Frontier | None:
        """Return the largest head ever promised."""
        heads = self._newest(1)
        return heads[0] if heads else None

    def before_last(self) -> Frontier | None:
        """Return the head promised before the last."""
        return next(iter(self._newest(2)[1:]), None)

    def promise(self, frontier: Frontier, *, after: Frontier | None) -> None:
        """Write down, durably, that this head will be signed and no other of its size.

        Args:
            frontier: the head.
            after: the last head this publisher knows of; None for the first.

        Raises:
            MemoryConflictError: the memory has moved on, or the head does not grow.
        """
        known = -1 if after is None else after.size
        done = self._connection.execute(
            "INSERT INTO head (size, root, frontier)"
            " SELECT :size, :root, :frontier"
            " WHERE :size > :known AND (SELECT coalesce(max(size), -1) FROM head) = :known",
            {
                "size": frontier.size,
                "root": frontier.root(),
                "frontier": frontier.to_bytes(),
                "known": known,
            },
        )
        if done.rowcount != 1:
            raise MemoryConflictError(
                f"不能承诺签署大小 {frontier.size}：发布者记忆中的上一个大小不是 {known}。",
                why="state.db 在本进程之外被改动，或者试图签署不增长的树。",
                remedy="请停止发布，核对 state.db 与已发布的 checkpoint。",
            )

    def _open(self, origin: str) -> None:
        execute = self._connection.execute
        execute("PRAGMA locking_mode = EXCLUSIVE")
        execute("PRAGMA journal_mode = TRUNCATE")
        execute("PRAGMA synchronous = FULL")
        execute("BEGIN EXCLUSIVE")
        execute("COMMIT")
        self._connection.executescript(_SCHEMA)
        execute(
            "INSERT INTO log SELECT ? WHERE NOT EXISTS (SELECT 1 FROM log)",
            (origin,),
        )
        (held,) = execute("SELECT origin FROM log").fetchone()
        if held != origin:
            raise MemoryConflictError(
                f"这份发布者记忆属于日志 {held}，不是 {origin}。",
                why="一个日志（每年一个）一份记忆，混用就分不清签过什么。",
                remedy="请为新日志使用新的目录。",
            )

    def _newest(self, count: int) -> list[Frontier]:
        rows = self._connection.execute(
            "SELECT frontier FROM head ORDER BY size DESC LIMIT ?", (count,)
        )
        return [Frontier.from_bytes(frontier) for (frontier,) in rows]
