"""A house with a server."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from web.console.evidence.house import House


@pytest.fixture
def house(committed_db) -> Iterator["House"]:
    """An installation with a case that takes evidence; its server ends with the test."""
    from web.console.evidence.house import furnished  # noqa: PLC0415 - rows need Django ready

    house = furnished(committed_db)
    yield house
    house.kill()
