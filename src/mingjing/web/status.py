"""Whether everything an administrator watches is in order: for page, probe and shell."""

import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from importlib.metadata import version
from pathlib import Path

from django.db import DatabaseError, connection

from mingjing.access.actors import Actor
from mingjing.access.policy import Permission, require
from mingjing.bureau.queries import law_of_bureau
from mingjing.bureau.staffing import Staffing, staffing
from mingjing.kernel.dates import legal_date
from mingjing.ledger.audits import PastAudit, last_audit
from mingjing.ledger.outbox import QueueState, queue_state, require_writable
from mingjing.ledger.queries import recorded_at
from mingjing.statute.load import rulebook
from mingjing.statute.unusable import Unusable
from mingjing.web.portal.log_files import LogStatus, log_statuses

GIB = 1024**3
FULL, NEARLY_FULL = 1 * GIB, 10 * GIB
LATE_JOB = timedelta(minutes=10)
LATE_CHECKPOINT = timedelta(minutes=5)
SILENT_WORKER = timedelta(minutes=3)
OLD_AUDIT = timedelta(days=2)
ROLLBACK_JOURNAL = (
    "本机的 SQLite 版本在 WAL 模式下有可能损坏数据库，所以用回滚日志：安全，多人同时写时较慢。"
    "升级到 3.51.3 以上，或者改用 PostgreSQL，可以更快。"
)


