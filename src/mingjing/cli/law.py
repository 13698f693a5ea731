"""``mingjing law``: the rules as this release holds them."""

from contextlib import suppress
from datetime import date
from pathlib import Path

import click

from mingjing.cli.bilingual import Group
from mingjing.cli.clock import today
from mingjing.cli.faults import SetUpNeededError
from mingjing.cli.law_enter import enter
from mingjing.cli.law_here import law_here
from mingjing.cli.layout import facts, table
from mingjing.kernel.errors import InvalidInputError
from mingjing.kernel.money import FEN_PER_YUAN, yuan
from mingjing.kernel.typed import read_day
from mingjing.statute.consequences import consequence
from mingjing.statute.founded import UNVERIFIED
from mingjing.statute.limits import RuleBook
from mingjing.statute.load import rulebook
from mingjing.statute.quarters import QUARTER_DAYS, version_faults
from mingjing.statute.quotes import QuoteReport, check_quotes
from mingjing.statute.rules import Rule
from mingjing.statute.table_check import TableReport, check_tables
from mingjing.statute.tables import read_tables

FOLDER = click.Path(path_type=Path)
DIFFERS = 1
PARTIES = {"organisation": "单位", "person": "个人"}


@click.group(cls=Group, help="")
def law() -> None:
    """Take no option of its own."""


@law.command(
    help="""
    核对规则文件：每个季度首日恰有一个版本；给出文本的，逐字核对引文和条号；给出算例的，重算每一行
    Check the rule files: one version on every quarter day; with texts, every quotation and
    every place; with tables, every row computed by hand

    退出码 0：没有不一致；1：有不一致，或者没有文本可比、没有算例；2：没有可以比对的文件。
    Exit code 0: nothing differs; 1: something differs, has no text or row; 2: no files there.
    """
)
@click.option(
    "--texts",
    type=FOLDER,
    help="法律文本的文件夹，每部一个文件 <规范编号>.md。\n"
    "Folder of texts, one <statute id>.md each.",
)
@click.option(
    "--notice",
    type=FOLDER,
    help="本县通知的文本文件。\nText file of the county's notice.",
)
@click.option(
    "--tables",
    type=FOLDER,
    help="手工算例的文件夹，如 tests/statute/tables。\nFolder of tables computed by hand.",
)
def check(*, texts: Path | None, notice: Path | None, tables: Path | None) -> None:
    """Check the rule files and, against texts and tables, what they say."""
    book = rulebook()
    report = check_quotes(book, texts, notice=notice)
    if (texts or notice) and not report.compared:
        raise InvalidInputError(
            "没有找到可以比对的文本。",
            why=f"“{texts or notice}”不存在，或者里面没有 .md 文件。",
            remedy="请给出放有 <规范编号>.md 的文件夹。",
        )
    versions = version_faults(book)
    computed = check_tables(book, read_tables(tables)) if tables else None
    click.echo("\n".join([*in_words(book, report, versions), *_computed(computed)]))
    _tell_of_entered()
    clean = report.is_clean or not report.compared
    if versions or not clean or (computed is not None and not computed.is_clean):
        raise click.exceptions.Exit(DIFFERS)


def _tell_of_entered() -> None:
    """Name what the bureau entered and this release cannot use; it is no fault of the release.

    Files are checked before a database is brought up to date, too.
    """
    with suppress(SetUpNeededError):
        law_here()


law.add_command(enter)


@law.command(
    help="""
    显示一条规则：原文或者理由、期限、版本
    Show a rule: its words or the reason for lacking them, its length, its versions
    """
)
@click.argument("rule")
@click.option(
    "--on",
    type=read_day,
    metavar="DATE",
    help="在哪一日有效的版本；缺省为今天。\nVersion of that day; today if absent.",
)
def show(*, rule: str, on: date | None) -> None:
    """Show one rule as it is in force on a day."""
    book = law_here()
    click.echo(of_rule(book.rule(rule, on or today()), book))


