"""Where a test session lives: set before Django reads its settings, removed at the end."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

SERVER = "MINGJING_TEST_DATABASE_URL"


def enter() -> Path:
    """Point the process at a temporary data directory and the test database; return the first.

    Whatever the developer has set is replaced: tests never touch real data.
    """
    directory = Path(tempfile.mkdtemp(prefix="mingjing-tests-"))
    atexit.register(shutil.rmtree, directory, ignore_errors=True)
    data = directory / "data"
    data.mkdir(mode=0o700)
    os.environ["MINGJING_DATA"] = str(data)
    os.environ["MINGJING_DATABASE"] = os.environ.get(SERVER, "")
    os.environ["DJANGO_SETTINGS_MODULE"] = "mingjing.web.settings"
    return directory
