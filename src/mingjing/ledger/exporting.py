"""What leaves the house: the whole public log, a receipt, one case with its openings."""

import base64
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from mingjing.kernel import canonical
from mingjing.kernel.errors import InvalidInputError, NotFoundError
from mingjing.ledger.appending import Receipt
from mingjing.ledger.entries import KeyDestroyed
from mingjing.ledger.publishing import Places
from mingjing.ledger.queries import LogSize, OpenedEntry, history, log_of, logs
from mingjing.ledger.recording import BUREAU
from mingjing.tlog.checkpoint import Checkpoint
from mingjing.tlog.note import SignedNote
from mingjing.tlog.proof import TlogProof
from mingjing.tlog.signer import CHECKPOINT
from mingjing.tlog.tile_reader import TileDirectory, TileReader

OpenBlob = Callable[[str], BinaryIO]


def export_log(data: Path, target: Path, *, year: int | None = None) -> LogSize:
    """Copy the published log of *year* (default: the open one) into an empty folder.

    Raises:
        InvalidInputError: *target* holds something already.
        NotFoundError: there is no such log, or it was never published.
    """
    log = log_of(year)
    served = Places(data).served(log.year)
    if not (served / CHECKPOINT).exists():
        raise _unpublished(log)
    _require_empty(target)
    note = (served / CHECKPOINT).read_bytes()  # before the tiles, which may grow meanwhile
    shutil.copytree(
        served, target, ignore=shutil.ignore_patterns(CHECKPOINT), dirs_exist_ok=True
    )
    (target / CHECKPOINT).write_bytes(note)
    return log


def receipt_json(receipt: Receipt) -> bytes:
    """Return a receipt as the verifier reads it."""
    return canonical.encode(
        {
            "origin": receipt.origin,
            "seq": receipt.seq,
            "entry": _base64(receipt.entry),
            "leaf_hash": receipt.leaf_hash,
            "salt": receipt.salt.hex(),
            "payload": _base64(receipt.payload),
            "log_size": receipt.log_size,
        }
    )


def export_receipts(subject: str, target: Path) -> list[Path]:
    """Write one receipt for each entry about *subject* into an empty folder.

    A receipt handed out later names the smallest log that holds its entry.

    Raises:
        InvalidInputError: *target* holds something already.
        NotFoundError: nothing is recorded, or its key was destroyed.
        IntegrityError: an opening was changed.
    """
    entries = list(history(subject))
    if not entries:
        raise _unknown(subject)
    receipts = {f"{entry.origin[-4:]}-{entry.seq}.json": receipt_of(entry) for entry in entries}
    _require_empty(target)
    for name, receipt in receipts.items():
        (target / name).write_bytes(receipt_json(receipt))
    return [target / name for name in receipts]


def receipt_of(entry: OpenedEntry) -> Receipt:
    """Return the receipt of an entry; it names the smallest log that holds it.

    Raises:
        NotFoundError: its key was destroyed.
    """
    if entry.salt is None or entry.payload is None:
        raise NotFoundError(
            f"“{entry.subject}”的记录已依法销毁，不能再开具回执。",
            why="密钥销毁后，条目所承诺的内容无人能够开启。",
            remedy="请使用销毁以前取得的回执。",
        )
    return Receipt(
        origin=entry.origin,
        seq=entry.seq,
        entry=entry.entry,
        leaf_hash=entry.leaf_hash,
        salt=entry.salt,
        payload=entry.payload,
        log_size=entry.seq + 1,
    )


def export_bundle(data: Path, subject: str, target: Path, *, open_blob: OpenBlob) -> int:
    """Write everything recorded about *subject*, with proofs and bytes, and count the entries.

    Raises:
        InvalidInputError: *target* holds something already.
        NotFoundError: nothing is recorded, or an entry is not published yet.
        IntegrityError: an opening was changed.
    """
    entries = list(history(subject))
    destroyed = _destruction_of(subject) if entries and entries[-1].payload is None else None
    if not entries:
        raise _unknown(subject)
    _require_empty(target)
    document: dict[str, canonical.Value] = {
        "v": 1,
        "origins": sorted({entry.origin for entry in entries}),
        "subject": subject,
        "entries": [_entry_value(entry, destroyed) for entry in entries]
        + ([_entry_value(destroyed, None)] if destroyed else []),
    }
    (target / "proofs").mkdir(parents=True)
    (target / "blobs").mkdir()
    (target / "bundle.json").write_bytes(canonical.encode(document))
    _write_proofs(data, [*entries, destroyed] if destroyed else entries, target)
    _write_blobs(entries, target, open_blob)
    return len(entries)


def _destruction_of(subject: str) -> OpenedEntry | None:
    for entry in history(BUREAU):
        if (
            entry.said.get("kind") == KeyDestroyed.KIND
            and entry.said["facts"]["subject"] == subject
        ):
            return entry
    return None


def _entry_value(
    entry: OpenedEntry, destroyed: OpenedEntry | None
) -> dict[str, canonical.Value]:
    erased: canonical.Value = None
    if destroyed is not None and entry.payload is None:
        basis = destroyed.said["facts"]["basis"]
        erased = {"origin": destroyed.origin, "seq": destroyed.seq, "basis": basis}
    return {
        "origin": entry.origin,
        "seq": entry.seq,
        "entry": _base64(entry.entry),
        "salt": entry.salt.hex() if entry.salt is not None else None,
        "payload": _base64(entry.payload) if entry.payload is not None else None,
        "erased": erased,
    }


def _write_proofs(data: Path, entries: list[OpenedEntry], target: Path) -> None:
    used = {entry.origin for entry in entries}
    for log in logs():
        mine = [entry for entry in entries if entry.origin == log.origin]
        if not mine:
            continue
        served = Places(data).served(log.year)
        if not (served / CHECKPOINT).exists():
            raise _unpublished(log)
        note = (served / CHECKPOINT).read_bytes()
        checkpoint = Checkpoint.parse(SignedNote.parse(note).text)
        if max(entry.seq for entry in mine) >= checkpoint.size:
            raise _unpublished(log)
        tree = TileReader(TileDirectory(served), checkpoint.size, checkpoint.root)
        folder = target if len(used) == 1 else target / "logs" / str(log.year)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / CHECKPOINT).write_bytes(note)
        for entry in mine:
            proof = TlogProof.make(entry.seq, note, tree.read)
            (target / "proofs" / f"{log.year}-{entry.seq}.tlog-proof").write_bytes(
                proof.to_bytes()
            )


def _write_blobs(entries: list[OpenedEntry], target: Path, open_blob: OpenBlob) -> None:
    digests = {blob["sha256"] for entry in entries for blob in entry.said.get("blobs", [])}
    for digest in sorted(digests):
        with open_blob(digest) as source, (target / "blobs" / digest).open("xb") as copy:
            shutil.copyfileobj(source, copy)


def _require_empty(target: Path) -> None:
    target.mkdir(parents=True, exist_ok=True)
    if any(os.scandir(target)):
        raise InvalidInputError(
            f"{target.name} 不是空文件夹。",
            why="导出不覆盖已有的文件。",
            remedy="请换一个空文件夹。",
        )


def _unknown(subject: str) -> NotFoundError:
    return NotFoundError(
        f"没有关于“{subject}”的记录。",
        why="日志中没有这一编号。",
        remedy="请核对编号。",
    )


def _unpublished(log: LogSize) -> NotFoundError:
    return NotFoundError(
        f"{log.year} 年的日志尚未发布到最新。",
        why="证明以已签署的检查点为准。",
        remedy="请先运行 mingjing ledger publish。",
    )


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode()
