"""Audit: re-read and re-hash everything, retell every row, and name what differs."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mingjing.kernel import canonical
from mingjing.kernel.canonical import NotCanonicalError
from mingjing.kernel.commitment import opens
from mingjing.kernel.errors import IntegrityError
from mingjing.ledger import sealing
from mingjing.ledger.chain_audit import ChainAudit
from mingjing.ledger.heads import frontier_of
from mingjing.ledger.models import Chain, Head, Log, LogEntry, Opening
from mingjing.ledger.published_audit import audit_published, audit_unclaimed
from mingjing.ledger.queries import LogSize, logs
from mingjing.ledger.retelling import Retelling
from mingjing.ledger.rows import RecordedModel
from mingjing.tlog.merkle import HASH_BYTES, Frontier, leaf_hash

Progress = Callable[[str, int], None]
BATCH = 500


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is not what the record says.

    Args:
        where: exactly which entry, opening, row, tile, document or file.
        what: how it differs.
    """

    where: str
    what: str


@dataclass(frozen=True, slots=True)
class Report:
    """What an audit read and what it found."""

    entries: int
    openings: int
    erased: int
    rows: int
    blobs: int
    differences: tuple[Difference, ...]

    @property
    def is_clean(self) -> bool:
        """Say whether nothing differs."""
        return not self.differences


BlobCheck = Callable[[Iterable[tuple[str, int]]], Iterator[Difference]]


