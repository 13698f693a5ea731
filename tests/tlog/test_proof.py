"""A tlog-proof stands alone: entry, place, path and signed head in one text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingjing.tlog.errors import NoteError, ProofError, TlogError
from mingjing.tlog.note import VerifierKey
from mingjing.tlog.proof import TlogProof
from mingjing.tlog.tile_reader import TileDirectory, TileReader
from tlog.logs import numbered, signed_head, signing_key
from tlog.trees import OWN, leaves, own, reader

KEY = VerifierKey.parse(own("tlog600.vkeys.json")["log"])
ENTRY = (OWN / "tlog600.entry300.bin").read_bytes()
PROOF = (OWN / "tlog600.entry300.tlog-proof").read_bytes()
NOTE = (OWN / "tlog600/checkpoint").read_bytes()


def test_the_proof_of_entry_300_is_made_byte_for_byte():
    root = TlogProof.parse(PROOF).verify(ENTRY, [KEY]).root
    tree = TileReader(TileDirectory(OWN / "tlog600"), 600, root)
    assert TlogProof.make(300, NOTE, tree.read).to_bytes() == PROOF
    assert tree.entry(300) == ENTRY


def test_the_proof_of_entry_300_verifies():
    checkpoint = TlogProof.parse(PROOF).verify(ENTRY, [KEY])
    assert (checkpoint.origin, checkpoint.size) == (KEY.name, 600)


@given(st.integers(1, 70), st.data(), st.none() | st.binary(max_size=40))
def test_every_proof_made_is_read_back_and_verifies(size, data, extra):
    index = data.draw(st.integers(0, size - 1))
    entries = numbered(size)
    made = TlogProof.make(index, signed_head(entries), reader(leaves(size)))
    made = TlogProof(made.index, made.hashes, made.note, extra)
    read = TlogProof.parse(made.to_bytes())
    assert read == made
    assert read.verify(entries[index], [signing_key().verifier]).size == size


def test_another_entry_is_not_proven():
    with pytest.raises(ProofError):
        TlogProof.parse(PROOF).verify(ENTRY + b" ", [KEY])


def test_a_proof_under_another_key_is_refused():
    with pytest.raises(NoteError):
        TlogProof.parse(PROOF).verify(ENTRY, [signing_key().verifier])


def test_no_proof_is_made_beyond_the_checkpoint():
    with pytest.raises(ProofError, match="has no leaf 600"):
        TlogProof.make(600, NOTE, reader([]))


MALFORMED = [
    (b"", "nothing"),
    (PROOF.replace(b"@v1", b"@v2"), "another version"),
    (PROOF.replace(b"\n", b"\r\n"), "CRLF"),
    (PROOF.replace(b"index 300", b"index 0300"), "a leading zero"),
    (PROOF.replace(b"index 300", b"index -1"), "below zero"),
    (PROOF.replace(b"index 300", b"Index 300"), "a capital"),
    (PROOF.replace(b"index 300\n", b""), "no index"),
    (PROOF.replace(b"index 300\n", b"extra AAAA\nextra AAAA\nindex 300\n"), "two extras"),
    (PROOF.replace(b"index 300", b"extra AAA\nindex 300"), "extra that is no base64"),
    (PROOF.replace(b"hCTN", b"hCT-"), "URL-safe base64"),
    (PROOF.replace(b"qz0=\n", b"\n"), "a hash cut short"),
    (PROOF.replace(b"index 300\n", b"index 300\nAAAA\n"), "a hash of 3 bytes"),
    (PROOF.replace(b"index", b"ind\xffx"), "not UTF-8"),
    (PROOF.replace(b"\n\n", b"\n"), "no empty line"),
    (b"x" * 2_000_001, "two megabytes"),
]


@pytest.mark.parametrize(("data", "why"), MALFORMED)
def test_a_malformed_proof_is_refused(data, why):
    with pytest.raises(ProofError):
        TlogProof.parse(data)


@given(st.integers(0, len(PROOF) - 1), st.integers(1, 255))
def test_one_changed_byte_never_proves_anything_else(at, mask):
    changed = bytearray(PROOF)
    changed[at] ^= mask
    try:
        found = TlogProof.parse(bytes(changed)).verify(ENTRY, [KEY])
    except TlogError:
        return
    # The witness's line is unknown to this key list, so a change there is no change here.
    assert found == TlogProof.parse(PROOF).verify(ENTRY, [KEY])
    assert at > PROOF.index("— procuratorate".encode())
