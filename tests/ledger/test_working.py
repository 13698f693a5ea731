"""Jobs are done in order, once at a time, whatever happens to clocks, handlers and workers."""

import threading
from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest
from django.db import transaction

from mingjing.kernel.dates import SHANGHAI
from mingjing.ledger.models import Job
from mingjing.ledger.models import Worker as WorkerRow
from mingjing.ledger.outbox import (
    LONGEST_RETRY,
    RETRY,
    Terms,
    backlog,
    enqueue,
    job_state,
    queue_state,
)
from mingjing.ledger.working import INTERRUPTED, LEASE, Clocks, Lane, Worker
from support.threads import at_once

START = datetime(2026, 3, 2, 9, tzinfo=SHANGHAI)
DAY = timedelta(days=1)
QUOTED = "甲某（虚构）"


@dataclass
class Times:
    """A wall clock that may jump, and a steady one that only goes forward."""

    wall: datetime = START
    steady: float = 0.0

    def clocks(self) -> Clocks:
        return Clocks(lambda: self.wall, lambda: self.steady)

    def wait(self, seconds: float) -> None:
        self.wall += timedelta(seconds=seconds)
        self.steady += seconds


class Log(list):
    """A handler that remembers what it was given."""

    def __call__(self, arguments, _at):
        self.append(arguments["n"])


def ask(count, kind="note", **terms):
    for n in range(count):
        enqueue(kind, f"{kind}-{n}-{terms}", {"n": n}, Terms(**terms))


def a_worker(handlers, times, **more):
    return Worker(handlers, times.clocks(), **more)


def do_all(worker):
    while worker.do_one():
        pass
    worker.finish()


def fails(_arguments, _at):
    raise ValueError(f"坏了\nDETAIL: {QUOTED}")


@pytest.mark.django_db
def test_jobs_are_done_by_priority_and_then_by_age():
    log, times = Log(), Times()
    for n, priority in enumerate((0, 5, 0, -5, 5)):
        enqueue("note", str(n), {"n": n}, Terms(priority=priority))
    do_all(a_worker({"note": log}, times))
    assert log == [1, 4, 0, 2, 3]


@pytest.mark.django_db
def test_each_lane_leaves_the_others_work_alone():
    prompt, slow, times = Log(), Log(), Times()
    for n, priority in enumerate((0, -1, 9, -100)):
        enqueue("note", str(n), {"n": n}, Terms(priority=priority))
    do_all(a_worker({"note": prompt}, times, lane=Lane.PROMPT))
    do_all(a_worker({"note": slow}, times, lane=Lane.SLOW))
    assert (prompt, slow) == ([2, 0], [1, 3])


@pytest.mark.django_db
def test_the_same_key_is_done_once_however_often_it_is_asked_for():
    log, times = Log(), Times()
    for _ in range(3):
        enqueue("note", "k", {"n": 1})
    do_all(a_worker({"note": log}, times))
    enqueue("note", "k", {"n": 1})
    do_all(a_worker({"note": log}, times))
    assert log == [1]


@pytest.mark.django_db
def test_a_handler_that_raises_blocks_nobody_and_leaves_its_error_without_what_it_quotes():
    log, times = Log(), Times()
    enqueue("bad", "b", {})
    enqueue("unknown", "u", {})
    ask(2)
    do_all(a_worker({"note": log, "bad": fails}, times))
    assert log == [0, 1]
    assert (backlog().waiting, backlog().failing) == (2, 2)
    errors = {job.kind: job.last_error for job in queue_state(times.wall).failing}
    assert errors == {"bad": "ValueError: 坏了", "unknown": "KeyError: 'unknown'"}
    assert QUOTED not in job_state("bad", "b").traceback


@pytest.mark.django_db
def test_what_failed_is_tried_again_later_and_later_and_clears_its_error_when_it_works():
    times, tries = Times(), []

    def third_time(_arguments, at):
        tries.append(at)
        if len(tries) < 3:
            raise ValueError("not yet")

    enqueue("flaky", "f", {})
    worker = a_worker({"flaky": third_time}, times)
    do_all(worker)
    for step in (RETRY, RETRY * 2):
        times.wall += step - timedelta(seconds=1)
        do_all(worker)
        times.wall += timedelta(seconds=1)
        do_all(worker)
    assert [at - START for at in tries] == [RETRY * 0, RETRY, RETRY * 3]
    state = job_state("flaky", "f")
    assert (state.error_class, len(state.attempted_by)) == ("", 3)
    assert (backlog().waiting, backlog().failing) == (0, 0)


