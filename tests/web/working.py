"""The worker as a program, with handlers that leave a trace and a lease that ends soon.

``working.py TRACE LEASE``: appends ``begin KEY PID`` and ``end KEY PID`` to the file TRACE;
a job of the kind ``hold`` ends when there is a file ``go`` beside it.
"""

import os
import sys
import time
from pathlib import Path

import django

django.setup()

from mingjing.web import worker  # noqa: E402 - settings come first
from mingjing.web.acting import now  # noqa: E402 - as above

TRACE, LEASE = Path(sys.argv[1]), float(sys.argv[2])


def leave(word, key):
    with TRACE.open("a") as file:
        file.write(f"{word} {key} {os.getpid()}\n")


def do(arguments, _at):
    leave("begin", arguments["key"])
    time.sleep(arguments["seconds"])
    leave("end", arguments["key"])


def hold(arguments, _at):
    leave("begin", arguments["key"])
    while not TRACE.with_name("go").exists():
        time.sleep(0.02)
    leave("end", arguments["key"])


def fail(arguments, _at):
    leave("begin", arguments["key"])
    raise ValueError("坏了")


worker.PAUSE = 0.05
worker.AFTER_A_FAULT = 0.2
worker.HANDLERS = {"do": do, "hold": hold, "fail": fail}
worker.SCHEDULE = worker.WATCHES = ()
worker.LEASE, worker.BEAT = LEASE, 0.2
worker.work_until_signal(now)
