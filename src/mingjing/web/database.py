"""Where the rows live: embedded SQLite by default, PostgreSQL for more than one host."""

import sqlite3
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

# SQLite 3.7.0 – 3.51.2 can corrupt a WAL database when two connections checkpoint and write
# at the same instant; these builds carry the fix.
WAL_IS_SAFE_FROM = (3, 51, 3)
KEPT = {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}  # seconds; opening costs a page a tenth
BACKPORTED = {(3, 50): 7, (3, 44): 6}


def journal_mode(version: tuple[int, int, int] = sqlite3.sqlite_version_info) -> str:
    """Return the journal mode that is safe on this build of SQLite.

    >>> journal_mode((3, 40, 1)), journal_mode((3, 51, 3)), journal_mode((3, 44, 6))
    ('TRUNCATE', 'WAL', 'WAL')
    """
    fixed = BACKPORTED.get(version[:2])
    if version >= WAL_IS_SAFE_FROM or (fixed is not None and version[2] >= fixed):
        return "WAL"
    return "TRUNCATE"


def database(url: str, data: Path) -> dict[str, Any]:
    """Return Django's settings for *url*, or for the embedded database when it is empty.

    Args:
        url: empty, or ``postgresql://user:password@host:port/name?option=value``.
        data: the data directory.

    Raises:
        ValueError: another kind of database.
    """
    if not url:
        mode = journal_mode()
        return KEPT | {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": str(data / "mingjing.db"),
            "ATOMIC_REQUESTS": False,
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": (
                    f"PRAGMA journal_mode={mode};"
                    "PRAGMA synchronous=FULL;PRAGMA cache_size=-20000;"
                ),
            },
        }
    parts = urlsplit(url)
    if parts.scheme not in {"postgresql", "postgres"}:
        raise ValueError(f"no such database: {parts.scheme}; use postgresql:// or nothing")
    return KEPT | {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "ATOMIC_REQUESTS": False,
        "OPTIONS": dict(parse_qsl(parts.query)),
    }
