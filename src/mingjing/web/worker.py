"""The worker as a program: two lanes, a heartbeat, the schedule, until a signal."""

import logging
import signal
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from types import FrameType

from django.db import connections

from mingjing.ledger.draining import LOST, beating
from mingjing.ledger.outbox import Handler
from mingjing.ledger.working import BEAT, LEASE, Clocks, Lane, Worker
from mingjing.web.console.waiting import follow_ledger
from mingjing.web.jobs import HANDLERS, SCHEDULE, WATCHES
from mingjing.web.schedule import Daily, Schedule

PAUSE = 0.5
AFTER_A_FAULT = 5.0

log = logging.getLogger(__name__)


@dataclass
class Work:
    """Everything one process does.

    Args:
        now: the clock.
        handlers: kind of job → function.
        table: what is done at fixed times.
        watches: look for what comes in beside the outbox, and ask for it.
        lease: seconds without a beat after which a worker counts as dead.
        beat: seconds between two beats.
    """

    now: Callable[[], datetime]
    handlers: Mapping[str, Handler]
    table: Sequence[Daily]
    watches: Sequence[Callable[[], object]]
    lease: float
    beat: float
    stop: threading.Event = field(default_factory=threading.Event)
    _faults: list[BaseException] = field(default_factory=list)

    def until_stopped(self) -> None:
        """Work until ``stop`` is set; what is being done then is finished first.

        Raises:
            Exception: a lane ended by a fault of the program.
        """
        schedule = Schedule(self.table)
        lanes = [self._worker(Lane.PROMPT), self._worker(Lane.SLOW)]
        threads = [
            threading.Thread(target=self._lane, args=(lanes[0], schedule), name="prompt"),
            threading.Thread(target=self._lane, args=(lanes[1], None), name="slow"),
        ]
        with beating(lanes, self.beat):
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
        if self._faults:
            raise self._faults[0]

    def _worker(self, lane: Lane) -> Worker:
        clocks = Clocks(self.now, time.monotonic)
        return Worker(self.handlers, clocks, lane, self.lease)

    def _lane(self, worker: Worker, schedule: Schedule | None) -> None:
        try:
            while not self.stop.is_set():
                self._turn(worker, schedule)
            worker.finish()
        except Exception as fault:  # noqa: BLE001 - raised again by the thread that waits
            self._faults.append(fault)
            self.stop.set()
        finally:
            connections.close_all()

    def _turn(self, worker: Worker, schedule: Schedule | None) -> None:
        """Do one job, or wait a moment; a database that is out of reach is waited for."""
        try:
            worker.enlist()
            if schedule is not None:
                schedule.enqueue_due(self.now())
                for look in self.watches:
                    look()
            worker.look_after_others()
            found = worker.do_one()
        except LOST as fault:
            log.warning("the queue is out of reach: %s", type(fault).__name__)
            worker.lost_touch()
            connections.close_all()
            self.stop.wait(AFTER_A_FAULT)
        else:
            if not found:
                self.stop.wait(PAUSE)


def work_until_signal(now: Callable[[], datetime]) -> None:
    """Work until SIGTERM or SIGINT; what is being done then is finished first."""
    work = Work(now, HANDLERS, SCHEDULE, (*WATCHES, follow_ledger), LEASE, BEAT)

    def stop(_number: int, _frame: FrameType | None) -> None:
        work.stop.set()

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    work.until_stopped()
