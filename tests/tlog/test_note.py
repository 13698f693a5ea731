"""Only a well-formed note with a good signature by a trusted key is opened."""

import base64
import json

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from mingjing.tlog import note as notes
from mingjing.tlog.errors import NoteError
from mingjing.tlog.note import Signature, SignedNote, SigningKey, VerifierKey
from tlog.logs import ORIGIN, signing_key
from tlog.trees import own, published

EXAMPLE = own("published_examples.json")["c2sp_signed_note_example"]
KEY = signing_key()
VKEY = KEY.verifier
STRANGER = signing_key(seed="stranger", name="stranger.example")
TEXT = "一行文字\nsecond line\n"
NOTE = SignedNote(TEXT, (KEY.sign(TEXT),)).to_bytes()
LINE = str(KEY.sign(TEXT)).encode()
PRIME = 2**255 - 19
CURVE_D = -121665 * pow(121666, -1, PRIME) % PRIME


def test_the_published_example_opens_and_is_written_back_byte_for_byte():
    key = VerifierKey.parse(EXAMPLE["vkey"])
    data = EXAMPLE["note"].encode()
    note = SignedNote.parse(data)
    assert note.signers([key]) == (key,)
    assert note.text == "This is an example message.\n"
    assert note.to_bytes() == data
    assert str(key) == EXAMPLE["vkey"]


def test_a_text_may_have_empty_lines_and_ends_at_the_last():
    text = "一\n\n二\n"
    note = SignedNote.parse(SignedNote(text, (KEY.sign(text),)).to_bytes())
    assert (note.text, note.signers([VKEY])) == (text, (VKEY,))


def line_of(name, key_id, value):
    return str(Signature(name, key_id, value)).encode()


def test_unknown_signers_are_ignored():
    data = NOTE + line_of("stranger.example", b"1234", bytes(64)) * 2
    assert SignedNote.parse(data).signers([VKEY]) == (VKEY,)


def test_a_known_name_with_another_id_is_another_key_and_ignored():
    data = NOTE + line_of(ORIGIN, b"1234", bytes(64))
    assert SignedNote.parse(data).signers([VKEY]) == (VKEY,)


def test_a_known_id_with_another_name_is_another_key_and_ignored():
    data = NOTE + line_of("stranger.example", VKEY.key_id, bytes(64))
    assert SignedNote.parse(data).signers([VKEY]) == (VKEY,)


def test_two_trusted_keys_may_sign_one_note():
    note = SignedNote(TEXT, (KEY.sign(TEXT), STRANGER.sign(TEXT)))
    assert SignedNote.parse(note.to_bytes()).signers([STRANGER.verifier, VKEY]) == (
        VKEY,
        STRANGER.verifier,
    )


def test_sixteen_signatures_are_read():
    data = NOTE + b"".join(line_of(f"w{n}.example", b"1234", b"x") for n in range(15))
    assert len(SignedNote.parse(data).signatures) == 16


HEAD = TEXT.encode()
SIGNATURE = KEY.sign(TEXT).value
GOOD64 = base64.b64encode(VKEY.key_id + SIGNATURE)
MALFORMED = [
    (b"", "nothing"),
    (b"\n", "a newline"),
    (HEAD, "no signatures"),
    (HEAD + b"\n", "no signature after the empty line"),
    (b"\n\n" + LINE, "no text"),
    (HEAD + LINE, "no empty line"),
    (NOTE[:-1], "no final newline"),
    (NOTE + b"\n", "an empty line at the end"),
    (NOTE.replace(b"\n", b"\r\n"), "CRLF"),
    (NOTE.replace(b"second", b"sec\tnd"), "a tab in the text"),
    (NOTE.replace(b"second", b"sec\0nd"), "a zero byte in the text"),
    (NOTE[:-1] + b"\x1b\n", "a control character in a signature line"),
    (b"\xff" + NOTE, "not UTF-8"),
    (HEAD + b"\n" + LINE.replace("—".encode(), b"-"), "a hyphen for the dash"),
    (HEAD + b"\n" + LINE.replace(b" ", b"  "), "two spaces"),
    (HEAD + b"\n" + LINE[:-1] + b" x\n", "a third word"),
    (HEAD + b"\n" + LINE.replace(b"=", b""), "padding missing"),
    (HEAD + b"\n" + LINE[:-1] + b"=\n", "padding too much"),
    (HEAD + b"\n" + LINE.replace(GOOD64[:4], GOOD64[:3] + b"-"), "URL-safe base64"),
    (HEAD + b"\n" + "— a+b QUJDREU=\n".encode(), "a plus in the name"),
    (HEAD + b"\n" + "— a\u3000b QUJDREU=\n".encode(), "a wide space in the name"),
    (HEAD + b"\n" + "—  QUJDREU=\n".encode(), "no name"),
    (HEAD + b"\n" + "— a QUJDRA==\n".encode(), "an id and no signature"),
    (HEAD + b"\n" + "— a QUJDREV=\n".encode(), "stray bits under the padding"),
    (HEAD + b"\n" + "— a QUJDRÉ==\n".encode(), "a letter that is not ASCII"),
    (NOTE + b"".join(line_of(f"w{n}", b"1234", b"x") for n in range(16)), "17 signatures"),
    (b"x" * 1_000_001, "more than a megabyte"),
]


@pytest.mark.parametrize(("data", "why"), MALFORMED)
def test_a_malformed_note_is_refused(data, why):
    with pytest.raises(NoteError):
        SignedNote.parse(data)


