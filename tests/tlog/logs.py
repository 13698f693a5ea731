"""Logs on disk for tests: keys anybody may know, tiles, signed checkpoints."""

from hashlib import sha256

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from mingjing.tlog.checkpoint import Checkpoint, sign_checkpoint
from mingjing.tlog.merkle import leaf_hash, root_hash
from mingjing.tlog.note import SigningKey
from mingjing.tlog.tiles import tiles_for
from tlog.trees import entry

ORIGIN = "yingji.example.gov.cn/lingchuan/2026"


def signing_key(name=ORIGIN, seed="log"):
    return SigningKey(
        name, Ed25519PrivateKey.from_private_bytes(sha256(seed.encode()).digest())
    )


def write_log(directory, entries, *, key=None):
    """Write the log of *entries*, signed, and return the bytes of its checkpoint."""
    key = key or signing_key()
    for name, data in tiles_for(
        0, len(entries), hashes=None, entries=lambda start, stop: entries[start:stop]
    ):
        path = directory / name.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    note = signed_head(entries, key=key)
    directory.mkdir(parents=True, exist_ok=True)
    (directory / "checkpoint").write_bytes(note)
    return note


def signed_head(entries, *, key=None):
    key = key or signing_key()
    root = root_hash(map(leaf_hash, entries))
    return sign_checkpoint(Checkpoint(key.name, len(entries), root), key)


def numbered(count):
    return [entry(number) for number in range(count)]
