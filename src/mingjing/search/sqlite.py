"""The index in SQLite: FTS5 over a table of tokens, which works from 3.20 on.

The tokenizer ``ascii`` leaves every character beyond ASCII alone, so that what was made a token
here stays one. The full text table keeps no copy of its own; it is always told what it loses.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db import DatabaseError

from mingjing.search.engines import Narrowing, narrowed
from mingjing.search.statements import rows_of, run, run_many
from mingjing.search.words import Phrase, Query


@dataclass(frozen=True, slots=True)
class SqliteEngine:
    """One index in SQLite."""

    table: str

    @property
    def words(self) -> str:
        """The full text table beside it."""
        return f"{self.table}_words"

    def create(self) -> None:
        """Create the tables, empty."""
        run(
            f"CREATE TABLE {self.table} (key INTEGER PRIMARY KEY,"
            " ref TEXT NOT NULL UNIQUE, tokens TEXT NOT NULL)"
        )
        run(
            f"CREATE VIRTUAL TABLE {self.words} USING fts5(tokens, content='{self.table}',"
            " content_rowid='key', tokenize='ascii', columnsize=0)"
        )

    def drop(self) -> None:
        """Remove the tables."""
        run(f"DROP TABLE {self.words}")
        run(f"DROP TABLE {self.table}")

    def begin_change(self) -> None:
        """Do nothing: whoever writes is alone."""

    def insert(self, rows: Sequence[tuple[int, str, tuple[str, ...]]]) -> None:
        """Add rows: key, reference, tokens."""
        told = [(key, ref, " ".join(tokens)) for key, ref, tokens in rows]
        run_many(f"INSERT INTO {self.table} (key, ref, tokens) VALUES (%s, %s, %s)", told)
        run_many(
            f"INSERT INTO {self.words} (rowid, tokens) VALUES (%s, %s)",
            [(key, tokens) for key, _ref, tokens in told],
        )

    def delete(self, key: int) -> None:
        """Remove the row of that key."""
        run(
            f"INSERT INTO {self.words} ({self.words}, rowid, tokens)"
            f" SELECT 'delete', key, tokens FROM {self.table} WHERE key = %s",
            key,
        )
        run(f"DELETE FROM {self.table} WHERE key = %s", key)

    def holds(self, key: int, tokens: tuple[str, ...]) -> bool:
        """Say whether the row of *key* has exactly these tokens."""
        found = rows_of(f"SELECT tokens FROM {self.table} WHERE key = %s", key)
        return found == [(" ".join(tokens),)]

    def clear(self) -> None:
        """Remove every row."""
        run(f"INSERT INTO {self.words} ({self.words}) VALUES ('delete-all')")
        run(f"DELETE FROM {self.table}")

    def merge(self) -> None:
        """Write the full text table anew in one piece, without what was removed."""
        run(f"INSERT INTO {self.words} ({self.words}) VALUES ('optimize')")

    def newest(
        self, query: Query, limit: int, before: int | None, within: Narrowing | None
    ) -> list[tuple[int, str]]:
        """Return keys and references that match, the highest key first."""
        bound, last = ("", ()) if before is None else (" AND w.rowid < %s", (before,))
        among, allowed = narrowed(within, "t.ref")
        return rows_of(
            f"SELECT t.key, t.ref FROM {self.words} w JOIN {self.table} t ON t.key = w.rowid"
            f" WHERE w.{self.words} MATCH %s{bound}{among} ORDER BY w.rowid DESC LIMIT %s",
            expression(query),
            *last,
            *allowed,
            limit,
        )

    def count(self, query: Query, up_to: int, within: Narrowing | None) -> int:
        """Return how many match, counting no further than *up_to*."""
        among, allowed = narrowed(within, "t.ref")
        source = f"{self.words} w"
        if within is not None:
            source += f" JOIN {self.table} t ON t.key = w.rowid"
        ((number,),) = rows_of(
            f"SELECT COUNT(*) FROM (SELECT 1 FROM {source}"
            f" WHERE w.{self.words} MATCH %s{among} LIMIT %s)",
            expression(query),
            *allowed,
            up_to,
        )
        return int(number)

    def faults(self) -> Iterator[str]:
        """Hold the full text table against the table it was made from."""
        try:
            run(f"INSERT INTO {self.words} ({self.words}, rank) VALUES ('integrity-check', 1)")
        except DatabaseError:
            yield "全文索引与其词表不符"


def expression(query: Query) -> str:
    """Return *query* as FTS5 takes it; tokens hold no character that it would take for syntax.

    >>> from mingjing.search.words import query_of
    >>> expression(query_of("煤矿厂 罚款")), expression(query_of("矿"))
    ('("煤矿 矿厂") AND ("罚款")', '("矿" *)')
    """
    return " AND ".join(f"({' OR '.join(map(_phrase, word))})" for word in query.words)


def _phrase(phrase: Phrase) -> str:
    return f'"{" ".join(phrase.tokens)}"' + (" *" if phrase.is_open else "")
