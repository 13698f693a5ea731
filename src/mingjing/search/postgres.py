"""The index in PostgreSQL: a ``tsvector`` of our own tokens with their places, under GIN."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mingjing.search.engines import Narrowing, narrowed
from mingjing.search.statements import rows_of, run, run_many
from mingjing.search.words import Phrase, Query


@dataclass(frozen=True, slots=True)
class PostgresEngine:
    """One index in PostgreSQL."""

    table: str

    def create(self) -> None:
        """Create the table, empty."""
        run(
            f"CREATE TABLE {self.table} (key bigint PRIMARY KEY,"
            " ref text NOT NULL UNIQUE, tokens tsvector NOT NULL)"
        )
        run(f"CREATE INDEX {self.table}_words ON {self.table} USING gin (tokens)")

    def drop(self) -> None:
        """Remove the table."""
        run(f"DROP TABLE {self.table}")

    def begin_change(self) -> None:
        """Wait for whoever replaces the whole index."""
        run(f"LOCK TABLE {self.table} IN ROW EXCLUSIVE MODE")

    def insert(self, rows: Sequence[tuple[int, str, tuple[str, ...]]]) -> None:
        """Add rows: key, reference, tokens."""
        run_many(
            f"INSERT INTO {self.table} (key, ref, tokens) VALUES (%s, %s, %s::tsvector)",
            [(key, ref, vector(tokens)) for key, ref, tokens in rows],
        )

    def delete(self, key: int) -> None:
        """Remove the row of that key."""
        run(f"DELETE FROM {self.table} WHERE key = %s", key)

    def holds(self, key: int, tokens: tuple[str, ...]) -> bool:
        """Say whether the row of *key* has exactly these tokens."""
        found = rows_of(
            f"SELECT tokens = %s::tsvector FROM {self.table} WHERE key = %s",
            vector(tokens),
            key,
        )
        return found == [(True,)]

    def clear(self) -> None:
        """Remove every row; whoever changes one waits for the end of the transaction."""
        run(f"LOCK TABLE {self.table} IN EXCLUSIVE MODE")
        run(f"DELETE FROM {self.table}")

    def merge(self) -> None:
        """Leave removed rows to the vacuum, which no transaction can run."""

    def newest(
        self, query: Query, limit: int, before: int | None, within: Narrowing | None
    ) -> list[tuple[int, str]]:
        """Return keys and references that match, the highest key first."""
        bound, last = ("", ()) if before is None else (" AND key < %s", (before,))
        among, allowed = narrowed(within, "ref")
        wanted = f"tokens @@ %s::tsquery{bound}{among}"
        return rows_of(
            f"SELECT key, ref FROM {self.table} WHERE {wanted} ORDER BY key DESC LIMIT %s",
            expression(query),
            *last,
            *allowed,
            limit,
        )

    def count(self, query: Query, up_to: int, within: Narrowing | None) -> int:
        """Return how many match, counting no further than *up_to*."""
        among, allowed = narrowed(within, "ref")
        ((number,),) = rows_of(
            f"SELECT COUNT(*) FROM (SELECT 1 FROM {self.table}"
            f" WHERE tokens @@ %s::tsquery{among} LIMIT %s) AS found",
            expression(query),
            *allowed,
            up_to,
        )
        return int(number)

    def faults(self) -> Iterator[str]:
        """Say nothing: the server keeps its index in step with the column."""
        yield from ()


def expression(query: Query) -> str:
    """Return *query* as ``tsquery`` takes it; tokens hold no quote and no backslash.

    >>> from mingjing.search.words import query_of
    >>> expression(query_of("煤矿厂 罚款")), expression(query_of("矿"))
    ("('煤矿' <-> '矿厂') & ('罚款')", "('矿':*)")
    """
    return " & ".join(f"({' | '.join(_grouped(word))})" for word in query.words)


def vector(tokens: Sequence[str]) -> str:
    """Return *tokens* with their places as ``tsvector`` takes them.

    >>> vector(["煤矿", "矿", "煤矿"])
    "'煤矿':1,3 '矿':2"
    """
    places: dict[str, list[str]] = {}
    for place, token in enumerate(tokens, start=1):
        places.setdefault(token, []).append(str(place))
    return " ".join(f"'{token}':{','.join(at)}" for token, at in places.items())


def _grouped(word: tuple[Phrase, ...]) -> Iterator[str]:
    for phrase in word:
        told = _phrase(phrase)
        yield f"({told})" if len(word) > 1 else told


def _phrase(phrase: Phrase) -> str:
    quoted = [f"'{token}'" for token in phrase.tokens]
    return " <-> ".join(quoted) + (":*" if phrase.is_open else "")
