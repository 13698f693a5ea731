"""Waiting for what must come: long enough for a machine that is busy with other things."""

import time
from collections.abc import Callable

PATIENCE = 300  # seconds; only what never comes takes them
PAUSE = 0.05


def until(what: Callable[[], object], missing: str = "it never came") -> None:
    """Wait until *what* is true.

    Args:
        what: asked again and again.
        missing: what to say when patience is over.

    Raises:
        AssertionError: it was not for as long as anybody waits.
    """
    deadline = time.monotonic() + PATIENCE
    while not what():
        assert time.monotonic() < deadline, missing
        time.sleep(PAUSE)
