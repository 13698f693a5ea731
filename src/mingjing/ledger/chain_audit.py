"""Chains held against their entries: keys, public names, no step missing, erased or not."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from mingjing.kernel.commitment import pseudonym
from mingjing.kernel.errors import IntegrityError
from mingjing.ledger import sealing
from mingjing.ledger.entries import KeyDestroyed
from mingjing.ledger.models import Chain, LogEntry
from mingjing.tlog.merkle import leaf_hash


@dataclass
class _Known:
    key: bytes | None
    pseudonym: str
    destroyed_by: str
    is_erased: bool
    step: int = 0
    leaves: set[str | None] = field(default_factory=lambda: {None})


class ChainAudit:
    """Every chain as its row and its key say it is, followed entry by entry."""

    def __init__(self) -> None:
        self._chains: dict[str, _Known] = {}
        self._destroyed: dict[str, str] = {}

    def read_keys(self) -> Iterator[tuple[str, str]]:
        """Open every key; yield those that do not open and names that are not theirs."""
        for row in Chain.objects.all():
            known = _Known(None, row.pseudonym, row.destroyed_by, row.wrapped_key is None)
            self._chains[row.subject] = known
            if row.wrapped_key is None:
                continue
            try:
                known.key = sealing.unwrap(bytes(row.wrapped_key), row.subject)
            except (IntegrityError, TypeError) as error:
                yield f"密钥 {row.subject}", str(getattr(error, "what", error))
                continue
            known.pseudonym = pseudonym(known.key, row.subject)
            if known.pseudonym != row.pseudonym:
                yield f"事项 {row.subject}", "公开代号与其密钥不符"

    def key(self, subject: str) -> bytes | None:
        """Return the key of *subject*; None if it is gone or does not open."""
        known = self._chains.get(subject)
        return known.key if known else None

    def is_erased(self, subject: str) -> bool:
        """Say whether the key of *subject* is gone, rightly or not."""
        known = self._chains.get(subject)
        return known is not None and known.is_erased

    def check(
        self,
        where: str,
        row: LogEntry,
        said: Any,  # noqa: ANN401 - decoded JSON
    ) -> Iterator[tuple[str, str]]:
        """Yield how the next entry of a chain does not join it."""
        known = self._chains.get(row.chain_id)
        if known is None:
            yield where, f"所属的事项“{row.chain_id}”不存在"
            return
        if row.step != known.step + 1:
            yield where, f"“{row.chain_id}”的第 {row.step} 步不接第 {known.step} 步"
        if isinstance(said, dict):
            if (said.get("c"), said.get("n")) != (known.pseudonym, row.step):
                yield where, "条目正文与数据库所列的事项或步数不符"
            if said.get("p") not in known.leaves:
                yield where, f"没有接上“{row.chain_id}”的前一条"
        known.step = row.step
        known.leaves = {row.leaf_hash, leaf_hash(bytes(row.body)).hex()}

    def learn(self, said: Any) -> None:  # noqa: ANN401 - decoded JSON
        """Take note of an entry that says a key was destroyed."""
        if said.get("kind") == KeyDestroyed.KIND:
            self._destroyed[said["facts"]["subject"]] = said["facts"]["basis"]

    def erasures(self) -> Iterator[tuple[str, str]]:
        """Yield keys that are gone without an entry that says so, or there in spite of one."""
        for subject, known in self._chains.items():
            basis = self._destroyed.get(subject)
            if known.is_erased and basis is None:
                yield f"密钥 {subject}", "已经不在，却没有依法销毁的条目"
            elif known.destroyed_by != (basis or ""):
                yield f"密钥 {subject}", "销毁依据与销毁条目不符"
            elif basis is not None and not known.is_erased:
                yield f"密钥 {subject}", "记录称已依法销毁，数据库中仍有"
