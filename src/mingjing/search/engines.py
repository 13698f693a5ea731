"""What an index asks of a database, and which answers for the one in use."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from django.db import connection

from mingjing.search.words import Query


@dataclass(frozen=True, slots=True)
class Narrowing:
    """A condition on the reference: a query for references, as the database takes it."""

    sql: str
    params: tuple[object, ...]


class Engine(Protocol):
    """One index in one kind of database. Keys order the index; the highest is the newest."""

    def create(self) -> None:
        """Create the tables, empty."""

    def drop(self) -> None:
        """Remove the tables."""

    def begin_change(self) -> None:
        """Wait for whoever replaces the whole index, before anything of it is read."""

    def insert(self, rows: Sequence[tuple[int, str, tuple[str, ...]]]) -> None:
        """Add rows: key, reference, tokens."""

    def delete(self, key: int) -> None:
        """Remove the row of that key."""

    def holds(self, key: int, tokens: tuple[str, ...]) -> bool:
        """Say whether the row of *key* has exactly these tokens."""

    def clear(self) -> None:
        """Remove every row; whoever changes one waits for the end of the transaction."""

    def merge(self) -> None:
        """Bring the index into one piece, so that nothing that was removed stays in it."""

    def newest(
        self, query: Query, limit: int, before: int | None, within: Narrowing | None
    ) -> list[tuple[int, str]]:
        """Return keys and references that match, the highest key first."""

    def count(self, query: Query, up_to: int, within: Narrowing | None) -> int:
        """Return how many match, counting no further than *up_to*."""

    def faults(self) -> Iterable[str]:
        """Say what is wrong inside the index itself."""


def engine_of(table: str) -> Engine:
    """Return the engine for *table* in the database in use."""
    if connection.vendor == "sqlite":
        from mingjing.search.sqlite import SqliteEngine  # noqa: PLC0415 - only where it is used

        return SqliteEngine(table)
    from mingjing.search.postgres import PostgresEngine  # noqa: PLC0415 - as above

    return PostgresEngine(table)


def narrowed(within: Narrowing | None, column: str) -> tuple[str, tuple[object, ...]]:
    """Return the condition in SQL with its parameters; empty for none."""
    if within is None:
        return "", ()
    return f" AND {column} IN ({within.sql})", within.params
