"""A county reaches the disk as a whole: until its mark is gone, none of it counts."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connection


@contextmanager
def written_at_once() -> Iterator[None]:
    """Let the embedded database wait for the disk once, at the end of the block.

    Only for what is thrown away as a whole when it is interrupted: inside, a power failure may
    leave a broken database. A PostgreSQL server is left as it is.
    """
    if connection.vendor != "sqlite":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA synchronous = OFF")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA synchronous = FULL")
        connection.close()
        _reach_the_disk(Path(settings.DATABASES["default"]["NAME"]))


def _reach_the_disk(database: Path) -> None:
    for path in (database, database.parent):
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
