"""The suite's own guards: servers left behind, golden files, missing programs, the cluster."""

import contextlib
import signal
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from support.children import children, running
from support.cluster import DISK, ClusterError, running_cluster, scratch
from support.golden import Golden
from support.listeners import listening, sockets
from support.tools import TOOLS, Tool


def test_a_listening_socket_is_seen_and_so_is_its_end():
    before = sockets()
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        assert any(f"port {port} of" in line for line in listening(sockets() - before))
    assert not listening(sockets() - before)


SLEEP = [sys.executable, "-c", "import time; time.sleep(600)"]


def test_a_child_ends_with_the_block_that_started_it_however_that_ends():
    before, started = children().keys(), []

    def a_test_that_fails():
        with running(SLEEP) as child:
            started.append(child)
            assert children().keys() - before == {child.pid}
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        a_test_that_fails()
    assert started[0].returncode == -signal.SIGKILL
    assert children().keys() == before


def test_a_child_that_nobody_waited_for_is_seen():
    before = children().keys()
    with running([sys.executable, "-c", ""], stdout=subprocess.PIPE) as child:
        child.stdout.read()
        assert child.pid in children()
    assert children().keys() == before


def test_a_golden_file_that_differs_fails_and_updating_writes_it(tmp_path):
    golden, updating = Golden(tmp_path, update=False), Golden(tmp_path, update=True)
    with pytest.raises(AssertionError, match="no golden file"):
        golden.check("page.txt", "一")
    updating.check("page.txt", "一")
    golden.check("page.txt", "一")
    with pytest.raises(AssertionError, match="not what came out"):
        golden.check("page.txt", b"\xff")


def test_a_missing_program_skips_at_home_and_fails_where_ci_runs(need, monkeypatch):
    tool = Tool("Nothing", "nothing", ("no-such-package",), lambda: None)
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match="apt-get install no-such-package"):
        need(tool)
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="apt-get install no-such-package"):
        need(tool)


@pytest.fixture
def broken_binaries():
    """A directory that anyone may read, with an ``initdb`` that fails."""
    with tempfile.TemporaryDirectory(dir=DISK) as name:  # where the user of the server can go
        Path(name).chmod(0o755)
        program = Path(name) / "initdb"
        program.write_text("#!/bin/sh\necho no room >&2\nexit 1\n")
        program.chmod(0o755)
        yield Path(name)


def homes() -> set[Path]:
    return set(Path(scratch()).glob("mingjing-pg-*"))


def test_a_server_that_cannot_start_says_why_and_leaves_nothing(broken_binaries):
    before = homes()
    with pytest.raises(ClusterError, match="no room"), running_cluster(broken_binaries):
        pass
    assert homes() == before


def test_the_server_stops_although_the_tests_failed(need):
    binaries = need(next(tool for tool in TOOLS if tool.name == "PostgreSQL"))
    seen = []

    def tests_that_fail():
        with running_cluster(binaries) as url:
            seen.append(Path(url.partition("host=")[2]))
            assert (seen[0] / "data" / "postmaster.pid").exists()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        tests_that_fail()
    assert not seen[0].exists()
    assert not [line for line in commands() if str(seen[0]) in line]


def commands() -> list[str]:
    """The command line of every process there is."""
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        with contextlib.suppress(OSError):
            found.append(path.read_bytes().replace(b"\0", b" ").decode(errors="replace"))
    return found
