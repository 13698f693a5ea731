"""The staffed county for every test of this folder that names it, and a house with a server."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from support.staffed import county, staffed

if TYPE_CHECKING:
    from web.console.evidence.house import House

__all__ = ["county", "staffed"]


@pytest.fixture
def house(committed_db) -> Iterator["House"]:
    """An installation with a case that takes evidence; its server ends with the test."""
    from web.console.evidence.house import furnished  # noqa: PLC0415 - rows need Django ready

    house = furnished(committed_db)
    yield house
    house.kill()
