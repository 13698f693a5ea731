"""The staffed county, for every test of this folder that names it, and a desk in it."""

import pytest

from support.staffed import county, staffed

__all__ = ["county", "staffed"]


@pytest.fixture
def desk(county):
    """Return a desk at which a plan of the year was entered: two items, at most two visits."""
    from inspections.desk import Desk  # noqa: PLC0415 - rows, see support.staffed

    desk = Desk(county)
    desk.plan()
    return desk
