"""How soon a command that needs no database answers, against starting Python alone.

In turn: ``python -c pass`` and each command, median of the ratios within each round. The goal
of half a second is this machine's; the ratio travels.
"""

import subprocess
import sys
import time
from pathlib import Path
from statistics import median

MINGJING = str(Path(sys.executable).with_name("mingjing"))
COMMANDS = (("--help",), ("due", "APL-60", "2026-07-05"), ("law", "show", "APL-58-1"))
ROUNDS = 7


def _seconds(*command: str) -> float:
    began = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - our own programs
    return time.perf_counter() - began


def main() -> None:
    """Print seconds and ratio of each command."""
    for words in COMMANDS:
        pairs = [
            (_seconds(sys.executable, "-c", "pass"), _seconds(MINGJING, *words))
            for _ in range(ROUNDS)
        ]
        ratio = median(ours / bare for bare, ours in pairs)
        seconds = median(ours for _, ours in pairs)
        print(f"mingjing {' '.join(words):28} {seconds:.2f} s, {ratio:.1f} × bare Python")


if __name__ == "__main__":
    main()
