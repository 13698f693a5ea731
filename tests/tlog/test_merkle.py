"""The tree is the one of RFC 6962, and nothing but a true proof is accepted."""

import base64
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingjing.tlog import merkle
from mingjing.tlog.errors import FrontierError, ProofError
from mingjing.tlog.merkle import Frontier
from tlog.trees import definition, leaves, own, published, reader

SMALL = own("rfc6962_small.json")
SMALL_LEAVES = [bytes.fromhex(leaf) for leaf in SMALL["leaf_hashes"]]
LEAVES = leaves(600)
BIG = 2**63
ZERO = bytes(32)

# The one good vector this verifier refuses: its two equal roots are words of 12 bytes.
REFUSED_THOUGH_GOOD = [
    "testdata/consistency/additional/sizes-are-equal-one-and-proof-is-empty.json"
]


def hexes(texts):
    return [bytes.fromhex(text) for text in texts]


def test_leaf_hashes_are_those_of_the_classic_leaves():
    found = [merkle.leaf_hash(bytes.fromhex(leaf)).hex() for leaf in SMALL["leaves_hex"]]
    assert found == SMALL["leaf_hashes"]


@pytest.mark.parametrize("size", range(9))
def test_roots_are_those_of_the_classic_tree(size):
    assert merkle.root_hash(SMALL_LEAVES[:size]).hex() == SMALL["roots"][str(size)]


@pytest.mark.parametrize("case", SMALL["inclusion"], ids=lambda c: f"{c['index']}of{c['size']}")
def test_small_inclusion_proofs_are_made_and_accepted(case):
    index, size, proof = case["index"], case["size"], hexes(case["proof"])
    assert merkle.inclusion_proof(index, size, reader(SMALL_LEAVES)) == proof
    root = bytes.fromhex(SMALL["roots"][str(size)])
    merkle.verify_inclusion(index, size, SMALL_LEAVES[index], proof, root)


@pytest.mark.parametrize("case", SMALL["consistency"], ids=lambda c: str(list(c.values())[:2]))
def test_small_consistency_proofs_are_made_and_accepted(case):
    size1, size2, proof = case["old"], case["new"], hexes(case["proof"])
    assert merkle.consistency_proof(size1, size2, reader(SMALL_LEAVES)) == proof
    root1, root2 = (bytes.fromhex(SMALL["roots"][str(size)]) for size in (size1, size2))
    merkle.verify_consistency(size1, size2, root1, root2, proof)


def answer(case):
    raw = {key: base64.b64decode(case[key] or "") for key in case if "root" in key.lower()}
    proof = [base64.b64decode(step) for step in case["proof"] or []]
    try:
        if "leafIdx" in case:
            leaf = base64.b64decode(case["leafHash"] or "")
            merkle.verify_inclusion(case["leafIdx"], case["treeSize"], leaf, proof, raw["root"])
        else:
            merkle.verify_consistency(
                case["size1"], case["size2"], raw["root1"], raw["root2"], proof
            )
    except ProofError:
        return "refused"
    return "accepted"


def test_published_vectors_agree_but_for_the_one_listed_exception():
    cases = [
        case
        for case in map(
            json.loads, published("transparency-dev_merkle_testdata.jsonl").splitlines()
        )
        if "treeSize" in case or "size1" in case
    ]
    wrong = [
        case["_file"]
        for case in cases
        if answer(case) != ("refused" if case["wantErr"] else "accepted")
    ]
    assert (len(cases), wrong) == (196, REFUSED_THOUGH_GOOD)


@given(st.integers(0, 600), st.integers(0, 600))
def test_a_frontier_grows_to_the_root_of_the_definition(first, second):
    start, stop = sorted((first, second))
    frontier = Frontier()
    frontier.extend(LEAVES[:start])
    frontier = Frontier.from_bytes(frontier.to_bytes())
    grown = frontier.copy()
    for leaf in LEAVES[start:stop]:
        grown.append(leaf)
    assert grown.root() == definition(LEAVES[:stop])
    assert frontier.root() == definition(LEAVES[:start])
    assert (grown.size, len(grown.hashes)) == (stop, stop.bit_count())


def test_frontiers_are_equal_when_they_hold_the_same_tree():
    assert Frontier(1, [LEAVES[0]]) == Frontier(1, [LEAVES[0]])
    assert Frontier(1, [LEAVES[0]]) != Frontier(1, [LEAVES[1]])
    assert Frontier() != b""
    assert repr(Frontier()) == "<Frontier of 0, root e3b0c44298fc1c14>"


