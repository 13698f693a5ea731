"""The staffed county in which everybody has an account, and its people at the console."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest
from pytest_django import DjangoDbBlocker

from support.databases import Copies
from support.staffed import Staffed, staffed_bureau

if TYPE_CHECKING:
    from web.console.visiting import Visitor


@pytest.fixture(scope="session")
def staffed(
    database_copies: Copies,
    tmp_path_factory: pytest.TempPathFactory,
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[Staffed]:
    """A database in which the whole cast is in office and can sign in."""
    from support.signing_in import open_accounts  # noqa: PLC0415 - rows need Django ready

    data = tmp_path_factory.mktemp("signed_in")
    with staffed_bureau(database_copies, data, django_db_blocker, open_accounts) as bureau:
        yield bureau


@pytest.fixture
def visitor(county) -> "Callable[[str], Visitor]":
    """Return the way to be somebody of the cast at the console."""
    from web.console.visiting import Visitor  # noqa: PLC0415 - Django must be ready

    return lambda person: Visitor(county, person)
