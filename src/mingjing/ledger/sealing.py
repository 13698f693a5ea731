"""Openings are sealed under a key per subject; destroying that key erases what they said."""

import os
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from mingjing.kernel.commitment import SALT_BYTES
from mingjing.kernel.errors import IntegrityError
from mingjing.ledger.keeping import keep_once

KEY_BYTES = 32
NONCE_BYTES = 12


def new_key() -> bytes:
    """Return a fresh 256-bit key."""
    return AESGCM.generate_key(bit_length=KEY_BYTES * 8)


def wrap(key: bytes, subject: str) -> bytes:
    """Return *key* sealed under the master key of this installation, bound to *subject*."""
    return _seal(_master_key(), key, subject.encode())


def unwrap(wrapped: bytes, subject: str) -> bytes:
    """Return the key of *subject*.

    Raises:
        IntegrityError: the wrapped key or the master key was changed.
    """
    return _open(_master_key(), wrapped, subject.encode(), f"“{subject}”的密钥")


def seal(key: bytes, *, salt: bytes, payload: bytes, commitment: str) -> bytes:
    """Return the sealed opening of *commitment*."""
    return _seal(key, salt + payload, commitment.encode())


def unseal(key: bytes, sealed: bytes, commitment: str) -> tuple[bytes, bytes]:
    """Return ``(salt, payload)``.

    Raises:
        IntegrityError: the opening was changed.
    """
    plain = _open(key, sealed, commitment.encode(), "承诺的开启材料")
    return plain[:SALT_BYTES], plain[SALT_BYTES:]


def seal_secret(plain: bytes, purpose: str) -> bytes:
    """Return *plain* sealed under the master key, to be opened for the same purpose only."""
    return _seal(_master_key(), plain, f"secret:{purpose}".encode())


def open_secret(sealed: bytes, purpose: str) -> bytes:
    """Return what :func:`seal_secret` sealed.

    Raises:
        IntegrityError: it was changed, cut, or sealed for another purpose.
    """
    return _open(_master_key(), sealed, f"secret:{purpose}".encode(), f"“{purpose}”的密文")


def _seal(key: bytes, plain: bytes, bound_to: bytes) -> bytes:
    nonce = os.urandom(NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, plain, bound_to)


def _open(key: bytes, sealed: bytes, bound_to: bytes, name: str) -> bytes:
    try:
        return AESGCM(key).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], bound_to)
    except (InvalidTag, ValueError) as error:
        raise IntegrityError(
            f"{name}打不开。",
            why="密文与其认证标签不符：数据库中的字节或本机主密钥已被改动。",
            remedy="请运行 mingjing audit 查明范围，并从备份核对数据库与 keys/master.key。",
        ) from error


_master: dict[Path, bytes] = {}


def make_master_key() -> None:
    """Make the master key of this installation unless it has one.

    Only for an installation in which nothing was sealed yet: a second master key would lock
    everything behind the first.
    """
    keep_once(_master_path(), new_key())


def _master_path() -> Path:
    return Path(settings.MINGJING_DATA) / "keys" / "master.key"


def _master_key() -> bytes:
    path = _master_path()
    if path not in _master:
        try:
            _master[path] = path.read_bytes()
        except FileNotFoundError as error:
            raise IntegrityError(
                "本机主密钥 keys/master.key 不见了。",
                why="记录的内容在主密钥之下封存；另造一把会使此前的记录无人能够开启。",
                remedy="请从备份恢复 keys/master.key，不要重新生成。",
            ) from error
    return _master[path]
