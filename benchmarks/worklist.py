"""The first page of what waits: 50,000 open acts of four procedures, against 50.

Two installations are made, alike but for their number of open acts. Whole pages are asked for,
as a browser asks for them, each of both installations in turn, so that what else the machine
does falls on both. Compared are medians; beside them stands the time of the processor that the
process of the pages took, which on SQLite is all of it. The acts are rows without entries of
their own, which no page of a list reads. What waits is derived in the first of each kind and
day, and entered alike for its copies. Only seizures wait for a reviewer: where fewer acts would
not fill a page with them, as many more are made as do.
"""

import argparse
import gc
import json
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, nullcontext
from dataclasses import dataclass
from datetime import timedelta
from itertools import product
from pathlib import Path
from statistics import median
from typing import Any

from installations import ROOT, server, set_up

FEW, QUICK, FULL = 50, 2_000, 50_000
PAGE = 30  # rows of the first page of what waits
GOAL = 1.5
PAGES = {
    "work list": "/console/",
    "cases": "/console/cases/",
    "cases by limit": "/console/cases/?sort=due",
    "cases overdue": "/console/cases/?overdue=1",
    "cases overdue, newest first": "/console/cases/?overdue=1&sort=newest",
}
OK = 200
EVERYTHING = 10**9
SPREAD = 150  # days over which the copies lie
COPY = re.compile(r"〕(\d)(\d{6})号$")


def fill(data: Path, count: int) -> None:
    """Fill an installation with *count* open acts: cases, inspections, penalties, seizures."""
    from compulsion.desk import Desk as Seizing  # noqa: PLC0415 - Django was just set up
    from inspections.desk import Desk as Visiting  # noqa: PLC0415 - as above
    from mingjing.cases.states import State  # noqa: PLC0415 - as above
    from mingjing.web.acting import now  # noqa: PLC0415 - as above
    from summary.desk import Desk as Punishing  # noqa: PLC0415 - as above
    from support.cast import staff_bureau  # noqa: PLC0415 - as above
    from support.county import Clock, County, store_in  # noqa: PLC0415 - as above

    clock = Clock(now=now() - timedelta(days=200))
    staff_bureau(Clock().now)
    county = County(store_in(data), clock)
    visiting = Visiting(county)
    visiting.plan()
    stages = (State.LEAD, State.FILED, State.INVESTIGATION, State.INVESTIGATED)
    cases = [county.case(county.bring(stage)) for stage in stages]
    visit = visiting.row(visiting.create())
    seizing, punishing = Seizing(county), Punishing(county)
    seizure = seizing.row(seizing.request())
    penalty = punishing.row(punishing.find())
    share = count // 20
    for place, case in enumerate(cases):
        days = ("found_on", "act_ended_on", "filed_on")
        repeat(case, 4 * share, place, days, {"number": ""})
    repeat(visit, 2 * share, 5, ("planned_on",), {})
    repeat(penalty, share, 6, ("found_at",), {})
    repeat(seizure, max(share, PAGE), 7, ("created_on",), {})


def repeat(
    row: Any,  # noqa: ANN401 - a row of any kind
    count: int,
    place: int,
    days: tuple[str, ...],
    values: Mapping[str, object],
) -> None:
    """Save *row* again so often under other names, of other days."""
    from django.db.models import QuerySet  # noqa: PLC0415 - Django was set up

    kind = type(row)
    columns = {
        field.attname: getattr(row, field.attname) for field in kind._meta.concrete_fields
    }
    rows = []
    for number in range(count):
        more = timedelta(days=number % SPREAD)
        moved = {name: columns[name] + more for name in days if columns[name] is not None}
        unique = re.sub("〕.*号", f"〕{place + 1}{number:06}号", row.pk)
        name = {kind._meta.pk.attname: unique}
        rows.append(kind(**(columns | values | moved | name)))
    QuerySet(kind).bulk_create(rows, batch_size=500)


def make_index() -> None:
    """Derive what waits in the first act of each kind and day; say the same of its copies."""
    from mingjing.kernel.dates import legal_date  # noqa: PLC0415 - Django was just set up
    from mingjing.web.acting import law_today, now  # noqa: PLC0415 - as above
    from mingjing.web.console.sources import View  # noqa: PLC0415 - as above
    from mingjing.web.console.waiting import follow  # noqa: PLC0415 - as above
    from mingjing.worklist.models import Mark, Standing, Waiting  # noqa: PLC0415 - as above

    view = View(now(), legal_date(now()), law_today())
    follow(view, 0)
    firsts, copies = {}, []
    for one in Standing.objects.all():
        named = COPY.search(one.subject)
        number = int(named[2]) if named else 0
        day = (one.kind, named[1] if named else "", number % SPREAD)
        if number < SPREAD:
            firsts[day] = one.pk
        else:
            copies.append((one, firsts[day]))
    Standing.objects.update(turn=Mark.objects.get().turn)
    Standing.objects.filter(pk__in=firsts.values()).update(turn=0)
    follow(view, EVERYTHING)
    derived = Standing.objects.in_bulk(firsts.values())
    waits: dict[int, list[Waiting]] = {}
    for row in Waiting.objects.all():
        waits.setdefault(row.standing_id, []).append(row)
    rows = []
    for one, first in copies:
        one.turn, one.last = derived[first].turn, derived[first].last
        for row in waits.get(first, ()):
            values = {
                field.attname: getattr(row, field.attname)
                for field in Waiting._meta.concrete_fields
                if not field.primary_key
            }
            rows.append(Waiting(**values | {"standing_id": one.pk}))
    Waiting.objects.bulk_create(rows, batch_size=2_000)
    Standing.objects.bulk_update([one for one, _ in copies], ["turn", "last"], batch_size=300)


