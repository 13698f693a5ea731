"""The command line on a data directory of the test's own, without a database."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mingjing.cli.main import mingjing

Run = Callable[..., Result]
SHARED = Path(__file__).parents[3] / "shared"


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty data directory, named by the environment; put back afterwards."""
    monkeypatch.setenv("MINGJING_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("MINGJING_DATABASE", "")
    return tmp_path / "data"


@pytest.fixture
def run(place: Path) -> Run:
    def invoke(*words: str) -> Result:
        return CliRunner().invoke(mingjing, list(words))

    return invoke


@pytest.fixture
def ask(run: Run) -> Callable[..., dict]:
    """Run a command with ``--json`` and return what it said; it must end well."""

    def invoke(*words: str) -> dict:
        result = run(*words, "--json")
        assert (result.exit_code, result.stderr) == (0, "")
        return json.loads(result.stdout)

    return invoke


@pytest.fixture(scope="session")
def shared() -> Path:
    if not SHARED.is_dir():
        pytest.skip("the shared texts and cases do not lie beside the repository")
    return SHARED
