"""The page of time limits, rendered from the rule book so that it cannot fall behind it."""

from collections.abc import Iterable
from itertools import groupby

from mingjing.statute.limits import RuleBook
from mingjing.statute.retention import period_in_words
from mingjing.statute.rules import Rule

HEAD = """# 期限

本页由规则文件生成，不手工修改。引文与原文的比对：`mingjing law check --texts`。
没有引文的一行只有理由，显示“未核实”。

末日算两个：名义末日（行政机关以此为准）和遇休假日顺延后的末日（当事人以此为准）。
没有放假通知的年份，工作日只能暂定，顺延不定。
"""


def time_limits_markdown(book: RuleBook) -> str:
    """Return the page of all limits, conventions, calendars and periods of retention."""
    limits = [
        version
        for rule_id in sorted(book.rules)
        for version in book.rules[rule_id]
        if version.is_limit
    ]
    by_statute = groupby(
        sorted(limits, key=lambda rule: rule.statute.id), key=lambda rule: rule.statute.id
    )
    sections = [HEAD]
    for statute_id, rules in by_statute:
        statute = book.statutes[statute_id]
        sections.append(f"## {statute.title}\n\n{_limits_table(rules)}")
    sections += [_conventions(book), _calendars(book), _retention(book), _recording(book)]
    return "\n".join(sections)


def _limits_table(rules: Iterable[Rule]) -> str:
    lines = [
        "| 编号 | 事项 | 起算 | 谁 | 期限 | 条文 | 有效 | 依据 |",
        "|---|---|---|---|---|---|---|---|",
    ]
    lines += [
        _cells(
            rule.id,
            rule.name,
            rule.row.trigger,
            rule.bearer_in_words,
            f"{rule.length}{'前' if rule.row.direction == 'before' else ''}",
            f"`{rule.article}`",
            rule.version,
            _words(rule),
        )
        for rule in rules
    ]
    return "\n".join(lines) + "\n"


def _words(rule: Rule) -> str:
    return f"“{rule.row.quote}”" if rule.row.quote else f"**{rule.badge}** {rule.row.reason}"


def _conventions(book: RuleBook) -> str:
    lines = ["## 怎样计算", "", "| 编号 | 约定 | 来源 | 可信度 |", "|---|---|---|---|"]
    lines += [
        _cells(one.id, one.text, f"`{one.article}`", one.confidence.value)
        for one in sorted(book.conventions.values(), key=lambda one: one.id)
    ]
    return "\n".join(lines) + "\n"


def _calendars(book: RuleBook) -> str:
    years = [f"- {book.calendar.years[year].source}" for year in sorted(book.calendar.years)]
    return "\n".join(["## 日历", "", *years]) + "\n"


def _retention(book: RuleBook) -> str:
    lines = ["## 保管期限", "", "| 编号 | 对象 | 期限 | 起算 | 依据 |", "|---|---|---|---|---|"]
    lines += [
        _cells(
            row.id,
            row.name,
            period_in_words(row, book),
            row.starts,
            f"`{row.article}` "
            + (f"“{row.quote}”" if row.quote else f"**未核实** {row.reason}"),
        )
        for row in book.retention.values()
    ]
    return "\n".join(lines) + "\n"


def _recording(book: RuleBook) -> str:
    lines = [
        "## 音像记录事项",
        "",
        "AV! 全程，不得当场免除；AV 应当，客观条件限制的以文书记录；(AV) 视情况。",
        "",
        "| 编号 | 类别 | 环节 | 级别 | 事先告知 | 保管期限 | 依据 |",
        "|---|---|---|---|---|---|---|",
    ]
    lines += [
        _cells(
            item.id,
            item.category.label,
            item.step,
            item.level.value,
            "须" if item.announced else "",
            book.retention[item.retention].name,
            f"`{item.article}` "
            + (f"“{item.quote}”" if item.quote else f"**未核实** {item.reason}"),
        )
        for item in book.recording.values()
    ]
    return "\n".join(lines) + "\n"


def _cells(*cells: str) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
