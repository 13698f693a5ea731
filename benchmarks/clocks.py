"""Deriving every clock of open cases, against reading the same rows and deriving nothing.

Nothing that runs out is stored: what a first page and the reminders show is counted from events
when it is read. Cases of every open state are fetched in batches with all that their clocks
read; in turns, nothing more is done with them, or every clock is derived: the case's own, that
of its review, those of publication. Compared are medians over the rounds. Goal: at most 1.5.
"""

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from installations import ROOT, server, set_up

if TYPE_CHECKING:
    from django.db.models import Model

    from mingjing.cases.models import Case

QUICK, FULL = 10_000, 100_000
BATCH = 1_000
DAYS = 60
GOAL = 1.5


def fill(data: Path, count: int) -> None:
    """Bring one case to each open state by its commands, and copy it over the days."""
    sys.path.insert(0, str(ROOT / "tests"))
    from mingjing.cases.states import State  # noqa: PLC0415 - Django was just set up
    from support.cast import staff_bureau  # noqa: PLC0415 - found only through the line above
    from support.county import Clock, County, store_in  # noqa: PLC0415 - as above

    clock = Clock()
    staff_bureau(clock.now)
    county = County(store_in(data), clock)
    states = (
        State.FILED,
        State.INVESTIGATED,
        State.IN_REVIEW,
        State.REVIEWED,
        State.NOTICED,
        State.HEARING_REQUESTED,
        State.DECIDED,
        State.SERVED,
    )
    dockets = [county.bring(state) for state in states]
    for docket in dockets:
        if county.state(docket) is State.IN_REVIEW:
            county.accept(docket)
    for nth, docket in enumerate(dockets):
        copies = range(nth, count, len(dockets))
        while batch := list(islice(copies, BATCH)):
            copy_case(docket, batch)
            copies = copies[len(batch) :]


def copy_case(docket: str, numbers: Iterable[int]) -> None:
    """Copy a case with its notice, rounds, decision and service, each some days later."""
    from django.db.models import QuerySet  # noqa: PLC0415 - Django is set up

    from mingjing.cases.models import Case, Decision, Notice, Service  # noqa: PLC0415 - as above
    from mingjing.review.models import ReviewRound  # noqa: PLC0415 - as above

    template = Case.objects.get(pk=docket)
    cases = []
    for number in numbers:
        case = later(template, number % DAYS)
        case.docket, case.number = f"{docket}-{number}", f"{template.number}-{number}"
        cases.append(case)
    QuerySet(Case).bulk_create(cases)
    for model in (Notice, ReviewRound, Decision):
        rows = []
        for row in model._base_manager.filter(case=template):
            for nth, case in enumerate(cases):
                made = later(row, nth % DAYS)
                made.case = case
                rows.append(made)
        QuerySet(model).bulk_create(rows)
    services = Service._base_manager.filter(decision__case=template)
    for row in services:
        made = []
        for decision in Decision._base_manager.filter(case__in=cases):
            service = later(row, 0)
            service.decision = decision
            made.append(service)
        QuerySet(Service).bulk_create(made)


def later(row: "Model", days: int) -> "Model":
    """Return an unsaved copy of a row without its key, whose days all lie so much later."""
    values = {}
    for field in row._meta.concrete_fields:
        value = getattr(row, field.attname)
        if isinstance(value, date):
            value += timedelta(days=days)
        if not field.primary_key:
            values[field.attname] = value
    return type(row)(**values)


def batches() -> Iterator[list["Case"]]:
    """Yield the open cases, with all that their clocks read."""
    from mingjing.cases.models import Case  # noqa: PLC0415 - Django is set up
    from mingjing.cases.queries import OF_CASE, fetch_for_clocks  # noqa: PLC0415 - as above
    from mingjing.cases.states import LIFE  # noqa: PLC0415 - as above
    from mingjing.review.queries import fetch_rounds  # noqa: PLC0415 - as above

    rows = Case.objects.exclude(state__in=LIFE.ends).select_related(*OF_CASE).order_by("pk")
    read = rows.iterator(chunk_size=BATCH)
    while batch := list(islice(read, BATCH)):
        fetch_for_clocks(batch)
        fetch_rounds(batch)
        yield batch


def read_only() -> int:
    """Read every open case; return how many there are."""
    from mingjing.disclosure.own import publications_by_case  # noqa: PLC0415 - as above

    found = 0
    for batch in batches():
        publications_by_case(case.docket for case in batch)
        found += len(batch)
    return found


def derive() -> int:
    """Read every open case and derive its clocks; return how many there are."""
    from mingjing.cases.clocks import clocks_of  # noqa: PLC0415 - as above
    from mingjing.disclosure.own import (  # noqa: PLC0415 - as above
        publication_clocks,
        publications_by_case,
    )
    from mingjing.review.queries import clock_of_review  # noqa: PLC0415 - as above
    from mingjing.statute.load import rulebook  # noqa: PLC0415 - as above

    law, found = rulebook(), 0
    for batch in batches():
        published = publications_by_case(case.docket for case in batch)
        for case in batch:
            clocks = clocks_of(case, law)
            clocks += publication_clocks(case, published.get(case.docket, ()), law)
            found += len(clocks) + (clock_of_review(case, law) is not None)
    return found


def measure(data: Path, url: str, count: int, rounds: int) -> bool:
    """Fill one database, read and derive in turns, and print the ratio."""
    set_up(data, url)
    fill(data, count)
    from django.db import connection  # noqa: PLC0415 - Django was just set up

    vendor = connection.vendor
    print(f"clocks.{vendor} cases={read_only()} clocks={derive()}", flush=True)
    spent: dict[str, list[float]] = {"reading": [], "deriving": []}
    for _ in range(rounds):
        for name, work in (("reading", read_only), ("deriving", derive)):
            began = time.perf_counter()
            work()
            spent[name].append(time.perf_counter() - began)
    for name, seconds in spent.items():
        print(f"clocks.{vendor}.{name} {median(seconds):.2f} s")
    ratio = median(spent["deriving"]) / median(spent["reading"])
    met = "met" if ratio <= GOAL else "missed"
    print(f"clocks.{vendor} deriving ÷ reading = {ratio:.2f}   goal ≤ {GOAL}: {met}")
    connection.close()
    return ratio <= GOAL


def main() -> int:
    """Measure each database in a process of its own; exit 1 if a goal is missed."""
    parser = argparse.ArgumentParser(description="Deriving clocks, against reading the rows.")
    parser.add_argument("--full", action="store_true", help=f"{FULL:,} cases, not {QUICK:,}")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--database", choices=("sqlite", "postgresql"))
    options = parser.parse_args()
    if options.database is None:
        failed = 0
        for name in ("sqlite", "postgresql"):
            words = [sys.executable, __file__, *sys.argv[1:], "--database", name]
            failed |= subprocess.run(words, check=False).returncode  # noqa: S603 - this program
        return failed
    count = FULL if options.full else QUICK
    with tempfile.TemporaryDirectory() as folder:
        if options.database == "sqlite":
            return 0 if measure(Path(folder), "", count, options.rounds) else 1
        with server() as url:
            return 0 if measure(Path(folder), url, count, options.rounds) else 1


if __name__ == "__main__":
    sys.exit(main())
