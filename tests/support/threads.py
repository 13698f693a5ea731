"""Several people at once: threads that start together, close their connections and tell all."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from django.db import connections

from support.waiting import PATIENCE

Result = TypeVar("Result")


def at_once(count: int, work: Callable[[int], Result]) -> list[Result]:
    """Call *work* with 0 … *count* - 1, each in a thread, all let go at the same moment.

    Raises:
        Exception: whatever the first failing call raised.
    """
    gate = threading.Barrier(count)

    def one(index: int) -> Result:
        gate.wait(PATIENCE)
        try:
            return work(index)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(one, range(count)))
