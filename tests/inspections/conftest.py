"""A desk from which inspections are made."""

import pytest


@pytest.fixture
def desk(county):
    """Return a desk at which a plan of the year was entered: two items, at most two visits."""
    from inspections.desk import Desk  # noqa: PLC0415 - rows, see support.staffed

    desk = Desk(county)
    desk.plan()
    return desk
