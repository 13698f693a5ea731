"""What uses a database is run on both, whichever fixture it has it from."""

from collections.abc import Iterator
from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parents[1]
FIXTURES = '''
import pytest

@pytest.fixture(scope="module")
def house(database_copies):
    """A database that many tests share."""

@pytest.fixture
def lodger(house):
    """Somebody who has it at second hand."""

@pytest.fixture
def room(tmp_path):
    """A place without rows."""
'''
BOTH = [
    ("def test_it(house): ...", "a fixture that many tests share"),
    ("def test_it(lodger): ...", "the same at second hand"),
    ("def test_it(db): ...", "rolled back"),
    ("def test_it(committed_db): ...", "of its own"),
    ("@pytest.mark.usefixtures('lodger')\ndef test_it(): ...", "by name alone"),
    ("@pytest.mark.django_db\ndef test_it(): ...", "by the marker of the framework"),
    ("@pytest.mark.committed\ndef test_it(): ...", "by our own"),
    ("class TestIt:\n    def test_it(self, house): ...", "in a class"),
    ("@pytest.fixture(autouse=True)\ndef all_in(house): ...\ndef test_it(): ...", "unnamed"),
]
ONE = [
    ("def test_it(room): ...", "it uses no database"),
    ("@pytest.mark.one_database('a look')\ndef test_it(house): ...", "it gives a reason"),
]
REFUSED = [
    ("@pytest.mark.database\ndef test_it(): ...", "its fixtures tell"),
    ("@pytest.mark.one_database\ndef test_it(db): ...", "says why"),
    ("@pytest.mark.one_database(' ')\ndef test_it(db): ...", "says why"),
    ("@pytest.mark.committed\ndef test_it(db): ...", "not both"),
    ("@pytest.mark.django_db(transaction=True)\ndef test_it(): ...", "never flushed"),
]


@pytest.fixture
def marked(request, tmp_path):
    """Return the way to collect the one test of a module under the rules of this suite."""
    rules = next(
        plugin
        for plugin in request.config.pluginmanager.get_plugins()
        if getattr(plugin, "__file__", None) == str(TESTS / "conftest.py")
    )

    def collect(text: str) -> pytest.Item:
        path = tmp_path / "test_sample.py"
        path.write_text(FIXTURES + text)
        items = list(items_of(pytest.Module.from_parent(request.node.parent, path=path)))
        rules.pytest_collection_modifyitems(request.config, items)
        (item,) = items
        return item

    return collect


def items_of(node: pytest.Item | pytest.Collector) -> Iterator[pytest.Item]:
    if isinstance(node, pytest.Item):
        yield node
    else:
        for part in node.collect():
            yield from items_of(part)


@pytest.mark.parametrize(("text", "why"), BOTH)
def test_what_uses_a_database_is_run_on_both(marked, text, why):
    assert marked(text).get_closest_marker("database"), why


@pytest.mark.parametrize(("text", "why"), ONE)
def test_what_is_run_on_one_has_no_rows_or_says_why(marked, text, why):
    assert not marked(text).get_closest_marker("database"), why


@pytest.mark.parametrize(("text", "said"), REFUSED)
def test_a_marker_that_belies_the_fixtures_is_refused(marked, text, said):
    with pytest.raises(pytest.UsageError, match=said):
        marked(text)
