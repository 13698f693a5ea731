#!/usr/bin/env python3
"""Everything from a fresh clone, with Python alone.

    python3 start.py demo     one real case from lead to archive, then its public pages
    python3 start.py test     every test, on both databases
    python3 start.py check    what a developer runs before each commit
    python3 start.py setup    only the environment

Each may be repeated, and interrupted at any point: what is done is not done again.
"""

# Python 3.6 can read this file, so that an old Python gets a sentence instead of a traceback:
# no newer syntax, and the version is looked at before anything newer is imported.
# ruff: noqa: E402 - hence imports below the first statement

import sys

NEEDED = (3, 11)
TOO_OLD = """\
需要 Python 3.11 或更高版本，现在是 {0}.{1}。Debian 12 与 Ubuntu 24.04 自带的 python3 即可。
Python 3.11 or newer is needed; this is {0}.{1}. The python3 of Debian 12 or Ubuntu 24.04
will do; where a newer one stands beside the old: python3.11 start.py …"""

if sys.version_info < NEEDED:
    sys.exit(TOO_OLD.format(*sys.version_info))

import hashlib
import importlib.util
import json
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent
BUILD_LOCK = "requirements-build.lock"
LOCKS = {"run": "requirements.lock", "dev": "requirements-dev.lock"}
STAMP = "mingjing-environment.json"
STARTED = time.monotonic()
INTERRUPTED = 130


class StartError(Exception):
    """Why it cannot go on, and what to do about it."""


def say(chinese: str, english: str) -> None:
    """Print one line of progress with the seconds since the start."""
    print(f"[{time.monotonic() - STARTED:6.1f} s] {chinese} · {english}", flush=True)


# --- the environment --------------------------------------------------------------------------


