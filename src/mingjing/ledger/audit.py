"""Audit: re-read and re-hash everything, retell every row, and name what differs."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mingjing.kernel import canonical
from mingjing.kernel.canonical import NotCanonicalError, Value
from mingjing.kernel.commitment import opens
from mingjing.kernel.errors import IntegrityError
from mingjing.ledger import sealing
from mingjing.ledger.models import Chain, Head, Log, LogEntry, Opening
from mingjing.ledger.published_audit import audit_published
from mingjing.ledger.queries import LogSize, logs
from mingjing.ledger.rows import RecordedModel, image_of, name_of
from mingjing.tlog.merkle import Frontier, leaf_hash

Progress = Callable[[str, int], None]


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
        self._images: dict[str, Value] = {}
        self._blobs: dict[str, int] = {}
        self._erased_subjects: set[str] = set()
        self._entries = self._openings = self._erased = self._rows = 0

    def run(self) -> Report:
        """Read everything and report."""
        keys = self._keys()
        for log in logs():
            self._read_log(log, keys)
        self._require_no_strays(keys)
        self._retell_rows()
        self._progress("文件", len(self._blobs))
        self._found.extend(self._check_blobs(sorted(self._blobs.items())))
        for log in logs():
            for where, what in audit_published(self._data, log):
                self._differs(where, what)
        return Report(
            self._entries,
            self._openings,
            self._erased,
            self._rows,
            len(self._blobs),
            tuple(self._found),
        )

    def _differs(self, where: str, what: str) -> None:
        self._found.append(Difference(where, what))

    def _keys(self) -> dict[str, bytes | None]:
        keys: dict[str, bytes | None] = {}
        for chain in Chain.objects.all():
            if chain.wrapped_key is None:
                keys[chain.subject] = None
                self._erased_subjects.add(chain.subject)
                continue
            try:
                keys[chain.subject] = sealing.unwrap(bytes(chain.wrapped_key), chain.subject)
            except IntegrityError as error:
                self._differs(f"密钥 {chain.subject}", error.what)
        return keys

    def _read_log(self, log: LogSize, keys: dict[str, bytes | None]) -> None:
        frontier = Frontier()
        last: dict[str, LogEntry] = {}
        rows = LogEntry.objects.filter(log__origin=log.origin).select_related("chain", "log")
        expected = 0
        for row in rows.order_by("seq").iterator(chunk_size=1_000):
            where = f"{log.origin} 第 {row.seq} 条"
            while expected < row.seq:
                self._differs(f"{log.origin} 第 {expected} 条", "条目缺失")
                expected += 1
            expected += 1
            self._entries += 1
            if self._entries % 1_000 == 0:
                self._progress("条目", self._entries)
            body = bytes(row.body)
            if leaf_hash(body).hex() != row.leaf_hash:
                self._differs(where, "条目正文与其叶哈希不符")
            frontier.append(bytes.fromhex(row.leaf_hash))
            self._check_body(where, row, body)
            self._check_chain(where, row, last.get(row.chain_id) or self._before(row))
            last[row.chain_id] = row
            self._open(where, row, keys)
        self._check_head(log, frontier, expected)

    def _check_body(self, where: str, row: LogEntry, body: bytes) -> None:
        try:
            said = canonical.decode(body)
        except NotCanonicalError as error:
            self._differs(where, f"条目正文不是规范的 JSON：{error}")
            return
        expected = {"c": row.chain.pseudonym, "n": row.step, "d": row.commitment}
        if not isinstance(said, dict) or any(said.get(k) != v for k, v in expected.items()):
            self._differs(where, "条目正文与数据库所列的事项、序号或承诺不符")

    def _before(self, row: LogEntry) -> LogEntry | None:
        return (
            LogEntry.objects.filter(chain=row.chain, step__lt=row.step)
            .order_by("-step")
            .first()
        )

    def _check_chain(self, where: str, row: LogEntry, before: LogEntry | None) -> None:
        if row.step != (before.step + 1 if before else 1):
            self._differs(where, f"“{row.chain_id}”的第 {row.step} 步之前有缺失")
        try:
            said: Any = canonical.decode(bytes(row.body))
        except NotCanonicalError:
            return
        if said.get("p") != (before.leaf_hash if before else None):
            self._differs(where, f"没有接上“{row.chain_id}”的前一条")

    def _check_head(self, log: LogSize, frontier: Frontier, expected: int) -> None:
        head = Head.objects.select_related("log").get()
        if log.is_open:
            held = Frontier.from_bytes(bytes(head.frontier)) if head.size else Frontier()
            if (head.size, held) != (expected, frontier):
                self._differs(
                    f"{log.origin} 表头",
                    f"表头记 {head.size} 条，实有 {expected} 条，或者前沿与条目不符",
                )
            return
        row = Log.objects.get(origin=log.origin)
        if (row.closed_size, row.closed_root) != (expected, frontier.root().hex()):
            self._differs(f"{log.origin} 终结记录", "终结时的条数或根与条目不符")

    def _open(self, where: str, row: LogEntry, keys: dict[str, bytes | None]) -> None:
        if row.chain_id in self._erased_subjects:
            self._erased += 1
            return
        key = keys.get(row.chain_id)
        if key is None:
            return
        sealed = (
            Opening.objects.filter(pk=row.commitment).values_list("sealed", flat=True).first()
        )
        if sealed is None:
            self._differs(f"{where}的开启材料", "缺失")
            return
        try:
            salt, payload = sealing.unseal(key, bytes(sealed), row.commitment)
        except IntegrityError as error:
            self._differs(f"{where}的开启材料", error.why)
            return
        if not opens(bytes.fromhex(row.commitment), payload, salt):
            self._differs(f"{where}的开启材料", "与条目中的承诺不符")
            return
        self._openings += 1
        self._learn(canonical.decode(payload))

    def _learn(self, said: Any) -> None:  # noqa: ANN401 - decoded JSON
        for row in said.get("rows", []):
            self._images[row["row"]] = row["image"]
        for blob in said.get("blobs", []):
            self._blobs[blob["sha256"]] = blob["size"]

    def _require_no_strays(self, keys: dict[str, bytes | None]) -> None:
        known = LogEntry.objects.values_list("commitment", flat=True)
        for stray in Opening.objects.exclude(commitment__in=known).values_list("pk", flat=True):
            self._differs(f"开启材料 {stray[:16]}", "不属于任何条目")
        without = Chain.objects.exclude(
            subject__in=LogEntry.objects.values_list("chain_id", flat=True)
        )
        for chain in without:
            if chain.subject in keys:
                self._differs(f"事项 {chain.subject}", "没有任何条目")

    def _retell_rows(self) -> None:
        for model in self._models:
            for row in model._base_manager.order_by("pk").iterator(chunk_size=1_000):
                self._rows += 1
                self._compare(row)
        for name, image in self._images.items():
            if image is not None:
                self._differs(f"数据行 {name}", "记录中有，数据库中没有")

    def _compare(self, row: RecordedModel) -> None:
        name = name_of(row)
        missing = object()
        told = self._images.pop(name, missing)
        if told is missing:
            self._differs(f"数据行 {name}", "数据库中有，记录中没有")
            return
        if not isinstance(told, dict):
            self._differs(f"数据行 {name}", "记录称已移除，数据库中仍有")
            return
        held = image_of(row)
        for column in sorted(held.keys() | told.keys()):
            if held.get(column) != told.get(column):
                self._differs(f"数据行 {name} 的 {column}", "与记录所述的最后状态不符")
