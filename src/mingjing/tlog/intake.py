"""Reading what a publisher is about to sign, and believing none of it unchecked."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from mingjing.kernel.errors import IntegrityError
from mingjing.tlog.errors import TileError
from mingjing.tlog.merkle import Frontier, leaf_hash
from mingjing.tlog.tile_reader import TileReader
from mingjing.tlog.tiles import MAX_ENTRY_BYTES, TILE_WIDTH

STOP = "请停止发布并保全数据库；与备份、各方手中的检查点和条目包逐条核对，查明何时由谁改动。"


class RollbackError(IntegrityError):
    """The source holds fewer entries than were signed."""

    def __init__(self, held: int, signed: int) -> None:
        super().__init__(
            f"记录只有 {held} 条，而已签署的检查点有 {signed} 条；拒绝签署。",
            why="签署过的记录不能变少：数据库可能被删改，或者恢复了旧备份。",
            remedy="请从已发布的条目包补回缺少的条目；补不回的，结束本日志，另立新日志并写明承继。",
        )
        self.held = held
        self.signed = signed


class ForkError(IntegrityError):
    """The source holds other entries than were signed, or does not agree with itself.

    Args:
        what: the disagreement in one sentence.
        seq: number of the first entry concerned, None where it cannot be told.
    """

    def __init__(self, what: str, *, seq: int | None = None) -> None:
        super().__init__(
            f"{what}拒绝签署。",
            why="同一位置先后两种内容，签下去就是两份互相矛盾的记录。",
            remedy=STOP,
        )
        self.seq = seq


class EntrySource(Protocol):
    """Where the entries are: the database of the ledger, or a list in a test."""

    @property
    def origin(self) -> str:
        """Name of the log."""

    def head(self) -> Frontier:
        """Return the frontier of all committed entries, as stored with the last of them."""

    def entries(self, start: int, stop: int) -> Sequence[bytes]:
        """Return the public bytes of entries *start* to *stop*."""

    def leaf_hashes(self, start: int, stop: int) -> Sequence[bytes]:
        """Return the leaf hashes stored beside those entries."""


class Intake:
    """One pass over the entries by which a tree grows to *head*.

    Args:
        source: where the entries are.
        tree: the last signed tree, read from its tiles.
        head: what the tree must become.
    """

    def __init__(self, source: EntrySource, tree: TileReader, head: Frontier) -> None:
        self._source = source
        self._tree = tree
        self._head = head
        self._grown = tree.frontier.copy()

    def read_all(self) -> None:
        """Read all new entries, and the signed ones that share a bundle with them.

        Raises:
            ForkError: they are not the entries that make *head* out of the signed tree.
        """
        first = self._tree.size // TILE_WIDTH * TILE_WIDTH
        for start in range(first, self._head.size, TILE_WIDTH):
            self.entries(start, min(start + TILE_WIDTH, self._head.size))
        self.require_head()

    def entries(self, start: int, stop: int) -> Sequence[bytes]:
        """Return entries *start* to *stop*, each with the leaf hash stored beside it.

        Raises:
            ForkError: one has not, or was signed otherwise, or is too long for a log.
        """
        entries = self._source.entries(start, stop)
        stored = self._source.leaf_hashes(start, stop)
        if not len(entries) == len(stored) == stop - start:
            raise ForkError(f"第 {start} 至 {stop - 1} 条不齐全。", seq=start)
        for seq, (entry, leaf) in enumerate(zip(entries, stored, strict=True), start):
            if len(entry) > MAX_ENTRY_BYTES:
                raise ForkError(f"第 {seq} 条有 {len(entry)} 字节，超过 65535。", seq=seq)
            if leaf_hash(entry) != leaf:
                raise ForkError(f"第 {seq} 条的内容与其叶哈希不符。", seq=seq)
            if seq >= self._tree.size:
                self._grown.append(leaf)
            elif leaf != self._tree.level_hash(0, seq):
                raise ForkError(f"第 {seq} 条与已签署的不同。", seq=seq)
        return entries

    def require_head(self) -> None:
        """Return if the entries read so far make *head* out of the signed tree.

        Raises:
            ForkError: they do not; the first entry that differs from the signed is named.
        """
        if self._grown != self._head:
            raise fork_of(self._source, self._tree)


def fork_of(source: EntrySource, tree: TileReader) -> ForkError:
    """Return why *source* does not continue the signed *tree*, naming the first entry."""
    try:
        seq = next(_differences(source, tree), None)
    except TileError:
        seq = None
    if seq is None:
        return ForkError("读到的条目算不出数据库表头应有的根。")
    return ForkError(f"第 {seq} 条与已签署的不同。", seq=seq)


def _differences(source: EntrySource, tree: TileReader) -> Iterator[int]:
    for start in range(0, tree.size, TILE_WIDTH):
        stop = min(start + TILE_WIDTH, tree.size)
        signed = tree.row(0, start // TILE_WIDTH)
        held = list(source.leaf_hashes(start, stop))
        if held != signed:
            pairs = zip(held, signed, strict=False)
            alike = next((n for n, (a, b) in enumerate(pairs) if a != b), len(held))
            yield start + alike