BAD_FRONTIERS = [
    (b"", "no size at all"),
    (bytes(7), "half a size"),
    (bytes(8) + ZERO, "an empty tree has no hashes"),
    ((3).to_bytes(8) + ZERO, "three leaves need two hashes"),
    ((1).to_bytes(8) + ZERO[:31], "a hash of 31 bytes"),
    ((1).to_bytes(8) + ZERO + b"x", "one byte too many"),
    (BIG.to_bytes(8) + ZERO, "2^63 leaves"),
]


@pytest.mark.parametrize(("data", "why"), BAD_FRONTIERS)
def test_bytes_that_hold_no_frontier_are_refused(data, why):
    with pytest.raises(FrontierError):
        Frontier.from_bytes(data)


def test_a_leaf_hash_of_31_bytes_is_refused_and_changes_nothing():
    frontier = Frontier(1, [LEAVES[0]])
    with pytest.raises(FrontierError, match="leaf hash 1 has 31 bytes"):
        frontier.append(ZERO[:31])
    assert frontier == Frontier(1, [LEAVES[0]])


@given(st.integers(1, 600), st.data())
def test_every_inclusion_proof_made_is_accepted(size, data):
    index = data.draw(st.integers(0, size - 1))
    proof = merkle.inclusion_proof(index, size, reader(LEAVES))
    root = definition(LEAVES[:size])
    merkle.verify_inclusion(index, size, LEAVES[index], proof, root)


@given(st.integers(1, 600), st.data())
def test_every_consistency_proof_made_is_accepted(size2, data):
    size1 = data.draw(st.integers(1, size2))
    proof = merkle.consistency_proof(size1, size2, reader(LEAVES))
    root1, root2 = definition(LEAVES[:size1]), definition(LEAVES[:size2])
    merkle.verify_consistency(size1, size2, root1, root2, proof)


def mutated(proof, data):
    """Return *proof* changed in one of the ways an attacker would try."""
    at = data.draw(st.integers(0, max(len(proof) - 1, 0)))
    ways = ["add"]
    if proof:
        ways += ["drop", "flip", "short", "long"]
    if len(set(proof)) > 1:
        ways.append("swap")
    match data.draw(st.sampled_from(ways)):
        case "add":
            return [*proof[:at], data.draw(st.binary(min_size=32, max_size=32)), *proof[at:]]
        case "drop":
            return proof[:at] + proof[at + 1 :]
        case "flip":
            bit = data.draw(st.integers(0, 255))
            flipped = (int.from_bytes(proof[at]) ^ (1 << bit)).to_bytes(32)
            return [*proof[:at], flipped, *proof[at + 1 :]]
        case "short":
            return [*proof[:at], proof[at][:31], *proof[at + 1 :]]
        case "long":
            return [*proof[:at], proof[at] + b"\0", *proof[at + 1 :]]
        case "swap":
            other = (at + 1) % len(proof)
            swapped = list(proof)
            swapped[at], swapped[other] = swapped[other], swapped[at]
            return swapped


@given(st.integers(1, 300), st.data())
def test_a_changed_inclusion_proof_is_refused(size, data):
    index = data.draw(st.integers(0, size - 1))
    proof = merkle.inclusion_proof(index, size, reader(LEAVES))
    root = definition(LEAVES[:size])
    with pytest.raises(ProofError):
        merkle.verify_inclusion(index, size, LEAVES[index], mutated(proof, data), root)


@given(st.integers(2, 300), st.data())
def test_a_changed_consistency_proof_is_refused(size2, data):
    size1 = data.draw(st.integers(1, size2))
    proof = merkle.consistency_proof(size1, size2, reader(LEAVES))
    root1, root2 = definition(LEAVES[:size1]), definition(LEAVES[:size2])
    with pytest.raises(ProofError):
        merkle.verify_consistency(size1, size2, root1, root2, mutated(proof, data))


@given(st.integers(2, 300), st.data())
def test_a_proof_holds_for_no_other_leaf(size, data):
    index = data.draw(st.integers(0, size - 1))
    other = data.draw(st.integers(0, size - 1).filter(lambda n: n != index))
    proof = merkle.inclusion_proof(index, size, reader(LEAVES))
    root = definition(LEAVES[:size])
    with pytest.raises(ProofError):
        merkle.verify_inclusion(other, size, LEAVES[index], proof, root)
    with pytest.raises(ProofError):
        merkle.verify_inclusion(index, size, LEAVES[other], proof, root)


