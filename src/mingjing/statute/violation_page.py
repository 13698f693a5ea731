"""The page of the documents that lists every violation with its clauses and ranges."""

from datetime import date
from itertools import groupby

from mingjing.statute.limits import RuleBook
from mingjing.statute.violations import Violation

HEAD = """# 案由

本页由 `statute/data/violations` 生成，不手工修改。违法行为和处罚都用条文的原话，逐字比对：
`mingjing law check --texts`。哪一项对应哪一条义务，条文没有写明，由两条用语相同得出。

幅度含本数。听证和法制审核不写在这里：它们由幅度、处罚种类和当日有效的数额推出。
"""


def violations_markdown(book: RuleBook) -> str:
    """Return the page of every version of every violation."""
    ordered = sorted(book.violations.all(), key=lambda one: one.statute.id)
    sections = [HEAD]
    for _, found in groupby(ordered, key=lambda one: one.statute.id):
        versions = list(found)
        sections.append(f"## {versions[0].statute.title}\n\n{_table(versions)}")
    return "\n".join(sections)


def _table(versions: list[Violation]) -> str:
    lines = [
        "| 编号 | 案由 | 违反 | 处罚 | 何时 | 对谁 | 处罚内容 | 有效 |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for one in versions:
        for place, sanction in enumerate(one.sanctions):
            what = (
                [one.id, one.name, "、".join(f"`{duty}`" for duty in one.duties)]
                if not place
                else ["", "", ""]
            )
            cells = [
                *what,
                f"`{one.article}`",
                sanction.stage,
                sanction.who.label,
                sanction.words,
                _days(one.valid_from, one.valid_to),
            ]
            lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def _days(first: date, last: date | None) -> str:
    return f"{first.isoformat()} {f'至 {last.isoformat()}' if last else '起'}"
