"""``mingjing status``: whether everything an administrator watches is in order."""

import json
from typing import TYPE_CHECKING, Any

import click

from mingjing.cli.bilingual import Command
from mingjing.cli.clock import now
from mingjing.cli.django import load_database
from mingjing.cli.layout import facts
from mingjing.cli.place import data_dir

if TYPE_CHECKING:
    from mingjing.web.status import Status


@click.command(cls=Command, help="")
@click.option("--json", "as_json", is_flag=True, help="输出 JSON。\nPrint JSON.")
def status(*, as_json: bool) -> None:
    """Print the state of the installation."""
    load_database(data_dir())
    from mingjing.web.status import checks_of, read_status  # noqa: PLC0415 - as above

    at = now()
    found = read_status(data_dir(), at)
    checks = checks_of(found, at)
    if as_json:
        said = _plain(found) | {"checks": {one.name: one.standing.name for one in checks}}
        click.echo(json.dumps(said, ensure_ascii=False))
        return
    click.echo(in_words(found))
    for check in checks:
        if check.remedy:
            click.echo(f"{check.standing.value} {check.label}：{check.said}。{check.remedy}")


def in_words(found: "Status") -> str:
    """Return the state for a person."""
    from mingjing.web.status import gib  # noqa: PLC0415 - needs Django

    journal = f"，日志模式 {found.journal_mode}" if found.journal_mode else ""
    logs = "；".join(f"{log.origin} {log.recorded} 条" for log in reversed(found.logs))
    audit = found.audit
    audited = f"{audit.ended_at:%Y-%m-%d %H:%M}，{audit.differences} 处差异" if audit else "无"
    waiting = found.queue.waiting + found.queue.deferred + found.queue.running
    return facts(
        {
            "版本 version": found.version,
            "数据目录 data": str(data_dir()),
            "数据库 database": f"{found.database} {found.server_version}{journal}",
            "存证日志 log": logs or "尚无条目 empty",
            "待办 backlog": f"{waiting} 项，其中失败过 {found.queue.failing_count} 项",
            "审计 audit": audited,
            "日历 calendars": "、".join(map(str, found.calendar_years)),
            "磁盘 disk": f"余 {gib(found.free_bytes)}，共 {gib(found.total_bytes)}",
        }
    )


def _plain(found: "Status") -> dict[str, Any]:
    audit = found.audit
    return {
        "version": found.version,
        "data": str(data_dir()),
        "database": found.database,
        "server_version": found.server_version,
        "journal_mode": found.journal_mode,
        "logs": {log.origin: log.recorded for log in found.logs},
        "behind_since": found.behind_since.isoformat() if found.behind_since else None,
        "waiting": found.queue.waiting + found.queue.deferred + found.queue.running,
        "failing": found.queue.failing_count,
        "workers": len(found.queue.workers),
        "last_audit": None
        if audit is None
        else {"at": audit.ended_at.isoformat(), "differences": audit.differences},
        "calendar_years": found.calendar_years,
        "free_bytes": found.free_bytes,
        "total_bytes": found.total_bytes,
    }
