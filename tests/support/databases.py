"""Databases for tests: one migrated template, copied, never flushed (ADR 0016).

The tables of the record refuse ``DELETE`` and ``TRUNCATE``, so a test cannot be tidied up
after; it gets a database of its own instead, and that is dropped.
"""

import hashlib
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit, urlunsplit

from django.core.management import call_command
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

ALIAS = "default"
LONGEST_NAME = 63


@dataclass(frozen=True, slots=True)
class Place:
    """Where one database is.

    Args:
        name: what Django calls it: a path on SQLite, a database's name on PostgreSQL.
        url: what a subprocess needs in ``MINGJING_DATABASE``; empty on SQLite, where the
            database lies in the data directory.
    """

    name: str
    url: str = ""


class Copies(Protocol):
    """A template and the means to copy it."""

    @property
    def template(self) -> Place:
        """The template that every copy is made from."""

    def create(self) -> None:
        """Make the empty database that will be the template."""

    def copy(self, data: Path, label: str) -> Place:
        """Return a fresh copy of the template for the data directory *data*."""

    def drop(self, place: Place) -> None:
        """Remove a database; sessions left open in it are ended."""


@dataclass(frozen=True, slots=True)
class SqliteCopies:
    """Copies of a file."""

    template: Place

    def create(self) -> None:
        """Let SQLite make the file at the first connection."""
        Path(self.template.name).parent.mkdir(parents=True, exist_ok=True)

    def copy(self, data: Path, label: str) -> Place:  # noqa: ARG002 - the directory is label enough
        """Copy the file to where settings look for it; nothing is connected to the template."""
        target = data / "mingjing.db"
        shutil.copyfile(self.template.name, target)
        return Place(str(target))

    def drop(self, place: Place) -> None:
        """Remove the file and what lies beside it."""
        for suffix in ("", "-journal", "-wal", "-shm"):
            Path(place.name + suffix).unlink(missing_ok=True)


@dataclass(frozen=True, slots=True)
class PostgresCopies:
    """Copies by ``CREATE DATABASE … TEMPLATE``.

    Args:
        server: URL of the maintenance database.
        template: the template on the same server.
    """

    server: str
    template: Place

    def create(self) -> None:
        """Create the empty template, in place of one that a killed run left."""
        self._maintain(
            f'DROP DATABASE IF EXISTS "{self.template.name}" WITH (FORCE)',
            f'CREATE DATABASE "{self.template.name}" TEMPLATE template0',
        )

    def copy(self, data: Path, label: str) -> Place:  # noqa: ARG002 - rows live on the server
        """Copy the template under a name of its own."""
        place = at_server(self.server, fitting(f"{self.template.name}_{label}"))
        self._maintain(f'CREATE DATABASE "{place.name}" TEMPLATE "{self.template.name}"')
        return place

    def drop(self, place: Place) -> None:
        """Drop the database and end whoever is still connected to it."""
        self._maintain(f'DROP DATABASE IF EXISTS "{place.name}" WITH (FORCE)')

    def _maintain(self, *statements: str) -> None:
        import psycopg  # noqa: PLC0415 - an extra: SQLite alone must do without it

        with psycopg.connect(self.server, autocommit=True) as connection:
            for statement in statements:
                connection.execute(statement)


def fitting(name: str) -> str:
    """Return *name*, or one of PostgreSQL's longest that still tells it from all others.

    >>> fitting("probe"), len(fitting("probe" * 20))
    ('probe', 63)
    """
    if len(name) <= LONGEST_NAME:
        return name
    digest = hashlib.sha256(name.encode()).hexdigest()
    return f"{name[:30]}_{digest[: LONGEST_NAME - 31]}"


def at_server(server: str, name: str) -> Place:
    """Return the place of database *name* on the server of a URL.

    >>> at_server("postgresql://me@/postgres?host=/run/pg", "probe").url
    'postgresql://me@/probe?host=/run/pg'
    """
    parts = urlsplit(server)
    return Place(name, urlunsplit(parts._replace(path=f"/{name}")))


def copies(server: str, directory: Path, label: str) -> Copies:
    """Return the copier for *server*; an empty URL means SQLite below *directory*."""
    if not server:
        return SqliteCopies(Place(str(directory / "template" / "mingjing.db")))
    return PostgresCopies(server, at_server(server, f"mingjing_test_{label}"))


def migrate_template(source: Copies) -> None:
    """Create the template and bring it to the newest schema, once per session."""
    source.create()
    with pointed_at(source.template):
        call_command("migrate", verbosity=0, interactive=False)


@contextmanager
def pointed_at(place: Place) -> Iterator[None]:
    """Let every connection of this process, threads included, reach *place* for a while."""
    settings = connections.settings[ALIAS]
    before = settings["NAME"]
    connections[ALIAS].close()
    settings["NAME"] = place.name
    try:
        yield
    finally:
        connections[ALIAS].close()
        settings["NAME"] = before


@dataclass(frozen=True, slots=True)
class CommittedDatabase:
    """A database of one test's own, in which commits are real.

    Args:
        data: the data directory that belongs to it.
        place: where it is.
        vendor: ``sqlite`` or ``postgresql``.
        env: what a subprocess needs to work on the same data and database.
    """

    data: Path
    place: Place
    vendor: str
    env: Mapping[str, str]

    @property
    def connection(self) -> BaseDatabaseWrapper:
        """The connection of the calling thread."""
        return connections[ALIAS]
