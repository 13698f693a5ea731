"""A desk at which things are seized."""

import pytest


@pytest.fixture
def desk(county):
    """Return a desk at which seizures are made."""
    from compulsion.desk import Desk  # noqa: PLC0415 - rows, see support.staffed

    return Desk(county)
