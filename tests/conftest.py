"""Fixtures and options of the whole suite. Imports no model: pure tests run without Django."""

import gc
import os
import shutil
import uuid
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import hypothesis
import pytest

from support.children import children
from support.environment import SERVER
from support.golden import Golden
from support.listeners import listening, sockets
from support.tools import Tool, in_ci

if TYPE_CHECKING:
    from support.county import County
    from support.databases import CommittedDatabase, Copies
    from support.staffed import Staffed

COMMITTED = "committed_db"
ROLLBACK = "db"
COPIES = "database_copies"  # every database of the tests is one of these
BOTH, ONE = "database", "one_database"
ROWS_ASKED_AGAIN = 1
FLUSHING = frozenset({"transactional_db", "live_server", "django_db_reset_sequences"})

hypothesis.settings.register_profile("dev", deadline=None)
hypothesis.settings.register_profile(
    "ci", deadline=None, derandomize=True, database=None, max_examples=50
)
hypothesis.settings.register_profile("long", deadline=None, max_examples=5000)
hypothesis.settings.load_profile("ci" if in_ci() else "dev")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="write golden files instead of comparing"
    )
    parser.addoption("--long", action="store_true", help="also run the full sizes (make long)")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line(
        "markers", f"{BOTH}: reads or writes rows; run once more on PostgreSQL (set here)"
    )
    config.addinivalue_line(
        "markers", f"{ONE}(why): uses rows, but nothing it shows depends on the database"
    )
    if config.getoption("--update-golden") and in_ci():
        raise pytest.UsageError("golden files are looked at by a person; CI never writes them")


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    """Leave alone programs that tests start: looking for examples in them would run them."""
    helper = collection_path.suffix == ".py" and not collection_path.name.startswith("test_")
    return True if helper and collection_path.parent.name != "support" else None


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark what uses a database before ``-m`` chooses, and put the full sizes aside.

    Files of few tests come first, and those that say so: theirs are the long ones, and whoever
    runs several files side by side should not wait for one of them at the end.
    """
    for item in items:
        _mark(item)
    tests = Counter(item.path for item in items)
    items.sort(key=lambda item: 0 if item.get_closest_marker("early") else tests[item.path])
    if config.getoption("--long"):
        return
    aside = {item for item in items if item.get_closest_marker("long")}
    if os.environ.get(SERVER):
        aside |= set(_asked_already(items))
    if aside:
        config.hook.pytest_deselected(items=[item for item in items if item in aside])
        items[:] = [item for item in items if item not in aside]


def pytest_collection_finish() -> None:
    """Leave what was collected out of every later search for garbage: a tenth of the time."""
    gc.collect()
    gc.freeze()


def _asked_already(items: list[pytest.Item]) -> Iterator[pytest.Item]:
    """Yield what the second database is not asked: of the rows of a test all but the first."""
    asked: Counter[str] = Counter()
    for item in items:
        test, row, _ = item.nodeid.partition("[")
        asked[test] += bool(row)
        if asked[test] > ROWS_ASKED_AGAIN:
            yield item


def _mark(item: pytest.Item) -> None:
    if item.get_closest_marker(BOTH):
        raise pytest.UsageError(f"{item.nodeid}: take {BOTH} off; its fixtures tell")
    fixtures = frozenset(getattr(item, "fixturenames", ()))
    rolled_back = item.get_closest_marker("django_db")
    if FLUSHING & fixtures or (rolled_back and rolled_back.kwargs.get("transaction")):
        raise pytest.UsageError(
            f"{item.nodeid}: databases are copied, never flushed (ADR 0016); use {COMMITTED}"
        )
    committed = COMMITTED in fixtures or item.get_closest_marker("committed") is not None
    if committed and (rolled_back or ROLLBACK in fixtures):
        raise pytest.UsageError(f"{item.nodeid}: either {ROLLBACK} or {COMMITTED}, not both")
    if committed:
        item.add_marker(pytest.mark.committed)
    if (committed or rolled_back or COPIES in fixtures) and not _for_one(item):
        item.add_marker(BOTH)


def _for_one(item: pytest.Item) -> bool:
    marker = item.get_closest_marker(ONE)
    if marker and not (len(marker.args) == 1 and str(marker.args[0]).strip()):
        raise pytest.UsageError(f"{item.nodeid}: {ONE} says why the database does not matter")
    return marker is not None


@pytest.fixture(autouse=True)
def _nothing_left_listening() -> Iterator[None]:
    """Fail a test that leaves a server behind."""
    before = sockets()
    yield
    left = listening(sockets() - before)
    assert not left, f"still listening after the test: {', '.join(sorted(left))}"


@pytest.fixture(autouse=True)
def _nobody_left_running() -> Iterator[None]:
    """Fail the test that leaves a child behind, not the one in which it is found."""
    before = children()
    yield
    left = {number: words for number, words in children().items() if number not in before}
    assert not left, f"still there after the test: {left}"


@pytest.fixture
def data_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A fresh data directory that settings and subprocesses both use; removed afterwards."""
    from django.conf import settings  # noqa: PLC0415 - pure tests run without Django

    directory = tmp_path / "data"
    directory.mkdir(mode=0o700)
    monkeypatch.setenv("MINGJING_DATA", str(directory))
    monkeypatch.setattr(settings, "DATA", directory)
    monkeypatch.setattr(settings, "MINGJING_DATA", directory)
    yield directory
    shutil.rmtree(directory, ignore_errors=True)


