"""A desk at which permits are asked for and decided."""

import pytest


@pytest.fixture
def desk(county):
    """Return a desk at which permits are decided."""
    from permits.desk import Desk  # noqa: PLC0415 - rows, see support.staffed

    return Desk(county)
