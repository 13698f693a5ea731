"""The rule book of this release, and the shared texts where they lie beside the repository."""

from pathlib import Path

import pytest

from mingjing.statute.limits import RuleBook
from mingjing.statute.load import rulebook

SHARED = Path(__file__).parents[3] / "shared"


@pytest.fixture(scope="session")
def book() -> RuleBook:
    return rulebook()


@pytest.fixture(scope="session")
def law_texts() -> Path:
    folder = SHARED / "law-texts"
    if not folder.is_dir():
        pytest.skip("the law texts do not lie beside the repository")
    return folder


@pytest.fixture(scope="session")
def notice() -> Path:
    file = SHARED / "source" / "notice-2022-112.txt"
    if not file.is_file():
        pytest.skip("the notice does not lie beside the repository")
    return file


@pytest.fixture(scope="session")
def real_cases() -> Path:
    file = SHARED / "cases" / "real-decisions.toml"
    if not file.is_file():
        pytest.skip("the real cases do not lie beside the repository")
    return file
