"""Hashes and entries read from the files of a log, each checked against the root.

The partial tiles on the right edge give the root; every full tile gives one hash of the tile
above it. So no hash leaves this module that the root does not vouch for.
"""

from pathlib import Path

from mingjing.tlog.errors import MissingTileError, TileError, TlogError
from mingjing.tlog.merkle import Frontier, leaf_hash, pair_up
from mingjing.tlog.tiles import (
    TILE_HEIGHT,
    TILE_WIDTH,
    TileName,
    decode_bundle,
    edge,
    row_root,
    split_row,
    tile_at,
)

ROWS_KEPT = 512


class TileDirectory:
    """The files of a log, as they lie there."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def row(self, name: TileName) -> list[bytes]:
        """Return the hashes of a tile; those of a partial one from the full one if need be.

        Raises:
            MissingTileError: neither is there.
            TileError: it has the wrong length.
        """
        held, data = self._read(name)
        return split_row(data, held)[: name.width]

    def entries(self, name: TileName) -> list[bytes]:
        """Return the entries of a bundle; those of a partial one from the full one if need be.

        Raises:
            MissingTileError: neither is there.
            TileError: it is malformed.
        """
        held, data = self._read(name)
        return decode_bundle(data, held)[: name.width]

    def _read(self, name: TileName) -> tuple[TileName, bytes]:
        for held in dict.fromkeys((name, name.full)):
            try:
                return held, (self.path / held.path).read_bytes()
            except (FileNotFoundError, NotADirectoryError):
                continue
            except OSError as error:
                reason = error.strerror or type(error).__name__
                raise MissingTileError(name.path, f"cannot be read: {reason}") from error
        raise MissingTileError(name.path, "is missing")


def edge_frontier(size: int, rows: dict[TileName, list[bytes]]) -> Frontier:
    """Return the frontier of the tree of *size* leaves whose edge tiles hold *rows*."""
    hashes: list[bytes] = []
    for name in edge(size):
        rest = rows[name]
        for height in range(TILE_HEIGHT - 1, -1, -1):
            if name.width >> height & 1:
                subtree, rest = rest[: 1 << height], rest[1 << height :]
                hashes.append(row_root(subtree))
    return Frontier(size, hashes)


class TileReader:
    """The tree of *size* leaves under *root*, read from its tiles.

    Raises:
        MissingTileError: an edge tile is not there.
        TileError: an edge tile has the wrong length.
        TlogError: the edge tiles do not give *root*.
    """

    def __init__(self, directory: TileDirectory, size: int, root: bytes) -> None:
        self._directory = directory
        self.size = size
        self._edge = {name: directory.row(name) for name in edge(size)}
        self.frontier = edge_frontier(size, self._edge)
        if self.frontier.root() != root:
            paths = " ".join(name.path for name in self._edge) or "no tile at all"
            raise TlogError(f"{paths}: do not give the root of size {size}")
        self._full: dict[TileName, list[bytes]] = {}

    def row(self, level: int, index: int) -> list[bytes]:
        """Return the hashes of one tile.

        Raises:
            MissingTileError: a tile needed to vouch for it is not there.
            TileError: it is not the one the tree needs, or the tree has no such tile.
        """
        name = tile_at(self.size, level, index)
        if name in self._edge:
            return self._edge[name]
        if name not in self._full:
            row = self._directory.row(name)
            parent = self.row(level + 1, index // TILE_WIDTH)
            if row_root(row) != parent[index % TILE_WIDTH]:
                above = tile_at(self.size, level + 1, index // TILE_WIDTH)
                place = f"hash {index % TILE_WIDTH} of {above.path}"
                raise TileError(name.path, f"its hashes do not give {place}")
            if len(self._full) >= ROWS_KEPT:
                del self._full[next(iter(self._full))]
            self._full[name] = row
        return self._full[name]

    def level_hash(self, level: int, number: int) -> bytes:
        """Return hash *number* of tile level *level*; errors as in :meth:`row`."""
        return self.row(level, number // TILE_WIDTH)[number % TILE_WIDTH]

    def read(self, height: int, index: int) -> bytes:
        """Answer as :data:`mingjing.tlog.merkle.HashReader`; errors as in :meth:`row`."""
        level, above = divmod(height, TILE_HEIGHT)
        first = index << above
        row = self.row(level, first // TILE_WIDTH)
        hashes = row[first % TILE_WIDTH :][: 1 << above]
        if len(hashes) != 1 << above:
            name = tile_at(self.size, level, first // TILE_WIDTH)
            raise TileError(name.path, f"holds no complete subtree {index} of height {height}")
        while len(hashes) > 1:
            hashes = pair_up(hashes)
        return hashes[0]

    def entry(self, seq: int) -> bytes:
        """Return entry *seq*.

        Raises:
            MissingTileError: its bundle, or a tile needed to vouch for it, is not there.
            TileError: the bundle is malformed, or the entry not the one the tree holds.
        """
        name = tile_at(self.size, None, seq // TILE_WIDTH)
        held = self._directory.entries(name)
        place = seq % TILE_WIDTH
        leaf = self.level_hash(0, seq)
        if leaf_hash(held[place]) != leaf:
            raise TileError(name.path, f"entry {seq} is not the one the tree holds")
        return held[place]