@pytest.mark.django_db
def test_a_retry_that_a_wrong_clock_put_far_away_is_made_once_the_clock_is_right():
    log, times = Log(), Times(wall=START + 400 * DAY)
    enqueue("note", "n", {"n": 7})
    do_all(a_worker({"note": fails}, times))
    times.wall = START
    do_all(a_worker({"note": log}, times))
    assert log == [7]
    assert times.wall + LONGEST_RETRY < START + 400 * DAY


@pytest.mark.django_db
def test_a_job_is_not_done_before_its_time():
    log, times = Log(), Times()
    enqueue("note", "n", {"n": 7}, Terms(not_before=START + DAY))
    do_all(a_worker({"note": log}, times))
    assert (log, queue_state(START).deferred) == ([], 1)
    times.wall += DAY
    do_all(a_worker({"note": log}, times))
    assert log == [7]


@pytest.mark.django_db
def test_a_job_with_a_last_attempt_is_given_up_and_stays_in_sight():
    times = Times()
    enqueue("bad", "b", {}, Terms(most_attempts=2))
    worker = a_worker({"bad": fails}, times)
    for _ in range(5):
        do_all(worker)
        times.wall += LONGEST_RETRY
    state = job_state("bad", "b")
    assert (len(state.attempted_by), state.failed_at) == (2, START + LONGEST_RETRY)
    (shown,) = queue_state(times.wall).failing
    assert shown.is_given_up
    assert backlog().failing == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    "result",
    ["a\0b", "\ud800", float("nan"), object()],
    ids=["NUL", "surrogate", "NaN", "object"],
)
def test_a_result_no_database_can_hold_is_a_failure_of_its_job(result):
    times = Times()
    enqueue("odd", "o", {})
    do_all(a_worker({"odd": lambda _arguments, _at: result}, times))
    assert backlog().failing == 1


@pytest.mark.django_db
def test_an_error_no_database_can_hold_is_kept_all_the_same():
    times = Times()

    def odd(_arguments, _at):
        raise ValueError("a\0b\ud800")

    enqueue("odd", "o", {})
    do_all(a_worker({"odd": odd}, times))
    assert [job.last_error for job in queue_state(START).failing] == ["ValueError: a?b?"]


def taken(kind="note", **arguments):
    """Return times, and a worker in the midst of a job: it never comes back from it."""
    times = Times()
    enqueue(kind, "k", {"n": 1, **arguments})
    dead = a_worker({}, times)
    assert dead._next() is not None
    return times, dead


