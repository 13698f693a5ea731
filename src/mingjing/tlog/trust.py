"""Which keys a verifier believes: never one that came with what it is to check."""

import os
from collections.abc import Sequence
from pathlib import Path

from mingjing.tlog.checkpoint import Checkpoint
from mingjing.tlog.errors import NoteError
from mingjing.tlog.note import SignedNote, VerifierKey
from mingjing.tlog.report import Report

_HOW_ZH = (
    "请从纸质文书、政府公报或司法行政机关取得公钥（形如 名称+编号+公钥），"
    "用 --vkey 给出，或存为 trust/ 目录下的 .vkey 文件"
)
_HOW_EN = "get the vkey out of band and give it with --vkey"


def trusted_keys(report: Report, given: str | None, examined: Path) -> list[VerifierKey]:
    """Return the keys to believe while *examined* is checked; say so where one is refused.

    Args:
        report: told about keys that cannot be used.
        given: a vkey, or the name of a file of vkeys; None to take ``trust/*.vkey`` of the
            data directory (``$MINGJING_DATA``, else ``data``).
        examined: the directory or file to check; nothing below it is believed.
    """
    if given is not None:
        try:
            return [VerifierKey.parse(given.strip())]
        except NoteError:
            return _keys_in(report, Path(given), examined)
    trust = Path(os.environ.get("MINGJING_DATA", "data")) / "trust"
    files = sorted(trust.glob("*.vkey"))
    return [key for path in files for key in _keys_in(report, path, examined)]


def open_head(
    report: Report, data: bytes, keys: Sequence[VerifierKey], name: str
) -> Checkpoint | None:
    """Return the checkpoint in *data*, saying how far its signature is to be believed.

    Returns:
        None if it is no checkpoint; otherwise what it says, signed or not.
    """
    try:
        note = SignedNote.parse(data)
        head = Checkpoint.parse(note.text)
    except NoteError as error:
        report.altered(f"{name} 不是检查点", f"{name} is no checkpoint: {error}")
        return None
    mine = [key for key in keys if key.name == head.origin]
    if not mine and (renamed := _signs_elsewhere(note, keys)):
        report.altered(
            f"{name} 的名称写作 {head.origin}，签名行却是 {renamed} 的可信密钥",
            f"{name} names {head.origin}, but a trusted key of {renamed} stands below it",
        )
        return head
    if not mine:
        report.incomplete(
            f"{name} 的签名无法核对：没有 {head.origin} 的可信公钥。{_HOW_ZH}",
            f"no trusted key for {head.origin}; {_HOW_EN}",
        )
        return head
    try:
        signers = note.signers(mine)
    except NoteError as error:
        report.altered(
            f"{name} 不是 {head.origin} 用可信公钥对应的密钥签署的",
            f"{name} is not signed by the trusted key: {error}",
        )
        return head
    report.checked(
        f"{name}：{head.origin}，{head.size} 条，根 {head.root.hex()}，签名有效",
        f"{name}: signed, size {head.size}",
    )
    others = len(note.signatures) - len(signers)
    if others:
        report.unchecked(
            f"{name} 上另有 {others} 个签名（见证者等）", f"{others} other signatures"
        )
    return head


def read_file(report: Report, path: Path, name: str) -> bytes | None:
    """Return the bytes of a file, or None after saying that it cannot be had."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        report.incomplete(f"缺少文件 {name}", f"{name} is missing")
    except OSError as error:
        report.incomplete(f"读不了 {name}", f"{name} cannot be read: {error.strerror}")
    return None


def _signs_elsewhere(note: SignedNote, keys: Sequence[VerifierKey]) -> str | None:
    lines = {(line.name, line.key_id) for line in note.signatures}
    return next((key.name for key in keys if (key.name, key.key_id) in lines), None)


def _keys_in(report: Report, path: Path, examined: Path) -> list[VerifierKey]:
    if path.resolve().is_relative_to(examined.resolve()):
        report.incomplete(
            f"不采用 {path.name}：公钥与被核验的文件同处，改文件的人也能换公钥。{_HOW_ZH}",
            f"a key beside what it vouches for is refused; {_HOW_EN}",
        )
        return []
    data = read_file(report, path, f"公钥 {path.name}")
    if data is None:
        return []
    try:
        lines = [line.strip() for line in data.decode().splitlines()]
        return [VerifierKey.parse(line) for line in lines if line and line[0] != "#"]
    except (NoteError, UnicodeDecodeError) as error:
        report.incomplete(f"{path.name} 不是公钥文件", f"{path.name} holds no vkey: {error}")
        return []
