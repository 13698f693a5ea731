"""The staffed county, for every test of this folder that names it, and a desk in it."""

import pytest

from support.staffed import county, staffed

__all__ = ["county", "staffed"]


@pytest.fixture
def desk(county):
    """Return a desk at which permits are decided."""
    from permits.desk import Desk  # noqa: PLC0415 - rows, see support.staffed

    return Desk(county)
