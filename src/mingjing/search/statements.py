"""The two ways in which an index speaks to its database."""

from typing import Any

from django.db import connection


def run(sql: str, *params: Any) -> None:  # noqa: ANN401 - whatever the database takes
    """Run one statement."""
    with connection.cursor() as cursor:
        cursor.execute(sql, params)


def run_many(sql: str, rows: list[tuple[Any, ...]]) -> None:
    """Run one statement for each row of parameters."""
    with connection.cursor() as cursor:
        cursor.executemany(sql, rows)


def rows_of(sql: str, *params: Any) -> list[Any]:  # noqa: ANN401 - as above
    """Return the rows of one query."""
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return list(cursor.fetchall())
