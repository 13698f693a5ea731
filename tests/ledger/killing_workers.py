"""Kill whoever does a job, before and after every statement and commit, and let another go on.

Run as a program on the data directory and database of the environment: ``killing_workers.py``.
It forks. Prints one JSON line ``{"kills": …, "faults": […]}``.
"""

import json
import sys
import time
from datetime import timedelta

from ledger.killing import Faults, killed_at, stepping_sql  # sets Django up
from ledger.office import AT, audit, found, register
from mingjing.bureau.models import Person
from mingjing.kernel.errors import RefusalError
from mingjing.ledger.models import Job, Worker
from mingjing.ledger.outbox import backlog, enqueue
from mingjing.ledger.working import LEASE
from mingjing.ledger.working import Clocks as WorkerClocks
from mingjing.ledger.working import Worker as JobWorker

MOST = 200


class Times:
    """A clock that the survivor turns on, so that nobody waits for a lease."""

    def __init__(self):
        self.seconds = 0.0

    def clocks(self):
        return WorkerClocks(lambda: AT + timedelta(seconds=self.seconds), lambda: self.seconds)


def do(arguments, _at):
    """A job that is harmless when it is done twice, as every job must be."""
    try:
        register(arguments["person"])
    except RefusalError:
        if not Person.objects.filter(pk=arguments["person"]).exists():
            raise


HANDLERS = {"register": do}


def work():
    worker = JobWorker(HANDLERS, WorkerClocks(lambda: AT, time.monotonic))
    worker.enlist()
    while worker.do_one():
        worker.beat()
    worker.finish()


def go_on():
    """Let a second worker look until the lease of the dead one is over, and do what is left."""
    times = Times()
    worker = JobWorker(HANDLERS, times.clocks())
    for _ in range(10):
        worker.look_after_others()
        while worker.do_one():
            pass
        times.seconds += LEASE / 4 + 1
    worker.finish()


def main():
    faults, kills = Faults(), 0
    found()
    for point in range(MOST):
        faults.where = f"killed at {point}"
        people = [f"k{point}-{n}" for n in range(3)]
        for person in people:
            enqueue("register", person, {"person": person})
        killed = killed_at(point, stepping_sql(work))
        kills += killed
        go_on()
        done = Person.objects.filter(pk__in=people).count()
        faults.expect(done == len(people), f"{len(people) - done} jobs were lost")
        faults.expect(backlog().waiting == 0, f"left: {backlog()}")
        faults.expect(not Job.objects.exclude(worker=None).exists(), "a job is still taken")
        faults.expect(not Worker.objects.exists(), "a dead worker is still listed")
        if not killed:
            break
    faults.look_at_rows()
    faults.expect(audit().differences == (), "the audit")
    sys.stdout.write(json.dumps({"kills": kills, "faults": faults}, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
