"""An index of one corpus: found by words, newest first. Derived data, never the authority.

Each corpus has tables of its own, so that who may read one of them need not read another. The
package that owns the corpus creates them (:func:`creating`) and keeps them up to date.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any

from django.db import transaction
from django.db.migrations import RunPython
from django.db.models import QuerySet

from mingjing.search.engines import Engine, Narrowing, engine_of
from mingjing.search.statements import rows_of
from mingjing.search.words import Query, query_of, tokens_of

BATCH = 1_000
# A key is the day and, below it, what tells the entries of a day apart.
WITHIN_A_DAY = 1 << 42


@dataclass(frozen=True, slots=True)
class Entry:
    """What is to be found: by these words, under this reference, sorted by this day."""

    ref: str
    day: date
    text: str


@dataclass(frozen=True, slots=True)
class Hit:
    """One entry that was found.

    Args:
        ref: what it is.
        key: its place in the index; what follows on the next page stands before it.
    """

    ref: str
    key: int


@dataclass(frozen=True, slots=True)
class Index:
    """The index of one corpus, such as ``cases``."""

    corpus: str

    def put(self, entry: Entry) -> None:
        """Let something be found by its words, in place of what it was found by before.

        Belongs in the transaction that changes what is indexed.
        """
        self._engine.begin_change()
        key, tokens = self._key_of(entry.ref), tokens_of(entry.text)
        if key is not None:
            if _day_of(key) == entry.day.toordinal() and self._engine.holds(key, tokens):
                return
            self._engine.delete(key)
        self._engine.insert([(self._free_key(entry.ref, entry.day), entry.ref, tokens)])

    def remove(self, ref: str) -> None:
        """Let *ref* not be found any more."""
        self._engine.begin_change()
        key = self._key_of(ref)
        if key is not None:
            self._engine.delete(key)

    def erase(self, ref: str) -> None:
        """Remove *ref*, and leave nothing behind of its words that this database can drop."""
        self.remove(ref)
        self._engine.merge()

    def newest(
        self,
        query: Query | str,
        limit: int,
        before: int | None = None,
        within: "QuerySet[Any, Any] | None" = None,
    ) -> list[Hit]:
        """Return what matches *query*, latest day first.

        Args:
            query: as typed, or made by ``query_of``; an empty one finds nothing.
            limit: at most so many.
            before: key of the last hit of the page before.
            within: references that may be found; None for all.
        """
        query = _as_query(query)
        if not query:
            return []
        found = self._engine.newest(query, limit, before, _narrowing(within))
        return [Hit(ref, key) for key, ref in found]

    def count(
        self, query: Query | str, up_to: int, within: "QuerySet[Any, Any] | None" = None
    ) -> int:
        """Return how many entries match, counting no further than *up_to*."""
        query = _as_query(query)
        return self._engine.count(query, up_to, _narrowing(within)) if query else 0

    def rebuild(self, entries: Iterable[Entry]) -> int:
        """Put *entries* in place of everything that is there, and return how many they are."""
        engine, taken, number = self._engine, set[int](), 0
        waiting = iter(entries)
        with transaction.atomic():
            engine.clear()
            while batch := list(islice(waiting, BATCH)):
                rows = []
                for entry in batch:
                    key = _first_key(entry.ref, entry.day)
                    while key in taken:
                        key += 1
                    taken.add(key)
                    rows.append((key, entry.ref, tokens_of(entry.text)))
                engine.insert(rows)
                number += len(rows)
            engine.merge()
        return number

    def differences(self, expected: Iterable[Entry]) -> Iterator[tuple[str, str]]:
        """Yield what the index does not say as *expected* has it: where, and how it differs."""
        engine, seen = self._engine, set[str]()
        keys = {ref: key for key, ref in self._stored()}
        for entry in expected:
            seen.add(entry.ref)
            key, where = keys.get(entry.ref), f"检索索引 {self.corpus}:{entry.ref}"
            if key is None:
                yield where, "缺失"
            elif _day_of(key) != entry.day.toordinal():
                yield where, "日期与记录不符"
            elif not engine.holds(key, tokens_of(entry.text)):
                yield where, "内容与记录不符"
        for ref in sorted(keys.keys() - seen):
            yield f"检索索引 {self.corpus}:{ref}", "没有对应的记录"
        for fault in engine.faults():
            yield f"检索索引 {self.corpus}", fault

    @property
    def is_empty(self) -> bool:
        """Say whether nothing is indexed."""
        return not rows_of(f"SELECT 1 FROM {self._table} LIMIT 1")

    @property
    def _table(self) -> str:
        return f"search_{self.corpus}"

    @property
    def _engine(self) -> Engine:
        return engine_of(self._table)

    def _key_of(self, ref: str) -> int | None:
        found = rows_of(f"SELECT key FROM {self._table} WHERE ref = %s", ref)
        return int(found[0][0]) if found else None

    def _free_key(self, ref: str, day: date) -> int:
        key = _first_key(ref, day)
        while rows_of(f"SELECT 1 FROM {self._table} WHERE key = %s", key):
            key += 1
        return key

    def _stored(self) -> list[tuple[int, str]]:
        return rows_of(f"SELECT key, ref FROM {self._table}")


def creating(corpus: str) -> RunPython:
    """Return the step of a migration that creates the index of *corpus*."""

    def create(_apps: object, _schema_editor: object) -> None:
        engine_of(f"search_{corpus}").create()

    def drop(_apps: object, _schema_editor: object) -> None:
        engine_of(f"search_{corpus}").drop()

    return RunPython(create, drop)


def _as_query(query: Query | str) -> Query:
    return query_of(query) if isinstance(query, str) else query


def _narrowing(within: "QuerySet[Any, Any] | None") -> Narrowing | None:
    if within is None:
        return None
    sql, params = within.query.sql_with_params()
    return Narrowing(sql, tuple(params))


def _first_key(ref: str, day: date) -> int:
    digest = int.from_bytes(hashlib.sha256(ref.encode()).digest()[:6])
    return day.toordinal() * WITHIN_A_DAY + digest % WITHIN_A_DAY


def _day_of(key: int) -> int:
    return key // WITHIN_A_DAY
