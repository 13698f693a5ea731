"""How often the same one may do something: held in memory, per process, gone at its end."""

import threading
from collections import OrderedDict, deque

MOST_SOURCES = 10_000


class Allowance:
    """So many times in so many seconds, for each source.

    >>> allowance = Allowance(2, seconds=60)
    >>> [allowance.take("a", at) for at in (0, 1, 2, 61.5)]
    [True, True, False, True]
    """

    def __init__(self, times: int, *, seconds: float) -> None:
        self._times = times
        self._seconds = seconds
        self._taken: OrderedDict[str, deque[float]] = OrderedDict()
        self._lock = threading.Lock()

    def take(self, source: str, at: float) -> bool:
        """Count one and say whether it was allowed; what is refused does not count."""
        with self._lock:
            taken = self._taken.setdefault(source, deque())
            self._taken.move_to_end(source)
            while taken and taken[0] <= at - self._seconds:
                taken.popleft()
            if len(taken) >= self._times:
                return False
            taken.append(at)
            while len(self._taken) > MOST_SOURCES:
                self._taken.popitem(last=False)
            return True

    def forget(self) -> None:
        """Begin anew."""
        with self._lock:
            self._taken.clear()
