"""Programs of the operating system that some tests need, and where Debian keeps them.

Standard library only: ``start.py`` reads this file before anything is installed.
"""

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

GOCODE = Path("/usr/share/gocode")


def chromium() -> Path | None:
    """Return a browser that Playwright can drive, or None."""
    names = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
    return _first(*(shutil.which(name) for name in names))


def postgres() -> Path | None:
    """Return the directory with ``initdb`` and ``postgres``, of several the newest."""
    found = [path for path in Path("/usr/lib/postgresql").glob("*/bin") if _serves(path)]
    if found:
        return max(found, key=lambda path: int(path.parent.name.split(".")[0]))
    initdb = shutil.which("initdb")
    directory = Path(initdb).resolve().parent if initdb else None
    return directory if directory and _serves(directory) else None


def go() -> Path | None:
    """Return a Go compiler that has Debian's ``golang.org/x/mod`` beside it, or None."""
    if not (GOCODE / "src/golang.org/x/mod").is_dir():
        return None
    return _first("/usr/lib/go-1.19/bin/go", shutil.which("go"))


def openssl() -> Path | None:
    """Return the program that ``docs/verify.md`` tells a citizen to use, or None."""
    return _first(shutil.which("openssl"))


def _serves(directory: Path) -> bool:
    return all((directory / program).is_file() for program in ("initdb", "postgres"))


def _first(*candidates: str | None) -> Path | None:
    return next((Path(path) for path in candidates if path and Path(path).is_file()), None)


@dataclass(frozen=True, slots=True)
class Tool:
    """One program, what the tests do with it, and the Debian packages it comes in."""

    name: str
    purpose: str
    packages: tuple[str, ...]
    find: Callable[[], Path | None]


TOOLS = (
    Tool("PostgreSQL", "the suite a second time, on a server", ("postgresql",), postgres),
    Tool("Chromium", "the pages in a browser", ("chromium",), chromium),
    Tool(
        "Go",
        "a verifier of the log that nobody here wrote",
        ("golang-1.19-go", "golang-golang-x-mod-dev"),
        go,
    ),
    Tool("OpenSSL", "the checks that a citizen does by hand", ("openssl",), openssl),
)


def missing() -> tuple[Tool, ...]:
    """Return the tools that this machine lacks."""
    return tuple(tool for tool in TOOLS if tool.find() is None)


def in_ci() -> bool:
    """Say whether a missing tool is a failure rather than a remark."""
    return os.environ.get("CI", "").lower() == "true"
