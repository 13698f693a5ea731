"""The statements of an append, written out: every command runs them, some under the head lock.

Building the same queries from rows costs more than the database needs to answer them.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import connection


@dataclass(frozen=True, slots=True)
class LockedHead:
    """The head row, locked until the transaction ends, with the log it heads.

    ``log_id`` is None before the first entry ever; ``year`` is 0 and ``origin`` empty then.
    """

    size: int
    frontier: bytes
    last_at: str
    log_id: int | None
    year: int
    origin: str


@dataclass(frozen=True, slots=True)
class NewEntry:
    """A row of ``ledger_logentry``, its columns in order."""

    log_id: int
    seq: int
    subject: str
    step: int
    body: bytes
    leaf_hash: str
    commitment: str
    request: str | None


def lock_chain(subject: str) -> tuple[str, bytes | None] | None:
    """Lock the chain of *subject*; return its pseudonym and wrapped key, None if it is new."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.pseudonym, c.wrapped_key FROM ledger_chain c"  # noqa: S608 - fixed words
            " WHERE c.subject = %s" + _for_update("c"),
            [subject],
        )
        row = cursor.fetchone()
    return None if row is None else (row[0], None if row[1] is None else bytes(row[1]))


def last_step(subject: str) -> tuple[int, str | None]:
    """Return number and leaf hash of the last entry about *subject*, whose chain is locked.

    A statement of its own: one joined to the lock would still see what was last before the
    wait for it.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT step, leaf_hash FROM ledger_logentry WHERE chain_id = %s"
            " ORDER BY step DESC LIMIT 1",
            [subject],
        )
        row = cursor.fetchone()
    return (0, None) if row is None else (row[0], row[1])


def lock_head() -> LockedHead:
    """Lock the head row: from here to the commit nobody else appends.

    Its log is read by a statement of its own: one joined to the lock would miss a log that was
    begun while this one waited.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT h.size, h.frontier, h.last_at, h.log_id FROM ledger_head h"  # noqa: S608 - as above
            + _for_update("h")
        )
        size, frontier, last_at, log_id = cursor.fetchone()
        year, origin = 0, ""
        if log_id is not None:
            cursor.execute("SELECT year, origin FROM ledger_log WHERE id = %s", [log_id])
            year, origin = cursor.fetchone()
    return LockedHead(size, bytes(frontier), last_at, log_id, year, origin)


def insert_openings(rows: Sequence[tuple[str, bytes]]) -> None:
    """Insert openings: commitment and sealed bytes."""
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO ledger_opening (commitment, sealed) VALUES (%s, %s)", rows
        )


def insert_entries(rows: Sequence[NewEntry]) -> None:
    """Insert entries in order."""
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO ledger_logentry"
            " (log_id, seq, chain_id, step, body, leaf_hash, commitment, request)"
            " VALUES (%s, %s, %s, %s, %s, %s, %s, %s)",
            [
                (
                    row.log_id,
                    row.seq,
                    row.subject,
                    row.step,
                    row.body,
                    row.leaf_hash,
                    row.commitment,
                    row.request,
                )
                for row in rows
            ],
        )


def set_head(head: LockedHead) -> None:
    """Write the head row, which is locked."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE ledger_head SET log_id = %s, size = %s, frontier = %s, last_at = %s",
            [head.log_id, head.size, head.frontier, head.last_at],
        )


def _for_update(table: str) -> str:
    return f" FOR UPDATE OF {table}" if connection.features.has_select_for_update else ""
