"""A staffed bureau and a store of the test's own."""

from datetime import date
from pathlib import Path

import pytest

from mingjing.evidence.store import BlobStore


@pytest.fixture
def store(tmp_path: Path) -> BlobStore:
    return BlobStore(tmp_path / "evidence")


@pytest.fixture
def files(db: None, store: BlobStore):
    return staffed(store)


@pytest.fixture
def committed_files(committed_db, store: BlobStore):
    """Files whose commits are real: constraints between rows are checked at each."""
    return staffed(store)


def staffed(store: BlobStore):
    from casefile.files import Files, at  # noqa: PLC0415 - pure tests run without Django
    from mingjing.demo.cast import staff_bureau  # noqa: PLC0415 - as above

    staff_bureau(at(date(2026, 1, 4)))
    return Files(store)
