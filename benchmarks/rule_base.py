"""Loading and validating the rule base, against reading the same bytes with ``tomllib``.

A process loads it once, so each round is a process of its own: modules are imported first, then
the same files are read by ``tomllib.loads`` alone and by the loader, in turns. Compared are
medians over the rounds. Goal: at most five times.
"""

import argparse
import subprocess
import sys
import time
import tomllib
from importlib.resources import files
from importlib.resources.abc import Traversable
from statistics import median

FOLDERS = (
    "statutes",
    "calendars",
    "regions",
    "retention",
    "recording",
    "violations",
    "discretion",
)
GOAL = 5.0
LOADED = ("tomllib", "rule base")


def texts(root: Traversable) -> list[str]:
    """Return the text of every file that the loader reads."""
    from mingjing.statute.load import CONVENTIONS  # noqa: PLC0415 - imports are not measured

    paths = [root / CONVENTIONS]
    paths += [one for folder in FOLDERS for one in (root / folder).iterdir()]
    return [path.read_text("utf-8") for path in paths if path.name.endswith(".toml")]


def seconds_here(first: str) -> dict[str, float]:
    """Return how long each takes in this process, *first* before the other."""
    from mingjing.statute.load import read_rulebook  # noqa: PLC0415 - imports are not measured

    root = files("mingjing.statute") / "data"
    held = texts(root)
    seconds = {}
    for name in sorted(LOADED, key=lambda one: one != first):
        began = time.perf_counter()
        if name == "tomllib":
            for text in held:
                tomllib.loads(text)
        else:
            read_rulebook(root)
        seconds[name] = time.perf_counter() - began
    return seconds


def measured(rounds: int) -> list[dict[str, float]]:
    """Return the seconds of each round, each in a process of its own."""
    found = []
    for number in range(rounds):
        words = [sys.executable, __file__, "--first", LOADED[number % 2]]
        done = subprocess.run(words, check=True, capture_output=True, text=True)  # noqa: S603 - this file
        found.append(dict(zip(LOADED, map(float, done.stdout.split()), strict=True)))
    return found


def main() -> int:
    """Print seconds and ratio; exit 1 if the goal is missed."""
    parser = argparse.ArgumentParser(description="Loading the rule base, against tomllib.")
    parser.add_argument("--rounds", type=int, default=8)
    parser.add_argument("--first", choices=LOADED, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.first:
        seconds = seconds_here(options.first)
        print(*(seconds[name] for name in LOADED))
        return 0
    rounds = measured(options.rounds)
    for name in LOADED:
        print(f"rule_base.{name.replace(' ', '_')} {median(one[name] for one in rounds):.3f} s")
    ratio = median(one["rule base"] / one["tomllib"] for one in rounds)
    met = "met" if ratio <= GOAL else "missed"
    print(f"rule_base loading ÷ tomllib.loads = {ratio:.2f}   goal ≤ {GOAL:.0f}: {met}")
    return 0 if ratio <= GOAL else 1


if __name__ == "__main__":
    sys.exit(main())
