"""C2SP tlog-proof: one entry's place in a log as a text that needs no network to check."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from mingjing.tlog.checkpoint import Checkpoint, open_checkpoint, parse_number
from mingjing.tlog.errors import NoteError, ProofError
from mingjing.tlog.merkle import (
    HASH_BYTES,
    HashReader,
    inclusion_proof,
    leaf_hash,
    verify_inclusion,
)
from mingjing.tlog.note import SignedNote, VerifierKey, decode_base64, encode_base64

HEADER = "c2sp.org/tlog-proof@v1"
MAX_PROOF_BYTES = 2_000_000


@dataclass(frozen=True, slots=True)
class TlogProof:
    """An inclusion proof with the checkpoint it leads to.

    Args:
        index: number of the entry in its log, from 0.
        hashes: from the leaf's sibling up to the root's child.
        note: the signed checkpoint, byte for byte.
        extra: what an application added; nothing vouches for it. None if there is none.
    """

    index: int
    hashes: tuple[bytes, ...]
    note: bytes
    extra: bytes | None = None

    @classmethod
    def make(cls, index: int, note: bytes, read: HashReader) -> Self:
        """Prove entry *index* under the checkpoint in *note*, whose signature is not checked.

        Raises:
            ProofError: the checkpoint is too small for the entry.
            NoteError: *note* holds no checkpoint.
        """
        size = Checkpoint.parse(SignedNote.parse(note).text).size
        return cls(index, tuple(inclusion_proof(index, size, read)), note)

    def to_bytes(self) -> bytes:
        """Return the text, UTF-8."""
        lines = [HEADER]
        if self.extra is not None:
            lines.append(f"extra {encode_base64(self.extra)}")
        lines += [f"index {self.index}", *map(encode_base64, self.hashes), "", ""]
        return "\n".join(lines).encode() + self.note

    @classmethod
    def parse(cls, data: bytes) -> Self:
        """Read a proof without believing it.

        Raises:
            ProofError: it is malformed; the checkpoint inside is not looked at yet.
        """
        if len(data) > MAX_PROOF_BYTES:
            raise ProofError(f"a proof of more than {MAX_PROOF_BYTES} bytes")
        head, blank, note = data.partition(b"\n\n")
        if not blank:
            raise ProofError("no empty line between proof and checkpoint")
        try:
            header, *lines = head.decode().split("\n")
            extra = None
            if lines and lines[0].startswith("extra "):
                extra = decode_base64(lines.pop(0).removeprefix("extra "))
            if header != HEADER or not lines or not lines[0].startswith("index "):
                raise ProofError(f"a proof begins with {HEADER} and an index line")
            index = parse_number(lines[0].removeprefix("index "))
            hashes = tuple(map(decode_base64, lines[1:]))
        except (NoteError, UnicodeDecodeError) as error:
            raise ProofError(f"the proof is malformed: {error}") from error
        if any(len(h) != HASH_BYTES for h in hashes):
            raise ProofError("a hash is exactly 32 bytes")
        return cls(index, hashes, note, extra)

    def verify(self, entry: bytes, keys: Iterable[VerifierKey]) -> Checkpoint:
        """Return the checkpoint if it is signed and holds *entry* at the index of this proof.

        Raises:
            NoteError: no key of the log signed the checkpoint, or one wrongly.
            ProofError: the entry is not where the proof says.
        """
        checkpoint = open_checkpoint(self.note, keys)
        verify_inclusion(
            self.index, checkpoint.size, leaf_hash(entry), self.hashes, checkpoint.root
        )
        return checkpoint
