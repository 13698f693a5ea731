"""A walk that was interrupted: its data directory is marked, and cleared at the next start."""

import fcntl
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from mingjing.kernel.errors import RefusalError

MARK = "demo-unfinished"
DAY = "demo-county"
DATABASE = "mingjing.db"
OWN = frozenset(
    {
        DATABASE,
        DAY,
        *(f"{DATABASE}-{rest}" for rest in ("journal", "wal", "shm")),
        *("blobs", "incoming", "keys", "log", "public", "publisher", "trust"),
    }
)
BEFOREHAND = frozenset({"bureau.toml", "keys"})


@contextmanager
def unfinished(data: Path) -> Iterator[None]:
    """Mark *data* as an unfinished demonstration until the block ends well.

    Raises:
        RefusalError: another walk is at work in *data*.
    """
    mark = data / MARK
    with mark.open("a") as file:
        _hold(file)
        yield
        mark.unlink()


def clear_unfinished(data: Path) -> bool:
    """Remove what an interrupted walk made in *data*, and nothing that it did not make.

    Returns:
        Whether there was such a rest.

    Raises:
        RefusalError: the walk is still at work.
    """
    mark = data / MARK
    try:
        file = mark.open("r+")
    except FileNotFoundError:
        return False
    with file:
        _hold(file)
        if not mark.exists():  # the walk ended well while we opened its mark
            return False
        _clear(data)
        mark.unlink()
    return True


def clear_county(data: Path) -> None:
    """Remove a whole county from *data*, and nothing that is not of it.

    Raises:
        RefusalError: *data* holds no county, or one that is being made or served.
    """
    if not (data / DAY).exists():
        raise RefusalError(
            f"“{data}”里没有演示县的数据，没有清除任何东西。",
            why="只有演示自己载入的虚构数据可以清除；真实的记录永远不会被清除。",
            remedy="请用 --data 指定演示所在的目录，或者不带 --new 打开。",
        )
    mark = data / MARK
    with mark.open("a") as file, (data / DAY).open() as served:
        _hold(file)
        try:
            _hold(served)
        except RefusalError:
            mark.unlink()
            raise
        _clear(data)
        mark.unlink()


@contextmanager
def served(data: Path) -> Iterator[None]:
    """Let nobody clear the county in *data* while the block runs."""
    day = data / DAY
    if not day.exists():
        yield
        return
    with day.open() as file:
        fcntl.flock(file, fcntl.LOCK_SH)
        yield


def require_own_directory(data: Path) -> None:
    """Refuse to walk among files of somebody else.

    Raises:
        RefusalError: *data* holds no database, but something else.
    """
    if (data / DATABASE).exists():
        return
    foreign = sorted(path.name for path in data.iterdir() if path.name not in BEFOREHAND)
    if foreign:
        raise RefusalError(
            f"“{data}”不是空目录，演示没有开始。",
            why=f"里面没有数据库，却有“{foreign[0]}”等 {len(foreign)} 项；"
            "演示不放在别的文件中间，也不在已公布的日志旁边另起记录。",
            remedy="请用 --data 指定一个空目录；数据库丢失的，请先从备份恢复。",
        )


def _clear(data: Path) -> None:
    for path in [data / name for name in OWN]:
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)


def _hold(file: TextIO) -> None:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise RefusalError(
            "这个数据目录里正在进行演示。",
            why="同一目录同时只进行一场演示。",
            remedy="请等它结束，或者用 --data 指定另一个目录。",
        ) from error
