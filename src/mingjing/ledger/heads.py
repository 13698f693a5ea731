"""The head row as a tree: all one needs to append to the log or to sign it."""

from mingjing.kernel.errors import IntegrityError
from mingjing.tlog.errors import FrontierError
from mingjing.tlog.merkle import Frontier


def frontier_of(size: int, stored: bytes) -> Frontier:
    """Return the frontier that a head row stores.

    Raises:
        IntegrityError: what is stored is no frontier of this size.
    """
    try:
        frontier = Frontier.from_bytes(stored) if size else Frontier()
    except FrontierError as error:
        raise _damaged(str(error)) from error
    if frontier.size != size:
        raise _damaged(f"the frontier is of {frontier.size} leaves, not {size}")
    return frontier


def _damaged(how: str) -> IntegrityError:
    return IntegrityError(
        "日志的表头已被改动；拒绝继续。",
        why=f"表头存的前沿与它的条数不符：{how}",
        remedy="请停止写入并保全数据库，运行 mingjing audit 查明范围，从备份核对。",
    )
