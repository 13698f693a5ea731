"""``start.py``: a stranger's first minute, on a small project of the same shape."""

import ast
import base64
import hashlib
import importlib.util
import os
import re
import shutil
import signal
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from support.checks import Checks, Counts, Part, closing, counted
from support.children import running
from support.tools import TOOLS
from support.waiting import PATIENCE

ROOT = Path(__file__).resolve().parents[1]
SCRIPT = ROOT / "start.py"
PYPROJECT = """
[build-system]
requires = []
build-backend = "backend"
backend-path = ["."]
[project]
name = "small"
version = "1"
"""
# A build backend of the standard library: a project can be installed without the network.
BACKEND = '''
import zipfile
from pathlib import Path

PROGRAM = """
import sys
def main():
    print("mingjing", *sys.argv[1:])
    return {"demo serve --port 9": 0}.get(" ".join(sys.argv[1:]), 3)
"""

FILES = {
    "small.py": PROGRAM,
    "small-1.dist-info/METADATA": "Metadata-Version: 2.1\\nName: small\\nVersion: 1\\n",
    "small-1.dist-info/WHEEL": "Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any",
    "small-1.dist-info/entry_points.txt": "[console_scripts]\\nmingjing = small:main\\n",
    "small-1.dist-info/RECORD": "",
}

def build_editable(directory, config_settings=None, metadata_directory=None):
    name = "small-1-py3-none-any.whl"
    with zipfile.ZipFile(Path(directory) / name, "w") as wheel:
        for path, text in FILES.items():
            wheel.writestr(path, text)
    return name
'''


