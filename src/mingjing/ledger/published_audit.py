"""What was published, held against the database byte by byte."""

from collections.abc import Iterator
from pathlib import Path

from mingjing.kernel.errors import RefusalError
from mingjing.ledger.publishing import LedgerSource, Places
from mingjing.ledger.queries import LogSize
from mingjing.tlog.checkpoint import Checkpoint, open_checkpoint
from mingjing.tlog.errors import TileError, TlogError
from mingjing.tlog.merkle import HASH_BYTES, Frontier
from mingjing.tlog.note import VerifierKey
from mingjing.tlog.signer import CHECKPOINT, VKEY
from mingjing.tlog.tiles import (
    LENGTH_BYTES,
    TILE_WIDTH,
    TileName,
    decode_bundle,
    tile_at,
    tiles_for,
)

UNREADABLE = (OSError, TlogError, RefusalError, ValueError)


def audit_published(data: Path, log: LogSize) -> Iterator[tuple[str, str]]:
    """Yield where and how the published files of *log* differ from its entries."""
    places = Places(data)
    served, trusted = places.served(log.year), places.trusted(log.year)
    if not (served / CHECKPOINT).exists():
        if trusted.exists():
            yield f"{served.name}/{CHECKPOINT}", "缺失：首次发布没有完成，或者文件被删除"
        return
    try:
        key = VerifierKey.parse(trusted.read_text().strip())
    except UNREADABLE as error:
        yield f"trust/{trusted.name}", f"读不出公钥：{error}"
        return
    yield from _audit_keys(served, trusted, key)
    try:
        checkpoint = open_checkpoint((served / CHECKPOINT).read_bytes(), [key])
    except UNREADABLE as error:
        yield f"{served.name}/{CHECKPOINT}", f"签名或格式不符：{error}"
        return
    if checkpoint.origin != log.origin:
        yield f"日志 {log.origin}", f"已签署的名称是 {checkpoint.origin}"
    if checkpoint.size > log.size:
        yield (
            f"{served.name}/{CHECKPOINT}",
            f"已签署 {checkpoint.size} 条，数据库只有 {log.size} 条",
        )
        return
    try:
        yield from _audit_tree(served, LedgerSource(log.origin), checkpoint)
    except (TlogError, ValueError) as error:
        yield f"{served.name}/tile", f"数据库的条目不齐或读不出，无从比对：{error}"


def audit_unclaimed(data: Path, years: set[int]) -> Iterator[tuple[str, str]]:
    """Yield the published logs that the database does not know."""
    for path in sorted(Places(data).trusted(0).parent.glob("*.vkey")):
        if path.stem not in {str(year) for year in years}:
            yield f"日志 {path.stem}", "已经发布，数据库中却没有这一年的日志"


def _audit_keys(served: Path, trusted: Path, key: VerifierKey) -> Iterator[tuple[str, str]]:
    vkey = f"{key}\n".encode()
    if trusted.read_bytes() != vkey:
        yield f"trust/{trusted.name}", "公钥文件被改动"
    try:
        if (served / VKEY).read_bytes() != vkey:
            yield f"{served.name}/{VKEY}", f"与 trust/{trusted.name} 不同"
    except OSError as error:
        yield f"{served.name}/{VKEY}", f"读不出：{error.strerror}"


def _audit_tree(
    served: Path, source: LedgerSource, checkpoint: Checkpoint
) -> Iterator[tuple[str, str]]:
    found: set[Path] = set()
    for name, expected in tiles_for(
        0, checkpoint.size, hashes=_no_older_level, entries=source.entries
    ):
        path = served / name.path
        found.add(path)
        yield from _compare(path, name, expected)
        for older in sorted(served.glob(f"{name.full.path}.p/*")):
            if older != path and older.name.isdecimal():
                found.add(older)
                yield from _compare_older(older, name, expected)
    frontier = Frontier()
    frontier.extend(source.leaf_hashes(0, checkpoint.size))
    if frontier.root() != checkpoint.root:
        yield f"{served.name}/{CHECKPOINT}", "签署的根与数据库的条目不符"
    yield from _foreign(served, checkpoint, found)


def _no_older_level(level: int, number: int) -> bytes:
    raise AssertionError(f"a whole log has no older level {level} ({number})")


def _compare(path: Path, name: TileName, expected: bytes) -> Iterator[tuple[str, str]]:
    try:
        held = path.read_bytes()
    except OSError as error:
        yield name.path, f"文件缺失或读不出：{error.strerror}"
        return
    if held == expected:
        return
    first = next(
        (at for at, (a, b) in enumerate(zip(held, expected, strict=False)) if a != b),
        min(len(held), len(expected)),
    )
    if name.level is None:
        yield f"{name.path} {_entry_at(name, expected, first)}", "条目包与数据库不符"
    else:
        yield f"{name.path} 第 {first // HASH_BYTES} 个哈希", "与数据库算出的不符"


def _compare_older(path: Path, now: TileName, expected: bytes) -> Iterator[tuple[str, str]]:
    """Hold a partial tile of an earlier size against the beginning of what it grew into."""
    name = TileName(now.level, now.index, int(path.name))
    if name.width >= now.width:
        return
    if name.level is None:
        entries = decode_bundle(expected, now)[: name.width]
        length = sum(LENGTH_BYTES + len(entry) for entry in entries)
    else:
        length = name.width * HASH_BYTES
    yield from _compare(path, name, expected[:length])


def _foreign(
    served: Path, checkpoint: Checkpoint, found: set[Path]
) -> Iterator[tuple[str, str]]:
    """Yield files below ``tile/`` that belong to no tree of this log, signed or coming."""
    for path in sorted((served / "tile").rglob("*")):
        if path in found or path.is_dir() or path.name.endswith(".tmp"):
            continue
        try:
            name = TileName.parse(path.relative_to(served).as_posix())
        except TlogError:
            yield path.relative_to(served).as_posix(), "不是日志的文件"
            continue
        try:
            now = tile_at(checkpoint.size, name.level, name.index)
        except TileError:
            continue
        if name.width <= now.width:
            yield name.path, "不属于这个检查点的树"


def _entry_at(name: TileName, expected: bytes, first: int) -> str:
    at = 0
    for number, entry in enumerate(decode_bundle(expected, name)):
        at += LENGTH_BYTES + len(entry)
        if first < at:
            return f"第 {name.index * TILE_WIDTH + number} 条"
    return "末尾之后"
