"""``mingjing calculate``: late and daily fines, limitation, the court's window, by parts."""

import json
from collections.abc import Iterator
from datetime import date

import click

from mingjing.bureau.config import load_config
from mingjing.cli.bilingual import Group
from mingjing.cli.clock import today
from mingjing.cli.law_here import law_here
from mingjing.cli.layout import facts, indented, table
from mingjing.cli.place import CONFIG, data_dir
from mingjing.cli.why import in_words as why_in_words
from mingjing.kernel.money import yuan
from mingjing.kernel.typed import read_dated_amount, read_day, read_fine, read_span
from mingjing.statute.additional_fines import Dated, Debt
from mingjing.statute.calculations import (
    PAUSED,
    Calculation,
    calculate_additional_fine,
    calculate_court_window,
    calculate_daily_fine,
    calculate_limitation,
    calculation_as_json,
)
from mingjing.statute.counted_days import Suspension

Dates = tuple[tuple[date, int], ...]

as_json = click.option("--json", "as_json", is_flag=True, help="输出 JSON。\nPrint JSON.")


@click.group(cls=Group, help="")
def calculate() -> None:
    """Take no option of its own."""


@calculate.command(
    "additional-fine",
    help="""
    加处罚款：每日百分之三，不超过罚款数额；分期、缴款、复议诉讼期间分段
    The late fine: 3 % a day, at most the fine; by instalments, payments and remedies
    """,
)
@click.option(
    "--part",
    "parts",
    type=read_dated_amount,
    metavar="DATE=YUAN",
    multiple=True,
    required=True,
    help="应缴的一期：缴款的最后一日和数额；分期的可以重复。\n"
    "What is due: last day to pay and amount; repeated for instalments.",
)
@click.option(
    "--payment",
    "payments",
    type=read_dated_amount,
    metavar="DATE=YUAN",
    multiple=True,
    help="已经缴纳的一次，可以重复。\nWhat was paid and when; may be repeated.",
)
@click.option(
    "--paused",
    type=read_span,
    metavar="FROM..TO",
    multiple=True,
    help="行政复议、行政诉讼期间，不予计算，可以重复。\n"
    "Days of reconsideration or litigation, which do not count; may be repeated.",
)
@click.option(
    "--until",
    type=read_day,
    metavar="DATE",
    help="算到哪一天，含当日；缺省为今天。\nLast day counted; today if absent.",
)
@as_json
def additional_fine(
    *,
    parts: Dates,
    payments: Dates,
    paused: tuple[tuple[date, date], ...],
    until: date | None,
    as_json: bool,
) -> None:
    """Print what a late fine comes to."""
    debt = Debt(
        tuple(Dated(*one) for one in parts),
        tuple(Dated(*one) for one in payments),
        tuple(Suspension(*one, PAUSED) for one in paused),
    )
    _print(
        calculate_additional_fine(law_here(), debt, until=until or today(), region=_region()),
        as_json=as_json,
    )


@calculate.command(
    help="""
    追责时效：违法行为最迟须在哪一天发现，是否还能处罚；ENDED 是发生（终了）之日
    Limitation: until when a violation must have been found; ENDED is the day it ended
    """,
)
@click.argument("ended", type=read_day)
@click.option("--found", type=read_day, metavar="DATE", help="发现之日。\nDay it was found.")
@click.option(
    "--five-years",
    is_flag=True,
    help="涉及公民生命健康安全、金融安全且有危害后果：五年。\n"
    "Life, health or finance endangered and harm done: five years.",
)
@click.option(
    "--on",
    type=read_day,
    metavar="DATE",
    help="按哪一天判断；缺省为今天。\nAs of; today if absent.",
)
@as_json
def limitation(
    *, ended: date, found: date | None, five_years: bool, on: date | None, as_json: bool
) -> None:
    """Print whether a violation can still be punished."""
    told = calculate_limitation(
        law_here(),
        ended_on=ended,
        found_on=found,
        harms_safety=five_years,
        on=on or today(),
    )
    _print(told, as_json=as_json)


@calculate.command(
    "court-application",
    help="""
    申请人民法院强制执行：最早和最晚哪一天；SERVED 是处罚决定书送达之日
    Application to the court: first and last day; SERVED is the day of service
    """,
)
@click.argument("served", type=read_day)
@click.option(
    "--deferred",
    type=read_day,
    metavar="DATE",
    help="暂缓或者分期缴纳期限结束之日。\nEnd of a deferral or of instalments.",
)
@click.option(
    "--demanded",
    type=read_day,
    metavar="DATE",
    help="催告书送达之日。\nDay on which the demand was served.",
)
@as_json
def court_application(
    *, served: date, deferred: date | None, demanded: date | None, as_json: bool
) -> None:
    """Print when the court may be asked."""
    told = calculate_court_window(
        law_here(),
        served_on=served,
        deferred_until=deferred,
        demanded_on=demanded,
        region=_region(),
    )
    _print(told, as_json=as_json)


@calculate.command(
    "daily-fine",
    help="""
    按日连续处罚：FINE 原处罚数额，ORDERED 责令改正之日，UNTIL 拒不改正的最后一日
    Fine by the day: FINE in yuan, ORDERED day of the order, UNTIL last day of refusal
    """,
)
@click.argument("fine", type=read_fine)
@click.argument("ordered", type=read_day)
@click.argument("until", type=read_day)
@as_json
def daily_fine(*, fine: int, ordered: date, until: date, as_json: bool) -> None:
    """Print what a fine by the day comes to."""
    told = calculate_daily_fine(
        law_here(), fine, ordered_on=ordered, until=until, region=_region()
    )
    _print(told, as_json=as_json)


def in_words(told: Calculation) -> Iterator[str]:
    """Yield an answer line by line, for a person."""
    yield told.name
    yield facts({one.name: one.value for one in told.results})
    if told.parts:
        yield ""
        rows = [["  自", "至", "日数", "怎样计算", "本段（元）", "累计（元）"]]
        rows += [
            [
                f"  {one.first.isoformat()}",
                one.last.isoformat(),
                str(one.days),
                one.how,
                yuan(one.fen),
                yuan(one.total_fen),
            ]
            for one in told.parts
        ]
        yield table(rows)
    if told.remarks:
        yield ""
        yield indented(told.remarks)
    yield ""
    yield "为什么？ Why?"
    for one in told.whys:
        yield ""
        yield from why_in_words(one)


def _print(told: Calculation, *, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps(calculation_as_json(told), ensure_ascii=False))
    else:
        click.echo("\n".join(in_words(told)))


def _region() -> str:
    return load_config(data_dir() / CONFIG).region_code
