"""Every check of the project, one after the other, with a closing line for each.

Run by ``start.py check`` and ``start.py test`` inside the environment. A failed part does not
hide the next one; the exit code is not zero when any failed, or when CI lacked a program.
"""

import os
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ET
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from support import cluster, tools

ROOT = Path(__file__).resolve().parents[2]
RESULTS = ROOT / "test-results"
KEEP_ON = ("--continue-on-collection-errors",)  # one broken module hides no other
TIDY = ("-o", "tmp_path_retention_policy=failed")  # it lies in memory
WORKERS = min((os.cpu_count() or 1) + 1, 5)  # one more than can run: some wait for a browser
SIDE_BY_SIDE = ("-n", str(WORKERS), "--dist=loadfile", "--no-loadscope-reorder")


@dataclass(frozen=True, slots=True)
class Counts:
    """What test runs counted."""

    passed: int = 0
    failed: int = 0
    skipped: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(
            self.passed + other.passed, self.failed + other.failed, self.skipped + other.skipped
        )

    def __str__(self) -> str:
        return f"{self.passed} passed, {self.failed} failed, {self.skipped} skipped"


@dataclass(frozen=True, slots=True)
class Part:
    """One part, done.

    Args:
        name: what it was.
        passed: whether it was in order.
        seconds: how long it took.
        remark: the counts of a test run, or why it was not run.
    """

    name: str
    passed: bool
    seconds: float = 0.0
    remark: str = ""

    def __str__(self) -> str:
        mark = "ok    " if self.passed else "FAILED"
        return f"{mark} {self.seconds:7.1f} s  {self.name:20}  {self.remark}".rstrip()


def counted(report: Path) -> Counts:
    """Read the counts from a JUnit report; nothing was counted where there is none."""
    try:
        suites = ET.parse(report).getroot().iter("testsuite")  # noqa: S314 - pytest's own file
    except (OSError, ET.ParseError):
        return Counts()
    total = Counts()
    for suite in suites:
        skipped = int(suite.get("skipped", "0"))
        failed = int(suite.get("failures", "0")) + int(suite.get("errors", "0"))
        total += Counts(int(suite.get("tests", "0")) - failed - skipped, failed, skipped)
    return total


@dataclass
class Checks:
    """The parts done so far.

    Args:
        data: a directory that stands in for the data of an installation.
        scratch: the directory for temporary files.
    """

    data: Path
    scratch: str
    parts: list[Part] = field(default_factory=list)
    counts: Counts = field(default_factory=Counts)

    def command(self, name: str, *words: str | Path) -> None:
        """Run a checker; its exit code decides."""
        self._timed(name, lambda: (self._run(*words) == 0, ""))

    def tests(self, name: str, *words: str, server: str = "") -> None:
        """Run pytest; its exit code decides, its report gives the counts."""
        report = RESULTS / f"{name.lower()}.xml"
        report.unlink(missing_ok=True)

        def work() -> tuple[bool, str]:
            pytest = [
                sys.executable,
                "-m",
                "pytest",
                "-q",
                *KEEP_ON,
                *TIDY,
                *SIDE_BY_SIDE,
                f"--junitxml={report}",
                *words,
            ]
            code = self._run(*pytest, server=server)
            counts = counted(report)
            self.counts += counts
            return code == 0, str(counts)

        self._timed(f"tests, {name}", work)

    def tests_on_postgres(self, *words: str) -> None:
        """Run what uses a database once more, on a server started for it."""
        binaries = tools.postgres()
        if binaries is None:
            self.parts.append(
                Part("tests, PostgreSQL", passed=True, remark="not run: no server")
            )
            return
        try:
            with cluster.running_cluster(binaries) as url:
                self.tests("PostgreSQL", "-m", "database", *words, server=url)
        except cluster.ClusterError as error:
            self.parts.append(Part("tests, PostgreSQL", passed=False, remark=str(error)))

    def _timed(self, name: str, work: Callable[[], tuple[bool, str]]) -> None:
        _say(f"--- {name}")
        began = time.monotonic()
        passed, remark = work()
        self.parts.append(Part(name, passed, time.monotonic() - began, remark))

    def _run(self, *words: str | Path, server: str = "") -> int:
        place = {
            "MINGJING_DATA": str(self.data),
            "MINGJING_DATABASE": "",
            "TMPDIR": self.scratch,
            "PYTHONDONTWRITEBYTECODE": "",  # or each of a thousand programs compiles everything
        }
        environment = os.environ | place | {"MINGJING_TEST_DATABASE_URL": server}
        return subprocess.run(words, cwd=ROOT, env=environment, check=False).returncode  # noqa: S603 - programs named in this file


def closing(checks: Checks, missing: Sequence[tools.Tool], seconds: float) -> str:
    """Return the last words of a run: a line per part, what was not tested, the sum."""
    failed = [part.name for part in checks.parts if not part.passed]
    lines = ["", *map(str, checks.parts)]
    lines += [f"not tested for want of {tool.name}: {tool.purpose}" for tool in missing]
    lines += [f"to look at: {', '.join(failed)}"] if failed else []
    return "\n".join([*lines, f"{seconds:.0f} s in all", str(checks.counts)])


def run(words: Sequence[str], *, everything: bool) -> int:
    """Run all parts and say how each went.

    Args:
        words: passed on to pytest.
        everything: on PostgreSQL too, and a missing program is told (in CI: is a failure).

    Returns:
        The exit code.
    """
    began = time.monotonic()
    programs = Path(sys.executable).parent
    place = cluster.scratch()
    with tempfile.TemporaryDirectory(prefix="mingjing-check-", dir=place) as scratch:
        data = Path(scratch) / "data"
        data.mkdir()
        checks = Checks(data, scratch)
        checks.command("format", programs / "ruff", "format", "--check", ".")
        checks.command("lint", programs / "ruff", "check", ".")
        checks.command("types", programs / "mypy")
        checks.command("imports", programs / "lint-imports")
        checks.tests("SQLite", *words)
        if everything:
            checks.tests_on_postgres(*words)
    missing = tools.missing() if everything else ()
    _say(closing(checks, missing, time.monotonic() - began))
    in_order = all(part.passed for part in checks.parts)
    return 0 if in_order and not (missing and tools.in_ci()) else 1


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(run(sys.argv[2:], everything=sys.argv[1] == "everything"))
