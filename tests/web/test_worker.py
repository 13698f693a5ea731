"""The worker as a process: killed, asked to end, doubled; and what is due at fixed times."""

import os
import random
import signal
import sys
import threading
import time
from collections import Counter
from contextlib import ExitStack
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.db import OperationalError

from mingjing.kernel.dates import SHANGHAI
from mingjing.ledger.models import Job
from mingjing.ledger.models import Worker as WorkerRow
from mingjing.ledger.outbox import Terms, backlog, enqueue
from mingjing.web import worker as worker_module
from mingjing.web.schedule import Daily, Schedule
from mingjing.web.worker import Work
from support.children import running
from support.waiting import PATIENCE, until

TESTS = Path(__file__).parents[1]
AT = datetime(2026, 3, 2, 9, tzinfo=SHANGHAI)


@pytest.fixture
def workers(committed_db, tmp_path):
    """Starts workers; none of them outlives the test."""
    trace = tmp_path / "trace"
    trace.touch()
    words = [sys.executable, str(TESTS / "web" / "working.py"), str(trace)]
    environment = {
        **committed_db.env,
        "PYTHONPATH": os.pathsep.join([str(TESTS.parent / "src"), str(TESTS)]),
        "DJANGO_SETTINGS_MODULE": "mingjing.web.settings",
    }
    with ExitStack() as started:

        def start(lease=2):
            return started.enter_context(running([*words, str(lease)], env=environment))

        start.trace, start.go = trace, tmp_path / "go"
        yield start


def ask(count, seconds=0.0, kind="do", terms=None):
    for n in range(count):
        arguments = {"key": f"{kind}{n}", "seconds": seconds}
        enqueue(kind, f"{kind}{n}", arguments, terms or Terms())


def traced(start, word):
    lines = [line.split() for line in start.trace.read_text().splitlines()]
    return [(key, pid) for found, key, pid in lines if found == word]


def test_a_worker_that_is_killed_leaves_its_job_to_the_next(workers):
    ask(1, kind="hold")
    ask(2)
    first = workers()
    until(lambda: traced(workers, "begin"))
    first.send_signal(signal.SIGKILL)
    first.wait()
    workers.go.touch()
    workers()
    until(lambda: backlog().waiting == 0)
    begun = Counter(key for key, _ in traced(workers, "begin"))
    assert {key for key, _ in traced(workers, "end")} == {"hold0", "do0", "do1"}
    assert begun == {"hold0": 2, "do0": 1, "do1": 1}


@pytest.mark.parametrize("asked", [signal.SIGTERM, signal.SIGINT])
def test_a_worker_that_is_asked_to_end_finishes_its_job_and_begins_no_other(workers, asked):
    ask(1, kind="hold")
    ask(4)
    process = workers()
    until(lambda: traced(workers, "begin"))
    process.send_signal(asked)
    time.sleep(2)  # nothing outside shows that it has heard
    workers.go.touch()
    assert process.wait(PATIENCE) == 0
    assert [key for key, _ in traced(workers, "end")] == ["hold0"]
    assert backlog().waiting == 4
    assert not WorkerRow.objects.exists()
    assert not Job.objects.exclude(worker=None).exists()


def test_a_job_that_takes_longer_than_the_lease_stays_with_its_worker(workers):
    ask(1, seconds=11)
    for _ in range(2):
        workers(lease=5)
    until(lambda: traced(workers, "end"))
    until(lambda: backlog().waiting == 0)
    assert len(traced(workers, "begin")) == 1


def test_what_takes_long_holds_nobody_up_and_neither_does_what_fails(workers):
    ask(1, kind="hold", terms=Terms(priority=-10))
    ask(2, kind="fail")
    enqueue("do", "quick", {"key": "quick", "seconds": 0})
    workers()
    until(lambda: "quick" in dict(traced(workers, "end")))
    assert "hold0" not in dict(traced(workers, "end"))
    workers.go.touch()
    until(lambda: "hold0" in dict(traced(workers, "end")))
    assert backlog().failing == 2


def test_a_worker_shows_that_it_lives_also_while_it_has_nothing_to_do(workers):
    workers()
    until(lambda: WorkerRow.objects.count() == 2)
    before = dict(WorkerRow.objects.values_list("lane", "beat"))
    assert set(before) == {"prompt", "slow"}
    until(lambda: all(row.beat > before[row.lane] for row in WorkerRow.objects.all()))