@dataclass(frozen=True)
class Environment:
    """The virtual environment of one checkout.

    Args:
        root: the checkout, with the locks in it.
    """

    root: Path

    @property
    def home(self) -> Path:
        """Where it lies."""
        return self.root / ".venv"

    def program(self, name: str) -> Path:
        """Return the path of an installed program."""
        if os.name == "nt":
            return self.home / "Scripts" / f"{name}.exe"
        return self.home / "bin" / name

    @property
    def python(self) -> Path:
        """Its interpreter."""
        return self.program("python")

    def prepare(self, kind: str) -> None:
        """Bring it to what the lock of *kind* says; at once when it is there already.

        Without a stamp an installation was interrupted: no package in it is believed to be
        whole, and it is made anew.

        Args:
            kind: ``run`` for the product, ``dev`` for the tests as well.

        Raises:
            StartError: it could not be created, or a package could not be fetched.
        """
        with only_one(self.root):
            stamp = self._stamp() if self._usable() else {}
            if stamp.get(kind) == self._digest(kind):
                say("运行环境已就绪", f"environment ready, {LOCKS[kind]} unchanged")
                return
            if not stamp:
                self._create()
            (self.home / STAMP).unlink(missing_ok=True)
            self._install(kind)
            self._write({each: self._digest(each) for each in {"run", kind}})
            say("运行环境已就绪", "environment ready")

    def _usable(self) -> bool:
        """Say whether it is whole, new enough, and was not moved since it was made."""
        try:
            made_for = (self.program("python").parent / "activate").read_text("utf-8")
        except OSError:
            return False
        question = f"import pip, sys; sys.exit(sys.version_info < {NEEDED})"
        return str(self.home) in made_for and _works([self.python, "-c", question])

    def _stamp(self) -> "dict[str, str]":
        try:
            stamp: dict[str, str] = json.loads((self.home / STAMP).read_text("utf-8"))
        except (OSError, ValueError):
            return {}
        return stamp

    def _write(self, stamp: "Mapping[str, str]") -> None:
        """Write the stamp in one piece: half a stamp would be believed."""
        draft = self.home / f"{STAMP}.new"
        draft.write_text(json.dumps(stamp, indent=1), "utf-8")
        draft.replace(self.home / STAMP)

    def _digest(self, kind: str) -> str:
        content = hashlib.sha256()
        for name in (BUILD_LOCK, LOCKS[kind], "pyproject.toml"):
            content.update((self.root / name).read_bytes())
        return content.hexdigest()

    def _create(self) -> None:
        say("建立虚拟环境 .venv", f"creating .venv with Python {sys.version.split()[0]}")
        need_venv()
        done = run_quietly([sys.executable, "-m", "venv", "--clear", self.home])
        if done.returncode:
            raise StartError(f"python -m venv failed:\n{done.stdout}")

    def _install(self, kind: str) -> None:
        locks = [self.root / BUILD_LOCK, self.root / LOCKS[kind]]
        packages = sum(_packages(lock) for lock in locks)
        say(f"按锁定文件安装 {packages} 个软件包", f"installing {packages} locked packages")
        from_lock: list[str | Path] = ["--no-deps", "--require-hashes"]
        for lock in locks:
            from_lock += ["-r", lock]
        itself: list[str | Path] = ["--no-deps", "--no-build-isolation", "-e", self.root]
        uv = shutil.which("uv")
        if uv:
            words: list[str | Path] = [uv, "pip", "install", "--quiet", "--python", self.python]
            if _works([*words, *from_lock], env=_uv()) and _works([*words, *itself], env=_uv()):
                return
            say("uv 未成功，改用 pip", "uv did not manage it; going on with pip")
        self._pip(from_lock, packages)
        self._pip(itself, 1)

    def _pip(self, words: "Sequence[str | Path]", packages: int) -> None:
        """Run pip and count aloud what it fetches; its own words appear when it fails.

        Raises:
            StartError: pip failed; the message ends with what it said.
        """
        command = [self.python, "-m", "pip", "install", "--progress-bar=off", *words]
        said: list[str] = []
        fetched = 0
        with subprocess.Popen(  # noqa: S603 - fixed words and paths of this checkout
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            env=os.environ
            | {"PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_ROOT_USER_ACTION": "ignore"},
        ) as pip:
            for line in pip.stdout or ():
                said.append(line)
                if line.startswith("Collecting "):
                    fetched += 1
                    if fetched % 10 == 0 and fetched < packages:
                        say(f"已取得 {fetched}/{packages}", f"fetched {fetched} of {packages}")
                elif line.startswith("Installing collected"):
                    say("正在写入", "writing them")
        if pip.returncode:
            raise StartError(
                f"pip failed (exit code {pip.returncode}). Last words:\n  "
                + "  ".join(said[-15:])
                + "Run the same command again when the network is there; with a directory of\n"
                "wheels instead: PIP_NO_INDEX=1 PIP_FIND_LINKS=DIR python3 start.py …"
            )


def need_venv() -> None:
    """See to it that venvs can be made: Debian keeps that in a package of its own.

    Raises:
        StartError: the package is missing and could not be installed.
    """
    if all(importlib.util.find_spec(name) for name in ("venv", "ensurepip")):
        return
    package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
    if not install_packages([package], "虚拟环境", "virtual environments"):
        raise StartError(f"Virtual environments need one package: {apt_line([package])}")


def _packages(lock: Path) -> int:
    return sum(
        "==" in line and line[0].isalnum() for line in lock.read_text("utf-8").splitlines()
    )


def _uv() -> "dict[str, str]":
    """Let uv keep to this Python and to the certificates of this machine, as pip does."""
    return os.environ | {"UV_PYTHON_DOWNLOADS": "never", "UV_SYSTEM_CERTS": "1"}


def _works(command: "Sequence[str | Path]", env: "Mapping[str, str] | None" = None) -> bool:
    try:
        return run_quietly(command, env).returncode == 0
    except OSError:
        return False


def run_quietly(
    command: "Sequence[str | Path]", env: "Mapping[str, str] | None" = None
) -> "subprocess.CompletedProcess[str]":
    """Run a command to its end; what it said is in ``stdout`` of the result."""
    return subprocess.run(  # noqa: S603 - programs named in this file
        command,
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )


