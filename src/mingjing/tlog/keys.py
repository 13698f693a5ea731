"""The publisher's private key: one file only its owner may read."""

import os
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)

from mingjing.kernel.errors import AlreadyDoneError, InvalidInputError, NotFoundError
from mingjing.tlog.note import SigningKey

OWNER_READS = 0o400
OTHERS = 0o077


def generate_key(path: Path) -> None:
    """Make a new Ed25519 key in the file *path*, mode 0400, PKCS#8 PEM.

    Raises:
        AlreadyDoneError: the file exists; a key is never replaced.
    """
    pem = Ed25519PrivateKey.generate().private_bytes(
        Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()
    )
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_READS)
    except FileExistsError as error:
        raise AlreadyDoneError(
            f"密钥文件 {path.name} 已经存在，未作改动。",
            why="覆盖签名密钥会使此后的检查点无人能验。",
            remedy="如确需更换，请用新的文件名生成，并按密钥轮换办理。",
        ) from error
    with os.fdopen(descriptor, "wb") as file:
        file.write(pem)
        file.flush()
        os.fsync(file.fileno())


def load_key(path: Path, origin: str) -> SigningKey:
    """Return the key in *path* to sign as the log *origin*.

    Raises:
        NotFoundError: there is no such file.
        InvalidInputError: others may read it, or it holds no Ed25519 key.
    """
    try:
        mode, pem = path.stat().st_mode, path.read_bytes()
    except FileNotFoundError as error:
        raise NotFoundError(
            f"没有密钥文件 {path.name}。",
            why="发布者须用自己的密钥给检查点签名。",
            remedy="请先生成密钥，或把原密钥放回原处。",
        ) from error
    if os.name == "posix" and mode & OTHERS:
        raise InvalidInputError(
            f"密钥文件 {path.name} 的权限是 {mode & 0o777:o}，他人可读或可写。",
            why="读到密钥的人可以冒名给日志签名。",
            remedy="请改为 0400，查明谁读过它，必要时轮换密钥。",
        )
    try:
        key = load_pem_private_key(pem, password=None)
    except (ValueError, TypeError) as error:
        raise _no_key(path) from error
    if not isinstance(key, Ed25519PrivateKey):
        raise _no_key(path)
    return SigningKey(origin, key)


def _no_key(path: Path) -> InvalidInputError:
    return InvalidInputError(
        f"{path.name} 里没有 Ed25519 私钥。",
        why="检查点用 Ed25519 签名，密钥存为不加密的 PKCS#8 PEM。",
        remedy="请核对文件；不要用编辑器打开并保存密钥文件。",
    )