@pytest.mark.parametrize("kills", [4, pytest.param(100, marks=pytest.mark.long)])
def test_killed_at_any_moment_with_two_at_work_no_job_is_lost(workers, kills):
    chance = random.Random(2026)  # noqa: S311 - repeatable, not secret
    jobs = kills * 20
    ask(jobs, seconds=0.02)
    at_work = [workers(lease=5), workers(lease=5)]
    until(lambda: len(traced(workers, "begin")) > 5)
    for n in range(kills):
        time.sleep(chance.uniform(0.05, 0.4))
        victim = at_work[n % 2]
        victim.send_signal(signal.SIGKILL)
        victim.wait()
        at_work[n % 2] = workers(lease=5)
    until(lambda: backlog().waiting == 0)
    begun = Counter(key for key, _ in traced(workers, "begin"))
    ended = {key for key, _ in traced(workers, "end")}
    assert len(ended) == jobs
    assert sum(begun.values()) - jobs <= kills, "only what was being done is done again"


def a_work(handlers, table=()):
    return Work(lambda: AT, handlers, table, (), lease=60, beat=60)


def run_until(work, what):
    thread = threading.Thread(target=work.until_stopped)
    thread.start()
    try:
        until(what)
    finally:
        work.stop.set()
        thread.join()


def test_a_database_that_is_away_for_a_moment_is_waited_for(committed_db, monkeypatch):
    monkeypatch.setattr(worker_module, "AFTER_A_FAULT", 0.05)
    done, away = [], [True, True, True]
    enlist = worker_module.Worker.enlist

    def flaky(self):
        if away:
            away.pop()
            raise OperationalError("away")
        enlist(self)

    monkeypatch.setattr(worker_module.Worker, "enlist", flaky)
    ask(1)
    run_until(
        a_work({"do": lambda arguments, _at: done.append(arguments["key"])}), lambda: done
    )
    assert done == ["do0"]
    assert backlog().waiting == 0


def test_a_fault_of_the_program_ends_the_worker_and_is_not_hidden(committed_db, monkeypatch):
    def broken(_self):
        raise AssertionError("a fault")

    monkeypatch.setattr(worker_module.Worker, "look_after_others", broken)
    with pytest.raises(AssertionError, match="a fault"):
        a_work({}).until_stopped()


def asked_for(kind="daily"):
    return list(Job.objects.filter(kind=kind).order_by("pk").values_list("key", flat=True))


def at(day, hour, minute=0):
    return datetime(2026, 3, day, hour, minute, tzinfo=SHANGHAI)


@pytest.fixture
def table():
    from datetime import time as clock_time  # noqa: PLC0415 - the name is taken here

    return (Daily("daily", at=clock_time(8, 30)),)


@pytest.mark.django_db
def test_a_fixed_time_is_asked_for_once_by_however_many_workers(table):
    one, two = Schedule(table), Schedule(table)
    for now in (at(2, 8, 30), at(2, 8, 31), at(2, 23), at(3, 8, 29)):
        one.enqueue_due(now)
        two.enqueue_due(now)
    assert asked_for() == ["2026-03-02T08:30:00+08:00"]
    two.enqueue_due(at(3, 8, 30))
    assert asked_for()[1:] == ["2026-03-03T08:30:00+08:00"]


@pytest.mark.django_db
def test_a_clock_that_jumps_makes_up_for_one_moment_and_repeats_none(table):
    schedule = Schedule(table)
    days = [at(2, 9), at(2, 9) + timedelta(days=400), at(2, 9), at(3, 9), at(3, 9)]
    for now in days:
        schedule.enqueue_due(now)
        Schedule(table).enqueue_due(now)
    assert len(asked_for()) == 3


@pytest.mark.django_db
def test_what_was_done_at_fixed_times_long_ago_is_forgotten_and_nothing_else(table):
    Schedule(table).enqueue_due(at(2, 9))
    enqueue("other", "o", {})
    Job.objects.update(done_at=at(2, 9))
    Schedule(table).enqueue_due(at(2, 9) + timedelta(days=91))
    assert len(asked_for()) == 1
    assert asked_for("other") == ["o"]
