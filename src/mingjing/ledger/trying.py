"""What the database itself refuses: plain SQL that is tried, and taken back."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from django.db import DatabaseError, connection, transaction

from mingjing.ledger.models import Chain, Log, LogEntry, Opening

FENCES = "mingjing.ledger.migrations.0002_append_only"
REFUSES = "append-only"
COLUMNS = {"ledger_logentry": "step", "ledger_opening": "sealed"}


@dataclass(frozen=True, slots=True)
class Tried:
    """One rule of the database.

    Args:
        name: of the constraint or trigger.
        table: on which it lies.
        says: what was tried, for a person.
        times: how often; never where nobody knows how.
        right: how often it was refused by this rule where it must be, and only there.
    """

    name: str
    table: str
    says: str
    times: int
    right: int

    @property
    def holds(self) -> bool:
        """Whether the rule refused what it must, and nothing else."""
        return 0 < self.times == self.right


@contextmanager
def taken_back() -> Iterator[None]:
    """Roll back everything done inside."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def is_refused(statement: str, values: Sequence[Any] = (), *, by: Iterable[str]) -> bool:
    """Run one statement, take it back, and say whether the database refused it.

    Args:
        statement: SQL.
        values: its parameters.
        by: what the refusal must name, one of them.
    """
    try:
        with taken_back(), connection.cursor() as cursor:
            cursor.execute(statement, values)
    except DatabaseError as error:
        return any(mark in str(error) for mark in by)
    return False


def try_fences() -> tuple[Tried, ...]:
    """Try to rewrite the record through plain SQL; nothing of it stays."""
    with taken_back():
        _plant()
        return tuple(
            Tried(
                name=f"{table}_no_{verb.lower()}",
                table=table,
                says="改写存证记录" if verb == "UPDATE" else "删除存证记录",
                times=1,
                right=int(is_refused(_statement(table, verb), by=(REFUSES,))),
            )
            for table, verb in fenced()
        )


def fenced() -> list[tuple[str, str]]:
    """Return the tables with what may not be done to them, as the migration raised it."""
    found: list[tuple[str, str]] = import_module(FENCES).FENCED
    return found


def _plant() -> None:
    """Give each fenced table a row, so that a trigger has something to refuse."""
    mark = "prove-gate"
    log = Log.objects.create(origin=mark, year=-1)
    chain = Chain.objects.create(subject=mark, pseudonym=mark)
    LogEntry.objects.create(
        log=log, seq=0, chain=chain, step=0, body=b"", leaf_hash=mark, commitment=mark
    )
    Opening.objects.create(commitment=mark, sealed=b"")


def _statement(table: str, verb: str) -> str:
    if verb == "DELETE":
        return f"DELETE FROM {table}"  # noqa: S608 - names of our own
    column = COLUMNS[table]
    return f"UPDATE {table} SET {column} = {column}"  # noqa: S608 - names of our own
