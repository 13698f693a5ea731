"""The whole log, from its entries up: every leaf, every tile, the root, and where it breaks.

Two rows exist for every tile: the one stored and the one computed from the entries. Where they
agree with each other and the root, nothing was altered. Where they differ, the root decides:
it vouches for the tiles of the edge, each of those for the tiles below it.
"""

from collections.abc import Iterator
from itertools import product
from pathlib import Path

from mingjing.tlog.checkpoint import Checkpoint
from mingjing.tlog.errors import MissingTileError, TileError
from mingjing.tlog.merkle import leaf_hash
from mingjing.tlog.report import Report
from mingjing.tlog.tile_reader import TileDirectory, edge_frontier
from mingjing.tlog.tiles import (
    TILE_WIDTH,
    TileName,
    edge,
    level_count,
    row_root,
    tile_at,
)

MISSING_LIMIT = 100
LISTED = 10

Row = list[bytes]


class _TooMuchMissingError(Exception):
    """So many files are missing that going on would only count to the claimed size."""


def check_log(report: Report, directory: Path, head: Checkpoint) -> None:
    """Check that the files in *directory* are those of the tree of *head*, and say what is not.

    The signature of *head* is not looked at here.
    """
    try:
        _LogCheck(report, directory, head).run()
    except _TooMuchMissingError:
        report.incomplete(
            f"缺少的文件超过 {MISSING_LIMIT} 个，停止核对", "too many files missing, stopped"
        )


