"""``mingjing law enter``: a new version of a norm, rehearsed first."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from mingjing.cli.bilingual import Command
from mingjing.cli.clock import now
from mingjing.cli.law_here import tell_unusable
from mingjing.cli.layout import table
from mingjing.cli.place import data_dir
from mingjing.statute.load import rulebook

if TYPE_CHECKING:
    from mingjing.supervision.impact import Impact


@click.command(
    cls=Command,
    help="""
    录入规范的新版本，列出变动的期限和引用旧版本的一切，逐项开列调整任务
    Enter a new version of a norm; list the dates that move and all that cites the old one

    文件的写法同随软件发布的规范，写明 number（字号）和 supersedes（取代的规范）；新规范没有的
    规则、案由写在 drops。没有重述也没有写明取消的，按旧法延续并标“未核实”。
    The file looks like those of the release, with its number and what it supersedes; rules
    that are gone stand under drops. Others that it does not restate go on, unverified.
    """,
)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--by", required=True, metavar="CODE", help="录入人。\nWho enters it.")
@click.option(
    "--dry-run", is_flag=True, help="只列出影响，不录入。\nOnly list what it touches."
)
def enter(*, file: Path, by: str, dry_run: bool) -> None:
    """Enter a norm, or say what entering it would touch."""
    from mingjing.cli.django import load_database  # noqa: PLC0415 - only where it is used

    load_database(data_dir())
    from mingjing.access.policy import Permission, require  # noqa: PLC0415 - as above
    from mingjing.bureau.queries import actor_of, law_of_bureau  # noqa: PLC0415 - as above
    from mingjing.ledger.recording import Act  # noqa: PLC0415 - as above
    from mingjing.supervision.commands.enter_norm import (  # noqa: PLC0415 - as above
        EnterNorm,
        enter_norm,
        rehearse_norm,
    )

    at = now()
    actor = actor_of(by, at.date())
    order = EnterNorm(file.read_text(encoding="utf-8-sig"))
    if dry_run:
        require(actor, Permission.ENTER_NORM)
        impact = rehearse_norm(order, law=rulebook(), on=at.date())
        click.echo(in_words(impact))
        click.echo("只是预演，没有录入。 A rehearsal: nothing was entered.")
    else:
        click.echo(in_words(enter_norm(order, act=Act(actor, at), law=rulebook())))
        click.echo("已录入，任务已开列。 Entered; the tasks are open.")
    tell_unusable(law_of_bureau(rulebook(), at.date()))


def in_words(impact: "Impact") -> str:
    """Return what a norm touches, for a person to read."""
    norm, tasks = impact.norm, impact.tasks()
    rows = [["类别", "事项", "编号", "位置", "引用"]]
    rows += [
        [one.sort.value, one.name, one.about, one.place or "–", str(len(one.citations))]
        for _old, one in tasks
    ]
    moved = [one.date() for one in impact.moved]
    dates = [["案件、检查", "期限", "原末日", "现末日", "原因"]]
    dates += [
        [one.number, one.duty, one.was.isoformat(), one.due.isoformat(), one.why]
        for one in moved
    ]
    settled = "、".join(sorted(impact.settled)) or "无"
    since = f"《{norm.title}》自 {norm.effective.isoformat()} 起取代"
    return "\n".join(
        [
            f"{since} {'、'.join(norm.supersedes)}。",
            f"新文件已重述或者取消的规则：{settled}。",
            f"末日变动的未结期限 {len(moved)} 项{'：' if moved else '。'}",
            *([table(dates)] if moved else []),
            f"须查明是否调整的 {len(tasks)} 项：",
            table(rows),
        ]
    )
