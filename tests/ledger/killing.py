"""Kill whoever writes or publishes the record, at every point, and look at what is left.

Run as a program on the data directory and database of the environment: ``killing.py commands``,
``killing.py publishing`` or ``killing.py anywhere COUNT``. It forks, and is therefore a process
of its own. Prints one JSON line ``{"kills": …, "faults": […]}``.
"""

import contextlib
import io
import json
import os
import random
import select
import signal
import sqlite3
import sys
import time
from datetime import datetime
from pathlib import Path

import django

django.setup()

from django.conf import settings  # noqa: E402 - rows exist once Django is set up
from django.db import close_old_connections, connection, connections  # noqa: E402

from ledger.office import ADMINISTRATOR, AT, audit, found, note, register, said  # noqa: E402
from mingjing.bureau.models import Person  # noqa: E402
from mingjing.kernel.dates import SHANGHAI  # noqa: E402
from mingjing.kernel.errors import InvalidInputError, RefusalError  # noqa: E402
from mingjing.ledger.erasing import erase_subject  # noqa: E402
from mingjing.ledger.models import LogEntry  # noqa: E402
from mingjing.ledger.publishing import Places, publish_all  # noqa: E402
from mingjing.ledger.recording import Act, recording  # noqa: E402
from mingjing.tlog.checkpoint import open_checkpoint  # noqa: E402
from mingjing.tlog.note import VerifierKey  # noqa: E402
from mingjing.tlog.verify import main as verify  # noqa: E402

DATA = Path(settings.MINGJING_DATA)
PLACES = Places(DATA)
NEW_YEAR = datetime(2027, 1, 1, 9, tzinfo=SHANGHAI)


class Faults(list):
    """What was found wrong, with where it happened."""

    def __init__(self):
        super().__init__()
        self.signed = {}
        self.where = ""

    def expect(self, holds, fault):
        if not holds:
            self.append(f"{self.where}: {fault}")

    def look_at_rows(self):
        """State and entries say the same; no number is missing; the audit finds nothing."""
        recorded = [
            entry["facts"].get("person") or entry["facts"]["administrator"]
            for entry in said("bureau")
            if entry["kind"] in {"bureau_founded", "person_registered"}
        ]
        self.expect(set(recorded) == set(Person.objects.values_list("pk", flat=True)), "rows")
        self.expect(len(recorded) == len(set(recorded)), "one person twice")
        for log in LogEntry.objects.values_list("log", flat=True).distinct():
            seqs = LogEntry.objects.filter(log=log).order_by("seq")
            seqs = list(seqs.values_list("seq", flat=True))
            self.expect(seqs == list(range(len(seqs))), f"numbers {seqs}")
        # Killed in its very first publishing, a log has a key and no checkpoint yet.
        found = [d for d in audit().differences if not d.where.endswith("/checkpoint")]
        self.expect(found == [], f"audit: {found}")

    def look_at_heads(self):
        """No two roots of one size, promised or signed; what is served verifies."""
        for year in (2026, 2027):
            for size, root in promised(year):
                self.see(year, size, root)
            path = PLACES.served(year) / "checkpoint"
            if path.exists():
                head = opened(year, path.read_bytes())
                self.see(year, head.size, head.root)
                with contextlib.redirect_stdout(io.StringIO()):
                    code = verify(["log", str(PLACES.served(year))])
                self.expect(code == 0, f"the verifier says {code}")

    def see(self, year, size, root):
        self.expect(self.signed.setdefault((year, size), root) == root, f"two roots of {size}")


def opened(year, note_bytes):
    return open_checkpoint(
        note_bytes, [VerifierKey.parse(PLACES.trusted(year).read_text().strip())]
    )


def promised(year):
    path = PLACES.memory(year)
    if not path.exists():
        return []
    with contextlib.closing(sqlite3.connect(path)) as memory:
        known = memory.execute("SELECT 1 FROM sqlite_master WHERE name = 'head'").fetchone()
        return memory.execute("SELECT size, root FROM head").fetchall() if known else []


def killed_at(point, work):
    """Return whether a child doing *work* was killed before its *point*-th step.

    *work* is given a function to call with a name before every step.
    """
    connections.close_all()
    child = os.fork()
    if child == 0:
        steps = iter(range(point))

        def step(_name=""):
            if next(steps, None) is None:
                os.kill(os.getpid(), signal.SIGKILL)

        with contextlib.suppress(RefusalError):
            work(step)
        os._exit(0)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if status not in {0, -signal.SIGKILL}:
        raise SystemExit(f"the child ended with {status}")
    return status != 0


