"""A PostgreSQL server for the length of one test run, in a directory that is thrown away.

Standard library only. From a shell: ``python tests/support/cluster.py -- pytest -m database``.
"""

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

OWNER = "mingjing"
DISK, MEMORY = "/tmp", "/dev/shm"  # noqa: S108 - short: a socket's path has 107 bytes
ROOM = 6 << 30
START_SECONDS = 60
STOP_SECONDS = 20
# The data is thrown away, so nothing needs to survive a power cut; what commits and who sees
# it when is not changed by any of these.
SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
    "autovacuum": "off",
    "max_connections": "100",
    "timezone": "UTC",
    "log_min_messages": "warning",
}


def scratch() -> str:
    """Return where tests write: memory where there is room, for what they write is thrown away.

    A disk makes every ``fsync`` of the evidence store and of SQLite wait; none of it has to
    outlive the machine.
    """
    try:
        return MEMORY if shutil.disk_usage(MEMORY).free >= ROOM else DISK
    except OSError:
        return DISK


class ClusterError(Exception):
    """The server did not start; the text carries its own log."""


@contextmanager
def running_cluster(binaries: Path) -> Iterator[str]:
    """Start a server, give its address, and stop it whatever happens.

    Args:
        binaries: the directory with ``initdb`` and ``postgres``.

    Yields:
        a URL of its maintenance database, reachable through a socket in a private directory.

    Raises:
        ClusterError: it could not be created or did not come up within a minute.
    """
    home = Path(tempfile.mkdtemp(prefix="mingjing-pg-", dir=scratch()))
    user = _unprivileged()
    if user is not None:
        shutil.chown(home, user.pw_uid, user.pw_gid)
    try:
        _initialise(binaries, home, user)
        server = _start(binaries, home, user)
        try:
            _wait(server, home)
            yield f"postgresql://{OWNER}@/postgres?host={home}"
        finally:
            _stop(server)
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _unprivileged() -> pwd.struct_passwd | None:
    """Return who shall run the server, which refuses root; None: whoever runs this."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise ClusterError("PostgreSQL refuses root, and there is no user postgres or nobody")


def _credentials(user: pwd.struct_passwd | None) -> dict[str, int | list[int]]:
    if user is None:
        return {}
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


def _initialise(binaries: Path, home: Path, user: pwd.struct_passwd | None) -> None:
    done = subprocess.run(  # noqa: S603 - a fixed program with fixed words
        [
            binaries / "initdb",
            f"--pgdata={home / 'data'}",
            f"--username={OWNER}",
            "--auth=trust",
            "--encoding=UTF8",
            "--locale=C.UTF-8",
            "--no-sync",
            "--no-instructions",
        ],
        cwd=home,
        env=_environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        **_credentials(user),  # type: ignore[call-overload]
    )
    if done.returncode:
        raise ClusterError(f"initdb failed:\n{done.stdout}{done.stderr}")


def _start(
    binaries: Path, home: Path, user: pwd.struct_passwd | None
) -> subprocess.Popen[bytes]:
    settings = SETTINGS | {"unix_socket_directories": str(home)}
    words = [f"--{name}={value}" for name, value in settings.items()]
    with (home / "log").open("wb") as log:
        process: subprocess.Popen[bytes] = subprocess.Popen(  # type: ignore[call-overload]  # noqa: S603 - as above
            [binaries / "postgres", "-D", home / "data", *words],
            cwd=home,
            env=_environment(),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,  # Ctrl-C is for the tests; the server outlives them
            **_credentials(user),
        )
    return process


def _environment() -> dict[str, str]:
    return {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C.UTF-8"}


def _wait(server: subprocess.Popen[bytes], home: Path) -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until:
        if server.poll() is not None:
            break
        if _ready(home / "data" / "postmaster.pid"):
            return
        time.sleep(0.05)
    raise ClusterError(
        f"PostgreSQL did not start:\n{(home / 'log').read_text(errors='replace')}"
    )


def _ready(pidfile: Path) -> bool:
    """Read the line in which the postmaster itself says that it takes connections."""
    try:
        lines = pidfile.read_text().splitlines()
    except FileNotFoundError:
        return False
    return len(lines) > 7 and lines[7].strip() == "ready"


def _stop(server: subprocess.Popen[bytes]) -> None:
    """Stop quickly and politely, then just quickly."""
    for word in (signal.SIGINT, signal.SIGQUIT, signal.SIGKILL):
        if server.poll() is not None:
            return
        server.send_signal(word)
        try:
            server.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            continue


def main(words: list[str]) -> int:
    """Run a command with ``MINGJING_TEST_DATABASE_URL`` set to a server of its own."""
    from support import tools  # noqa: PLC0415 - only as a program does this file have a neighbour

    binaries = tools.postgres()
    if binaries is None or words[:1] != ["--"]:
        sys.stderr.write("usage: cluster.py -- COMMAND…   (needs Debian's postgresql)\n")
        return 2
    with running_cluster(binaries) as url:
        environment = os.environ | {"MINGJING_TEST_DATABASE_URL": url}
        return subprocess.run(words[1:], env=environment, check=False).returncode  # noqa: S603 - the caller's own command


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))
    raise SystemExit(main(sys.argv[1:]))
