"""Salted commitments: the log proves what was said without saying it.

``d = SHA-256(DOMAIN ‖ salt ‖ payload)`` with 32 random bytes of salt, or a name or an amount
could be guessed from its hash.
"""

import hashlib
import hmac
import secrets

DOMAIN = b"mingjing/commit/v1\0"
SALT_BYTES = 32


def new_salt() -> bytes:
    """Return 32 unguessable bytes."""
    return secrets.token_bytes(SALT_BYTES)


def commit(payload: bytes, salt: bytes) -> bytes:
    """Return the 32-byte commitment to *payload*.

    Raises:
        ValueError: the salt is not 32 bytes.
    """
    if len(salt) != SALT_BYTES:
        raise ValueError(f"salt has {len(salt)} bytes, not {SALT_BYTES}")
    return hashlib.sha256(DOMAIN + salt + payload).digest()


def opens(commitment: bytes, payload: bytes, salt: bytes) -> bool:
    """Say whether *payload* with *salt* is what *commitment* committed to."""
    if len(salt) != SALT_BYTES:
        return False
    return hmac.compare_digest(commit(payload, salt), commitment)


def pseudonym(key: bytes, subject: str) -> str:
    """Return the public name of *subject* in the log: hex, unlinkable without *key*."""
    return hmac.new(
        key, b"mingjing/subject/v1\0" + subject.encode(), hashlib.sha256
    ).hexdigest()