UNTRUSTED = [
    (HEAD + b"\n" + LINE * 2, "one line twice"),
    (HEAD + b"\n" + line_of(ORIGIN, b"1234", SIGNATURE), "known name, wrong id"),
    (HEAD + b"\n" + line_of("x.example", VKEY.key_id, SIGNATURE), "known id, wrong name"),
    (HEAD + b"\n" + line_of(ORIGIN, VKEY.key_id, SIGNATURE[:63]), "63 bytes"),
    (HEAD + b"\n" + line_of(ORIGIN, VKEY.key_id, SIGNATURE + b"x"), "65 bytes"),
    (HEAD + b"\n" + line_of(ORIGIN, VKEY.key_id, bytes(64)), "a signature of zeros"),
    (HEAD + b"\n" + str(STRANGER.sign(TEXT)).encode(), "only a stranger"),
    (HEAD + b"more\n\n" + LINE, "another text"),
    (b"\n" + NOTE, "an empty line in front"),
    (NOTE + line_of(ORIGIN, VKEY.key_id, bytes(64)), "one good, one bad of the same key"),
]


@pytest.mark.parametrize(("data", "why"), UNTRUSTED)
def test_a_note_without_one_good_signature_is_refused(data, why):
    with pytest.raises(NoteError):
        SignedNote.parse(data).signers([VKEY])


@pytest.mark.parametrize("text", ["no newline", "text\n\n— a.example QUJDREU="])
def test_a_text_that_would_not_be_read_back_is_not_written(text):
    with pytest.raises(NoteError):
        SignedNote(text, (KEY.sign(text),)).to_bytes()


def vkey(data, name="a.example"):
    """Return the vkey of *data* (type and key) with the id it would have."""
    key_id = notes.sha256(name.encode() + b"\n" + data).digest()[:4].hex()
    return f"{name}+{key_id}+{base64.b64encode(data).decode()}"


GOOD_KEY = b"\1" + VKEY.public_key
BAD_VKEYS = [
    ("", "nothing"),
    ("a.example", "no id"),
    (f"{vkey(GOOD_KEY)}\n", "a newline"),
    (f" {vkey(GOOD_KEY)}", "a space in the name"),
    (vkey(GOOD_KEY).replace("+", "+ ", 1), "a space in the id"),
    (f"b.example{vkey(GOOD_KEY).removeprefix('a.example')}", "the id of another name"),
    (vkey(b"\2" + VKEY.public_key), "ECDSA"),
    (vkey(b"\4" + VKEY.public_key), "a witness's type"),
    (vkey(GOOD_KEY[:-1]), "31 bytes"),
    (vkey(GOOD_KEY + b"x"), "33 bytes"),
    (vkey(b"\1"), "no key"),
    (vkey(GOOD_KEY)[:-1], "base64 cut short"),
]


@pytest.mark.parametrize(("text", "why"), BAD_VKEYS)
def test_what_is_no_vkey_is_refused(text, why):
    with pytest.raises(NoteError):
        VerifierKey.parse(text)


def add(p, q):
    (x1, y1), (x2, y2) = p, q
    k = CURVE_D * x1 * x2 * y1 * y2
    x = (x1 * y2 + x2 * y1) * pow(1 + k, -1, PRIME)
    y = (y1 * y2 + x1 * x2) * pow(1 - k, -1, PRIME)
    return x % PRIME, y % PRIME


def abscissa(y):
    square = (y * y - 1) * pow(CURVE_D * y * y + 1, -1, PRIME) % PRIME
    root = pow(square, (PRIME + 3) // 8, PRIME)
    if root * root % PRIME != square:
        root = root * pow(2, (PRIME - 1) // 4, PRIME) % PRIME
    assert root * root % PRIME == square, "not on the curve"
    return root


def test_the_refused_points_are_just_those_whose_eightfold_is_nothing():
    found = set()
    for y in notes._SMALL_ORDER:
        for x in {abscissa(y), -abscissa(y) % PRIME}:
            point = (x, y)
            for _ in range(3):
                point = add(point, point)
            assert point == (0, 1)
            found.add((x, y))
    assert len(found) == 8, "the curve's cofactor"


WEAK = [
    *(
        pytest.param(y, sign, id=f"small-{y % 97}-{sign}")
        for y in sorted(notes._SMALL_ORDER)
        for sign in (0, 1)
    ),
    pytest.param(PRIME, 0, id="zero, not reduced"),
    pytest.param(PRIME + 1, 1, id="one, not reduced"),
    pytest.param(2**255 - 1, 1, id="all ones"),
]


@pytest.mark.parametrize(("ordinate", "sign"), WEAK)
def test_a_key_for_which_anybody_can_sign_is_refused(ordinate, sign):
    key = (ordinate | sign << 255).to_bytes(32, "little")
    with pytest.raises(NoteError, match="weak"):
        VerifierKey.parse(vkey(b"\1" + key))


def test_a_weak_key_would_have_accepted_a_signature_nobody_made():
    identity = (1).to_bytes(32, "little")
    assert notes.signature_holds(identity, b"anything", identity + bytes(32))


def test_one_key_signs_under_several_names_and_each_is_its_own():
    private = Ed25519PrivateKey.generate()
    first, second = SigningKey("log/2026", private), SigningKey("log/2027", private)
    assert first.verifier.key_id != second.verifier.key_id
    note = SignedNote(TEXT, (first.sign(TEXT),))
    with pytest.raises(NoteError, match="no trusted key"):
        note.signers([second.verifier])


def test_wycheproof_agrees_on_every_signature():
    groups = json.loads(published("wycheproof/ed25519_test.json"))["testGroups"]
    cases = [(group["publicKey"]["pk"], case) for group in groups for case in group["tests"]]
    wrong = [
        case["tcId"]
        for key, case in cases
        if notes.signature_holds(*map(bytes.fromhex, (key, case["msg"], case["sig"])))
        != (case["result"] == "valid")
    ]
    assert (len(cases), wrong) == (151, [])
