"""One county, loaded once as for a visitor on a Wednesday morning."""

from datetime import datetime

import pytest

from mingjing.kernel.dates import SHANGHAI

NOW = datetime(2026, 11, 25, 7, 30, tzinfo=SHANGHAI)


@pytest.fixture(scope="package")
def loaded(database_copies, tmp_path_factory, django_db_blocker):
    """The county as loaded: its data directory, its database, its dockets by name."""
    from mingjing.demo.county.load import load_county  # noqa: PLC0415 - as below
    from mingjing.statute.load import rulebook  # noqa: PLC0415 - as below
    from mingjing.web.jobs import evidence_store, work  # noqa: PLC0415 - as below
    from support.databases import pointed_at  # noqa: PLC0415 - as below
    from support.staffed import working_in  # noqa: PLC0415 - as below

    data = tmp_path_factory.mktemp("settled") / "data"
    data.mkdir(mode=0o700)
    place = database_copies.copy(data, "settled")
    with django_db_blocker.unblock(), working_in(data), pointed_at(place):
        dockets = load_county(rulebook(), evidence_store(), NOW)
        work(NOW)
    yield data, place, dockets
    database_copies.drop(place)


@pytest.fixture
def settled(loaded, django_db_blocker):
    """The data directory and the dockets by name, for one test that only reads."""
    from support.databases import pointed_at  # noqa: PLC0415 - pure tests run without Django
    from support.staffed import working_in  # noqa: PLC0415 - as above

    data, place, dockets = loaded
    with django_db_blocker.unblock(), working_in(data), pointed_at(place):
        yield data, dockets
