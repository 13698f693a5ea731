"""``mingjing ledger``: publishing the record and taking it out of the house."""

import time
from pathlib import Path
from shlex import quote

import click

from mingjing.cli.bilingual import Group
from mingjing.cli.clock import now
from mingjing.cli.django import load_database
from mingjing.cli.layout import table
from mingjing.cli.place import VARIABLE, data_dir
from mingjing.kernel.errors import NotFoundError

FOLDER = click.Path(path_type=Path)
SECONDS = 1.0
A_MOMENT = 0.2


@click.group(cls=Group, help="")
def ledger() -> None:
    """Take no option of its own."""


@ledger.command(
    help="""
    发布：写出分片，签署检查点
    Publish: write the tiles and sign the checkpoint

    可以重复运行；记录被删改或恢复了旧备份时拒绝签署。
    Safe to repeat; refuses to sign a record that was cut, altered or rolled back.
    """
)
@click.option(
    "--watch",
    is_flag=True,
    help="每秒发布一次，直到停止；期间别人不能发布。\nPublish every second, and alone.",
)
@click.option(
    "--restore",
    is_flag=True,
    help="先从记录重新生成已公布的全部分片。\nFirst write all published tiles anew.",
)
def publish(*, watch: bool, restore: bool) -> None:
    """Publish every log, once or until stopped."""
    load_database(data_dir())
    from mingjing.ledger.publishing import Publishers  # noqa: PLC0415 - needs the database

    with Publishers(data_dir()) as publishers:
        if restore:
            publishers.restore()
        heads = publishers.publish()
        while watch:
            time.sleep(SECONDS)
            publishers.publish()
    for head in heads:
        click.echo(f"{head.origin}  {head.size} 条  根 {head.root.hex()}")


@ledger.command(
    help="""
    导出整个公开日志，供任何人核验
    Export the whole public log for anyone to verify

    目录里有 checkpoint、tile/ 和 log.vkey；核验：mingjing-verify DIR。
    DIR gets checkpoint, tile/ and log.vkey; check it with mingjing-verify DIR.
    """
)
@click.argument("target", metavar="DIR", type=FOLDER)
@click.option("--year", type=int, help="年度；缺省为当前的日志。\nYear; else the open log.")
def export(target: Path, year: int | None) -> None:
    """Publish, then copy the published files."""
    load_database(data_dir())
    from mingjing.ledger.exporting import export_log  # noqa: PLC0415 - needs the database

    _publish_first()
    log = export_log(data_dir(), target, year=year)
    click.echo(f"{log.origin} 共 {log.size} 条，已导出到 {target}。")
    click.echo(_how_to_verify("log", target))


@ledger.command(
    help="""
    导出一个案件的记录、开启材料、证明和文件
    Export one case: entries, openings, proofs and files
    """
)
@click.argument("subject", metavar="NUMBER")
@click.argument("target", metavar="DIR", type=FOLDER)
def bundle(subject: str, target: Path) -> None:
    """Publish, then write the bundle of a subject."""
    load_database(data_dir())
    from mingjing.ledger.exporting import export_bundle  # noqa: PLC0415 - needs the database
    from mingjing.web.stores import evidence_store  # noqa: PLC0415 - as above

    _publish_first()
    subject = _subject(subject)
    count = export_bundle(data_dir(), subject, target, open_blob=evidence_store().open)
    click.echo(f"“{subject}”共 {count} 条，已导出到 {target}。")
    click.echo(_how_to_verify("bundle", target))


@ledger.command(
    help="""
    开具回执：一个案件的每一条目一份，交给当事人
    Write receipts: one for each entry of a case, to be handed out

    核验：mingjing-verify receipt FILE --log LOG。
    Check one with mingjing-verify receipt FILE --log LOG.
    """
)
@click.argument("subject", metavar="NUMBER")
@click.argument("target", metavar="DIR", type=FOLDER)
def receipt(subject: str, target: Path) -> None:
    """Publish, then write the receipts of a subject."""
    load_database(data_dir())
    from mingjing.ledger.exporting import export_receipts  # noqa: PLC0415 - needs the database

    _publish_first()
    subject = _subject(subject)
    written = export_receipts(subject, target)
    click.echo(f"“{subject}”共 {len(written)} 份回执，已写入 {target}。")


@ledger.command(
    help="""
    列出各年度的日志：条数，已公布到第几条
    List the logs by year: entries, and how many of them are published
    """
)
def status() -> None:
    """Print every log with its sizes."""
    load_database(data_dir())
    from mingjing.ledger.publishing import published_size  # noqa: PLC0415 - needs the database
    from mingjing.ledger.queries import logs  # noqa: PLC0415 - as above

    rows = [["年度", "日志", "条数", "已公布", "状态"]]
    for log in logs():
        state = "在写" if log.is_open else "已结束"
        published = published_size(data_dir(), log.year)
        rows.append([str(log.year), log.origin, str(log.size), str(published), state])
    click.echo(table(rows) if len(rows) > 1 else "尚无条目。 Nothing is recorded yet.")


@ledger.command(
    help="""
    列出一个案件记录了什么
    List what is recorded about a case
    """
)
@click.argument("subject", metavar="NUMBER")
def history(subject: str) -> None:
    """Print every entry of a subject."""
    load_database(data_dir())
    from mingjing.ledger.queries import history as entries_of  # noqa: PLC0415 - as above

    entries = list(entries_of(_subject(subject)))
    if not entries:
        raise NotFoundError(
            f"没有关于“{subject}”的记录。",
            why="日志中没有这一编号。",
            remedy="请核对编号；案件可用线索、立案或者文书的编号。",
        )
    rows = [["条目", "步", "时间", "事项", "命令", "人员"]]
    for entry in entries:
        said = entry.said
        rows.append(
            [
                str(entry.seq),
                str(entry.step),
                str(said.get("at", "")),
                str(said.get("kind", "已依法销毁")),
                str(said.get("act", "")),
                str(said.get("actor", {}).get("person", "")),
            ]
        )
    click.echo(table(rows))


@ledger.command(
    help="""
    做完提交之后待办的工作（制作文书、写公示页）
    Do the work that waits after commits (documents, public pages)
    """
)
def work() -> None:
    """Drain the outbox once."""
    load_database(data_dir())
    from mingjing.ledger.outbox import backlog  # noqa: PLC0415 - needs the database
    from mingjing.web.jobs import work as drain  # noqa: PLC0415 - as above

    done = drain(now())
    left = backlog()
    click.echo(f"完成 {done} 项，待办 {left.waiting} 项，其中失败 {left.failing} 项。")


def _subject(number: str) -> str:
    """Return the subject that a docket, a case number or a document number belongs to."""
    from mingjing.cases.queries import docket_of  # noqa: PLC0415 - needs the database
    from mingjing.documents.queries import subject_of  # noqa: PLC0415 - as above

    return subject_of(number) or docket_of(number)


def _publish_first() -> None:
    from mingjing.ledger.publishing import (  # noqa: PLC0415 - needs the database
        publish_or_wait,
    )

    publish_or_wait(data_dir(), wait=lambda: time.sleep(A_MOMENT))


def _how_to_verify(kind: str, target: Path) -> str:
    """Return the line to type on this machine, whose trusted keys lie in the data directory."""
    keys = f"{VARIABLE}={quote(str(data_dir()))}"
    return f"核验：{keys} mingjing-verify {kind} {quote(str(target))}"
