"""What a check of stored bytes can find, and the check itself."""

import errno
import hashlib
import os
import stat
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from mingjing.evidence.intake import CHUNK_BYTES

READ_BYTES = 1024 * 1024


class FindingKind(StrEnum):
    """What is wrong; the value is its name on screen."""

    MISSING = "文件缺失"
    NOT_A_FILE = "不是普通文件"
    SIZE_DIFFERS = "长度不符"
    DIGEST_DIFFERS = "内容不符"
    UNREADABLE = "无法读取"
    UNKNOWN = "来历不明"


@dataclass(frozen=True, slots=True)
class Finding:
    """One file that is not what the record says.

    Args:
        kind: what is wrong.
        path: where the file is or should be.
        sha256: the digest the record gives it; empty for a file no record knows.
        detail: what was expected and what was found, for a person.
        chunk: number of the first differing 4 MiB chunk, from 0; None where it is not known.
    """

    kind: FindingKind
    path: Path
    sha256: str
    detail: str
    chunk: int | None = None

    def __str__(self) -> str:
        return f"{self.path}：{self.kind}，{self.detail}"


def examine(
    path: Path, sha256: str, *, size: int | None = None, chunk_hashes: Sequence[bytes] = ()
) -> Finding | None:
    """Hold the file at *path* against its record; None means every byte is as recorded.

    Args:
        path: where the file should be; a symbolic link there is a finding, never followed.
        sha256: recorded digest, hex.
        size: recorded bytes, where known.
        chunk_hashes: recorded digests of the 4 MiB chunks; they locate the damage.
    """
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except FileNotFoundError:
        return Finding(FindingKind.MISSING, path, sha256, "记录中有，磁盘上没有")
    except OSError as error:
        return _not_opened(path, sha256, error)
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            return Finding(FindingKind.NOT_A_FILE, path, sha256, "此处应为普通文件")
        _forget_cached(descriptor)
        return _compare(_Opened(descriptor, path, sha256, status.st_size), size, chunk_hashes)
    except OSError as error:
        return Finding(FindingKind.UNREADABLE, path, sha256, f"读取出错（{error.strerror}）")
    finally:
        os.close(descriptor)


@dataclass(frozen=True, slots=True)
class _Opened:
    descriptor: int
    path: Path
    sha256: str
    size: int


def _compare(file: _Opened, size: int | None, chunk_hashes: Sequence[bytes]) -> Finding | None:
    if size is not None and file.size != size:
        kind, detail = FindingKind.SIZE_DIFFERS, f"应为 {size} 字节，实为 {file.size} 字节"
    elif (actual := _digest(file.descriptor)) != file.sha256:
        kind, detail = FindingKind.DIGEST_DIFFERS, f"实际 SHA-256 为 {actual}"
    else:
        return None
    chunk = _first_difference(file.descriptor, chunk_hashes) if chunk_hashes else None
    if chunk is not None:
        detail += f"，从第 {chunk + 1} 个 4 MiB 分块起不符"
    return Finding(kind, file.path, file.sha256, detail, chunk)


def _digest(descriptor: int) -> str:
    digest, buffer = hashlib.sha256(), memoryview(bytearray(READ_BYTES))
    offset = 0
    while count := os.preadv(descriptor, [buffer], offset):
        digest.update(buffer[:count])
        offset += count
    return digest.hexdigest()


def _first_difference(descriptor: int, chunk_hashes: Sequence[bytes]) -> int | None:
    for number, recorded in enumerate(chunk_hashes):
        chunk = os.pread(descriptor, CHUNK_BYTES, number * CHUNK_BYTES)
        if hashlib.sha256(chunk).digest() != recorded:
            return number
    end = len(chunk_hashes) * CHUNK_BYTES
    return len(chunk_hashes) if os.pread(descriptor, 1, end) else None


def _not_opened(path: Path, sha256: str, error: OSError) -> Finding:
    if error.errno in (errno.ELOOP, errno.ENXIO):
        return Finding(FindingKind.NOT_A_FILE, path, sha256, "此处应为普通文件")
    return Finding(FindingKind.UNREADABLE, path, sha256, f"不能打开（{error.strerror}）")


def _forget_cached(descriptor: int) -> None:
    """Ask for the disk's bytes rather than those the kernel still holds in memory."""
    if hasattr(os, "posix_fadvise"):
        os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
