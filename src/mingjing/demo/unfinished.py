"""A walk that was interrupted: its data directory is marked, and cleared at the next start."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

MARK = "demo-unfinished"


@contextmanager
def unfinished(data: Path) -> Iterator[None]:
    """Mark *data* as an unfinished demonstration until the block ends well."""
    mark = data / MARK
    mark.touch()
    yield
    mark.unlink()


def clear_unfinished(data: Path) -> bool:
    """Remove what an interrupted walk left in *data*; never anything that is not marked.

    Returns:
        Whether there was such a rest.
    """
    if not (data / MARK).exists():
        return False
    for path in data.iterdir():
        if path.name == MARK:
            continue
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()
    (data / MARK).unlink()
    return True
