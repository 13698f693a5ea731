"""What was published, held against the database byte by byte."""

from collections.abc import Iterator
from pathlib import Path

from mingjing.kernel.errors import RefusalError
from mingjing.ledger.publishing import LedgerSource, Places
from mingjing.ledger.queries import LogSize
from mingjing.tlog.checkpoint import open_checkpoint
from mingjing.tlog.errors import TlogError
from mingjing.tlog.merkle import HASH_BYTES, Frontier
from mingjing.tlog.note import VerifierKey
from mingjing.tlog.signer import CHECKPOINT
from mingjing.tlog.tiles import LENGTH_BYTES, TILE_WIDTH, TileName, decode_bundle, tiles_for


def audit_published(data: Path, log: LogSize) -> Iterator[tuple[str, str]]:
    """Yield where and how the published files of *log* differ from its entries."""
    places = Places(data)
    served = places.served(log.year)
    if not (served / CHECKPOINT).exists():
        return
    try:
        key = VerifierKey.parse(places.trusted(log.year).read_text().strip())
        checkpoint = open_checkpoint((served / CHECKPOINT).read_bytes(), [key])
    except (OSError, TlogError, RefusalError) as error:
        yield f"{served.name}/checkpoint", f"签名或格式不符：{error}"
        return
    source = LedgerSource(log.origin)
    if checkpoint.size > log.size:
        yield (
            f"{served.name}/checkpoint",
            f"已签署 {checkpoint.size} 条，数据库只有 {log.size} 条",
        )
        return
    for name, expected in tiles_for(
        0, checkpoint.size, hashes=_no_older_level, entries=source.entries
    ):
        yield from _compare(served / name.path, name, expected)
    frontier = Frontier()
    frontier.extend(source.leaf_hashes(0, checkpoint.size))
    if frontier.root() != checkpoint.root:
        yield f"{served.name}/checkpoint", "签署的根与数据库的条目不符"


def _no_older_level(level: int, number: int) -> bytes:
    raise AssertionError(f"a whole log has no older level {level} ({number})")


def _compare(path: Path, name: TileName, expected: bytes) -> Iterator[tuple[str, str]]:
    try:
        held = path.read_bytes()
    except FileNotFoundError:
        yield name.path, "文件缺失"
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


def _entry_at(name: TileName, expected: bytes, first: int) -> str:
    at = 0
    for number, entry in enumerate(decode_bundle(expected, name)):
        at += LENGTH_BYTES + len(entry)
        if first < at:
            return f"第 {name.index * TILE_WIDTH + number} 条"
    return "末尾之后"
