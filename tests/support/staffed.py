"""One staffed bureau for many tests: committed once, and each test's own acts rolled back.

Folders import the fixtures into their ``conftest``, which Django must be able to read before it
is ready: rows are imported where they are used.
"""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.conf import settings
from django.db import transaction
from pytest_django import DjangoDbBlocker

from support.databases import Copies, Place, pointed_at

if TYPE_CHECKING:
    from support.county import County


@dataclass(frozen=True)
class Staffed:
    """Where the staffed bureau lies: its rows and its keys."""

    place: Place
    data: Path


@contextmanager
def undone() -> Iterator[None]:
    """Roll back everything done inside, although commands want to be outermost."""
    atomic = transaction.atomic()
    atomic._from_testcase = True
    with atomic:
        yield
        transaction.set_rollback(True)


@contextmanager
def working_in(data: Path) -> Iterator[None]:
    """Let the installation live in *data* for a while."""
    before = settings.DATA, settings.MINGJING_DATA
    settings.DATA = settings.MINGJING_DATA = data
    try:
        yield
    finally:
        settings.DATA, settings.MINGJING_DATA = before


@contextmanager
def staffed_bureau(
    copies: Copies,
    data: Path,
    blocker: DjangoDbBlocker,
    more: Callable[[datetime], None] = lambda _at: None,
) -> Iterator[Staffed]:
    """Put the whole cast in office in a database of its own, and do *more* after it."""
    from support.cast import staff_bureau  # noqa: PLC0415 - see above
    from support.county import Clock  # noqa: PLC0415 - see above

    place = copies.copy(data, data.name.replace("-", "_"))
    with blocker.unblock(), working_in(data), pointed_at(place):
        staff_bureau(Clock().now)
        more(Clock().now)
    yield Staffed(place, data)
    copies.drop(place)


@pytest.fixture(scope="package")
def staffed(
    database_copies: Copies,
    tmp_path_factory: pytest.TempPathFactory,
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[Staffed]:
    """A database in which the whole cast is in office."""
    data = tmp_path_factory.mktemp("staffed")
    with staffed_bureau(database_copies, data, django_db_blocker) as bureau:
        yield bureau


@pytest.fixture
def county(
    staffed: Staffed, tmp_path: Path, django_db_blocker: DjangoDbBlocker
) -> Iterator["County"]:
    """A bureau with everybody in office, on Monday 2 March 2026."""
    from support.county import County, store_in  # noqa: PLC0415 - see above

    data = tmp_path / "county"
    shutil.copytree(staffed.data / "keys", data / "keys")
    with django_db_blocker.unblock(), working_in(data), pointed_at(staffed.place), undone():
        yield County(store_in(data))
