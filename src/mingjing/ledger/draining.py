"""Working through the queue: a heartbeat beside the work, and all that is due at once."""

import logging
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime

from django.db import IntegrityError, InterfaceError, OperationalError, connections

from mingjing.ledger.outbox import Handler
from mingjing.ledger.working import BEAT, Clocks, Worker

# IntegrityError: the row of this worker was taken away, because others thought it dead.
LOST = (OperationalError, InterfaceError, IntegrityError)

log = logging.getLogger(__name__)


@contextmanager
def beating(workers: Sequence[Worker], every: float = BEAT) -> Iterator[None]:
    """Let *workers* say again and again that they live, for as long as the block lasts."""
    over = threading.Event()

    def beat() -> None:
        while not over.wait(every):
            try:
                for worker in workers:
                    worker.beat()
            except LOST as fault:
                log.warning("no beat: %s", type(fault).__name__)
                connections.close_all()
        connections.close_all()

    thread = threading.Thread(target=beat, name="beat", daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def drain(handlers: Mapping[str, Handler], *, at: datetime) -> int:
    """Do all work that is due at *at* and return how much was done.

    What another worker has taken is left to it, and what fails to a later time.
    """
    worker = Worker(handlers, Clocks(lambda: at, time.monotonic))
    with beating([worker]):
        while worker.do_one():
            continue
        worker.finish()
    return worker.done
