"""A walk that was interrupted: its data directory is marked, and cleared at the next start."""

import fcntl
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from mingjing.kernel.errors import RefusalError

MARK = "demo-unfinished"
DATABASE = "mingjing.db"
OWN = frozenset(
    {
        DATABASE,
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
        for path in [data / name for name in OWN]:
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)
        mark.unlink()
    return True


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


def _hold(mark: TextIO) -> None:
    try:
        fcntl.flock(mark, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise RefusalError(
            "这个数据目录里正在进行演示。",
            why="同一目录同时只进行一场演示。",
            remedy="请等它结束，或者用 --data 指定另一个目录。",
        ) from error
