"""The two kinds of test database: rolled back, and copied so that commits are real."""

import os
import subprocess
import sys

import pytest
from django.db import connection, transaction
from django.db.utils import Error

from support.databases import CommittedDatabase
from support.threads import at_once

REFUSE = {
    "sqlite": """
        CREATE TRIGGER fence BEFORE DELETE ON probe BEGIN SELECT RAISE(ABORT, 'fence'); END
    """,
    "postgresql": """
        CREATE FUNCTION fence() RETURNS trigger LANGUAGE plpgsql
            AS $$ BEGIN RAISE EXCEPTION 'fence'; END $$;
        CREATE TRIGGER fence BEFORE DELETE ON probe FOR EACH ROW EXECUTE FUNCTION fence();
        CREATE TRIGGER fence_all BEFORE TRUNCATE ON probe EXECUTE FUNCTION fence();
    """,
}
IN_A_SUBPROCESS = """
import django
django.setup()
from django.db import connection
with connection.cursor() as cursor:
    cursor.execute("INSERT INTO probe (n) VALUES (99)")
print(connection.vendor)
"""


def execute(sql: str, *values: int) -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values or None)
        return cursor.fetchall() if cursor.description else []


def numbers() -> list[object]:
    return [row[0] for row in execute("SELECT n FROM probe ORDER BY n")]


def tables() -> list[str]:
    return connection.introspection.table_names()


def a_fenced_table() -> None:
    """Make a table as append-only as those of the record."""
    execute("CREATE TABLE probe (n integer NOT NULL UNIQUE)")
    execute(REFUSE[connection.vendor])


@pytest.mark.parametrize("_", range(2))
def test_a_rolled_back_test_starts_from_the_template(db, _):
    assert "django_migrations" in tables()
    assert "probe" not in tables()
    with transaction.atomic():
        execute("CREATE TABLE probe (n integer)")


def test_a_command_opens_its_durable_transaction_in_a_rolled_back_test(db):
    with transaction.atomic(durable=True):
        pass
    with (
        pytest.raises(RuntimeError, match="durable"),
        transaction.atomic(),
        transaction.atomic(durable=True),
    ):
        pass


@pytest.mark.parametrize("_", range(2))
def test_a_committed_test_starts_from_the_template_although_nothing_may_be_deleted(
    committed_db, _
):
    assert "probe" not in tables()
    a_fenced_table()
    with transaction.atomic(durable=True):
        execute("INSERT INTO probe VALUES (1)")
    with pytest.raises(Error, match="fence"):
        execute("DELETE FROM probe")


def test_threads_write_to_the_same_committed_database(committed_db):
    a_fenced_table()
    at_once(4, lambda index: execute("INSERT INTO probe VALUES (%s)", index))
    assert numbers() == [0, 1, 2, 3]


def test_what_a_thread_raises_is_not_lost(committed_db):
    a_fenced_table()
    with pytest.raises(Error):
        at_once(2, lambda _index: execute("INSERT INTO probe VALUES (7)"))
    assert numbers() == [7]


def test_a_subprocess_writes_to_the_same_committed_database(committed_db: CommittedDatabase):
    a_fenced_table()
    done = subprocess.run(  # noqa: S603 - the interpreter of the tests
        [sys.executable, "-c", IN_A_SUBPROCESS],
        env=dict(committed_db.env),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout.strip(), done.stderr) == (committed_db.vendor, "")
    assert numbers() == [99]


def test_a_committed_database_lies_in_its_own_data_directory(committed_db, data_dir):
    assert committed_db.data == data_dir
    assert committed_db.env["MINGJING_DATA"] == str(data_dir)
    if committed_db.vendor == "sqlite":
        assert committed_db.place.name == str(data_dir / "mingjing.db")


@pytest.mark.committed
def test_the_marker_alone_gives_a_database_of_its_own():
    execute("CREATE TABLE probe (n integer)")
    assert not connection.in_atomic_block


def test_the_database_is_the_one_the_environment_asks_for(committed_db):
    asked = "postgresql" if os.environ.get("MINGJING_TEST_DATABASE_URL") else "sqlite"
    assert committed_db.vendor == asked


def test_a_pure_test_may_not_touch_a_database():
    with pytest.raises(RuntimeError, match="Database access not allowed"):
        execute("SELECT 1")
