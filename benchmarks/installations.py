"""Databases for benchmarks: a fresh SQLite file, or a PostgreSQL server that keeps its word.

The server of the tests throws its data away and need not sync; here syncing is measured.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DURABLE = {"fsync": "on", "full_page_writes": "on", "synchronous_commit": "on"}


@contextmanager
def server() -> Iterator[str]:
    """Start a durable PostgreSQL server and give its URL.

    Raises:
        SystemExit: there is no PostgreSQL on this machine.
    """
    sys.path.insert(0, str(ROOT / "tests"))
    from support import cluster, tools  # noqa: PLC0415 - found only through the line above

    binaries = tools.postgres()
    if binaries is None:
        raise SystemExit("PostgreSQL is missing: apt-get install postgresql")
    cluster.SETTINGS.update(DURABLE)
    with cluster.running_cluster(binaries) as url:
        yield url


def set_up(data: Path, url: str) -> None:
    """Load Django on *data* and bring its database to the newest schema."""
    os.environ["MINGJING_DATA"] = str(data)
    os.environ["MINGJING_DATABASE"] = url
    os.environ["DJANGO_SETTINGS_MODULE"] = "mingjing.web.settings"
    import django  # noqa: PLC0415 - settings read the environment set above

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415 - as above

    call_command("migrate", verbosity=0, interactive=False)
