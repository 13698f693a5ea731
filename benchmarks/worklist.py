"""The first page of what waits: 50,000 open acts of four procedures, against 50.

Two installations are made, alike but for their number of open acts. Whole pages are asked for,
as a browser asks for them, in turns, so that what else the machine does falls on both. Compared
are medians. The acts are rows without entries of their own, which no page of a list reads.
"""

import argparse
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
from pathlib import Path
from statistics import median
from typing import Any

from installations import ROOT, server, set_up

FEW, QUICK, FULL = 50, 2_000, 50_000
GOAL = 1.5
PAGES = {
    "work list": "/console/",
    "cases": "/console/cases/",
    "cases by limit": "/console/cases/?sort=due",
    "cases overdue": "/console/cases/?overdue=1",
}
OK = 200
EVERYTHING = 10**9


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
    repeat(seizure, share, 7, ("created_on",), {})


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
        more = timedelta(days=number % 150)
        moved = {name: columns[name] + more for name in days if columns[name] is not None}
        unique = re.sub("〕.*号", f"〕{place + 1}{number:06}号", row.pk)
        name = {kind._meta.pk.attname: unique}
        rows.append(kind(**(columns | values | moved | name)))
    QuerySet(kind).bulk_create(rows, batch_size=500)


def answer(data: Path, url: str, count: int) -> None:
    """Make an installation, then ask for each page whenever a line comes in."""
    sys.path.insert(0, str(ROOT / "tests"))
    set_up(data, url)
    from django.db import connection  # noqa: PLC0415 - Django was just set up
    from django.test import Client  # noqa: PLC0415 - as above

    from mingjing.kernel.dates import legal_date  # noqa: PLC0415 - as above
    from mingjing.web.acting import law_today, now  # noqa: PLC0415 - as above
    from mingjing.web.console.sources import View  # noqa: PLC0415 - as above
    from mingjing.web.console.waiting import follow  # noqa: PLC0415 - as above
    from support.cast import CHEN, LIN, SONG, WU  # noqa: PLC0415 - as above
    from support.signing_in import account_for  # noqa: PLC0415 - as above

    fill(data, count)
    clients = {}
    for post, person in {
        "officer": LIN,
        "leader": WU,
        "reviewer": CHEN,
        "custodian": SONG,
    }.items():
        clients[post] = Client(SERVER_NAME="localhost")
        account = account_for(person, now())
        clients[post].force_login(account, backend="mingjing.accounts.backends.RosterBackend")
    began = time.perf_counter()
    follow(View(now(), legal_date(now()), law_today()), EVERYTHING)
    made = time.perf_counter() - began
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
    print(json.dumps({"made": made}), flush=True)
    for _line in sys.stdin:
        spent = {}
        for post, client in clients.items():
            for name, path in PAGES.items():
                start = time.perf_counter()
                response = client.get(path)
                took = time.perf_counter() - start
                if response.status_code != OK:
                    raise SystemExit(f"{path} for {post}: {response.status_code}")
                rows = response.content.count(b'<li class="duty') + response.content.count(
                    b"<tr"
                )
                spent[f"{name}, {post}"] = (took, rows)
        print(json.dumps(spent), flush=True)


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

    def asked(self) -> dict[str, Any]:
        """Return how long each page takes now, and how many rows it shows."""
        assert self.process.stdin is not None  # noqa: S101 - as above
        self.process.stdin.write("\n")
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
            made = asked[size].told()["made"]
            print(f"worklist.{name} acts={size} index_made_in_s={made:.1f}", flush=True)
        spent: dict[int, dict[str, list[float]]] = {FEW: {}, count: {}}
        rows: dict[tuple[int, str], int] = {}
        for number in range(rounds + 1):
            for size, one in asked.items():
                for page, (seconds, shown) in one.asked().items():
                    rows[size, page] = shown
                    if number:
                        spent[size].setdefault(page, []).append(seconds)
    met = True
    for page, few in spent[FEW].items():
        small, large = median(few), median(spent[count][page])
        ratio = large / small
        is_same = rows[FEW, page] == rows[count, page]
        met = met and (ratio <= GOAL or not is_same)
        told = "met" if ratio <= GOAL else "missed"
        print(
            f"worklist.{name} {page}: {FEW} acts {small * 1e3:.1f} ms, {count} acts "
            f"{large * 1e3:.1f} ms, ratio {ratio:.2f}   "
            + (f"goal ≤ {GOAL}: {told}" if is_same else "not the same rows: not compared")
        )
    return met


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
