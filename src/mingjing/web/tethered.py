"""Run a program that ends with whoever started it, even where that one was killed.

``python -m mingjing.web.tethered PROGRAM …``: whoever starts it holds the write end of its
standard input. The system closes that end when the holder ends, however it ends.
"""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Sequence

PATIENCE = 10.0
STDIN = 0
BY_SIGNAL = 128


def tethered(command: Sequence[str]) -> list[str]:
    """Return the command line that runs *command* tethered to a pipe on its standard input."""
    return [sys.executable, "-m", "mingjing.web.tethered", *command]


def run(command: Sequence[str], patience: float = PATIENCE) -> int:
    """Run *command* until it ends or standard input does; return its exit code.

    Args:
        command: the program and its words.
        patience: seconds between asking it to end and killing it.
    """
    early: list[int] = []  # a signal that comes while the program starts must not orphan it
    signal.signal(signal.SIGINT, lambda _number, _frame: None)
    signal.signal(signal.SIGTERM, lambda number, _frame: early.append(number))
    child = subprocess.Popen(command, stdin=subprocess.DEVNULL)  # noqa: S603 - our own programs
    signal.signal(signal.SIGTERM, lambda _number, _frame: child.terminate())
    if early:
        child.terminate()
    threading.Thread(target=_end_with_input, args=(child, patience), daemon=True).start()
    code = child.wait()
    return code if code >= 0 else BY_SIGNAL - code


def _end_with_input(child: subprocess.Popen[bytes], patience: float) -> None:
    while os.read(STDIN, 1):
        continue
    child.terminate()
    try:
        child.wait(patience)
    except subprocess.TimeoutExpired:
        child.kill()


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
