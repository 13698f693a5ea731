"""Pages a second: ours, the same page as a static file, and a Wagtail list of the same size.

Every server is gunicorn with two synchronous workers on this machine; each page is asked for by
``wrk``, or by a loop in Python where there is none, in turns, so that what else the machine
does falls on all. Compared are medians over the rounds.
"""

import argparse
import http.client
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from statistics import median
from threading import Thread

import wagtail_site
from installations import ROOT, set_up

QUICK, FULL = 200, 2_000
CLIENTS, WORKERS = 8, 2
START_SECONDS, OK = 60, 200
GOALS = {"public list": 4.0, "snapshot of the public list": 20.0}
STATIC = """
from whitenoise import WhiteNoise
def nothing(environ, start_response):
    start_response("404 Not Found", [])
    return [b""]
application = WhiteNoise(nothing, root="files")
"""


@dataclass(frozen=True)
class Target:
    """One page that is asked for.

    Args:
        port: of its server on this machine.
        path: of the page.
        cookie: who asks; empty for anybody.
    """

    port: int
    path: str
    cookie: str = ""


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return int(held.getsockname()[1])


@contextmanager
def serving(
    python: Path, application: str, folder: Path, env: Mapping[str, str]
) -> Iterator[int]:
    """Serve *application* and yield its port; whatever happens, it is stopped."""
    port = free_port()
    words = [python, "-m", "gunicorn", f"--bind=127.0.0.1:{port}", f"--workers={WORKERS}"]
    with subprocess.Popen(  # noqa: S603 - a program named here
        [*words, "--log-level=error", application], cwd=folder, env=os.environ | env
    ) as server:
        try:
            until = time.monotonic() + START_SECONDS
            while time.monotonic() < until:
                try:
                    socket.create_connection(("127.0.0.1", port), 1).close()
                    break
                except OSError:
                    time.sleep(0.1)
            yield port
        finally:
            server.terminate()
            server.wait(START_SECONDS)


def fetched(target: Target) -> bytes:
    """Return a page, which must be there.

    Raises:
        SystemExit: it is not.
    """
    connection = http.client.HTTPConnection("127.0.0.1", target.port, timeout=START_SECONDS)
    connection.request("GET", target.path, headers=_headers(target))
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    if answer.status != OK:
        raise SystemExit(f"{target.path}: {answer.status}")
    return body


def speed(target: Target, seconds: float) -> float:
    """Return how often a second a page is answered."""
    wrk = shutil.which("wrk")
    if wrk is None:
        return _looped(target, seconds)
    words = [wrk, "-t1", f"-c{CLIENTS}", f"-d{max(1, round(seconds))}s"]
    words += [f"-H{name}: {value}" for name, value in _headers(target).items()]
    done = subprocess.run(  # noqa: S603 - Debian's wrk
        [*words, f"http://127.0.0.1:{target.port}{target.path}"],
        check=True,
        capture_output=True,
        text=True,
    )
    if "Non-2xx" in done.stdout:
        raise SystemExit(done.stdout)
    line = next(line for line in done.stdout.splitlines() if "Requests/sec" in line)
    return float(line.split()[1])


