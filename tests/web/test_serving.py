"""Whatever ends those who serve the pages, nothing of them stays behind."""

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from support.children import running
from support.waiting import PATIENCE, until

MINGJING = Path(sys.executable).with_name("mingjing")
SLEEP = "import time; print('up', flush=True); time.sleep(600)"
DEAF = f"import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); {SLEEP}"
IMPATIENT = "import sys; from mingjing.web.tethered import run; run(sys.argv[1:], patience=0.2)"


def parents() -> dict[int, int]:
    """Return the parent of every process that is not a zombie."""
    found = {}
    for entry in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, parent = entry.read_text().rpartition(")")[2].split()[:2]
        except OSError:
            continue
        if state != "Z":
            found[int(entry.parent.name)] = int(parent)
    return found


def descendants(ancestor: int) -> set[int]:
    known, found = parents(), {ancestor}
    while more := {pid for pid, parent in known.items() if parent in found} - found:
        found |= more
    return found - {ancestor}


def answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


SERVE = """
import sys
from pathlib import Path
from mingjing.web.serving import serve_until_stopped
serve_until_stopped(Path(sys.argv[1]), int(sys.argv[2]), print)
"""


@pytest.fixture(scope="module")
def data(tmp_path_factory) -> Path:
    """An installation in which nothing has happened."""
    data = tmp_path_factory.mktemp("served") / "data"
    subprocess.run([MINGJING, "--data", data, "setup"], check=True, timeout=PATIENCE)  # noqa: S603 - our own program
    return data


@pytest.mark.parametrize("ending", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_a_server_that_ends_leaves_no_child_and_no_port_taken(data, ending):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    children: set[int] = set()
    try:
        with running(
            [sys.executable, "-c", SERVE, data, str(port)],
            env={"PATH": os.environ["PATH"], "MINGJING_DATA": str(data)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        ) as server:
            until(lambda: answers(port), "the server never answered")
            until(lambda: len(descendants(server.pid)) >= 8)
            children = descendants(server.pid)
            server.send_signal(ending)
            server.wait(PATIENCE)
            until(lambda: not children & parents().keys(), "a child outlived the server")
            assert not answers(port)
    finally:
        for pid in children & parents().keys():
            os.kill(pid, signal.SIGKILL)


def start(*words: str) -> subprocess.Popen[str]:
    """Start a wrapper; where a test fails, the end of its input ends it and its program."""
    return subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, *words],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


TETHERED = ("-m", "mingjing.web.tethered", sys.executable, "-c")
PROGRAMS = [
    ((*TETHERED, SLEEP), "a program that listens to SIGTERM"),
    (("-c", IMPATIENT, sys.executable, "-c", DEAF), "one that does not is killed"),
]


@pytest.mark.parametrize(("words", "why"), PROGRAMS)
def test_a_tethered_program_ends_when_the_other_end_of_its_pipe_is_gone(words, why):
    with start(*words) as wrapper:
        assert wrapper.stdout.readline() == "up\n"
        children = descendants(wrapper.pid)
        assert len(children) == 1
        wrapper.stdin.close()
        wrapper.wait(PATIENCE)
    assert not children & parents().keys(), why


def test_a_tethered_program_is_asked_to_end_when_its_wrapper_is():
    with start(*TETHERED, SLEEP) as wrapper:
        assert wrapper.stdout.readline() == "up\n"
        children = descendants(wrapper.pid)
        wrapper.terminate()
        assert wrapper.wait(PATIENCE) == 128 + signal.SIGTERM
    assert not children & parents().keys()


def test_the_exit_code_of_a_tethered_program_is_passed_on():
    with start(*TETHERED, "raise SystemExit(7)") as wrapper:
        assert wrapper.wait(PATIENCE) == 7


EARLY = """
import os, signal, subprocess, sys
from mingjing.web.tethered import run

class Popen(subprocess.Popen):
    def __init__(self, *words, **options):
        super().__init__(*words, **options)
        print(self.pid, flush=True)
        os.kill(os.getpid(), signal.SIGTERM)

subprocess.Popen = Popen
sys.exit(run(sys.argv[1:]))
"""


def test_a_wrapper_that_is_asked_to_end_while_it_starts_leaves_no_program():
    with start("-c", EARLY, sys.executable, "-c", "import time; time.sleep(60)") as wrapper:
        child = int(wrapper.stdout.readline())
        assert wrapper.wait(PATIENCE) == 128 + signal.SIGTERM
    assert child not in parents()
