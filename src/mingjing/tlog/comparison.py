"""Two signed heads of one log side by side: one history, or the proof of two."""

from pathlib import Path

from mingjing.tlog.checkpoint import Checkpoint
from mingjing.tlog.errors import TlogError
from mingjing.tlog.merkle import range_root
from mingjing.tlog.receipt_check import tell_damage
from mingjing.tlog.report import Report
from mingjing.tlog.tile_reader import TileDirectory, TileReader


def compare_heads(report: Report, first: Checkpoint, second: Checkpoint) -> None:
    """Compare two heads whose signatures were looked at before, without the log.

    Two sizes cannot be compared without it; that is said.
    """
    if first.origin != second.origin:
        report.incomplete(
            f"两个检查点属于不同的日志：{first.origin}、{second.origin}", "different logs"
        )
    elif first.size != second.size:
        report.incomplete(
            f"大小 {first.size} 与 {second.size} 不同，须用 --log 给出日志才能判断是否一致",
            "different sizes: give the log with --log",
        )
    else:
        _compare_roots(report, first, second)


def compare_in_log(
    report: Report, heads: tuple[Checkpoint, Checkpoint], log: Checkpoint, directory: Path
) -> None:
    """Compare two heads of any size by the tiles of their log, whose head is *log*."""
    first, second = heads
    if first.origin == second.origin and first.size == second.size:
        _compare_roots(report, first, second)
    try:
        tree = TileReader(TileDirectory(directory), log.size, log.root)
        for head in heads:
            _compare_with_tree(report, head, log, tree)
    except TlogError as error:
        tell_damage(report, error)


def _compare_roots(report: Report, first: Checkpoint, second: Checkpoint) -> None:
    if first.root == second.root:
        report.checked(f"大小 {first.size} 相同，根相同", "same size, same root")
        return
    report.altered(
        f"同一大小 {first.size} 有两个不同的根：{first.root.hex()} 与 {second.root.hex()}。"
        "如两份签名都有效，即为签署者出具两套记录的证据，请原样保存两份文件",
        "one size, two roots: if both are signed, this is proof of fraud; keep both files",
    )


def _compare_with_tree(
    report: Report, head: Checkpoint, log: Checkpoint, tree: TileReader
) -> None:
    if head.origin != log.origin:
        report.incomplete(
            f"检查点属于日志 {head.origin}，给出的是 {log.origin}", "checkpoint of another log"
        )
    elif head.size > log.size:
        report.incomplete(
            f"给出的日志只有 {log.size} 条，比检查点的 {head.size} 条少",
            f"the log given has {log.size} entries, fewer than {head.size}",
        )
    elif head.size and range_root(0, head.size, tree.read) != head.root:
        report.altered(
            f"日志的前 {head.size} 条算不出检查点的根：历史已被改写",
            f"the first {head.size} entries do not give the root: history was rewritten",
        )
    else:
        report.checked(
            f"大小 {head.size} 的检查点是这个日志的开头", f"size {head.size} is its beginning"
        )
