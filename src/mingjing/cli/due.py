"""``mingjing due``: the last day of a time limit."""

import json
from datetime import date

import click

from mingjing.cli.bilingual import Command
from mingjing.cli.law_here import law_here
from mingjing.cli.layout import facts, indented
from mingjing.kernel.typed import read_day, read_moment
from mingjing.statute.dues import Due
from mingjing.statute.why import shown


@click.command(
    cls=Command,
    help="""
    RULE 是规则编号（见 mingjing law list），START 是起算事件之日；以小时计的期限给时刻。
    RULE is the id of a rule (see mingjing law list), START the day of the event that
    starts it; for limits in hours a moment such as 2026-05-11T09:00:00+08:00.

    名义末日约束行政机关；当事人以遇休假日顺延后的末日为准。尚无放假通知的年份：暂定或者未定。
    The nominal day binds the bureau; the party has until the rolled one. Years without
    a holiday notice give a provisional day, or none.
    """,
)
@click.argument("rule")
@click.argument("start", type=read_moment)
@click.option(
    "--on",
    type=read_day,
    metavar="DATE",
    help="按哪一日有效的规则版本；缺省为起算日。\n"
    "Day that chooses the version of the rule; START if absent.",
)
@click.option(
    "--json", "as_json", is_flag=True, help="输出稳定的 JSON。\nPrint the stable JSON."
)
def due(*, rule: str, start: date, on: date | None, as_json: bool) -> None:
    """Print the due date of a limit."""
    found = law_here().due(rule, start, on=on)
    if as_json:
        click.echo(json.dumps(found.as_json(), ensure_ascii=False))
    else:
        click.echo(in_words(found))


def in_words(found: Due) -> str:
    """Return a due date for a person to read and to check by hand."""
    rule = found.explanation.rule
    provisional = "（暂定 provisional）" if found.provisional else ""
    said = {
        "名义末日 nominal": shown(found.nominal) + provisional,
        "顺延末日 rolled": shown(found.rolled)
        if found.rolled
        else "未定，尚无放假通知 unknown",
        "约束 binds": rule.bearer_in_words,
        "依据 basis": str(found.basis),
    }
    why = indented(found.explanation.sentences())
    return f"{rule.name}（{rule.id}）\n{facts(said)}\n\n为什么？ Why?\n{why}"
