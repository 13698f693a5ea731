"""``mingjing`` in a process of its own, as a person starts it."""

import os
import subprocess
import sys
from pathlib import Path

from support.waiting import PATIENCE


def shell(*words: str, place: Path, **env: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"MINGJING_DATA": str(place), "MINGJING_DATABASE": ""} | env
    return subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", "from mingjing.cli.main import main; main()", *words],
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=PATIENCE,
        check=False,
    )
