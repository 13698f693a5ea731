"""``mingjing law``: the rules as this release holds them."""

from datetime import date
from pathlib import Path

import click

from mingjing.cli.bilingual import Group
from mingjing.cli.clock import today
from mingjing.cli.layout import facts, table
from mingjing.cli.parameters import read_day
from mingjing.kernel.errors import InvalidInputError
from mingjing.kernel.money import FEN_PER_YUAN, yuan
from mingjing.statute.limits import RuleBook
from mingjing.statute.load import rulebook
from mingjing.statute.quotes import QuoteReport, check_quotes
from mingjing.statute.rendering import BEARERS
from mingjing.statute.rules import UNVERIFIED, Rule

FOLDER = click.Path(path_type=Path)
DIFFERS = 1
PARTIES = {"organisation": "单位", "person": "个人"}


@click.group(cls=Group, help="")
def law() -> None:
    """Take no option of its own."""


@law.command(
    help="""
    核对规则文件；给出文本的，逐字核对每一处引文
    Check the rule files; with texts, every quotation word for word

    退出码 0：没有不一致；1：有引文与原文不一致，或者没有文本可比；2：没有可以比对的文本。
    Exit code 0: nothing differs; 1: a quotation differs or has no text; 2: no texts there.
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
def check(*, texts: Path | None, notice: Path | None) -> None:
    """Check the rule files and, against texts, their quotations."""
    book = rulebook()
    report = check_quotes(book, texts, notice=notice)
    if (texts or notice) and not report.compared:
        raise InvalidInputError(
            "没有找到可以比对的文本。",
            why=f"“{texts or notice}”不存在，或者里面没有 .md 文件。",
            remedy="请给出放有 <规范编号>.md 的文件夹。",
        )
    click.echo(in_words(book, report))
    if report.compared and not report.is_clean:
        raise click.exceptions.Exit(DIFFERS)


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
    book = rulebook()
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
        rule for rule in rulebook().in_force_on(on or today()) if rule.is_limit or not limits
    ]
    rows = [
        [rule.id, rule.length or "–", rule.article, rule.name, rule.badge or ""]
        for rule in rules
    ]
    click.echo(table([["编号", "数值", "条文", "事项", ""], *rows]))


def in_words(book: RuleBook, report: QuoteReport) -> str:
    """Return what a check found."""
    versions = [version for found in book.rules.values() for version in found]
    unverified = sum(rule.badge is not None for rule in versions)
    lines = [
        f"规则文件完好：{len(book.statutes)} 部规范，{len(versions)} 条规则。",
        f"其中 {unverified} 条{UNVERIFIED}；日历 {_years(book)}。",
        report.sentence(),
    ]
    lines += [f"不一致：{one.rule}（{one.citation}）“{one.words}”" for one in report.missing]
    lines += [
        f"没有文本：{one.rule}（{one.citation}）"
        for one in report.without_text
        if report.compared
    ]
    return "\n".join(lines)


def of_rule(rule: Rule, book: RuleBook) -> str:
    """Return a rule for a person to read."""
    row = rule.row
    said = {
        "事项": rule.name,
        "条文": f"{rule.article_in_words}（{rule.article}）",
        "起算": row.trigger,
        "约束": BEARERS[row.bearer],
        "数值": f"{rule.length}{'前' if row.direction == 'before' else ''}",
        "数额": "；".join(
            f"{PARTIES[one.party.value]} {yuan(one.yuan * FEN_PER_YUAN)}元"
            for one in row.amounts
        ),
        "原文": f"“{row.quote}”" if row.quote else "",
        rule.badge or UNVERIFIED: row.reason or "",
        "延长": _extension(rule),
        "扣除": "、".join(row.suspend_on),
        "参见": "；".join(book.in_words(citation) for citation in row.see),
        "说明": row.note or "",
        "可配置": "本机关可以设定" if row.configurable else "",
        "版本": rule.version,
        "其他版本": "；".join(
            other.version for other in book.versions(rule.id) if other is not rule
        ),
    }
    return f"{rule.id}\n{facts({name: value for name, value in said.items() if value})}"


def _extension(rule: Rule) -> str:
    extension = rule.row.extension
    if extension is None:
        return ""
    length = f"至多 {extension.max}" if extension.max is not None else "未定日数"
    return f"{length}，由{extension.approver}批准"


def _years(book: RuleBook) -> str:
    return "、".join(str(year) for year in sorted(book.calendar.years))