def answer(data: Path, url: str, count: int) -> None:
    """Make an installation, then ask for the page that each line names."""
    sys.path.insert(0, str(ROOT / "tests"))
    set_up(data, url)
    from django.db import connection  # noqa: PLC0415 - Django was just set up
    from django.test import Client  # noqa: PLC0415 - as above

    from mingjing.web import urls  # noqa: F401, PLC0415 - read now, not with the first page
    from mingjing.web.acting import now  # noqa: PLC0415 - as above
    from support.cast import CHEN, LIN, SONG, WU  # noqa: PLC0415 - as above
    from support.signing_in import account_for  # noqa: PLC0415 - as above

    fill(data, count)
    people = {"officer": LIN, "custodian": SONG, "reviewer": CHEN, "leader": WU}
    clients = {post: Client(SERVER_NAME="localhost") for post in people}
    for post, client in clients.items():
        account = account_for(people[post], now())
        client.force_login(account, backend="mingjing.accounts.backends.RosterBackend")
    began = time.process_time()
    make_index()
    made = time.process_time() - began
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
    print(json.dumps({"made": made, "posts": list(clients)}), flush=True)
    gc.collect()
    gc.freeze()  # what stays for good is not looked through again, now here and now there
    for line in sys.stdin:
        page, post = json.loads(line)
        wall, processor = time.perf_counter(), time.process_time()
        response = clients[post].get(PAGES[page])
        processor, wall = time.process_time() - processor, time.perf_counter() - wall
        if response.status_code != OK:
            raise SystemExit(f"{page} for {post}: {response.status_code}")
        rows = response.content.count(b'<li class="duty') + response.content.count(b"<tr")
        told = {"wall": wall, "processor": processor, "rows": rows}
        print(json.dumps(told), flush=True)


@dataclass(frozen=True)
class Installation:
    """One that answers in a process of its own."""

    process: "subprocess.Popen[str]"

    def told(self) -> dict[str, Any]:
        """Return the next line it says.

        Raises:
            SystemExit: it has ended.
        """
        assert self.process.stdout is not None  # noqa: S101 - it was given a pipe
        line = self.process.stdout.readline()
        if not line:
            raise SystemExit("an installation ended")
        return dict(json.loads(line))

    def asked(self, page: str, post: str) -> dict[str, Any]:
        """Return how long a page takes now, and how many rows it shows."""
        assert self.process.stdin is not None  # noqa: S101 - as above
        self.process.stdin.write(json.dumps([page, post]) + "\n")
        self.process.stdin.flush()
        return self.told()


@contextmanager
def installed(data: Path, url: str, count: int) -> Iterator[Installation]:
    """Make an installation with *count* open acts and end it, whatever happens."""
    words = [sys.executable, __file__, "--answer", str(count), "--data", str(data)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen([*words, "--url", url], text=True, **pipes) as process:  # type: ignore[call-overload]  # noqa: S603 - this program
        try:
            yield Installation(process)
        finally:
            process.kill()


def measure(name: str, folder: Path, urls: tuple[str, str], count: int, rounds: int) -> bool:
    """Ask both installations in turns, print every page and ratio; say whether all are met."""
    with ExitStack() as stack:
        asked: dict[int, Installation] = {}
        for size, url in zip((FEW, count), urls, strict=True):
            (folder / str(size)).mkdir()
            asked[size] = stack.enter_context(installed(folder / str(size), url, size))
            made = asked[size].told()
            print(f"worklist.{name} acts={size} index_made_in_s={made['made']:.1f}", flush=True)
        spent: dict[tuple[str, str], dict[int, list[dict[str, Any]]]] = {}
        for number in range(rounds + 1):
            for page, post in product(PAGES, made["posts"]):
                for size, one in asked.items():
                    took = one.asked(page, post)
                    if number:
                        by_size = spent.setdefault((page, post), {FEW: [], count: []})
                        by_size[size].append(took)
    met = [
        told(f"worklist.{name} {page}, {post}", *of.values())
        for (page, post), of in spent.items()
    ]
    return all(met)


def told(name: str, few: list[dict[str, Any]], many: list[dict[str, Any]]) -> bool:
    """Print the ratios of a page; say whether the goal is met."""
    middle = {
        clock: (median(one[clock] for one in few), median(one[clock] for one in many))
        for clock in ("wall", "processor")
    }
    ratios = {clock: large / small for clock, (small, large) in middle.items()}
    words = ", ".join(
        f"{clock} {small * 1e3:.1f} → {large * 1e3:.1f} ms = {ratios[clock]:.2f}"
        for clock, (small, large) in middle.items()
    )
    is_met = ratios["wall"] <= GOAL
    verdict = f"goal ≤ {GOAL}: {'met' if is_met else 'missed'}"
    print(
        f"{name}: rows {few[-1]['rows']} → {many[-1]['rows']}, {words}   {verdict}", flush=True
    )
    return is_met


def main() -> int:
    """Measure both databases; exit 1 if a goal is missed."""
    parser = argparse.ArgumentParser(description="The list of what waits, long against short.")
    parser.add_argument("--full", action="store_true", help=f"{FULL:,} acts, not {QUICK:,}")
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--database", choices=("sqlite", "postgresql"))
    parser.add_argument("--answer", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--data", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--url", default="", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.answer is not None:
        answer(options.data, options.url, options.answer)
        return 0
    met, count = True, FULL if options.full else QUICK
    for name in [options.database] if options.database else ["sqlite", "postgresql"]:
        of_postgres = name == "postgresql"
        with (
            tempfile.TemporaryDirectory() as folder,
            server() if of_postgres else nullcontext("") as first,
            server() if of_postgres else nullcontext("") as second,
        ):
            urls = (first, second)
            met = measure(name, Path(folder), urls, count, options.rounds) and met
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