class Standing(StrEnum):
    """How one thing stands."""

    GOOD = "正常"
    WARN = "注意"
    BAD = "异常"

    @property
    def is_bad(self) -> bool:
        """Say whether something must be done now."""
        return self is Standing.BAD


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that is watched.

    Args:
        name: stable, for programs.
        label: what it is called on screen.
        said: how it is.
        remedy: what to do; empty where nothing.
    """

    name: str
    label: str
    standing: Standing
    said: str
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class Status:
    """The installation as an administrator watches it.

    Args:
        version: of the program.
        database: ``sqlite`` or ``postgresql``.
        server_version: version of the database.
        journal_mode: SQLite's journal mode as the file has it; empty on PostgreSQL.
        journal_advice: what that mode means; empty where there is nothing to say.
        logs: every log, newest first.
        behind_since: time of the oldest entry under no checkpoint; None where there is none.
        queue: what waits, what fails, who works.
        audit: the last audit that was kept.
        unusable: files and values of the bureau that this release cannot use.
        staffing: reviewers and officers in office.
        calendar_years: years whose holiday notice this release holds.
        provisional_from: first day about which working days are only guessed.
        free_bytes: on the disk of the data directory.
        total_bytes: of that disk.
    """

    version: str
    database: str
    server_version: str
    journal_mode: str
    journal_advice: str
    logs: tuple[LogStatus, ...]
    behind_since: datetime | None
    queue: QueueState
    audit: PastAudit | None
    unusable: tuple[Unusable, ...]
    staffing: Staffing
    calendar_years: tuple[int, ...]
    provisional_from: date
    free_bytes: int
    total_bytes: int


def status_for(actor: Actor, data: Path, at: datetime) -> Status:
    """Return the status to somebody who may see it.

    Raises:
        NotPermittedError: the post does not carry it.
    """
    require(actor, Permission.SEE_STATUS)
    return read_status(data, at)


def read_status(data: Path, at: datetime) -> Status:
    """Return the status of the installation in *data*."""
    logs = tuple(log_statuses())
    disk = shutil.disk_usage(data)
    mode = _journal_mode()
    law = law_of_bureau(rulebook(), legal_date(at))
    years = tuple(sorted(law.calendar.years))
    return Status(
        version=version("mingjing"),
        database=connection.vendor,
        server_version=".".join(map(str, connection.get_database_version())),
        journal_mode=mode,
        journal_advice=ROLLBACK_JOURNAL if mode and mode.upper() != "WAL" else "",
        logs=logs,
        behind_since=behind_since(logs),
        queue=queue_state(at),
        audit=last_audit(),
        unusable=law.unusable,
        staffing=staffing(legal_date(at), law),
        calendar_years=years,
        provisional_from=date(years[-1] + 1, 1, 1),
        free_bytes=disk.free,
        total_bytes=disk.total,
    )


def behind_since(logs: tuple[LogStatus, ...]) -> datetime | None:
    """Return the time of the oldest entry that no published checkpoint covers."""
    uncovered = [
        recorded_at(log.origin, log.checkpoint.size if log.checkpoint else 0)
        for log in logs
        if log.waiting
    ]
    return min((at for at in uncovered if at is not None), default=None)


def checks_of(status: Status, at: datetime) -> list[Check]:
    """Return everything that is watched, as it stands at *at*."""
    return [
        *probes(status, at),
        *_of_worker(status.queue, at),
        _of_audit(status.audit, at),
        _of_law(status.unusable),
        _of_calendar(status, at),
        _of_staffing(status.staffing),
    ]


def probes(status: Status, at: datetime) -> Iterator[Check]:
    """Yield what a load balancer or a monitor asks for: can the bureau work now?"""
    yield _of_database()
    yield _of_disk(status.free_bytes)
    yield _of_queue(status.queue, at)
    yield _of_checkpoint(status.behind_since, at)


def readiness(data: Path, at: datetime) -> Mapping[str, Check]:
    """Return the probes by name; where the database cannot be reached, that alone."""
    try:
        return {check.name: check for check in probes(read_status(data, at), at)}
    except DatabaseError:
        return {"database": _of_database()}


def ago(moment: datetime, at: datetime) -> str:
    """Return how long *moment* is past, in words; a clock that was set back counts as now.

    >>> from datetime import UTC
    >>> now = datetime(2026, 3, 2, tzinfo=UTC)
    >>> [ago(now - timedelta(seconds=s), now) for s in (-9, 5, 300, 7300, 200000)]
    ['刚才', '5 秒前', '5 分钟前', '2 小时前', '2 天前']
    """
    seconds = int((at - moment).total_seconds())
    if seconds <= 0:
        return "刚才"
    for size, word in ((86400, "天"), (3600, "小时"), (60, "分钟")):
        if seconds >= size:
            return f"{seconds // size} {word}前"
    return f"{seconds} 秒前"


def gib(size: int) -> str:
    """Return bytes as a person reads them."""
    return f"{size / GIB:.1f} GiB"


def _of_database() -> Check:
    try:
        require_writable()
    except DatabaseError as error:
        said = f"不能写入：{type(error).__name__}"
        remedy = "请查看数据库、磁盘和权限；已经记录的不受影响。"
        return Check("database", "数据库写入", Standing.BAD, said, remedy)
    return Check("database", "数据库写入", Standing.GOOD, "可以写入")


def _of_disk(free: int) -> Check:
    said = f"余 {gib(free)}"
    if free >= NEARLY_FULL:
        return Check("disk", "磁盘", Standing.GOOD, said)
    standing = Standing.BAD if free < FULL else Standing.WARN
    return Check("disk", "磁盘", standing, said, "请腾出空间；磁盘满时拒收上传，已有的不丢失。")


def _of_queue(queue: QueueState, at: datetime) -> Check:
    label = "待办队列"
    if queue.oldest_at is None:
        return Check("queue", label, Standing.GOOD, "没有等待办理的工作")
    said = f"{queue.waiting} 项，最早的从{ago(queue.oldest_at, at)}起等待"
    if at - queue.oldest_at <= LATE_JOB:
        return Check("queue", label, Standing.GOOD, said)
    remedy = "请查看工人是否在运行（mingjing worker），以及下列失败的工作。"
    return Check("queue", label, Standing.BAD, said, remedy)


def _of_checkpoint(since: datetime | None, at: datetime) -> Check:
    label = "检查点"
    if since is None:
        return Check("checkpoint", label, Standing.GOOD, "全部条目已由公布的检查点覆盖")
    said = f"有条目从{ago(since, at)}起未被检查点覆盖"
    if at - since <= LATE_CHECKPOINT:
        return Check("checkpoint", label, Standing.GOOD, said)
    remedy = "请查看发布者是否在运行（mingjing ledger publish --watch），以及它说了什么。"
    return Check("checkpoint", label, Standing.BAD, said, remedy)


def _of_worker(queue: QueueState, at: datetime) -> Iterator[Check]:
    seen = max((one.seen_at for one in queue.workers), default=None)
    label, remedy = "工人", "请启动 mingjing worker；没有工人不丢工作，只是没有人做。"
    if seen is None:
        yield Check("worker", label, Standing.BAD, "没有工人在运行", remedy)
    else:
        standing = Standing.BAD if at - seen > SILENT_WORKER else Standing.GOOD
        said = f"{ago(seen, at)}有动静"
        yield Check("worker", label, standing, said, remedy if standing.is_bad else "")
    failing = queue.failing_count
    standing = Standing.WARN if failing else Standing.GOOD
    said = f"{failing} 项失败过，会自动重试" if failing else "没有失败的工作"
    yield Check("failing", "失败的工作", standing, said)


def _of_audit(audit: PastAudit | None, at: datetime) -> Check:
    label = "审计"
    if audit is None:
        remedy = "工人每天凌晨两点审计；也可以运行 mingjing audit。"
        return Check("audit", label, Standing.WARN, "还没有审计过", remedy)
    said = f"{ago(audit.ended_at, at)}，{audit.differences} 处差异"
    if audit.differences:
        remedy = "请停止使用，保全整个数据目录，查明何时由谁改动；不要自行抹平。"
        return Check("audit", label, Standing.BAD, said, remedy)
    if at - audit.ended_at > OLD_AUDIT:
        return Check("audit", label, Standing.WARN, said, "请查看工人是否在运行。")
    return Check("audit", label, Standing.GOOD, said)


def _of_law(unusable: tuple[Unusable, ...]) -> Check:
    label = "录入的规则"
    if not unusable:
        return Check("law", label, Standing.GOOD, "录入的规则文件和设定都已采用")
    said = f"{len(unusable)} 项不能与本版本一起使用，没有采用：" + "；".join(map(str, unusable))
    remedy = "期限和数额按其余规则计算。请法规股负责人更正后重新录入，或者由管理员重新设定。"
    return Check("law", label, Standing.BAD, said, remedy)


def _of_calendar(status: Status, at: datetime) -> Check:
    years = "、".join(map(str, status.calendar_years))
    said = f"已载入 {years} 年；自 {status.provisional_from.isoformat()} 起的工作日为暂定"
    if status.provisional_from > at.date():
        return Check("calendar", "放假日历", Standing.GOOD, said)
    remedy = "请升级到载有本年放假通知的版本；不影响立案，期限标为暂定。"
    return Check("calendar", "放假日历", Standing.WARN, said, remedy)


def _journal_mode() -> str:
    if connection.vendor != "sqlite":
        return ""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA journal_mode")
        return str(cursor.fetchone()[0])


def _of_staffing(found: Staffing) -> Check:
    rule = found.rule
    share = f"不少于执法人员的百分之{rule.row.value}{f'（{rule.badge}）' if rule.badge else ''}"
    return Check(
        "staffing",
        "法制审核力量",
        Standing.GOOD if found.is_enough else Standing.WARN,
        f"审核人员 {found.reviewers} 名，执法人员 {found.officers} 名；"
        f"{share}，即 {found.needed} 名",
        "" if found.is_enough else "请按任命文件增加审核人员，或者商请上级、司法局统筹调用。",
    )
