"""A fence, not the proof: plain SQL, even the owner's, does not rewrite the record."""

import pytest
from django.db import DatabaseError, connection

from ledger.office import audit, found, note

pytestmark = pytest.mark.usefixtures("committed_db")

FENCE = [
    # statement, why
    ("UPDATE ledger_logentry SET step = step + 100", "an entry is rewritten"),
    ("UPDATE ledger_opening SET sealed = sealed", "even to the same"),
    ("DELETE FROM ledger_logentry", "entries are deleted"),
    ("DELETE FROM ledger_opening", "openings are deleted"),
    ("DELETE FROM ledger_chain", "chains are deleted"),
    ("DELETE FROM ledger_log", "the log is deleted"),
    ("DELETE FROM ledger_head", "the head is deleted"),
]
EMPTYING = [
    (f"TRUNCATE ledger_{table} CASCADE", "TRUNCATE passes row triggers")
    for table in ("logentry", "opening", "chain", "log", "head")
]


@pytest.mark.parametrize(("statement", "why"), FENCE + EMPTYING)
def test_plain_sql_meets_the_fence(statement, why):
    found()
    note("甲案")
    if connection.vendor == "sqlite" and statement.startswith("TRUNCATE"):
        with pytest.raises(DatabaseError, match="syntax error"), connection.cursor() as cursor:
            cursor.execute(statement)
        return
    with (
        pytest.raises(DatabaseError, match="is append-only"),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)
    assert audit().differences == (), why