class Audit:
    """One pass over a whole installation.

    Args:
        data: the data directory.
        models: every model whose rows the ledger retells.
        check_blobs: re-hashes files, given digest and size; from the package that stores them.
        progress: told what is being read and how far.
    """

    def __init__(
        self,
        data: Path,
        models: Iterable[type[RecordedModel]],
        check_blobs: BlobCheck,
        progress: Progress = lambda _what, _done: None,
    ) -> None:
        self._data = data
        self._models = list(models)
        self._check_blobs = check_blobs
        self._progress = progress
        self._found: list[Difference] = []
        self._chains = ChainAudit()
        self._rows = Retelling()
        self._blobs: dict[str, int] = {}
        self._requests_told: dict[str, str] = {}
        self._requests_held: dict[str, str] = {}
        self._entries = self._openings = self._erased = 0
        self._last_at = ""

    def run(self) -> Report:
        """Read everything and report."""
        if Head.objects.count() == 1:
            self._read_everything()
        else:
            self._differs("日志表头", "应有且只有一行；表头恢复之前，其余无从核对")
        return Report(
            self._entries,
            self._openings,
            self._erased,
            self._rows.rows,
            len(self._blobs),
            tuple(self._found),
        )

    def _read_everything(self) -> None:
        self._take(self._chains.read_keys())
        for log in logs():
            self._read_log(log)
        self._require_no_strays()
        self._take(self._chains.erasures())
        self._take(self._repetitions())
        self._take(self._rows.differences(self._models))
        self._progress("文件", len(self._blobs))
        self._found.extend(self._check_blobs(sorted(self._blobs.items())))
        for log in logs():
            self._take(audit_published(self._data, log))
        self._take(audit_unclaimed(self._data, {log.year for log in logs()}))

    def _differs(self, where: str, what: str) -> None:
        self._found.append(Difference(where, what))

    def _take(self, found: Iterable[tuple[str, str]]) -> None:
        self._found.extend(Difference(where, what) for where, what in found)

    def _read_log(self, log: LogSize) -> None:
        if not log.origin.endswith(f"/{log.year}"):
            self._differs(f"日志 {log.origin}", f"名称与年度 {log.year} 不符")
        stored, computed = Frontier(), Frontier()
        rows = LogEntry.objects.filter(log__origin=log.origin).order_by("seq")
        expected = 0
        for row, sealed in _with_openings(rows.iterator(chunk_size=BATCH)):
            where = f"{log.origin} 第 {row.seq} 条"
            while expected < row.seq:
                self._differs(f"{log.origin} 第 {expected} 条", "条目缺失")
                expected += 1
            expected += 1
            self._entries += 1
            if self._entries % 1_000 == 0:
                self._progress("条目", self._entries)
            try:
                leaf = leaf_hash(bytes(row.body))
                computed.append(leaf)
                stored.append(_stored_leaf(row) or leaf)
                if leaf.hex() != row.leaf_hash:
                    self._differs(where, "条目正文与其叶哈希不符")
                self._check_body(where, row)
                self._open(where, row, sealed)
            except (TypeError, ValueError) as error:
                self._differs(where, f"读不出：{error}")
        self._check_head(log, expected, (stored, computed))

    def _check_body(self, where: str, row: LogEntry) -> None:
        try:
            said: Any = canonical.decode(bytes(row.body))
        except NotCanonicalError as error:
            self._differs(where, f"条目正文不是规范的 JSON：{error}")
            said = None
        self._take(self._chains.check(where, row, said))
        if not isinstance(said, dict):
            return
        at = str(said.get("t"))
        if at < self._last_at:
            self._differs(where, f"时间 {at} 早于前一条的 {self._last_at}")
        self._last_at = max(self._last_at, at)
        if said.get("d") != row.commitment:
            self._differs(where, "条目正文与数据库所列的承诺不符")

    def _check_head(
        self, log: LogSize, expected: int, frontiers: tuple[Frontier, Frontier]
    ) -> None:
        if not log.is_open:
            row = Log.objects.get(origin=log.origin)
            roots = {frontier.root().hex() for frontier in frontiers}
            if row.closed_size != expected or row.closed_root not in roots:
                self._differs(f"{log.origin} 终结记录", "终结时的条数或根与条目不符")
            return
        head = Head.objects.get()
        where = f"{log.origin} 表头"
        if head.size != expected:
            self._differs(where, f"表头记 {head.size} 条，实有 {expected} 条")
        try:
            if frontier_of(head.size, bytes(head.frontier)) not in frontiers:
                self._differs(where, "前沿与条目不符")
        except IntegrityError as error:
            self._differs(where, error.why)
        if head.last_at != self._last_at:
            self._differs(where, f"时间 {head.last_at} 不是最后一条的 {self._last_at}")

    def _open(self, where: str, row: LogEntry, sealed: bytes | None) -> None:
        if row.request is not None:
            self._requests_held[row.request] = where
        payload = self._payload(where, row, sealed)
        if payload is None:
            self._requests_told.setdefault(row.request or "", where)
            return
        self._openings += 1
        self._learn(where, canonical.decode(payload))

    def _payload(self, where: str, row: LogEntry, sealed: bytes | None) -> bytes | None:
        if self._chains.is_erased(row.chain_id):
            self._erased += 1
            return None
        key = self._chains.key(row.chain_id)
        if key is None:
            return None
        if sealed is None:
            self._differs(f"{where}的开启材料", "缺失")
            return None
        try:
            salt, payload = sealing.unseal(key, sealed, row.commitment)
        except IntegrityError as error:
            self._differs(f"{where}的开启材料", error.why)
            return None
        if not opens(bytes.fromhex(row.commitment), payload, salt):
            self._differs(f"{where}的开启材料", "与条目中的承诺不符")
            return None
        return payload

    def _learn(self, where: str, said: Any) -> None:  # noqa: ANN401 - decoded JSON
        for row in said.get("rows", []):
            self._rows.learn(row["row"], row["image"])
        for blob in said.get("blobs", []):
            self._blobs[blob["sha256"]] = blob["size"]
        self._requests_told[said.get("request") or ""] = where
        self._chains.learn(said)

    def _repetitions(self) -> Iterator[tuple[str, str]]:
        """Yield the entries whose request was exchanged, so that it could be repeated."""
        told = {name: where for name, where in self._requests_told.items() if name}
        for name in told.keys() - self._requests_held.keys():
            yield told[name], "请求编号与条目内容所述不符"
        for name in self._requests_held.keys() - told.keys():
            yield self._requests_held[name], "请求编号与条目内容所述不符"

    def _require_no_strays(self) -> None:
        known = LogEntry.objects.values_list("commitment", flat=True)
        for stray in Opening.objects.exclude(commitment__in=known).values_list("pk", flat=True):
            self._differs(f"开启材料 {stray[:16]}", "不属于任何条目")
        for row in LogEntry.objects.exclude(log__in=Log.objects.values("pk")):
            self._differs(f"条目 {row.leaf_hash[:16]}", "不属于任何日志")
        used = LogEntry.objects.values_list("chain_id", flat=True)
        for subject in Chain.objects.exclude(subject__in=used).values_list("pk", flat=True):
            self._differs(f"事项 {subject}", "没有任何条目")


def _stored_leaf(row: LogEntry) -> bytes | None:
    try:
        leaf = bytes.fromhex(row.leaf_hash)
    except ValueError:
        return None
    return leaf if len(leaf) == HASH_BYTES else None


def _with_openings(rows: Iterator[LogEntry]) -> Iterator[tuple[LogEntry, bytes | None]]:
    """Yield each entry with its sealed opening, read in batches."""
    batch: list[LogEntry] = []
    for row in rows:
        batch.append(row)
        if len(batch) == BATCH:
            yield from _paired(batch)
            batch = []
    yield from _paired(batch)


def _paired(batch: list[LogEntry]) -> Iterator[tuple[LogEntry, bytes | None]]:
    wanted = [row.commitment for row in batch]
    found = dict(Opening.objects.filter(pk__in=wanted).values_list("pk", "sealed"))
    for row in batch:
        sealed = found.get(row.commitment)
        yield row, None if sealed is None else bytes(sealed)