NO_INCLUSION = [
    # index, size, leaf, proof, root, why
    (0, 0, ZERO, [], ZERO, "the empty tree has no leaf"),
    (1, 1, ZERO, [], ZERO, "the index is the size"),
    (3, 2, ZERO, [ZERO], ZERO, "the index is beyond the size"),
    (-1, 1, ZERO, [], ZERO, "below zero"),
    (0, BIG, ZERO, [], ZERO, "2^63 leaves"),
    (BIG, BIG + 1, ZERO, [], ZERO, "index 2^63"),
    (2**64 - 1, 1, ZERO, [], ZERO, "minus one as an unsigned number"),
    (0, True, ZERO, [], ZERO, "a truth value is no size"),
    (0.0, 1, ZERO, [], ZERO, "a float is no index"),
    ("0", 1, ZERO, [], ZERO, "text is no index"),
    (None, 1, ZERO, [], ZERO, "nothing is no index"),
    (0, 1, b"", [], b"", "empty leaf equals empty root"),
    (0, 1, ZERO[:31], [], ZERO[:31], "31 bytes"),
    (0, 1, ZERO + b"0", [], ZERO + b"0", "33 bytes"),
    (0, 1, "0" * 32, [], "0" * 32, "text of 32 characters"),
    (0, 1, None, [], ZERO, "no leaf"),
    (0, 1, ZERO, None, ZERO, "no proof"),
    (0, 1, ZERO, 7, ZERO, "a number as a proof"),
    (0, 2, ZERO, [None], ZERO, "nothing as a hash"),
    (0, 2, ZERO, [b"x" * 31], ZERO, "31 bytes in the path"),
    (0, 2, ZERO, b"x" * 32, ZERO, "bytes are no list of hashes"),
]


@pytest.mark.parametrize(("index", "size", "leaf", "proof", "root", "why"), NO_INCLUSION)
def test_what_cannot_be_an_inclusion_proof_is_refused(index, size, leaf, proof, root, why):
    with pytest.raises(ProofError):
        merkle.verify_inclusion(index, size, leaf, proof, root)


NO_CONSISTENCY = [
    # size1, size2, root1, root2, proof, why
    (0, 0, merkle.EMPTY_ROOT, merkle.EMPTY_ROOT, [], "size 0 proves nothing"),
    (0, 1, merkle.EMPTY_ROOT, ZERO, [], "from size 0 to anything"),
    (2, 1, ZERO, ZERO, [], "backwards"),
    (1, 2, ZERO, ZERO, [], "empty though the sizes differ"),
    (3, 5, ZERO, ZERO, [], "empty though the sizes differ"),
    (1, 1, ZERO, b"\1" * 32, [], "one size, two roots"),
    (1, 1, ZERO, ZERO, [ZERO], "one size needs no hash"),
    (1, BIG, ZERO, ZERO, [], "2^63 leaves"),
    (-1, 2, ZERO, ZERO, [], "below zero"),
    (1, 1, b"", b"", [], "empty roots"),
    (1, 2, ZERO, ZERO, [b""], "an empty hash"),
    (1, 2, ZERO, ZERO, None, "no proof"),
]


@pytest.mark.parametrize(("size1", "size2", "root1", "root2", "proof", "why"), NO_CONSISTENCY)
def test_what_cannot_be_a_consistency_proof_is_refused(size1, size2, root1, root2, proof, why):
    with pytest.raises(ProofError):
        merkle.verify_consistency(size1, size2, root1, root2, proof)


@pytest.mark.parametrize("wrong", ["root1", "root2"])
@pytest.mark.parametrize("sizes", [(3, 7), (4, 7), (6, 7)])
def test_a_true_proof_for_another_root_is_refused(sizes, wrong):
    size1, size2 = sizes
    roots = {"root1": definition(LEAVES[:size1]), "root2": definition(LEAVES[:size2])}
    proof = merkle.consistency_proof(size1, size2, reader(LEAVES))
    with pytest.raises(ProofError):
        merkle.verify_consistency(size1, size2, **{**roots, wrong: ZERO}, proof=proof)


def test_no_proof_is_made_for_what_the_tree_does_not_hold():
    with pytest.raises(ProofError, match="has no leaf 5"):
        merkle.inclusion_proof(5, 5, reader(LEAVES))
    with pytest.raises(ProofError, match="from size 0"):
        merkle.consistency_proof(0, 5, reader(LEAVES))


@pytest.mark.parametrize(("start", "stop"), [(3, 3), (1, 3), (4, 2)])
def test_a_range_that_is_no_subtree_has_no_root(start, stop):
    with pytest.raises(ProofError, match="are no subtree"):
        merkle.range_root(start, stop, reader(LEAVES))