@contextmanager
def only_one(root: Path) -> "Iterator[None]":
    """Let a second start of the same checkout wait until the first has its environment."""
    try:
        import fcntl  # noqa: PLC0415 - not on Windows, where two starts must not overlap
    except ImportError:
        yield
        return
    handle = os.open(root, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


# --- packages of the operating system ---------------------------------------------------------


def apt_line(packages: "Sequence[str]") -> str:
    """Return the line that a person would type."""
    return "sudo apt-get install --no-install-recommends " + " ".join(packages)


def install_packages(packages: "Sequence[str]", chinese: str, english: str) -> bool:
    """Install Debian packages as root, else print the line; return whether they are there."""
    if os.name == "nt" or os.geteuid() != 0 or shutil.which("apt-get") is None:
        say(f"{chinese}需要安装", f"{english}: {apt_line(packages)}")
        return False
    say(f"以 root 安装{chinese}", f"installing as root, for {english}: {' '.join(packages)}")
    env = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    run_quietly(["apt-get", "update", "-q"], env)
    words = ["apt-get", "install", "-q", "-y", "--no-install-recommends", *packages]
    done = run_quietly(words, env)
    if done.returncode:
        tail = "\n  ".join(done.stdout.splitlines()[-5:])
        say("安装未成功", f"apt-get failed, going on without:\n  {tail}")
    return done.returncode == 0


def install_tools() -> None:
    """Install what the tests want of the operating system; they go on without what is not."""
    sys.path.insert(0, str(ROOT / "tests"))
    from support import tools  # type: ignore[import-not-found]  # noqa: PLC0415 - tests only

    for tool in tools.missing():
        install_packages(tool.packages, f"测试用的 {tool.name}", f"the tests ({tool.purpose})")


# --- acts -------------------------------------------------------------------------------------


def demo(words: "Sequence[str]") -> int:
    """Serve the demonstration until Ctrl-C; every process it started is gone afterwards."""
    environment = Environment(ROOT)
    environment.prepare("run")
    say("打开演示", "starting the demonstration; Ctrl-C ends it")
    code = attended([environment.program("mingjing"), "demo", "serve", *words])
    if code in {0, INTERRUPTED, -signal.SIGINT, -signal.SIGTERM}:
        say("演示已结束", "the demonstration has ended; the same command opens it again")
        return 0
    say(f"演示失败，退出码 {code}", f"the demonstration failed with exit code {code}")
    return 1


def test(words: "Sequence[str]") -> int:
    """Run every check and test, on SQLite and on PostgreSQL."""
    install_tools()
    return _checks("everything", words)


def check(words: "Sequence[str]") -> int:
    """Run the checkers, and the tests on SQLite."""
    return _checks("quick", words)


def _checks(size: str, words: "Sequence[str]") -> int:
    environment = Environment(ROOT)
    environment.prepare("dev")
    os.environ["PYTHONPATH"] = str(ROOT / "tests")
    return attended([environment.python, "-m", "support.checks", size, *words])


def setup(_words: "Sequence[str]") -> int:
    """Prepare the environment of the tests, and nothing else."""
    Environment(ROOT).prepare("dev")
    return 0


def attended(command: "Sequence[str | Path]") -> int:
    """Run a long-lived program; a signal that asks this script to end is passed on to it."""
    early: list[int] = []
    # Handlers first: a signal that comes while the program starts would leave it alone. Not
    # SIG_IGN, which the program would inherit.
    signal.signal(signal.SIGINT, lambda _number, _frame: None)  # a terminal sends it to both
    signal.signal(signal.SIGTERM, lambda number, _frame: early.append(number))
    process = subprocess.Popen(command)  # noqa: S603 - a program of the environment
    signal.signal(signal.SIGTERM, lambda number, _frame: process.send_signal(number))
    for number in early:
        process.send_signal(number)
    return process.wait()


ACTS = {"demo": demo, "test": test, "check": check, "setup": setup}


def main(words: "Sequence[str]") -> int:
    """Do what the first word asks; the words after it go to ``mingjing`` or to pytest."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]  # no Chinese there
    if not words or words[0] not in ACTS:
        print(__doc__)
        return 0 if words and words[0] in {"help", "-h", "--help"} else 2
    try:
        return ACTS[words[0]](words[1:])
    except StartError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\n中断；同一命令可继续 · interrupted; the same command goes on", file=sys.stderr)
        return INTERRUPTED


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
