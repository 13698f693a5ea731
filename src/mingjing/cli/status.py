"""``mingjing status``: whether everything an administrator watches is in order."""

import json
import shutil
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

import click

from mingjing.cli.bilingual import Command
from mingjing.cli.django import load_database
from mingjing.cli.layout import facts
from mingjing.cli.place import data_dir
from mingjing.statute.load import rulebook

GIB = 1024**3


@dataclass(frozen=True, slots=True)
class Status:
    """What an administrator watches.

    Args:
        data: the data directory.
        database: ``sqlite`` or ``postgresql``.
        server_version: version of the database.
        journal_mode: SQLite's journal mode as the file has it; empty on PostgreSQL.
        logs: entries by log.
        waiting: jobs still to be done after their commits.
        failing: those of them that failed at least once.
        calendar_years: years whose holiday notice this release holds.
        free_bytes: on the disk of the data directory.
        total_bytes: of that disk.
    """

    data: str
    database: str
    server_version: str
    journal_mode: str
    logs: Mapping[str, int]
    waiting: int
    failing: int
    calendar_years: tuple[int, ...]
    free_bytes: int
    total_bytes: int


@click.command(cls=Command, help="")
@click.option("--json", "as_json", is_flag=True, help="输出 JSON。\nPrint JSON.")
def status(*, as_json: bool) -> None:
    """Print the state of the installation."""
    found = read_status(data_dir())
    if as_json:
        click.echo(json.dumps(asdict(found), ensure_ascii=False))
    else:
        click.echo(in_words(found))


def read_status(data: Path) -> Status:
    """Return the state of the installation in *data*.

    Raises:
        SetUpNeededError: there is no database yet, or it is older than the program.
    """
    load_database(data)
    from django.db import connection  # noqa: PLC0415 - Django was just loaded

    from mingjing.ledger import outbox, queries  # noqa: PLC0415 - as above

    backlog = outbox.backlog()
    disk = shutil.disk_usage(data)
    return Status(
        data=str(data),
        database=connection.vendor,
        server_version=".".join(map(str, connection.get_database_version())),
        journal_mode=_journal_mode() if connection.vendor == "sqlite" else "",
        logs={log.origin: log.size for log in queries.logs()},
        waiting=backlog.waiting,
        failing=backlog.failing,
        calendar_years=tuple(sorted(rulebook().calendar.years)),
        free_bytes=disk.free,
        total_bytes=disk.total,
    )


def in_words(found: Status) -> str:
    """Return the state for a person."""
    journal = f"，日志模式 {found.journal_mode}" if found.journal_mode else ""
    logs = "；".join(f"{origin} {size} 条" for origin, size in found.logs.items())
    return facts(
        {
            "数据目录 data": found.data,
            "数据库 database": f"{found.database} {found.server_version}{journal}",
            "存证日志 log": logs or "尚无条目 empty",
            "待办 backlog": f"{found.waiting} 项，其中失败过 {found.failing} 项",
            "日历 calendars": "、".join(map(str, found.calendar_years)),
            "磁盘 disk": f"余 {_gib(found.free_bytes)}，共 {_gib(found.total_bytes)}",
        }
    )


def _gib(size: int) -> str:
    return f"{size / GIB:.1f} GiB"


def _journal_mode() -> str:
    from django.db import connection  # noqa: PLC0415 - Django was just loaded

    with connection.cursor() as cursor:
        cursor.execute("PRAGMA journal_mode")
        return str(cursor.fetchone()[0])
