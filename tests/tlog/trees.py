"""Trees for tests: leaves by number, and a reader over plain leaf hashes."""

import json
from functools import cache
from pathlib import Path

import pytest

from mingjing.tlog import merkle

OWN = Path(__file__).parent / "vectors" / "own"
PUBLISHED = Path(__file__).parents[3] / "shared" / "design" / "vectors" / "published"


def own(name):
    return json.loads((OWN / name).read_text(encoding="utf-8"))


def published(name):
    path = PUBLISHED / name
    if not path.exists():
        pytest.skip(f"the published vectors are not beside this repository: {path.name}")
    return path.read_text(encoding="utf-8")


def entry(number):
    return f'{{"nth":{number}}}'.encode()


@cache
def leaves(count):
    return [merkle.leaf_hash(entry(number)) for number in range(count)]


def reader(leaf_hashes):
    """Return a reader that computes every subtree by the definition, slowly."""

    def read(height, index):
        below = leaf_hashes[index << height : (index + 1) << height]
        assert len(below) == 1 << height, "asked for a subtree that is not complete"
        return definition(below)

    return read


def definition(leaf_hashes):
    """RFC 6962 §2.1 word by word: split at the largest power of two below the size."""
    if not leaf_hashes:
        return merkle.EMPTY_ROOT
    if len(leaf_hashes) == 1:
        return leaf_hashes[0]
    middle = 1 << ((len(leaf_hashes) - 1).bit_length() - 1)
    return merkle.node_hash(definition(leaf_hashes[:middle]), definition(leaf_hashes[middle:]))