def stepping_sql(command):
    """Let every statement, and both sides of every commit, be a step of *command*."""

    def work(step):
        def execute(run, *statement):
            step(statement[0])
            return run(*statement)

        commit = connection._commit

        def committing():
            step("commit")
            commit()
            step("committed")

        connection.ensure_connection()
        connection._commit = committing
        with connection.execute_wrapper(execute):
            command()

    return work


def erase(subject):
    with recording("erase", Act(ADMINISTRATOR, AT)) as record:
        erase_subject(record, subject, basis="届满", approved_by="p-01", checked_by="p-02")


def refused(code):
    with contextlib.suppress(InvalidInputError):
        register(code)


COMMANDS = [
    # what is killed, given a number of its own for every attempt
    ("a row and its entry", lambda n: register(f"a{n}")),
    ("two new subjects", lambda n: note(f"甲{n}", f"乙{n}")),
    ("the same request", lambda _: note("甲案", request="r-1")),
    ("a refusal", lambda _: register("p-01")),
    ("an erasure", lambda n: (note(f"丙{n}"), erase(f"丙{n}"))),
    ("the turn of the year", lambda n: note(f"丁{n}", at=NEW_YEAR)),
]


def kill_commands(faults):
    kills = 0
    if not Person.objects.exists():
        found()
    for name, command in COMMANDS:
        point, killed = 0, True
        while killed:
            faults.where = f"{name}, killed at {point}"
            killed = killed_at(point, stepping_sql(lambda at=point, do=command: do(at)))
            kills += killed
            faults.look_at_rows()
            point += 1
    faults.where = "afterwards"
    faults.expect(len(said("甲案")) == 1, "the same request was carried out more than once")
    publish_all(DATA)
    faults.look_at_heads()
    faults.expect(audit().differences == (), "the last audit")
    return kills


def kill_publishing(faults):
    kills = 0
    found()
    for grown in (0, 1, 252, 300):
        for _ in range(grown // 50):
            note(*[f"案{n}" for n in range(50)])
        if grown % 50:
            note(*["余"] * (grown % 50))
        point, killed = 0, True
        while killed:
            faults.where = f"publishing {grown} more, killed at {point}"
            killed = killed_at(point, lambda step: publish_all(DATA, step=step))
            kills += killed
            faults.look_at_heads()
            if point % 5 == 0:
                note("期间")
            point += 1
        publish_all(DATA)
        faults.look_at_heads()
        faults.expect(audit().differences == (), f"audit: {audit().differences}")
    return kills


def kill_anywhere(faults, count):
    """Kill a process that records and publishes, at moments nobody chose."""
    found()
    chance = random.Random(2026)  # noqa: S311 - repeatable, not secret
    for number in range(count):
        acknowledged = kill_once(number, chance.uniform(0.01, 0.35))
        faults.where = f"kill {number}"
        held = set(LogEntry.objects.values_list("leaf_hash", flat=True))
        lost = [leaf for leaf in acknowledged if leaf not in held]
        faults.expect(lost == [], f"acknowledged and lost: {lost}")
        faults.look_at_heads()
        publish_all(DATA)
        faults.look_at_rows()
        faults.look_at_heads()
        faults.expect(audit().differences == (), f"audit: {audit().differences}")
    return count


def kill_once(number, seconds):
    """Return the leaf hashes a child acknowledged before it was killed."""
    connections.close_all()
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        for step in range(10_000):
            leaf = note(f"案{step % 5}")[0].leaf_hash
            register(f"k{number}-{step}")
            os.write(writing, f"{leaf}\n".encode())
            if step % 4 == 0:
                publish_all(DATA)
        os._exit(0)
    os.close(writing)
    select.select([reading], [], [], 10)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(reading) as pipe:
        return [line for line in pipe.read().split("\n")[:-1] if line]


def main(what, *count):
    faults = Faults()
    match what:
        case "commands":
            kills = kill_commands(faults)
        case "publishing":
            kills = kill_publishing(faults)
        case "anywhere":
            kills = kill_anywhere(faults, int(*count))
    close_old_connections()
    sys.stdout.write(json.dumps({"kills": kills, "faults": faults}, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