@pytest.fixture(scope="module")
def start():
    """The script as a module."""
    spec = importlib.util.spec_from_file_location("start", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    sys.modules["start"] = module
    spec.loader.exec_module(module)
    yield module
    del sys.modules["start"]


def a_wheel(directory: Path, name: str, version: str) -> str:
    """Write a wheel with one module and return its line for a lock."""
    info = f"{name}-{version}.dist-info"
    files = {
        f"{name}.py": f"VERSION = {version!r}\n",
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    record = "".join(
        f"{path},sha256={base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b'=').decode()},{len(text)}\n"
        for path, text in files.items()
    )
    path = directory / f"{name}-{version}-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as wheel:
        for inside, text in (files | {f"{info}/RECORD": record}).items():
            wheel.writestr(inside, text)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return f"{name}=={version} \\\n    --hash=sha256:{digest}\n"


class SmallProject:
    """A checkout with a lock of one package and no network."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.wheels = root / "wheels"
        self.wheels.mkdir()
        shutil.copy(SCRIPT, root)
        (root / "pyproject.toml").write_text(PYPROJECT)
        (root / "backend.py").write_text(BACKEND)
        (root / "requirements-build.lock").write_text("")
        self.lock(a_wheel(self.wheels, "stone", "1.0"))

    def lock(self, lines: str) -> None:
        for name in ("requirements.lock", "requirements-dev.lock"):
            (self.root / name).write_text(lines)

    def start(self, *words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(  # noqa: S603 - a project made here
            [sys.executable, "start.py", *words],
            cwd=self.root,
            env={
                "PATH": "/usr/bin:/bin",
                "HOME": str(self.root),
                "PIP_NO_INDEX": "1",
                "PIP_FIND_LINKS": str(self.wheels),
                "PIP_CONFIG_FILE": os.devnull,
            },
            capture_output=True,
            text=True,
            check=False,
        )

    def installed(self) -> str:
        python = self.root / ".venv" / "bin" / "python"
        return subprocess.run(  # noqa: S603 - a project made here
            [python, "-c", "import stone; print(stone.VERSION)"],
            capture_output=True,
            text=True,
            check=False,
        ).stdout.strip()


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    project = SmallProject(tmp_path_factory.mktemp("small"))
    first = project.start("setup")
    assert first.returncode == 0, first.stdout + first.stderr
    assert "creating .venv" in first.stdout
    return project


def test_the_second_time_nothing_is_done_again(small):
    again = small.start("setup")
    assert again.returncode == 0
    assert "unchanged" in again.stdout
    assert "installing" not in again.stdout


def test_the_demo_needs_no_more_than_the_tests_had(small):
    done = small.start("demo", "--port", "9")
    assert "requirements.lock unchanged" in done.stdout
    assert "mingjing demo serve --port 9" in done.stdout
    assert done.returncode == 0


def test_a_demonstration_that_fails_says_so(small):
    done = small.start("demo")
    assert "failed with exit code 3" in done.stdout
    assert done.returncode == 1


def test_a_changed_lock_is_installed(small):
    small.lock(a_wheel(small.wheels, "stone", "2.0"))
    done = small.start("setup")
    assert "creating" not in done.stdout
    assert "installing" in done.stdout
    assert small.installed() == "2.0"


@pytest.mark.parametrize("left", ["packages without a stamp", "no python"])
def test_an_interrupted_start_begins_anew(small, left):
    home = small.root / ".venv"
    if left == "no python":
        (home / "bin" / "python").unlink()
    else:
        (home / "mingjing-environment.json").unlink()
        next(home.glob("lib/*/site-packages/stone.py")).unlink()
    done = small.start("setup")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "creating" in done.stdout
    assert small.installed()


def test_half_a_stamp_is_none(start, small):
    environment = start.Environment(small.root)
    stamp = small.root / ".venv" / "mingjing-environment.json"
    whole = stamp.read_text()
    assert set(environment._stamp()) == {"run", "dev"}
    stamp.write_text(whole[:20])
    assert environment._stamp() == {}
    stamp.write_text(whole)


def test_an_environment_that_was_moved_is_not_used(start, small, tmp_path):
    assert start.Environment(small.root)._usable()
    shutil.copytree(small.root / ".venv", tmp_path / ".venv", symlinks=True)
    assert not start.Environment(tmp_path)._usable()


def test_a_package_that_is_not_the_locked_one_is_refused(small):
    before = (small.root / "requirements.lock").read_text()
    small.lock(re.sub("sha256:.*", f"sha256:{'0' * 64}", a_wheel(small.wheels, "stone", "3.0")))
    done = small.start("setup")
    small.lock(before)
    assert done.returncode == 1
    assert "DO NOT MATCH" in done.stderr
    assert "PIP_FIND_LINKS" in done.stderr
    assert small.start("setup").returncode == 0


def test_an_old_python_gets_a_sentence():
    act = f"import runpy, sys; sys.version_info = (3, 8, 2); runpy.run_path({str(SCRIPT)!r})"
    done = subprocess.run(  # noqa: S603 - words of this file
        [sys.executable, "-c", act], capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "Python 3.11 or newer is needed; this is 3.8." in done.stderr
    assert "Traceback" not in done.stderr


def test_an_old_python_can_read_the_file():
    ast.parse(SCRIPT.read_text("utf-8"), feature_version=(3, 6))


def test_only_the_standard_library_is_imported():
    tree = ast.parse(SCRIPT.read_text("utf-8"))
    names = {
        name.partition(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in (
            [node.module] if isinstance(node, ast.ImportFrom) else [a.name for a in node.names]
        )
    }
    assert names - sys.stdlib_module_names == {"support"}, "support is the tests' own"


@pytest.mark.parametrize("words", [[], ["dance"]])
def test_an_unknown_word_shows_what_there_is(start, capsys, words):
    assert start.main(words) == 2
    assert "python3 start.py demo" in capsys.readouterr().out


def test_whoever_is_not_root_gets_the_exact_line(start, monkeypatch, capsys):
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    assert not start.install_packages(["chromium"], "浏览器", "a browser")
    line = "sudo apt-get install --no-install-recommends chromium"
    assert line in capsys.readouterr().out


@pytest.mark.parametrize(("code", "there"), [(0, True), (100, False)])
def test_root_installs_and_says_so(start, monkeypatch, capsys, tmp_path, code, there):
    log = tmp_path / "log"
    program = tmp_path / "apt-get"
    program.write_text(
        f'#!/bin/sh\necho "$@" >> {log}\necho no space\n[ "$1" = update ] || exit {code}\n'
    )
    program.chmod(0o755)
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert start.install_packages(["chromium"], "浏览器", "a browser") is there
    assert "install -q -y --no-install-recommends chromium" in log.read_text()
    said = capsys.readouterr().out
    assert "installing as root, for a browser: chromium" in said
    assert ("no space" in said) is not there


def test_without_the_venv_package_the_line_names_it(start, monkeypatch):
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    package = f"python3.{sys.version_info.minor}-venv"
    with pytest.raises(start.StartError, match=f"apt-get install .*{package}"):
        start.need_venv()


CHILD = """
import signal, sys
signal.signal(signal.SIGTERM, lambda *_: sys.exit(7))
print("up", flush=True)
signal.pause()
"""


def test_a_request_to_end_reaches_the_program():
    parent = f"import start, sys; sys.exit(start.attended([sys.executable, '-c', {CHILD!r}]))"
    words = [sys.executable, "-c", parent]
    with running(words, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout.readline() == "up\n"
        process.send_signal(signal.SIGTERM)
        assert process.wait(PATIENCE) == 7


EARLY = """
import os, signal, subprocess, sys
import start

class Popen(subprocess.Popen):
    def __init__(self, *words, **options):
        super().__init__(*words, **options)
        print(self.pid, flush=True)
        os.kill(os.getpid(), signal.SIGTERM)

subprocess.Popen = Popen
sys.exit(start.attended([sys.executable, "-c", "import time; time.sleep(60)"]) == -15)
"""


def test_a_request_to_end_that_comes_while_the_program_starts_reaches_it_too():
    words = [sys.executable, "-c", EARLY]
    with running(words, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        child = int(process.stdout.readline())
        assert process.wait(PATIENCE) == 1
    with pytest.raises(ProcessLookupError):
        os.kill(child, 0)


def pins(name: str) -> dict[str, str]:
    lines = (ROOT / name).read_text("utf-8").splitlines()
    return dict(
        line.split(" ")[0].split("==") for line in lines if "==" in line and line[0].isalnum()
    )


def test_the_tests_run_on_the_very_packages_of_the_product():
    product, tests = pins("requirements.lock"), pins("requirements-dev.lock")
    assert product
    assert product.items() <= tests.items()


def test_no_package_of_strangers_bears_the_name_of_the_product():
    assert "mingjing" not in pins("requirements-dev.lock")


@pytest.mark.parametrize(
    "name", ["requirements.lock", "requirements-dev.lock", "requirements-build.lock"]
)
def test_every_locked_package_has_its_digest(name):
    text = (ROOT / name).read_text("utf-8")
    entries = re.split(r"\n(?=[a-z0-9])", re.sub("(?m)^ *#.*\n", "", text).strip())
    assert entries
    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []


REPORT = (
    """<testsuites><testsuite tests="7" failures="1" errors="1" skipped="2"/></testsuites>"""
)


def test_the_sum_counts_what_pytest_reported(tmp_path):
    (tmp_path / "report.xml").write_text(REPORT)
    assert counted(tmp_path / "report.xml") == Counts(3, 2, 2)
    assert counted(tmp_path / "none.xml") == Counts()


def test_the_last_line_is_the_sum_and_the_lines_before_name_what_failed(tmp_path):
    checks = Checks(
        tmp_path, str(tmp_path), [Part("lint", passed=False, seconds=1.5)], Counts(3, 0, 1)
    )
    lines = closing(checks, TOOLS[:1], 61).splitlines()
    assert lines[-1] == "3 passed, 0 failed, 1 skipped"
    assert "FAILED     1.5 s  lint" in lines
    assert "to look at: lint" in lines
    assert "not tested for want of PostgreSQL: the suite a second time, on a server" in lines