def watch(worker, times, seconds, *, beat=None):
    """Let time pass in steps; *beat* is what the other worker does at each."""
    for _ in range(int(seconds // 5)):
        times.wait(5)
        if beat is not None:
            beat()
        worker.look_after_others()
        worker.do_one()


@pytest.mark.django_db
def test_the_job_of_a_dead_worker_comes_back_when_its_lease_ends_and_not_before():
    times, _dead = taken()
    log = Log()
    other = a_worker({"note": log}, times)
    watch(other, times, LEASE - 10)
    assert log == []
    watch(other, times, LEASE)
    assert log == [1]
    assert len(job_state("note", "k").attempted_by) == 2
    other.finish()
    assert not WorkerRow.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("jump", [DAY * 3650, -DAY * 3650, -timedelta(minutes=10)], ids=str)
def test_a_clock_that_jumps_takes_no_job_from_a_worker_that_lives(jump):
    times, living = taken()
    log = Log()
    other = a_worker({"note": log}, times)
    watch(other, times, 30, beat=living.beat)
    times.wall += jump
    watch(other, times, 10 * LEASE, beat=living.beat)
    assert log == []


@pytest.mark.django_db
@pytest.mark.parametrize("jump", [DAY * 3650, -DAY * 3650, -timedelta(minutes=10)], ids=str)
def test_a_clock_that_jumps_leaves_no_job_with_a_worker_that_is_dead(jump):
    times, _dead = taken()
    log = Log()
    other = a_worker({"note": log}, times)
    times.wall += jump
    watch(other, times, 2 * LEASE)
    assert log == [1]


@pytest.mark.django_db
def test_a_worker_that_was_only_stopped_for_long_cannot_write_over_its_successor():
    times = Times()
    enqueue("note", "k", {"n": 1})
    other, log = a_worker({"note": fails}, times), Log()

    def stopped(_arguments, _at):
        watch(other, times, 2 * LEASE)
        return "of the first"

    first = a_worker({"note": stopped}, times)
    assert first.do_one()
    first.finish()
    other.finish()
    state = job_state("note", "k")
    assert (state.done_at, state.result, state.error_class) == (
        None,
        None,
        "builtins.ValueError",
    )
    times.wait(RETRY.total_seconds() * 4)
    do_all(a_worker({"note": log}, times))
    assert log == [1]


@pytest.mark.django_db
def test_a_worker_that_was_taken_for_dead_goes_on_under_a_new_row():
    times, worker = taken()
    before = WorkerRow.objects.get().pk
    other = a_worker({"note": Log()}, times)
    watch(other, times, 2 * LEASE)
    other.finish()
    worker.beat()
    worker.enlist()
    assert WorkerRow.objects.get().pk != before


@pytest.mark.django_db
def test_a_job_that_kills_its_workers_waits_longer_each_time_and_lets_the_others_pass():
    times, log = Times(), Log()
    enqueue("deadly", "d", {})
    for _ in range(2):
        assert a_worker({}, times)._next().kind == "deadly"
        other = a_worker({}, times)
        other.look_after_others()
        times.wait(LEASE)
        other.look_after_others()
    ask(1)
    job = Job.objects.get(kind="deadly")
    assert (job.last_error, job.retry_at) == (INTERRUPTED, times.wall + RETRY)
    do_all(a_worker({"note": log}, times))
    assert log == [0]


@pytest.mark.django_db
def test_after_the_database_was_lost_nothing_stays_with_a_worker_that_does_not_do_it():
    _times, worker = taken()
    log = Log()
    worker.handlers = {"note": log}
    worker.lost_touch()
    assert worker.do_one()
    worker.finish()
    assert log == [1]
    assert backlog().waiting == 0


def test_two_workers_never_do_one_job_at_the_same_time(committed_db):
    count, times = 120, Times()
    ask(count)
    busy, lock, faults, done = set(), threading.Lock(), [], Counter()

    def handle(arguments, _at):
        with lock:
            faults.extend([arguments["n"]] if arguments["n"] in busy else [])
            busy.add(arguments["n"])
            done[arguments["n"]] += 1
        threading.Event().wait(0.001)
        with lock:
            busy.discard(arguments["n"])

    shares = at_once(3, lambda _: drained(a_worker({"note": handle}, times)))
    assert faults == []
    assert sum(shares) == count
    assert set(done.values()) == {1}
    assert sum(one > 0 for one in shares) > 1, "one worker did everything"


def drained(worker):
    do_all(worker)
    return worker.done


@pytest.mark.parametrize("count", [1_000, pytest.param(10_000, marks=pytest.mark.long)])
def test_a_long_queue_is_drained_and_each_job_done_once(committed_db, count):
    log, times = Log(), Times()
    rows = [Job(kind="note", key=str(n), arguments={"n": n}) for n in range(count)]
    Job.objects.bulk_create(rows, batch_size=500)
    do_all(a_worker({"note": log}, times))
    assert log == list(range(count))
    assert (backlog().waiting, WorkerRow.objects.count()) == (0, 0)


def test_what_a_transaction_asked_for_is_not_done_when_it_is_rolled_back(committed_db):
    log, times = Log(), Times()
    with transaction.atomic():
        enqueue("note", "n", {"n": 1})
        transaction.set_rollback(True)
    do_all(a_worker({"note": log}, times))
    assert log == []
