"""Where the data of this installation lie."""

import os
from pathlib import Path

VARIABLE = "MINGJING_DATA"
DEFAULT = "data"
DATABASE = "mingjing.db"
CONFIG = "bureau.toml"


def data_dir() -> Path:
    """Return the data directory: ``--data``, else ``MINGJING_DATA``, else ``./data``."""
    return Path(os.environ.get(VARIABLE) or DEFAULT).resolve()


def choose(data: str) -> None:
    """Make *data* the data directory of this process and of those it starts."""
    os.environ[VARIABLE] = str(Path(data).resolve())


def signed_record(data: Path) -> Path | None:
    """Return a file that shows that a record was signed in *data*; None if there is none."""
    signs = (*data.glob("log/*/checkpoint"), *data.glob("publisher/*.db"))
    return next(iter(sorted(signs)), None)
