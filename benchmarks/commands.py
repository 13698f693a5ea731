"""What recording costs: a real command against the bare rows it would write without a ledger.

In turn, on the same database: ``register_person`` (state, opening, entry, head, one commit) and
a bare transaction of two rows through the same ORM: the same reads, the same state, and one
plain audit row, which any honest system would write too. The median of the ratios within each
round is printed; the goal is 0.5. Each database runs in a process of its own.
"""

import argparse
import cProfile
import pstats
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path
from statistics import median

from installations import server, set_up

GOAL = 0.5


def _prepare() -> dict[str, Callable[[str], None]]:
    """Return the two ways of writing one person, each given a code of its own."""
    from datetime import UTC, date, datetime  # noqa: PLC0415 - Django was just set up

    from django.db import models, transaction  # noqa: PLC0415 - as above

    from mingjing.access.actors import Actor, Role  # noqa: PLC0415 - as above
    from mingjing.bureau.commands.found_bureau import (  # noqa: PLC0415 - as above
        FoundBureau,
        found_bureau,
    )
    from mingjing.bureau.commands.register_person import (  # noqa: PLC0415 - as above
        RegisterPerson,
        register_person,
    )
    from mingjing.bureau.models import Person, Unit  # noqa: PLC0415 - as above
    from mingjing.ledger.models import Job  # noqa: PLC0415 - as above
    from mingjing.ledger.recording import Act  # noqa: PLC0415 - as above

    at = datetime(2026, 5, 11, 1, tzinfo=UTC)
    actor = Actor("p-01", frozenset({Role.SYSTEM_ADMINISTRATOR}), "bangong")
    found_bureau(
        FoundBureau("bangong", "办公室", "p-01", "管理员", "任命", date(2026, 1, 4)),
        act=Act(actor, at),
    )

    def command(code: str) -> None:
        register_person(RegisterPerson(code, "示例", "bangong"), act=Act(actor, at))

    def bare(code: str) -> None:
        with transaction.atomic(durable=True):
            if Person.objects.filter(code=code).exists():
                raise AssertionError(code)
            unit = Unit.objects.filter(code="bangong").first()
            models.Model.save(Person(code=code, name="示例", unit=unit), force_insert=True)
            Job(kind="audit", key=code, arguments={"person": code}).save(force_insert=True)

    return {"command": command, "bare": bare}


def measure(rounds: int, count: int, *, profile: bool) -> float:
    """Print speeds of one database and return the ratio."""
    ways = _prepare()
    speeds: dict[str, list[float]] = {name: [] for name in ways}
    profiler = cProfile.Profile()
    for number in range(rounds + 1):
        for name, way in ways.items():
            watched = profiler if profile and name == "command" else nullcontext()
            start = time.perf_counter()
            with watched:
                for one in range(count):
                    way(f"{name[0]}{number}-{one}")
            if number:
                speeds[name].append(count / (time.perf_counter() - start))
    for name, values in speeds.items():
        print(f"{name:8} {median(values):8.0f}/s   ({', '.join(f'{v:.0f}' for v in values)})")
    if profile:
        pstats.Stats(profiler).sort_stats("tottime").print_stats(25)
    pairs = zip(speeds["command"], speeds["bare"], strict=True)
    ratio = median(command / bare for command, bare in pairs)
    verdict = "met" if ratio >= GOAL else "missed"
    print(f"ratio    {ratio:8.2f}     goal {GOAL}: {verdict}")
    return ratio


def main() -> int:
    """Measure each database in a child; exit 1 if one is under the goal."""
    parser = argparse.ArgumentParser(description="Commands against bare transactions.")
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--count", type=int, default=50, help="commands in a round")
    parser.add_argument("--database", choices=("sqlite", "postgresql"))
    parser.add_argument("--profile", action="store_true", help="also show where time goes")
    options = parser.parse_args()
    if options.database is None:
        failed = 0
        for name in ("sqlite", "postgresql"):
            words = [sys.executable, __file__, *sys.argv[1:], "--database", name]
            failed |= subprocess.run(words, check=False).returncode  # noqa: S603 - this program
        return failed
    print(f"--- {options.database}")
    place = server() if options.database == "postgresql" else nullcontext("")
    with tempfile.TemporaryDirectory() as data, place as url:
        set_up(Path(data), url)
        ratio = measure(options.rounds, options.count, profile=options.profile)
        from django.db import connections  # noqa: PLC0415 - Django was set up above

        connections.close_all()
    return 0 if ratio >= GOAL else 1


if __name__ == "__main__":
    sys.exit(main())
