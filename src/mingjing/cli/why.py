"""``mingjing why``: a rule at work, as one would explain it on paper."""

import json
from collections.abc import Iterator
from datetime import date

import click

from mingjing.bureau.config import load_config
from mingjing.cli.bilingual import Command
from mingjing.cli.clock import today
from mingjing.cli.law_here import law_here
from mingjing.cli.layout import facts, indented, padded
from mingjing.cli.place import CONFIG, data_dir
from mingjing.kernel.dates import WEEKDAYS
from mingjing.kernel.typed import read_day, read_moment, read_span
from mingjing.statute.picture import Cell, Month, legend
from mingjing.statute.questions import Question, answer
from mingjing.statute.rules import Rule
from mingjing.statute.why import Why
from mingjing.statute.why_json import why_as_json

PLACES = 8


@click.command(
    cls=Command,
    help="""
    RULE 是规则编号（见 mingjing law list）；给出 START（起算之日），还逐日画出怎样计算。
    RULE is the id of a rule (see mingjing law list); with START, the day that starts the
    limit, the count is drawn day by day.

    不是期限的规则，显示数额、条件和原文。
    Of rules that are no time limits: amounts, conditions and words.
    """,
)
@click.argument("rule")
@click.argument("start", type=read_moment, required=False)
@click.option(
    "--on",
    type=read_day,
    metavar="DATE",
    help="按哪一日有效的规则版本；缺省为起算日，没有起算日的为今天。\n"
    "Day that chooses the version; START if absent, else today.",
)
@click.option(
    "--act",
    "act_on",
    type=read_day,
    metavar="DATE",
    help="违法行为发生（终了）之日：与其时的版本并列，从旧兼从轻。\n"
    "Day of the violation: shows the version of that day beside the other.",
)
@click.option(
    "--extend", is_flag=True, help="加上法定的延长。\nWith the extension that the norm allows."
)
@click.option(
    "--without",
    "left_out",
    type=read_span,
    metavar="FROM..TO",
    multiple=True,
    help="依法扣除的期间，可以重复。\nDays that the norm leaves out; may be repeated.",
)
@click.option("--json", "as_json", is_flag=True, help="输出 JSON。\nPrint JSON.")
def why(  # noqa: PLR0913 - one parameter per option
    *,
    rule: str,
    start: date | None,
    on: date | None,
    act_on: date | None,
    extend: bool,
    left_out: tuple[tuple[date, date], ...],
    as_json: bool,
) -> None:
    """Print why."""
    asked = Question(rule, start, on, act_on, extend, left_out)
    region = load_config(data_dir() / CONFIG).region_code
    told = answer(asked, book=law_here(), today=today(), region=region)
    if as_json:
        click.echo(json.dumps(why_as_json(told), ensure_ascii=False))
    else:
        click.echo("\n".join(in_words(told)))


def in_words(told: Why) -> Iterator[str]:
    """Return an explanation line by line, for a person."""
    rule = told.rule
    yield f"{rule.name}（{rule.id}）"
    yield indented([f"{rule.article_in_words}（{rule.article}）", *_words(rule)])
    yield facts(
        {
            "版本": f"{rule.version}；{told.because}",
            **{one.name: one.value for one in (*told.inputs, *told.results)},
        }
    )
    if told.months:
        yield ""
        yield from drawn(told.months)
    if told.both is not None:
        yield ""
        yield from _both(told)
    lines = [one.sentence for one in told.conventions] + list(told.remarks)
    if lines:
        yield ""
        yield indented(lines)


def drawn(months: tuple[Month, ...]) -> Iterator[str]:
    """Return a calendar picture, seven columns of eight places, and what its signs mean."""
    for month in months:
        if month.omitted:
            yield f"  …… 中间 {month.omitted} 个月不列"
        yield f"  {month.title}"
        yield "  " + "".join(padded(f" {name}", PLACES) for name in WEEKDAYS).rstrip()
        for week in month.weeks:
            yield "  " + "".join(map(_cell, week)).rstrip()
    yield "  " + "；".join(f"{sign} {meaning}" for sign, meaning in legend(months))


def _cell(cell: Cell | None) -> str:
    text = "" if cell is None else f"{cell.day.day:2} {cell.mark}"
    return padded(text, PLACES)


def _words(rule: Rule) -> list[str]:
    if rule.verified is not None:
        return [rule.words, f"{rule.verified}。"]
    return [rule.words if rule.badge is None else f"{rule.badge}：{rule.words}"]


def _both(told: Why) -> Iterator[str]:
    if told.both is None or not told.compared:
        yield "  违法行为之日与决定之日适用同一版本。"
        return
    yield f"  两个日期之间规则变更，由人比较轻重：{told.both.words}"
    for one in told.compared:
        values = "，".join(f"{fact.name} {fact.value}" for fact in one.values)
        said = "没有登记当日有效的版本"
        if one.rule is not None:
            said = f"{one.rule.article_in_words}，{values}。{one.rule.words}"
        yield f"  {one.name}（{one.day.isoformat()}）：{said}"
