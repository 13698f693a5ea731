"""C2SP tlog-tiles: the files a log of any size is served as.

A tile of level L holds up to 256 hashes, each the root over ``256**L`` entries; an entry bundle
holds the up to 256 entries under one tile of level 0. A tile of fewer is *partial* and named
with its width.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Self

from mingjing.tlog.errors import TileError, TlogError
from mingjing.tlog.merkle import HASH_BYTES, leaf_hash, pair_up

TILE_HEIGHT = 8
TILE_WIDTH = 256
TOP_LEVEL = 7
LENGTH_BYTES = 2
MAX_ENTRY_BYTES = 65_535

EntryReader = Callable[[int, int], Sequence[bytes]]
LevelReader = Callable[[int, int], bytes]

_PATH = re.compile(
    r"tile/(?P<level>entries|[0-7])/(?P<index>(?:x[0-9]{3}/)*[0-9]{3})"
    r"(?:\.p/(?P<width>[1-9][0-9]{0,2}))?"
)


@dataclass(frozen=True, slots=True, order=True)
class TileName:
    """Which tile: its level (None for an entry bundle), its number there, how many it holds."""

    level: int | None
    index: int
    width: int = TILE_WIDTH

    @property
    def is_full(self) -> bool:
        """Whether it holds 256."""
        return self.width == TILE_WIDTH

    @property
    def full(self) -> "TileName":
        """The name this tile will have once it holds 256."""
        return TileName(self.level, self.index)

    @property
    def path(self) -> str:
        """The path below the log's address.

        >>> TileName(0, 1234067).path, TileName(None, 2, 88).path
        ('tile/0/x001/x234/067', 'tile/entries/002.p/88')
        """
        digits = f"{self.index:03d}"
        digits = digits.zfill(-(-len(digits) // 3) * 3)
        groups = [digits[at : at + 3] for at in range(0, len(digits), 3)]
        number = "/".join([*(f"x{group}" for group in groups[:-1]), groups[-1]])
        level = "entries" if self.level is None else self.level
        return f"tile/{level}/{number}" + ("" if self.is_full else f".p/{self.width}")

    @classmethod
    def parse(cls, path: str) -> Self:
        """Read a path; only the one spelling that :attr:`path` gives is one.

        Raises:
            TileError: it names no tile.
        """
        found = _PATH.fullmatch(path)
        if found is None:
            raise TileError(path, "is not the name of a tile")
        level = None if found["level"] == "entries" else int(found["level"])
        index = int(found["index"].replace("x", "").replace("/", ""))
        name = cls(level, index, int(found["width"] or TILE_WIDTH))
        if name.path != path:
            raise TileError(path, f"is spelt {name.path}")
        return name


def level_count(size: int, level: int) -> int:
    """Return how many hashes level *level* of a tree of *size* leaves holds."""
    return size >> (TILE_HEIGHT * level)


def tile_at(size: int, level: int | None, index: int) -> TileName:
    """Return the name, with its width, of tile *index* in a tree of *size* leaves.

    Raises:
        TileError: the tree is too small to have it.
    """
    width = min(level_count(size, level or 0) - index * TILE_WIDTH, TILE_WIDTH)
    if width < 1:
        raise TileError(
            TileName(level, index).path, f"a tree of {size} leaves has no such tile"
        )
    return TileName(level, index, width)


def edge(size: int) -> list[TileName]:
    """Return the partial tiles on the right of a tree of *size* leaves, highest level first.

    They alone give its root: their widths are the digits of *size* to the base 256.
    """
    counts = [(level, level_count(size, level)) for level in range(TOP_LEVEL, -1, -1)]
    return [
        TileName(level, count // TILE_WIDTH, count % TILE_WIDTH)
        for level, count in counts
        if count % TILE_WIDTH
    ]


def encode_bundle(entries: Iterable[bytes]) -> bytes:
    """Return entries one after the other, each behind its length in two bytes, big-endian.

    Raises:
        TlogError: an entry is longer than 65,535 bytes.
    """
    parts: list[bytes] = []
    for entry in entries:
        if len(entry) > MAX_ENTRY_BYTES:
            raise TlogError(f"an entry of {len(entry)} bytes; a log takes {MAX_ENTRY_BYTES}")
        parts += (len(entry).to_bytes(LENGTH_BYTES), entry)
    return b"".join(parts)


def decode_bundle(data: bytes, name: TileName) -> list[bytes]:
    """Return the entries of a bundle of exactly ``name.width`` entries.

    Raises:
        TileError: it breaks off, or holds more; the entry number is named.
    """
    entries: list[bytes] = []
    at, first = 0, name.index * TILE_WIDTH
    for number in range(first, first + name.width):
        start = at + LENGTH_BYTES
        at = start + int.from_bytes(data[at:start])
        if start > len(data) or at > len(data):
            raise TileError(name.path, f"breaks off inside entry {number}")
        entries.append(data[start:at])
    if at != len(data):
        raise TileError(name.path, f"has {len(data) - at} bytes after its last entry")
    return entries


def split_row(data: bytes, name: TileName) -> list[bytes]:
    """Return the hashes of a tile of exactly ``name.width``.

    Raises:
        TileError: the length is another.
    """
    if len(data) != name.width * HASH_BYTES:
        raise TileError(name.path, f"has {len(data)} bytes, not {name.width * HASH_BYTES}")
    return [data[at : at + HASH_BYTES] for at in range(0, len(data), HASH_BYTES)]


def row_root(row: Sequence[bytes]) -> bytes:
    """Return the root over the 256 hashes of a full tile."""
    hashes = list(row)
    while len(hashes) > 1:
        hashes = pair_up(hashes)
    return hashes[0]


def tiles_for(
    old_size: int, new_size: int, *, hashes: LevelReader, entries: EntryReader
) -> Iterator[tuple[TileName, bytes]]:
    """Yield every bundle and tile that a log grown from *old_size* to *new_size* has anew.

    Args:
        old_size: leaves whose tiles are already written; 0 yields the whole log.
        new_size: leaves after the growth.
        hashes: ``hashes(level, number)`` answers for numbers a tree of *old_size* has at a
            level above 0.
        entries: ``entries(start, stop)`` answers with those entries, starting at a bundle.

    Raises:
        TlogError: a reader gives fewer entries than asked, or an entry is too long.
    """
    risen: list[bytes] = []
    for index in range(old_size // TILE_WIDTH, -(-new_size // TILE_WIDTH)):
        bundle = tile_at(new_size, None, index)
        start = index * TILE_WIDTH
        held = entries(start, start + bundle.width)
        if len(held) != bundle.width:
            raise TileError(bundle.path, f"{len(held)} entries given of {bundle.width}")
        row = [leaf_hash(entry) for entry in held]
        yield bundle, encode_bundle(held)
        yield TileName(0, index, bundle.width), b"".join(row)
        if bundle.is_full:
            risen.append(row_root(row))
    level = 1
    while risen:
        known = level_count(old_size, level)
        first = known - known % TILE_WIDTH
        level_hashes = [hashes(level, number) for number in range(first, known)] + risen
        risen = []
        for at in range(0, len(level_hashes), TILE_WIDTH):
            row = level_hashes[at : at + TILE_WIDTH]
            name = TileName(level, (first + at) // TILE_WIDTH, len(row))
            yield name, b"".join(row)
            if name.is_full:
                risen.append(row_root(row))
        level += 1
