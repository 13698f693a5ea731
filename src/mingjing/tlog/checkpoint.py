"""C2SP checkpoints: the signed head of a log, three lines of text.

Extension lines of others are kept when read; none is written, because witnesses' ML-DSA
cosignatures do not cover them.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from mingjing.tlog.errors import NoteError
from mingjing.tlog.merkle import EMPTY_ROOT, HASH_BYTES, SIZE_LIMIT
from mingjing.tlog.note import (
    SignedNote,
    SigningKey,
    VerifierKey,
    decode_base64,
    encode_base64,
)

_DECIMAL = re.compile(r"0|[1-9][0-9]{0,18}")


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """What a log said of itself: its name, how many entries, their root."""

    origin: str
    size: int
    root: bytes
    extensions: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The lines that are signed."""
        lines = [self.origin, str(self.size), encode_base64(self.root), *self.extensions]
        return "".join(f"{line}\n" for line in lines)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read the text of a note.

        Raises:
            NoteError: it is no checkpoint.
        """
        if not text.endswith("\n"):
            raise NoteError("a checkpoint ends in a newline")
        lines = text.removesuffix("\n").split("\n")
        match lines:
            case [origin, size, root, *extensions] if all(lines):
                return cls(origin, parse_number(size), _root(root, size), tuple(extensions))
            case _:
                raise NoteError("a checkpoint is three lines or more, none of them empty")


def open_checkpoint(data: bytes, keys: Iterable[VerifierKey]) -> Checkpoint:
    """Return the checkpoint in *data* if the log it names signed it with one of *keys*.

    Raises:
        NoteError: it is malformed, or no key of that name signed it, or one wrongly.
    """
    note = SignedNote.parse(data)
    checkpoint = Checkpoint.parse(note.text)
    note.signers(key for key in keys if key.name == checkpoint.origin)
    return checkpoint


def sign_checkpoint(checkpoint: Checkpoint, key: SigningKey) -> bytes:
    """Return the signed note of *checkpoint*.

    Raises:
        NoteError: the key is not the log's, or there are extension lines, or the result would
            not be read as the same checkpoint.
    """
    if key.name != checkpoint.origin:
        raise NoteError(f"{key.name} does not sign for {checkpoint.origin}")
    if checkpoint.extensions:
        raise NoteError("extension lines are read, never written")
    if Checkpoint.parse(checkpoint.text) != checkpoint:
        raise NoteError("these three values make no checkpoint")
    return SignedNote(checkpoint.text, (key.sign(checkpoint.text),)).to_bytes()


def parse_number(text: str) -> int:
    """Return a decimal number without leading zeros, below 2^63.

    Raises:
        NoteError: anything else.
    """
    if _DECIMAL.fullmatch(text) is None or int(text) >= SIZE_LIMIT:
        raise NoteError("a number is decimal, without leading zeros, below 2^63")
    return int(text)


def _root(text: str, size: str) -> bytes:
    root = decode_base64(text)
    if len(root) != HASH_BYTES:
        raise NoteError(f"a root is {HASH_BYTES} bytes, not {len(root)}")
    if size == "0" and root != EMPTY_ROOT:
        raise NoteError("the empty tree has one root, and this is not it")
    return root
