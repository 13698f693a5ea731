"""A desk at which penalties on the spot are made."""

import pytest


@pytest.fixture
def desk(county):
    """Return a desk at which penalties on the spot are made."""
    from summary.desk import Desk  # noqa: PLC0415 - rows, see support.staffed

    return Desk(county)
