"""Foreseeable faults become a refusal on standard error and an exit code, never a traceback."""

import errno
import sys
from typing import IO, Any

import click

from mingjing.kernel.errors import InvalidInputError, RefusalError

# By name: this module is read before any command, and most commands need no law.
MISUSES = frozenset({"UnknownRuleError"})
# The database refused what the program wrote: a fault of the program, shown as one.
PROGRAM_FAULTS = frozenset({"IntegrityError", "DataError"})
# SQLite's names for a file that is cut short, overwritten, or no database at all.
DAMAGED = ("SQLITE_CORRUPT", "SQLITE_NOTADB")


class SetUpNeededError(RefusalError):
    """The database is missing, older than the program, or out of reach."""

    def __init__(self, why: str) -> None:
        super().__init__(
            "数据库还不能使用。",
            why=why,
            remedy="请先运行 mingjing setup；数据目录用 --data 或者 MINGJING_DATA 指定，"
            "数据库服务器用 MINGJING_DATABASE 指定。",
        )


class DatabaseLostError(RefusalError):
    """The database is gone or damaged, and what was in it must come from a backup."""

    def __init__(self, what: str, *, why: str) -> None:
        super().__init__(
            what,
            why=why,
            remedy="请停止使用，保全现场，从备份恢复数据库，再运行 mingjing audit；"
            "要另建一处的，用 --data 选一个空目录。",
        )


class Refused(click.ClickException):
    """A refusal on its way to the shell: the answer is no.

    Args:
        refusal: what happened, why, what to do.
    """

    exit_code = 1

    def __init__(self, refusal: RefusalError) -> None:
        super().__init__(str(refusal))

    def show(self, file: IO[Any] | None = None) -> None:
        """Print it on standard error."""
        click.echo(self.message, file=file, err=True)


class Misused(Refused):
    """A refusal of the question itself."""

    exit_code = 2


def foreseeable() -> tuple[type[Exception], ...]:
    """Return the kinds of fault that a person at the shell can do something about."""
    kinds: tuple[type[Exception], ...] = (RefusalError, click.UsageError, OSError)
    return kinds + _database_faults()


def refused(fault: Exception) -> Refused:
    """Return *fault* on its way to the shell.

    Raises:
        OSError: the reader of our output went away; click ends the process quietly.
        IntegrityError: the program wrote what the database refuses.
    """
    refusal = _refusal(fault)
    misused = isinstance(refusal, InvalidInputError) or type(refusal).__name__ in MISUSES
    return Misused(refusal) if misused else Refused(refusal)


def _refusal(fault: Exception) -> RefusalError:
    match fault:
        case RefusalError():
            return fault
        case click.UsageError():
            return _misuse(fault)
        case OSError(errno=errno.EPIPE):
            raise fault
        case OSError():
            return RefusalError(
                f"不能读写“{fault.filename or '文件'}”。",
                why=fault.strerror or str(fault),
                remedy="请核对路径、权限和磁盘空间；数据目录用 --data 指定。",
            )
        case _ if type(fault).__name__ in PROGRAM_FAULTS:
            raise fault
        case _ if getattr(fault.__cause__, "sqlite_errorname", "").startswith(DAMAGED):
            return DatabaseLostError("数据库文件已经损坏。", why=f"数据库报告：{fault}")
        case _:
            return SetUpNeededError(str(fault).strip())


def _misuse(fault: click.UsageError) -> RefusalError:
    path = fault.ctx.command_path if fault.ctx else "mingjing"
    return InvalidInputError(
        "命令写法不对 / wrong usage。",
        why=fault.format_message(),
        remedy=f"请看 {path} --help。",
    )


def _database_faults() -> tuple[type[Exception], ...]:
    """Return the database's own errors, once something has loaded it."""
    faults = sys.modules.get("django.db.utils")
    settings = sys.modules.get("django.core.exceptions")
    if faults is None or settings is None:
        return ()
    return (faults.DatabaseError, faults.InterfaceError, settings.ImproperlyConfigured)
