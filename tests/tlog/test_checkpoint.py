"""A checkpoint is three signed lines, and each has one spelling."""

import pytest

from mingjing.tlog.checkpoint import Checkpoint, open_checkpoint, sign_checkpoint
from mingjing.tlog.errors import NoteError
from mingjing.tlog.merkle import EMPTY_ROOT, range_root
from mingjing.tlog.note import SignedNote, VerifierKey
from mingjing.tlog.tile_reader import TileDirectory, TileReader
from tlog.logs import ORIGIN, signing_key
from tlog.trees import OWN, own

KEY = signing_key()
ROOT = bytes(range(32))
HEAD = Checkpoint(ORIGIN, 7, ROOT)
ROOT64 = HEAD.text.split("\n")[2]
LOG600 = VerifierKey.parse(own("tlog600.vkeys.json")["log"])
SIZES = [1, 2, 255, 256, 257, 511, 512, 513]


@pytest.mark.parametrize("size", SIZES)
def test_every_checkpoint_of_the_600_entry_log_opens_and_fits_its_tiles(size):
    last = open_checkpoint((OWN / "tlog600/checkpoint").read_bytes(), [LOG600])
    tree = TileReader(TileDirectory(OWN / "tlog600"), last.size, last.root)
    data = (OWN / f"tlog600/checkpoint.{size}").read_bytes()
    checkpoint = open_checkpoint(data, [LOG600])
    assert checkpoint == Checkpoint(LOG600.name, size, range_root(0, size, tree.read))


def test_what_is_signed_is_what_is_opened():
    assert open_checkpoint(sign_checkpoint(HEAD, KEY), [KEY.verifier]) == HEAD


def test_an_empty_log_has_a_checkpoint():
    empty = Checkpoint(ORIGIN, 0, EMPTY_ROOT)
    assert open_checkpoint(sign_checkpoint(empty, KEY), [KEY.verifier]) == empty


def test_extension_lines_are_read_and_never_written():
    extended = Checkpoint(ORIGIN, 7, ROOT, ("ext 1", "ext 2"))
    note = SignedNote(extended.text, (KEY.sign(extended.text),)).to_bytes()
    assert open_checkpoint(note, [KEY.verifier]) == extended
    with pytest.raises(NoteError, match="never written"):
        sign_checkpoint(extended, KEY)


MALFORMED = [
    (f"{ORIGIN}\n7\n", "no root"),
    (f"{ORIGIN}\n7\n{ROOT64}", "no newline"),
    (f"\n7\n{ROOT64}\n", "no origin"),
    (f"{ORIGIN}\n\n7\n{ROOT64}\n", "an empty line"),
    (f"{ORIGIN}\n7\n{ROOT64}\n\next\n", "an empty line before an extension"),
    (f"{ORIGIN}\n07\n{ROOT64}\n", "a leading zero"),
    (f"{ORIGIN}\n+7\n{ROOT64}\n", "a sign"),
    (f"{ORIGIN}\n7 \n{ROOT64}\n", "a space"),
    (f"{ORIGIN}\n٧\n{ROOT64}\n", "a digit of another script"),
    (f"{ORIGIN}\n{2**63}\n{ROOT64}\n", "2^63"),
    (f"{ORIGIN}\n{'9' * 5000}\n{ROOT64}\n", "5000 digits"),
    (f"{ORIGIN}\n7\n{ROOT64[:-1]}\n", "no padding"),
    (f"{ORIGIN}\n7\nAAAA\n", "a root of 3 bytes"),
    (f"{ORIGIN}\n0\n{ROOT64}\n", "a root of the empty tree that is not it"),
]


@pytest.mark.parametrize(("text", "why"), MALFORMED)
def test_a_malformed_checkpoint_is_refused_though_signed(text, why):
    with pytest.raises(NoteError):
        Checkpoint.parse(text)


def test_another_key_does_not_speak_for_a_log():
    other = signing_key(name="other.example")
    note = SignedNote(HEAD.text, (other.sign(HEAD.text),)).to_bytes()
    with pytest.raises(NoteError, match="no trusted key"):
        open_checkpoint(note, [other.verifier, KEY.verifier])
    with pytest.raises(NoteError, match="does not sign for"):
        sign_checkpoint(HEAD, other)


UNSIGNABLE = [
    (Checkpoint(ORIGIN, -1, ROOT), "below zero"),
    (Checkpoint(ORIGIN, 7, ROOT[:31]), "31 bytes"),
    (Checkpoint(ORIGIN, 0, ROOT), "the empty tree has another root"),
]


@pytest.mark.parametrize(("checkpoint", "why"), UNSIGNABLE)
def test_values_that_make_no_checkpoint_are_not_signed(checkpoint, why):
    with pytest.raises(NoteError):
        sign_checkpoint(checkpoint, KEY)


def test_a_name_that_would_be_read_as_more_than_a_name_is_not_signed():
    name = f"{ORIGIN}\n7\n{ROOT64}"
    with pytest.raises(NoteError, match="make no checkpoint"):
        sign_checkpoint(Checkpoint(name, 7, ROOT), signing_key(name=name))
