"""Tiles are those of C2SP tlog-tiles; a reader hands out only what the root vouches for."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mingjing.tlog import merkle
from mingjing.tlog.errors import MissingTileError, TileError, TlogError
from mingjing.tlog.tile_reader import TileDirectory, TileReader
from mingjing.tlog.tiles import (
    TileName,
    decode_bundle,
    edge,
    encode_bundle,
    tile_at,
    tiles_for,
)
from tlog.logs import numbered, write_log
from tlog.trees import OWN, definition, leaves, reader

TLOG600 = OWN / "tlog600"
ENTRIES = numbered(66_000)
LEAVES = leaves(66_000)
SIZES = [0, 1, 2, 255, 256, 257, 511, 512, 513, 65_535, 65_536, 65_537]

PATHS = [
    (TileName(0, 0), "tile/0/000", "the first"),
    (TileName(3, 67), "tile/3/067", "padded"),
    (TileName(1, 999, 1), "tile/1/999.p/1", "the last of three digits"),
    (TileName(0, 1000), "tile/0/x001/000", "the first of six digits"),
    (
        TileName(None, 1234067, 255),
        "tile/entries/x001/x234/067.p/255",
        "from the specification",
    ),
]


@pytest.mark.parametrize(("name", "path", "why"), PATHS)
def test_a_tile_has_one_path_and_a_path_one_tile(name, path, why):
    assert name.path == path
    assert TileName.parse(path) == name


BAD_PATHS = [
    ("tile/8/000", "levels of a tree below 2^63 end at 7"),
    ("tile/00/000", "leading zero in the level"),
    ("tile/0/0000", "four digits"),
    ("tile/0/x000/001", "leading group of zeros"),
    ("tile/0/001/000", "no x"),
    ("tile/0/x001/x000", "x on the last"),
    ("tile/0/000.p/256", "a full tile is not partial"),
    ("tile/0/000.p/0", "empty tiles are not served"),
    ("tile/0/000.p/01", "leading zero in the width"),
    ("tile/0/000.p", "no width"),
    ("tile/0/٠٠٠", "digits of another script"),
    ("tile/0/000\n", "a newline"),
    ("checkpoint", "another file"),
]


@pytest.mark.parametrize(("path", "why"), BAD_PATHS)
def test_a_path_of_another_spelling_is_refused(path, why):
    with pytest.raises(TileError):
        TileName.parse(path)


def test_a_tree_of_70000_has_the_tiles_the_specification_counts():
    counts = {}
    for name, _ in tiles_for(0, 70_000, hashes=None, entries=lambda a, b: [b""] * (b - a)):
        counts.setdefault(name.level, []).append(name.width)
    assert counts[0] == counts[None] == [256] * 273 + [112]
    assert counts[1] == [256, 17]
    assert counts[2] == [1]


def test_the_edge_of_256_leaves_is_one_hash_of_level_1():
    assert edge(256) == [TileName(1, 0, 1)]
    assert edge(0) == []


def test_a_tree_has_no_tile_beyond_its_size():
    with pytest.raises(TileError, match="256 leaves has no such tile"):
        tile_at(256, 0, 1)


def test_the_600_entry_log_is_regenerated_byte_for_byte():
    directory = TileDirectory(TLOG600)
    entries = [
        entry for index in range(3) for entry in directory.entries(tile_at(600, None, index))
    ]
    made = {
        name.path: data
        for name, data in tiles_for(0, 600, hashes=None, entries=lambda a, b: entries[a:b])
    }
    held = {
        str(path.relative_to(TLOG600)): path.read_bytes()
        for path in (TLOG600 / "tile").rglob("*")
        if path.is_file()
    }
    assert made == held
    assert entries[300] == (OWN / "tlog600.entry300.bin").read_bytes()


@given(st.integers(0, 1200), st.integers(0, 1200), st.integers(0, 1200))
@settings(max_examples=40)
def test_growing_in_steps_writes_what_growing_at_once_writes(first, second, third):
    sizes = sorted({0, first, second, third})
    grown = {}
    for old, new in pairwise(sizes):
        old_leaves = LEAVES[:old]

        def hashes(level, number, known=old_leaves):
            return reader(known)(8 * level, number)

        for name, data in tiles_for(old, new, hashes=hashes, entries=lambda a, b: ENTRIES[a:b]):
            assert name == tile_at(new, name.level, name.index)
            grown[name] = data
    at_once = dict(tiles_for(0, sizes[-1], hashes=None, entries=lambda a, b: ENTRIES[a:b]))
    assert grown.items() >= at_once.items()


@pytest.mark.parametrize("size", SIZES)
def test_every_subtree_and_proof_comes_out_of_the_tiles(tmp_path, size):
    write_log(tmp_path, ENTRIES[:size])
    root = merkle.root_hash(LEAVES[:size])
    tree = TileReader(TileDirectory(tmp_path), size, root)
    assert tree.frontier.root() == root
    for index in {0, 1, 255, 256, size // 2, size - 2, size - 1}:
        if not 0 <= index < size:
            continue
        assert tree.entry(index) == ENTRIES[index]
        proof = merkle.inclusion_proof(index, size, tree.read)
        merkle.verify_inclusion(index, size, LEAVES[index], proof, root)
        old = index + 1
        proof = merkle.consistency_proof(old, size, tree.read)
        old_root = merkle.range_root(0, old, tree.read)
        assert old_root == merkle.root_hash(LEAVES[:old])
        merkle.verify_consistency(old, size, old_root, root, proof)


def test_the_reader_keeps_a_bounded_number_of_tiles(tmp_path, monkeypatch):
    monkeypatch.setattr("mingjing.tlog.tile_reader.ROWS_KEPT", 2)
    write_log(tmp_path, ENTRIES[:1500])
    tree = TileReader(TileDirectory(tmp_path), 1500, merkle.root_hash(LEAVES[:1500]))
    assert [tree.read(0, index) for index in range(1500)] == LEAVES[:1500]
    assert len(tree._full) == 2


def test_a_reader_answers_no_question_about_an_incomplete_subtree(tmp_path):
    write_log(tmp_path, ENTRIES[:300])
    tree = TileReader(TileDirectory(tmp_path), 300, definition(LEAVES[:300]))
    with pytest.raises(TileError, match="no complete subtree 9 of height 5"):
        tree.read(5, 9)
    with pytest.raises(TileError, match="no such tile"):
        tree.read(8, 256)


def flip(path, at):
    data = bytearray(path.read_bytes())
    data[at] ^= 1
    path.write_bytes(data)


@pytest.fixture
def log700(tmp_path):
    write_log(tmp_path, ENTRIES[:700])
    return tmp_path


def tree_of(directory, size=700):
    return TileReader(TileDirectory(directory), size, definition(LEAVES[:size]))


def test_a_flipped_bit_in_a_full_tile_is_named_with_its_place_above(log700):
    flip(log700 / "tile/0/001", 0)
    tree = tree_of(log700)
    assert tree.read(0, 0) == LEAVES[0]
    with pytest.raises(TileError, match=r"tile/0/001: .* hash 1 of tile/1/000\.p/2"):
        tree.read(0, 256)


@pytest.mark.parametrize("path", ["tile/0/002.p/188", "tile/1/000.p/2"])
def test_a_flipped_bit_on_the_edge_gives_another_root(log700, path):
    flip(log700 / path, 40)
    with pytest.raises(TlogError, match="do not give the root of size 700"):
        tree_of(log700)


def test_an_empty_log_with_a_root_is_refused(tmp_path):
    with pytest.raises(TlogError, match="no tile at all: do not give the root of size 0"):
        TileReader(TileDirectory(tmp_path), 0, bytes(32))


def test_a_changed_entry_is_named(log700):
    flip(log700 / "tile/entries/001", 10)
    with pytest.raises(TileError, match="tile/entries/001: entry 256 is not the one"):
        tree_of(log700).entry(256)
    assert tree_of(log700).entry(257) == ENTRIES[257]


def test_a_missing_tile_is_missing_and_not_wrong(log700):
    (log700 / "tile/0/001").unlink()
    with pytest.raises(MissingTileError, match="tile/0/001: is missing"):
        tree_of(log700).read(0, 256)
    (log700 / "tile/0/000").unlink()
    (log700 / "tile/0/000").mkdir()
    with pytest.raises(MissingTileError, match="tile/0/000: cannot be read"):
        tree_of(log700).read(0, 0)


def test_a_partial_tile_is_read_from_the_full_one_once_that_is_there(log700, tmp_path):
    write_log(tmp_path, ENTRIES[:800])
    (log700 / "tile/0/002.p/188").unlink()
    (log700 / "tile/entries/002.p/188").unlink()
    tree = tree_of(log700)
    assert tree.read(0, 699) == LEAVES[699]
    assert tree.entry(699) == ENTRIES[699]


BAD_BUNDLES = [
    (b"", "breaks off inside entry 512"),
    (b"\0", "breaks off inside entry 512"),
    (b"\0\1", "breaks off inside entry 512"),
    (b"\0\1a", "breaks off inside entry 513"),
    (b"\0\1a\0", "breaks off inside entry 513"),
    (b"\0\1a\0\2b", "breaks off inside entry 513"),
    (b"\0\1a\0\1bc", "has 1 bytes after its last entry"),
]


@pytest.mark.parametrize(("data", "problem"), BAD_BUNDLES)
def test_a_malformed_bundle_names_the_entry(data, problem):
    with pytest.raises(TileError, match=problem):
        decode_bundle(data, TileName(None, 2, 2))


@given(st.lists(st.binary(max_size=400), min_size=1, max_size=256))
def test_a_bundle_gives_back_its_entries(entries):
    assert decode_bundle(encode_bundle(entries), TileName(None, 0, len(entries))) == entries


def test_an_entry_of_65535_bytes_fits_and_one_more_does_not():
    longest = bytes(65_535)
    assert decode_bundle(encode_bundle([longest]), TileName(None, 0, 1)) == [longest]
    with pytest.raises(TlogError, match="an entry of 65536 bytes"):
        encode_bundle([bytes(65_536)])


def test_a_tile_of_another_length_is_refused(log700):
    (log700 / "tile/0/002.p/188").write_bytes(bytes(187 * 32))
    with pytest.raises(TileError, match="has 5984 bytes, not 6016"):
        tree_of(log700)


def test_a_source_that_gives_too_few_entries_is_refused():
    with pytest.raises(TileError, match="2 entries given of 3"):
        list(tiles_for(0, 3, hashes=None, entries=lambda *_: [b"", b""]))
