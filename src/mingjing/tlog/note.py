"""C2SP signed notes with Ed25519: a text, an empty line, signature lines.

An Ed25519 key is weak when its point has small order: every such key accepts one signature for
many texts, so it says nothing about who signed.
"""

import base64
import re
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import Self

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)

from mingjing.tlog.errors import NoteError

ED25519 = b"\x01"
KEY_ID_BYTES = 4
PUBLIC_KEY_BYTES = 32
MAX_SIGNATURES = 16
MAX_NOTE_BYTES = 1_000_000

_FIELD = 2**255 - 19
_ORDER_EIGHT = int.from_bytes(
    bytes.fromhex("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"),
    "little",
)
_SMALL_ORDER = {0, 1, _FIELD - 1, _ORDER_EIGHT, _FIELD - _ORDER_EIGHT}
_LINE = re.compile(r"— (?P<name>[^ ]+) (?P<signature>[^ ]+)")
_VKEY = re.compile(r"(?P<name>[^+]+)\+(?P<id>[0-9a-f]{8})\+(?P<key>[^ ]+)")


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature line; whose it is and whether it holds is not yet known."""

    name: str
    key_id: bytes
    value: bytes

    def __str__(self) -> str:
        return f"— {self.name} {encode_base64(self.key_id + self.value)}\n"


@dataclass(frozen=True, slots=True)
class VerifierKey:
    """A public Ed25519 key and the name it signs under.

    Raises:
        NoteError: the name cannot stand in a signature line, or the key is weak or malformed.
    """

    name: str
    public_key: bytes

    def __post_init__(self) -> None:
        _require_name(self.name)
        _require_strong(self.public_key)

    @property
    def key_id(self) -> bytes:
        """The first four bytes of the SHA-256 of name, newline, type and key."""
        named = self.name.encode() + b"\n" + ED25519 + self.public_key
        return sha256(named).digest()[:KEY_ID_BYTES]

    def __str__(self) -> str:
        return f"{self.name}+{self.key_id.hex()}+{encode_base64(ED25519 + self.public_key)}"

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a vkey line.

        Raises:
            NoteError: it is no vkey, of another type, or its id is not that of its key.
        """
        found = _VKEY.fullmatch(text)
        if found is None:
            raise NoteError("a vkey is name+id+key")
        data = decode_base64(found["key"])
        if data[:1] != ED25519:
            raise NoteError(f"the key of {found['name']} is not of type Ed25519")
        key = cls(found["name"], data[1:])
        if key.key_id.hex() != found["id"]:
            raise NoteError(f"the id {found['id']} is not that of the key: {key.key_id.hex()}")
        return key

    def has_signed(self, text: str, value: bytes) -> bool:
        """Say whether *value* is this key's signature of *text*."""
        return signature_holds(self.public_key, text.encode(), value)


@dataclass(frozen=True, slots=True)
class SigningKey:
    """A private Ed25519 key and the name it signs under; one key may carry several names."""

    name: str
    private_key: Ed25519PrivateKey

    @property
    def verifier(self) -> VerifierKey:
        """The public half."""
        return VerifierKey(self.name, self.private_key.public_key().public_bytes_raw())

    def sign(self, text: str) -> Signature:
        """Return the signature of *text*; for one text it is always the same."""
        return Signature(self.name, self.verifier.key_id, self.private_key.sign(text.encode()))


@dataclass(frozen=True, slots=True)
class SignedNote:
    """A note as it was read: a text that ends in a newline, and what stands below it."""

    text: str
    signatures: tuple[Signature, ...]

    def to_bytes(self) -> bytes:
        """Return the note as it is served.

        Raises:
            NoteError: it would not be one.
        """
        data = f"{self.text}\n{''.join(map(str, self.signatures))}".encode()
        if SignedNote.parse(data) != self:
            raise NoteError("the text cannot be told from the signatures below it")
        return data

    @classmethod
    def parse(cls, data: bytes) -> "SignedNote":
        """Read a note without believing it.

        Raises:
            NoteError: it is not UTF-8, has a control character, no signature or more than 16,
                or a line that is not a signature.
        """
        text, _, lines = _legible(data).rpartition("\n\n")
        if not text or not lines.endswith("\n"):
            raise NoteError("a note is a text, an empty line and signature lines")
        signatures = tuple(map(_signature, lines.removesuffix("\n").split("\n")))
        if len(signatures) > MAX_SIGNATURES:
            raise NoteError(f"{len(signatures)} signatures, more than {MAX_SIGNATURES}")
        return cls(text + "\n", signatures)

    def signers(self, keys: Iterable[VerifierKey]) -> tuple[VerifierKey, ...]:
        """Return which of *keys* signed; signatures of any other key are ignored.

        Raises:
            NoteError: none did, one of them signed twice, or its signature does not hold.
        """
        known = {(key.name, key.key_id): key for key in keys}
        signed: list[VerifierKey] = []
        for signature in self.signatures:
            key = known.get((signature.name, signature.key_id))
            if key is None:
                continue
            if key in signed:
                raise NoteError(f"{key.name} signed twice")
            if not key.has_signed(self.text, signature.value):
                raise NoteError(f"the signature of {key.name} does not hold")
            signed.append(key)
        if not signed:
            raise NoteError("no trusted key signed this note")
        return tuple(signed)


def signature_holds(public_key: bytes, message: bytes, value: bytes) -> bool:
    """Say whether *value* is an Ed25519 signature of *message*; weak keys are not told."""
    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(value, message)
    except InvalidSignature:
        return False
    return True


def encode_base64(data: bytes) -> str:
    """Return standard base64 with padding."""
    return base64.b64encode(data).decode()


def decode_base64(text: str) -> bytes:
    """Return the bytes of standard base64 in its one canonical spelling.

    Raises:
        NoteError: another alphabet, missing padding, stray bits.
    """
    try:
        data = base64.b64decode(text, validate=True)
    except ValueError as error:
        raise NoteError("not base64") from error
    if encode_base64(data) != text:
        raise NoteError("base64 that is not canonical")
    return data


def _legible(data: bytes) -> str:
    if len(data) > MAX_NOTE_BYTES:
        raise NoteError(f"a note of more than {MAX_NOTE_BYTES} bytes")
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        raise NoteError("not UTF-8") from error
    if any(character < " " and character != "\n" for character in text):
        raise NoteError("a control character other than newline")
    return text


def _signature(line: str) -> Signature:
    found = _LINE.fullmatch(line)
    if found is None:
        raise NoteError("a line below the text that is no signature")
    _require_name(found["name"])
    data = decode_base64(found["signature"])
    if len(data) <= KEY_ID_BYTES:
        raise NoteError(f"an empty signature of {found['name']}")
    return Signature(found["name"], data[:KEY_ID_BYTES], data[KEY_ID_BYTES:])


def _require_name(name: str) -> None:
    if not name or "+" in name or any(c.isspace() or c < " " for c in name):
        raise NoteError("a key name is not empty and has no space, plus or control character")


def _require_strong(public_key: bytes) -> None:
    if len(public_key) != PUBLIC_KEY_BYTES:
        raise NoteError(f"an Ed25519 key has {PUBLIC_KEY_BYTES} bytes, not {len(public_key)}")
    ordinate = int.from_bytes(public_key, "little") & (2**255 - 1)
    if ordinate >= _FIELD or ordinate in _SMALL_ORDER:
        raise NoteError("a weak Ed25519 key: anybody can sign for it")
