"""``mingjing calendar``: the State Council's notices of days off, and loading a new one."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import zip_longest
from pathlib import Path

import click

from mingjing.cli.bilingual import Group
from mingjing.cli.clock import now, today
from mingjing.cli.law_here import law_here
from mingjing.cli.layout import indented, padded, table
from mingjing.cli.place import data_dir
from mingjing.kernel.dates import WEEKDAYS
from mingjing.statute.calendar_files import ChangedDay, changed_days, read_calendar
from mingjing.statute.cross_check import differing_days, knows_notice_of
from mingjing.statute.limits import RuleBook
from mingjing.statute.load import rulebook
from mingjing.statute.year_grid import GridMonth, Kind, working_days_of, year_grid

DIFFERS = 1
SIDE_BY_SIDE = 2
CELL = 5
GAP = "   "


@click.group(cls=Group, help="")
def calendar() -> None:
    """Take no option of its own."""


@calendar.command(
    "list",
    help="""
    列出已有放假通知的年份，以及下一年是否暂定
    List the years with a notice, and whether the next one is provisional
    """,
)
def list_years() -> None:
    """List the years that are known."""
    known = law_here().calendar
    rows = [["年份", "工作日", "通知", "字号"]]
    rows += [
        [str(year), f"{working_days_of(year, known)} 日", one.notice, one.number or "–"]
        for year, one in sorted(known.years.items())
    ]
    after = max(known.years) + 1
    rows.append([str(after), f"{working_days_of(after, known)} 日", "尚无通知，暂定", "–"])
    click.echo(table(rows))


@calendar.command(
    help="""
    按月显示一年的工作日：班 调休上班，休 放假，– 周末，? 暂定
    Show the months of a year: make-up days, days off, weekends; ? means provisional
    """
)
@click.argument("year", type=click.IntRange(1950, 2099))
def show(*, year: int) -> None:
    """Show a year."""
    known = law_here().calendar
    (source,) = known.sources(frozenset({year}), guessed=True)
    click.echo(f"{source}，工作日 {working_days_of(year, known)} 日")
    months = [list(_lines(month)) for month in year_grid(year, known)]
    for start in range(0, len(months), SIDE_BY_SIDE):
        click.echo("\n" + "\n".join(_beside(months[start : start + SIDE_BY_SIDE])))


@calendar.command(
    help="""
    录入一年的放假通知（TOML 文件），重新计算所有未结期限，列出变动
    Load the notice of a year (a TOML file), derive every open limit anew, list what moved

    文件的写法同随软件发布的日历，另须写明 number（发文字号）；取代已有通知的写明 supersedes。
    The file looks like those of the release, with the number of the notice; one that takes
    the place of another says which it supersedes.
    """
)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--by", required=True, metavar="CODE", help="录入人。\nWho loads it.")
def load(*, file: Path, by: str) -> None:
    """Load a notice."""
    from mingjing.cli.django import load_database  # noqa: PLC0415 - only where it is used

    load_database(data_dir())
    from mingjing.bureau.commands.load_calendar import (  # noqa: PLC0415 - needs the database
        LoadCalendar,
        load_calendar,
    )
    from mingjing.bureau.queries import actor_of, law_of_bureau  # noqa: PLC0415 - as above
    from mingjing.ledger.recording import Act  # noqa: PLC0415 - as above
    from mingjing.supervision.moves import moved_for  # noqa: PLC0415 - as above

    at = now()
    actor = actor_of(by, at.date())
    before = law_of_bureau(rulebook(), at.date())
    text = file.read_text(encoding="utf-8-sig")
    load_calendar(LoadCalendar(text), act=Act(actor, at), law=rulebook())
    after = law_of_bureau(rulebook(), at.date())
    year = read_calendar(text)[1].calendar.year
    click.echo(f"已录入 {after.calendar.years[year].source}。")
    click.echo(_changes(changed_days(year, before.calendar, after.calendar)))
    moved = moved_for(actor, before, after)
    rows = [["案件", "期限", "原末日", "现末日"]]
    rows += [
        [
            one.number,
            one.duty,
            _day(one.was, guessed=one.was_provisional),
            _day(one.due, guessed=one.is_provisional),
        ]
        for one in (each.date() for each in moved)
    ]
    click.echo(f"您可查阅的案件和检查中，{len(moved)} 项期限变动，将通知承办人员。")
    if moved:
        click.echo(table(rows))


@calendar.command(
    help="""
    用 holidays 程序库核对已过去和本年的日历；退出码 1：有不一致
    Hold the calendars up to this year against the holidays library; exit code 1: they differ
    """
)
def check() -> None:
    """Cross-check the loaded calendars."""
    differs = False
    law = law_here()
    for year in sorted(one for one in law.calendar.years if one <= today().year):
        said, wrong = _checked(year, law)
        differs |= wrong
        click.echo(f"{year}  {said}")
    if differs:
        raise click.exceptions.Exit(DIFFERS)


def _checked(year: int, law: RuleBook) -> tuple[str, bool]:
    if not knows_notice_of(year):
        return "程序库里还没有这一年的通知，无从核对", False
    days = differing_days(year, law.calendar)
    if days:
        return "不一致：" + "、".join(day.isoformat() for day in days), True
    return "一致", False


def _changes(days: Iterable[ChangedDay]) -> str:
    lines = [
        f"{one.day.isoformat()}（星期{WEEKDAYS[one.day.weekday()]}）"
        f"{_status(one.before.working)} → {_status(one.after.working)}，{one.after.reason}"
        for one in days
    ]
    if not lines:
        return "与此前的计算没有一日不同。"
    return f"与此前的计算不同的 {len(lines)} 日：\n{indented(lines)}"


def _status(working: bool) -> str:  # noqa: FBT001 - its words
    return "上班" if working else "休息"


def _day(day: date, *, guessed: bool) -> str:
    return f"{day.isoformat()}{'（暂定）' if guessed else ''}"


def _lines(month: GridMonth) -> Iterator[str]:
    yield padded(month.title, CELL * len(WEEKDAYS))
    yield "".join(padded(name, CELL) for name in WEEKDAYS)
    for week in month.weeks:
        yield "".join(
            padded(f"{one.day.day}{one.kind}{_guess(one.kind, one.status.provisional)}", CELL)
            if one
            else " " * CELL
            for one in week
        )


def _guess(kind: Kind, provisional: bool) -> str:  # noqa: FBT001 - of the day
    return "?" if provisional and kind in {Kind.OFF, Kind.MADE_UP} else ""


def _beside(months: list[list[str]]) -> Iterator[str]:
    empty = " " * CELL * len(WEEKDAYS)
    for lines in zip_longest(*months, fillvalue=empty):
        yield GAP.join(lines).rstrip()
