"""A receipt against the log: is what was acknowledged still what the log holds?

A receipt is JSON: ``{"origin", "seq", "entry": base64, "leaf_hash": hex, "salt": hex or null,
"payload": base64 or null, "log_size"}``.
"""

import base64
import json
from dataclasses import dataclass
from typing import Self

from mingjing.kernel import commitment
from mingjing.tlog.checkpoint import Checkpoint
from mingjing.tlog.errors import MissingTileError, TlogError
from mingjing.tlog.merkle import leaf_hash
from mingjing.tlog.report import Report
from mingjing.tlog.tile_reader import TileDirectory, TileReader


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the office handed out when it recorded something."""

    origin: str
    seq: int
    entry: bytes
    leaf: bytes
    opening: tuple[bytes, bytes] | None
    log_size: int

    @classmethod
    def parse(cls, data: bytes) -> Self:
        """Read a receipt.

        Raises:
            TlogError: it is none.
        """
        try:
            value = json.loads(data)
            origin, seq, log_size = value["origin"], value["seq"], value["log_size"]
            salt, payload = value["salt"], value["payload"]
            opening = None
            if salt is not None and payload is not None:
                opening = (bytes.fromhex(salt), base64.b64decode(payload, validate=True))
            entry = base64.b64decode(value["entry"], validate=True)
            leaf = bytes.fromhex(value["leaf_hash"])
        except (ValueError, TypeError, KeyError, RecursionError) as error:
            raise TlogError(f"no receipt: {error!r}") from error
        if [type(origin), type(seq), type(log_size)] != [str, int, int] or seq < 0:
            raise TlogError("no receipt: origin is text, seq and log_size are numbers")
        return cls(origin, seq, entry, leaf, opening, log_size)


def check_receipt(
    report: Report, receipt: Receipt, head: Checkpoint, directory: TileDirectory
) -> None:
    """Say whether entry ``receipt.seq`` of the log under *head* is the one on the receipt."""
    _check_paper(report, receipt)
    seq = receipt.seq
    if receipt.origin != head.origin:
        report.incomplete(
            f"回执属于日志 {receipt.origin}，给出的是 {head.origin}", "receipt of another log"
        )
        return
    if seq >= head.size:
        report.incomplete(
            f"日志只有 {head.size} 条，没有第 {seq} 条；回执写明当时有 {receipt.log_size} 条。"
            "尚未发布，或者已被删去",
            f"the log has {head.size} entries, not yet {seq}: unpublished, or cut off",
        )
        return
    try:
        tree = TileReader(directory, head.size, head.root)
        leaf = tree.level_hash(0, seq)
    except TlogError as error:
        tell_damage(report, error)
        return
    if leaf != leaf_hash(receipt.entry):
        report.altered(
            f"日志的第 {seq} 条不是回执上的那一条", f"entry {seq} is not the one on the receipt"
        )
        return
    report.checked(
        f"日志的第 {seq} 条就是回执上的那一条", f"entry {seq} is the one on the receipt"
    )


def tell_damage(report: Report, error: TlogError) -> None:
    """Report why a tree cannot be read from its tiles."""
    if isinstance(error, MissingTileError):
        report.incomplete(f"缺少 {error.path}", str(error))
    else:
        report.altered(f"瓦片与检查点的根不符：{error}", "tiles do not give the root")


def _check_paper(report: Report, receipt: Receipt) -> None:
    if leaf_hash(receipt.entry) != receipt.leaf:
        report.altered("回执本身前后不符：条目与其叶哈希不同", "the receipt contradicts itself")
    if receipt.opening is None:
        report.unchecked(
            "回执没有附开启材料，条目说的是什么未核对", "no opening: content not checked"
        )
        return
    salt, payload = receipt.opening
    try:
        committed = bytes.fromhex(json.loads(receipt.entry)["d"])
    except (ValueError, TypeError, KeyError, RecursionError):
        report.incomplete("条目里没有承诺，无法核对内容", "the entry holds no commitment")
        return
    if commitment.opens(committed, payload, salt):
        report.checked("内容与条目的承诺相符", "the content opens the commitment")
    else:
        report.altered("内容与条目的承诺不符", "the content does not open the commitment")
