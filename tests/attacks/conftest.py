"""One installation with a whole case in it, built once and copied for every attack."""

import os
import shutil
import uuid
from dataclasses import replace

import pytest

IGNORED = shutil.ignore_patterns("mingjing.db*")


@pytest.fixture(scope="session")
def built(database_copies, tmp_path_factory, django_db_blocker):
    """The untouched installation: (data directory, database, docket of its case)."""
    from django.conf import settings  # noqa: PLC0415 - pure tests run without Django

    from attacks.house import build  # noqa: PLC0415 - as above
    from support.databases import pointed_at  # noqa: PLC0415 - as above

    data = tmp_path_factory.mktemp("built") / "data"
    data.mkdir(mode=0o700)
    place = database_copies.copy(data, "built")
    patch = pytest.MonkeyPatch()
    patch.setattr(settings, "DATA", data)
    patch.setattr(settings, "MINGJING_DATA", data)
    with django_db_blocker.unblock(), pointed_at(place):
        docket = build(data)
    patch.undo()
    yield data, place, docket
    database_copies.drop(place)


@pytest.fixture
def house(built, committed_db, database_copies, data_dir, monkeypatch, capsys):
    """A copy of the installation, to be attacked."""
    from attacks.house import House  # noqa: PLC0415 - as above
    from support.databases import pointed_at  # noqa: PLC0415 - as above

    data, template, docket = built
    shutil.copytree(data, data_dir, ignore=IGNORED, dirs_exist_ok=True)
    copies = replace(database_copies, template=template)
    place = copies.copy(data_dir, uuid.uuid4().hex[:8])
    monkeypatch.setenv("MINGJING_DATABASE", place.url)
    assert os.environ["MINGJING_DATA"] == str(data_dir)
    with pointed_at(place):
        yield House(data_dir, docket, place, copies, capsys)
    copies.drop(place)
