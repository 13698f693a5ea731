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
from mingjing.ledger.models import Chain
from mingjing.ledger.publishing import Places
from mingjing.ledger.queries import LogSize, OpenedEntry, history, log_of, logs
from mingjing.tlog.checkpoint import Checkpoint
from mingjing.tlog.note import SignedNote
from mingjing.tlog.proof import TlogProof
from mingjing.tlog.signer import CHECKPOINT, VKEY
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
    shutil.copytree(served, target, dirs_exist_ok=True)
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


def export_bundle(data: Path, subject: str, target: Path, *, open_blob: OpenBlob) -> int:
    """Write everything recorded about *subject*, with proofs and bytes, and count the entries.

    Raises:
        InvalidInputError: *target* holds something already.
        NotFoundError: nothing is recorded, or an entry is not published yet.
        IntegrityError: an opening was changed.
    """
    entries = list(history(subject))
    if not entries:
        raise NotFoundError(
            f"没有关于“{subject}”的记录。",
            why="日志中没有这一编号。",
            remedy="请核对编号。",
        )
    _require_empty(target)
    erased = Chain.objects.get(subject=subject).destroyed_by
    document: dict[str, canonical.Value] = {
        "v": 1,
        "origins": sorted({entry.origin for entry in entries}),
        "subject": subject,
        "entries": [_entry_value(entry, erased) for entry in entries],
    }
    (target / "proofs").mkdir(parents=True)
    (target / "blobs").mkdir()
    (target / "bundle.json").write_bytes(canonical.encode(document))
    _write_proofs(data, entries, target)
    _write_blobs(entries, target, open_blob)
    return len(entries)


def _entry_value(entry: OpenedEntry, erased: str) -> dict[str, canonical.Value]:
    return {
        "origin": entry.origin,
        "seq": entry.seq,
        "entry": _base64(entry.entry),
        "salt": entry.salt.hex() if entry.salt is not None else None,
        "payload": _base64(entry.payload) if entry.payload is not None else None,
        "erased": {"basis": erased} if entry.payload is None and erased else None,
    }


def _write_proofs(data: Path, entries: list[OpenedEntry], target: Path) -> None:
    for log in logs():
        mine = [entry for entry in entries if entry.origin == log.origin]
        if not mine:
            continue
        served = Places(data).served(log.year)
        if not (served / CHECKPOINT).exists():
            raise _unpublished(log)
        note = (served / CHECKPOINT).read_bytes()
        checkpoint = Checkpoint.parse(SignedNote.parse(note).text)
        if mine[-1].seq >= checkpoint.size:
            raise _unpublished(log)
        tree = TileReader(TileDirectory(served), checkpoint.size, checkpoint.root)
        folder = target / "logs" / str(log.year)
        folder.mkdir(parents=True)
        (folder / CHECKPOINT).write_bytes(note)
        shutil.copyfile(served / VKEY, folder / VKEY)
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


def _unpublished(log: LogSize) -> NotFoundError:
    return NotFoundError(
        f"{log.year} 年的日志尚未发布到最新。",
        why="证明以已签署的检查点为准。",
        remedy="请先运行 mingjing ledger publish。",
    )


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode()