class _LogCheck:
    def __init__(self, report: Report, directory: Path, head: Checkpoint) -> None:
        self._report = report
        self._path = directory
        self._files = TileDirectory(directory)
        self._head = head
        self._missing = 0
        self._suspects: list[TileName] = []
        self._traced: set[TileName] = set()
        self._computed: dict[TileName, Row | None] = {}
        self._tiles = 0

    def run(self) -> None:
        self._compute()
        true_edge = self._find_true_edge()
        if true_edge is not None:
            for name, row in true_edge.items():
                self._trace(name, row)
        self._judge_suspects(anchored=true_edge is not None)
        self._compare_superseded()
        if not self._suspects and true_edge is not None:
            self._report.checked(
                f"{self._head.size} 条逐条重算，{self._tiles} 块瓦片逐块比对，根与检查点相同",
                f"{self._head.size} entries and {self._tiles} tiles recomputed up to the root",
            )

    def _compute(self) -> None:
        """Compute every row from the entries up and note where the stored one is another."""
        risen = [self._settle(name, self._leaves(name)) for name in self._names(0)]
        level = 1
        while level_count(self._head.size, level):
            below, risen = risen, []
            for name in self._names(level):
                start = name.index * TILE_WIDTH
                row = self._filled(name, below[start : start + name.width])
                risen.append(self._settle(name, row))
                self._computed[name] = row
            level += 1

    def _names(self, level: int) -> Iterator[TileName]:
        count = level_count(self._head.size, level)
        for index in range(-(-count // TILE_WIDTH)):
            yield tile_at(self._head.size, level, index)

    def _settle(self, name: TileName, computed: Row | None) -> bytes | None:
        """Compare with the stored row; return the root of a full tile, None if unknown."""
        stored = self._stored(name, aloud=True)
        self._tiles += 1
        if stored != computed:
            self._suspects.append(name)
        row = computed or stored
        return row_root(row) if row and name.is_full else None

    def _filled(self, name: TileName, hashes: list[bytes | None]) -> Row | None:
        """Return *hashes*, those not computable taken from the stored tile."""
        if None not in hashes:
            return [h for h in hashes if h is not None]
        stored = self._stored(name)
        return stored and [h or s for h, s in zip(hashes, stored, strict=True)]

    def _leaves(self, name: TileName, *, aloud: bool = True) -> Row | None:
        bundle = TileName(None, name.index, name.width)
        try:
            return [leaf_hash(entry) for entry in self._files.entries(bundle)]
        except TileError as error:
            if aloud:
                self._tell(error)
            return None

    def _stored(self, name: TileName, *, aloud: bool = False) -> Row | None:
        try:
            return self._files.row(name)
        except TileError as error:
            if aloud:
                self._tell(error)
            return None

    def _row(self, name: TileName) -> Row | None:
        """Return the row computed from the entries."""
        return self._leaves(name, aloud=False) if name.level == 0 else self._computed[name]

    def _tell(self, error: TileError) -> None:
        if not isinstance(error, MissingTileError):
            self._report.altered(f"{error.path} 格式损坏", str(error))
            return
        self._report.incomplete(f"缺少 {error.path}", str(error))
        self._missing += 1
        if self._missing >= MISSING_LIMIT:
            raise _TooMuchMissingError

    def _find_true_edge(self) -> dict[TileName, Row] | None:
        """Return the rows of the edge that give the root: stored, computed, or some of each."""
        names = edge(self._head.size)
        choices = [
            [row for row in (self._stored(name), self._row(name)) if row is not None]
            for name in names
        ]
        for rows in product(*choices):
            found = dict(zip(names, rows, strict=True))
            if edge_frontier(self._head.size, found).root() == self._head.root:
                return found
        if all(choices):
            self._report.altered(
                "条目和瓦片都算不出检查点的根", "neither entries nor tiles give the root"
            )
        else:
            self._report.incomplete(
                "文件不全，算不出根", "files missing, no root can be computed"
            )
        return None

    def _trace(self, name: TileName, true: Row) -> None:
        """Name what differs from *true*, the row the root vouches for, in and below a tile."""
        self._traced.add(name)
        self._name_hashes(name, true)
        computed = self._row(name)
        for place, (mine, truth) in enumerate(zip(computed or true, true, strict=True)):
            if mine == truth:
                continue
            number = name.index * TILE_WIDTH + place
            if name.level == 0:
                self._name_entry(name, number)
            else:
                self._trace_child(name, number, truth)

    def _trace_child(self, parent: TileName, number: int, root: bytes) -> None:
        child = tile_at(self._head.size, (parent.level or 0) - 1, number)
        for row in (self._stored(child), self._row(child)):
            if row is not None and row_root(row) == root:
                self._trace(child, row)
                return
        self._traced.add(child)
        span = TILE_WIDTH ** (child.level + 1 if child.level else 1)
        entries = f"{number * span}–{number * span + span - 1}"
        place = f"{parent.path} #{number % TILE_WIDTH}"
        self._report.altered(
            f"{child.path} 及其下第 {entries} 条，与上层哈希 {place} 不符",
            f"{child.path} and entries {entries} do not give hash {place}",
        )

    def _judge_suspects(self, *, anchored: bool) -> None:
        """Name stored hashes that differ from what the entries give."""
        for name in self._suspects:
            computed, stored = self._row(name), self._stored(name)
            if name in self._traced or computed is None or stored is None:
                continue
            if anchored:
                self._name_hashes(name, computed)
                continue
            pairs = enumerate(zip(stored, computed, strict=True))
            places = _listed([place for place, (mine, theirs) in pairs if mine != theirs])
            self._report.altered(
                f"{name.path} 的第 {places} 个哈希与其下的条目不符，无法判断哪一方被改",
                f"{name.path}: hashes {places} do not fit what is below them",
            )

    def _name_hashes(self, name: TileName, true: Row) -> None:
        stored = self._stored(name) or true
        for place, (mine, truth) in enumerate(zip(stored, true, strict=True)):
            if mine != truth:
                bits = int.from_bytes(mine) ^ int.from_bytes(truth)
                self._report.altered(
                    f"{name.path} 的第 {place} 个哈希（自第 {place * 32} 字节起）被改动，"
                    f"{bits.bit_count()} 位不同",
                    f"{name.path}: hash {place} (byte {place * 32}) altered, "
                    f"{bits.bit_count()} bits",
                )

    def _name_entry(self, tile: TileName, seq: int) -> None:
        bundle = TileName(None, tile.index, tile.width)
        self._report.altered(f"第 {seq} 条（{bundle.path}）被改动", f"entry {seq} altered")

    def _compare_superseded(self) -> None:
        """Compare partial tiles of earlier sizes with the tile that holds more by now."""
        foreign = 0
        for path in sorted((self._path / "tile").rglob("*")):
            if path.is_dir():
                continue
            try:
                name = TileName.parse(path.relative_to(self._path).as_posix())
                now = tile_at(self._head.size, name.level, name.index)
            except TileError:
                foreign += 1
                continue
            if name.width > now.width:
                foreign += 1
            elif name != now and not self._begins(now, name):
                self._report.altered(
                    f"较早的 {name.path} 与 {now.path} 的开头不同",
                    f"{name.path} is not the beginning of {now.path}",
                )
        if foreign:
            self._report.unchecked(
                f"{foreign} 个文件不属于这个检查点的树", f"{foreign} files are not of this tree"
            )

    def _begins(self, now: TileName, earlier: TileName) -> bool:
        read = self._files.entries if now.level is None else self._files.row
        try:
            return read(now)[: earlier.width] == read(earlier)
        except MissingTileError:
            return True
        except TileError:
            return False


def _listed(places: list[int]) -> str:
    shown = "、".join(map(str, places[:LISTED]))
    return shown if len(places) <= LISTED else f"{shown}……"