def _looped(target: Target, seconds: float) -> float:
    counts: list[int] = []

    def work() -> None:
        until, count = time.monotonic() + seconds, 0
        while time.monotonic() < until:
            fetched(target)
            count += 1
        counts.append(count)

    threads = [Thread(target=work) for _ in range(CLIENTS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(counts) / seconds


def _headers(target: Target) -> dict[str, str]:
    return {"Cookie": target.cookie} if target.cookie else {}


def fill(data: Path, count: int) -> tuple[str, str, int]:
    """Fill an installation with *count* cases and publications.

    Returns:
        the cookie of an officer, the path of a case, and how many rows the register shows.
    """
    sys.path.insert(0, str(ROOT / "tests"))
    from django.db.models import QuerySet  # noqa: PLC0415 - Django was just set up
    from django.test import Client  # noqa: PLC0415 - as above

    from mingjing.cases.models import Case  # noqa: PLC0415 - as above
    from mingjing.cases.queries import decision_of  # noqa: PLC0415 - as above
    from mingjing.cases.states import State  # noqa: PLC0415 - as above
    from mingjing.disclosure.kinds import Kind  # noqa: PLC0415 - as above
    from mingjing.disclosure.listing import PER_PAGE  # noqa: PLC0415 - as above
    from mingjing.disclosure.masking import public_record, record_hash  # noqa: PLC0415 - as above
    from mingjing.disclosure.matrix import matrix_of  # noqa: PLC0415 - as above
    from mingjing.disclosure.models import Publication  # noqa: PLC0415 - as above
    from mingjing.disclosure.policy import OPEN_CHANNEL  # noqa: PLC0415 - as above
    from mingjing.disclosure.procedures.penalties import source_of  # noqa: PLC0415 - as above
    from mingjing.disclosure.states import State as Published  # noqa: PLC0415 - as above
    from mingjing.web.acting import now  # noqa: PLC0415 - as above
    from mingjing.web.console.slugs import slug_of  # noqa: PLC0415 - as above
    from support.cast import LIN, staff_bureau  # noqa: PLC0415 - as above
    from support.county import Clock, County, store_in  # noqa: PLC0415 - as above
    from support.signing_in import account_for  # noqa: PLC0415 - as above

    clock = Clock(now=now() - timedelta(days=60))
    staff_bureau(Clock().now)
    county = County(store_in(data), clock)
    docket = county.bring(State.SERVED)
    case = county.case(docket)
    made = public_record(
        replace(source_of(case, decision_of(case), "（虚构）", county.law), private=()),
        matrix_of(Kind.PENALTY),
    )
    sha256, last = record_hash(made), clock.today - timedelta(days=1)
    cases, publications = [], []
    for number in range(10, count + 10):
        day = last - timedelta(days=number // 3)
        name = f"（陵）应急线〔2026〕{number}号"
        cases.append(
            Case(
                docket=name,
                number=f"（陵）应急立〔2026〕{number}号",
                state=State.FILED,
                unit=case.unit,
                source=case.source,
                party=case.party,
                cause=case.cause,
                found_on=day,
                act_ended_on=day,
                filed_on=day,
                registered_by=LIN,
                lead_officer=case.lead_officer,
                second_officer=case.second_officer,
                filed_by=case.filed_by,
            )
        )
        publications.append(
            Publication(
                docket=name,
                number=f"（陵）应急罚〔2026〕{number}号",
                document=f"{number:016x}",
                channel=OPEN_CHANNEL,
                state=Published.PUBLISHED,
                decided_on=day,
                due=day + timedelta(days=9),
                public_record=made,
                record_sha256=sha256,
                checked_sha256=sha256,
                masked_by="p-04",
                checked_by="p-11",
                published_at=now(),
            )
        )
    QuerySet(Case).bulk_create(cases)
    QuerySet(Publication).bulk_create(publications)
    account = account_for(LIN, clock.now)
    client = Client()
    client.force_login(account, backend="mingjing.accounts.backends.RosterBackend")
    cookie = "; ".join(f"{one.key}={one.value}" for one in client.cookies.values())
    return cookie, f"/console/cases/{slug_of(docket)}/", PER_PAGE


def measure(data: Path, folder: Path, count: int, seconds: float, rounds: int) -> bool:
    """Serve everything, measure in turns, and print speeds and ratios."""
    set_up(data, "")
    cookie, case, shown = fill(data, count)
    foreign = wagtail_site.build(folder / "wagtail", count, shown)
    environment = {
        "MINGJING_DATA": str(data),
        "MINGJING_DATABASE": "",
        "DJANGO_SETTINGS_MODULE": "mingjing.web.settings",
    }
    with ExitStack() as stack:
        port = stack.enter_context(
            serving(Path(sys.executable), "mingjing.web.wsgi", ROOT, environment)
        )
        targets = {
            "public list": Target(port, "/decisions/"),
            "case page": Target(port, case, cookie),
            "console list": Target(port, "/console/cases/", cookie),
        }
        (folder / "files").mkdir()
        (folder / "static_pages.py").write_text(STATIC)
        for name, target in list(targets.items()):
            file = f"{name.replace(' ', '-')}.html"
            (folder / "files" / file).write_bytes(fetched(target))
            targets[f"snapshot of the {name}"] = Target(0, f"/{file}")
        still = stack.enter_context(
            serving(Path(sys.executable), "static_pages", folder, {"PYTHONPATH": str(folder)})
        )
        targets = {
            name: target if target.port else replace(target, port=still)
            for name, target in targets.items()
        }
        port = stack.enter_context(serving(foreign, "wsgi", folder / "wagtail", {}))
        targets["Wagtail list"] = Target(port, "/")
        speeds: dict[str, list[float]] = {name: [] for name in targets}
        for target in targets.values():
            fetched(target)
            speed(target, 1)
        for _ in range(rounds):
            for name, target in targets.items():
                speeds[name].append(speed(target, seconds))
    return told(speeds, count)


def told(speeds: Mapping[str, list[float]], count: int) -> bool:
    """Print every speed and every ratio beside its goal; say whether all goals are met."""
    middle = {name: median(values) for name, values in speeds.items()}
    for name, values in speeds.items():
        rest = ", ".join(f"{value:.0f}" for value in values)
        said = f"rows={count} per_second={middle[name]:.0f} ({rest})"
        print(f"pages.{name.replace(' ', '_')} {said}")
    met, wagtail = True, middle.pop("Wagtail list")
    for name, value in middle.items():
        ratio, goal = value / wagtail, GOALS.get(name)
        print(f"pages {name} ÷ Wagtail list = {ratio:.2f}{verdict(ratio, goal)}")
        met = met and (goal is None or ratio >= goal)
        still = middle.get(f"snapshot of the {name}")
        if still is not None:
            print(f"pages {name} ÷ the same page as a file = {value / still:.3f}")
    return met


def verdict(ratio: float, goal: float | None) -> str:
    """Return the goal and whether it is met; empty where there is none."""
    if goal is None:
        return ""
    return f"   goal ≥ {goal:.0f}: {'met' if ratio >= goal else 'missed'}"


def main() -> int:
    """Measure once; exit 1 if a goal is missed."""
    parser = argparse.ArgumentParser(description="Pages a second, against files and Wagtail.")
    parser.add_argument("--full", action="store_true", help=f"{FULL:,} rows, not {QUICK}")
    parser.add_argument("--seconds", type=float, default=3)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    count = FULL if options.full else QUICK
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        data.mkdir()
        return 0 if measure(data, Path(folder), count, options.seconds, options.rounds) else 1


if __name__ == "__main__":
    sys.exit(main())
