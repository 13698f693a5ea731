"""What a database reports, said so that a person can act on it."""

import sqlite3

from django.db import DatabaseError, OperationalError

from mingjing.kernel.errors import AlreadyDoneError, IntegrityError, RefusalError


class RecordUnavailableError(RefusalError):
    """The record cannot take the act now; what was not confirmed does not count."""


class RecordLostError(SystemExit):
    """The disk did not keep what it was told to keep: the process must exit.

    After a failed ``fsync`` the kernel may have dropped the unwritten pages, and a second one
    would report success for bytes that are gone. A ``SystemExit`` passes every handler of
    ordinary errors on its way out; the next start rolls the half-written transaction back.
    """

    def __init__(self, what: str) -> None:
        super().__init__(
            f"数据库写盘失败，程序必须退出：{what}。\n"
            "  为什么：写盘失败后系统可能已经丢弃数据，再试一次会误报成功。\n"
            "  怎么办：请检查磁盘，确认完好后重新启动，并运行 mingjing audit。"
        )


_UNCONFIRMED = "没有得到确认的操作不计入记录；同一请求再次提交也只办理一次。"
_FULL = ("磁盘已满，这项操作没有记录。", "请清理磁盘或扩容后再办；此前的记录没有受影响。")
_BUSY = ("记录正忙，这项操作没有记录。", "请稍后再试；经常出现的，请管理员检查长时间占用。")
_IO = ("磁盘读写出错，这项操作没有记录。", "请管理员检查磁盘，并运行 mingjing audit。")
_READ_ONLY = ("数据库只读，这项操作没有记录。", "请管理员检查挂载方式和文件权限。")
_AWAY = ("与数据库的联系中断。", "请先查看是否已经记录，再以同一请求重新提交。")

# Names of SQLite's result codes and SQLSTATEs of PostgreSQL, by their beginning.
_UNAVAILABLE = {
    "SQLITE_FULL": _FULL,
    "53100": _FULL,
    "SQLITE_BUSY": _BUSY,
    "SQLITE_LOCKED": _BUSY,
    "40": _BUSY,
    "55P03": _BUSY,
    "SQLITE_IOERR": _IO,
    "58": _IO,
    "SQLITE_READONLY": _READ_ONLY,
    "25006": _READ_ONLY,
    "SQLITE_CANTOPEN": _AWAY,
    "08": _AWAY,
    "57P": _AWAY,
}
_LOST = ("SQLITE_IOERR_FSYNC", "SQLITE_IOERR_DIR_FSYNC")
_DAMAGED = ("SQLITE_CORRUPT", "SQLITE_NOTADB", "XX001", "XX002")
_TAKEN_MEANWHILE = "23505"
_UNREACHABLE = "08000"


def refusal_of(error: DatabaseError) -> RefusalError | None:
    """Return what to tell a person about *error*; None if it is a fault of the program.

    Raises:
        RecordLostError: an fsync failed; let it end the process.
    """
    code = _code_of(error)
    if code.startswith(_LOST):
        raise RecordLostError(str(error)) from error
    if code.startswith(_DAMAGED):
        return IntegrityError(
            "数据库文件已经损坏。",
            why=f"数据库报告：{error}",
            remedy="请停止使用，保全现场，从备份恢复后运行 mingjing audit。",
        )
    if code == _TAKEN_MEANWHILE:
        return AlreadyDoneError(
            "同一编号或内容刚刚由另一项操作登记。",
            why="两项操作同时写入，只有先到的一项计入记录。",
            remedy="请刷新页面查看结果，再决定是否还要办理。",
        )
    for beginning, (what, remedy) in _UNAVAILABLE.items():
        if code.startswith(beginning):
            why = f"数据库报告：{str(error).strip()}。{_UNCONFIRMED}"
            return RecordUnavailableError(what, why=why, remedy=remedy)
    return None


def _code_of(error: DatabaseError) -> str:
    """Return SQLite's name or PostgreSQL's SQLSTATE of *error*; empty where there is none.

    SQLite takes transactions one after the other, so a taken key there is no coincidence and
    its code is not in the table. PostgreSQL gives no code when it cannot be reached.
    """
    cause = error.__cause__
    if isinstance(cause, sqlite3.Error):
        return getattr(cause, "sqlite_errorname", "")
    state = getattr(cause, "sqlstate", "")
    return _UNREACHABLE if state is None and isinstance(error, OperationalError) else str(state)
