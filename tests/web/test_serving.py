"""Whatever ends the server of the demonstration, nothing of it stays behind."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

MINGJING = Path(sys.executable).with_name("mingjing")
PATIENCE = 60
SLEEP = "import time; print('up', flush=True); time.sleep(600)"
DEAF = f"import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); {SLEEP}"
IMPATIENT = "import sys; from mingjing.web.tethered import run; run(sys.argv[1:], patience=0.2)"


def until(what, *, patience: float = PATIENCE) -> bool:
    deadline = time.monotonic() + patience
    while not what():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.1)
    return True


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


@pytest.mark.parametrize("ending", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_a_server_that_ends_leaves_no_child_and_no_port_taken(tmp_path, ending):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(  # noqa: S603 - our own program
        [MINGJING, "demo", "serve", "--port", str(port)],
        env={"PATH": os.environ["PATH"], "MINGJING_DATA": str(tmp_path / "data")},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    children: set[int] = set()
    try:
        assert until(lambda: answers(port)), "the demonstration never answered"
        assert until(lambda: len(descendants(server.pid)) >= 6)
        children = descendants(server.pid)
        server.send_signal(ending)
        server.wait(PATIENCE)
        assert until(lambda: not children & parents().keys()), "a child outlived the server"
        assert not answers(port)
    finally:
        for pid in children & parents().keys():
            os.kill(pid, signal.SIGKILL)
        if server.poll() is None:
            server.kill()
            server.wait()


def start(*words: str) -> subprocess.Popen[str]:
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
