"""A street with somebody for every role, and one case that stands for all."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from pytest_django import DjangoDbBlocker

from support.databases import Copies
from support.staffed import Staffed, pointed_at, staffed_bureau, undone, working_in

if TYPE_CHECKING:
    from access.test_urls import Street


@pytest.fixture(scope="session")
def staffed(
    database_copies: Copies,
    tmp_path_factory: pytest.TempPathFactory,
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[Staffed]:
    """A database in which the whole cast is in office and can sign in."""
    from support.signing_in import open_accounts  # noqa: PLC0415 - rows need Django ready

    data = tmp_path_factory.mktemp("street")
    with staffed_bureau(database_copies, data, django_db_blocker, open_accounts) as bureau:
        yield bureau


@pytest.fixture(scope="module")
def street(staffed: Staffed, django_db_blocker: DjangoDbBlocker) -> Iterator["Street"]:
    """Somebody for every role, and a served case with evidence and a published decision."""
    from access.building import street_of  # noqa: PLC0415 - as above

    place = pointed_at(staffed.place)
    with django_db_blocker.unblock(), working_in(staffed.data), place, undone():
        yield street_of(staffed.data)