@law.command(
    "list",
    help="""
    列出某日有效的全部规则
    List every rule in force on a day
    """,
)
@click.option(
    "--on",
    type=read_day,
    metavar="DATE",
    help="哪一日；缺省为今天。\nThe day; today if absent.",
)
@click.option(
    "--limits", is_flag=True, help="只列可以计算末日的期限。\nOnly limits with a length."
)
def list_rules(*, on: date | None, limits: bool) -> None:
    """List the rules of a day."""
    rules = [
        rule for rule in law_here().in_force_on(on or today()) if rule.is_limit or not limits
    ]
    rows = [
        [rule.id, rule.length or "–", rule.article, rule.name, rule.badge or ""]
        for rule in rules
    ]
    click.echo(table([["编号", "数值", "条文", "事项", ""], *rows]))


def in_words(book: RuleBook, report: QuoteReport, faults: tuple[str, ...]) -> list[str]:
    """Return what a check of the files and of the texts found, line by line."""
    versions = [version for found in book.rules.values() for version in found]
    unverified = sum(rule.badge is not None for rule in versions)
    lines = [
        f"规则文件完好：{len(book.statutes)} 部规范，{len(versions)} 条规则。",
        f"其中 {unverified} 条{UNVERIFIED}；日历 {_years(book)}。",
        f"{_span()} 年每个季度首日：{len(faults)} 处版本不合。",
        report.sentence(),
        *faults,
    ]
    lines += [f"不一致：{one.rule}（{one.citation}）“{one.words}”" for one in report.missing]
    lines += [f"原文没有这一处：{one.rule}（{one.citation}）" for one in report.no_such_place]
    lines += [
        f"没有文本：{one.rule}（{one.citation}）"
        for one in report.without_text
        if report.compared
    ]
    return lines


def _computed(report: TableReport | None) -> list[str]:
    if report is None:
        return []
    return [
        report.sentence(),
        *report.differing,
        *(f"没有算例：{rule}" for rule in report.uncomputed),
        *(f"不足十行：{kind}（{report.counted[kind]} 行）" for kind in report.seldom),
    ]


def of_rule(rule: Rule, book: RuleBook) -> str:
    """Return a rule for a person to read."""
    row = rule.row
    said = {
        "事项": rule.name,
        "条文": f"{rule.article_in_words}（{rule.article}）",
        "起算": row.trigger,
        "约束": rule.bearer_in_words,
        "数值": f"{rule.length}{'前' if row.direction == 'before' else ''}",
        "数额": "；".join(
            f"{PARTIES[one.party.value]} {yuan(one.yuan * FEN_PER_YUAN)}元"
            for one in row.amounts
        ),
        "原文": f"“{row.quote}”" if row.quote else "",
        "核实": f"{rule.verified}" if rule.verified else "",
        rule.badge or "整理时的说明": row.reason or "",
        "内容": "；".join(row.items),
        "批准": row.approver.label if row.approver else "",
        "由谁履行": row.performer.label if row.performer else "",
        "延长": _extension(rule),
        "扣除": "、".join(row.suspend_on),
        "后果": _consequence(rule, book),
        "参见": "；".join(book.in_words(citation) for citation in row.see),
        "说明": row.note or "",
        "可配置": "本机关可以设定" if row.configurable else "",
        "版本": rule.version,
        "其他版本": "；".join(
            other.version for other in book.versions(rule.id) if other is not rule
        ),
    }
    return f"{rule.id}\n{facts({name: value for name, value in said.items() if value})}"


def _consequence(rule: Rule, book: RuleBook) -> str:
    found = consequence(rule)
    if not found.article:
        return found.says
    words = f"“{found.quote}”" if found.quote else found.badge or f"{found.verified}"
    return f"{found.says}{book.in_words(found.article)}：{words}"


def _extension(rule: Rule) -> str:
    extension = rule.row.extension
    if extension is None:
        return ""
    length = f"至多 {extension.max}" if extension.max is not None else "未定日数"
    return f"{length}，由{extension.approver}批准"


def _span() -> str:
    return f"{QUARTER_DAYS[0].year}—{QUARTER_DAYS[-1].year}"


def _years(book: RuleBook) -> str:
    return "、".join(str(year) for year in sorted(book.calendar.years))