@pytest.fixture(scope="session")
def database_copies(
    tmp_path_factory: pytest.TempPathFactory,
    django_test_environment: None,
    django_db_blocker,
) -> Iterator["Copies"]:
    """The migrated template of this session, on SQLite or on the server of the environment."""
    from support.databases import copies, migrate_template  # noqa: PLC0415 - as above
    from support.signing_in import hash_quickly  # noqa: PLC0415 - as above

    hash_quickly()
    server = os.environ.get(SERVER, "")
    label = os.environ.get("PYTEST_XDIST_WORKER", "main")
    source = copies(server, tmp_path_factory.mktemp("template"), f"{label}_{os.getpid()}")
    with django_db_blocker.unblock():
        migrate_template(source)
    yield source
    source.drop(source.template)


@pytest.fixture(scope="session")
def django_db_setup(
    database_copies: "Copies", tmp_path_factory: pytest.TempPathFactory
) -> Iterator[None]:
    """Give pytest-django's ``db`` one copy for all tests that roll back."""
    from support.databases import pointed_at  # noqa: PLC0415 - as above

    place = database_copies.copy(tmp_path_factory.mktemp("rollback"), "rollback")
    with pointed_at(place):
        yield
    database_copies.drop(place)


@pytest.fixture(scope="session")
def staffed(
    database_copies: "Copies",
    tmp_path_factory: pytest.TempPathFactory,
    django_db_blocker,
) -> Iterator["Staffed"]:
    """A database in which the whole cast is in office."""
    from support.staffed import staffed_bureau  # noqa: PLC0415 - as above

    data = tmp_path_factory.mktemp("staffed")
    with staffed_bureau(database_copies, data, django_db_blocker) as bureau:
        yield bureau


@pytest.fixture
def county(staffed: "Staffed", tmp_path: Path, django_db_blocker) -> Iterator["County"]:
    """A bureau with everybody in office, on Monday 2 March 2026, for one test."""
    from support.staffed import county_of  # noqa: PLC0415 - as above

    with county_of(staffed, tmp_path / "county", django_db_blocker) as bureau:
        yield bureau


@pytest.fixture
def committed_db(
    database_copies: "Copies",
    data_dir: Path,
    monkeypatch: pytest.MonkeyPatch,
    django_db_blocker,
) -> Iterator["CommittedDatabase"]:
    """A copy of the template for this test alone: commits, threads, subprocesses are real."""
    from django.db import connection, connections  # noqa: PLC0415 - as above

    from support.databases import CommittedDatabase, pointed_at  # noqa: PLC0415 - as above

    place = database_copies.copy(data_dir, uuid.uuid4().hex)
    monkeypatch.setenv("MINGJING_DATABASE", place.url)
    try:
        with django_db_blocker.unblock(), pointed_at(place):
            yield CommittedDatabase(data_dir, place, connection.vendor, dict(os.environ))
            connections.close_all()
    finally:
        database_copies.drop(place)


@pytest.fixture(autouse=True)
def _committed_marker(request: pytest.FixtureRequest) -> None:
    """Let ``@pytest.mark.committed`` alone give the test its database."""
    if request.node.get_closest_marker("committed"):
        request.getfixturevalue(COMMITTED)


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """The golden files beside the test module."""
    return Golden(request.path.parent / "golden", request.config.getoption("--update-golden"))


@pytest.fixture
def need() -> Callable[[Tool], Path]:
    """Find a program, or skip the test; where CI runs, a missing program fails it."""

    def find(tool: Tool) -> Path:
        path = tool.find()
        if path is None:
            reason = f"{tool.name} is missing: apt-get install {' '.join(tool.packages)}"
            if in_ci():
                pytest.fail(reason)
            pytest.skip(reason)
        return path

    return find
