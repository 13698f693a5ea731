"""What a rule says, as names and values for a person: when it applies, its number, notes."""

from collections.abc import Iterator
from dataclasses import dataclass

from mingjing.kernel.money import FEN_PER_YUAN, yuan
from mingjing.statute.consequences import consequence
from mingjing.statute.models import UNIT_WORDS, Kind, Side, Unit
from mingjing.statute.rules import Rule

SIDES = {Side.AT_LEAST: "以上", Side.AT_MOST: "以下"}
SIDED = frozenset({Kind.THRESHOLD, Kind.QUALIFICATION, Kind.CAP})


@dataclass(frozen=True, slots=True)
class Fact:
    """A name and a value, both in words."""

    name: str
    value: str


def applies_to(rule: Rule) -> Iterator[Fact]:
    """Yield what brings the rule into play."""
    row = rule.row
    yield Fact("适用于", row.trigger)
    for name, codes in (
        ("处罚种类", row.kinds),
        ("情形", row.circumstances),
        ("判断", row.marks),
    ):
        if codes:
            yield Fact(name, "、".join(one.label for one in codes))


def values_of(rule: Rule) -> Iterator[Fact]:
    """Yield what the rule itself gives: a number, a range, contents, who approves or performs.

    A single amount in yuan is left out: region and bureau may give another.
    """
    row = rule.row
    if row.cap is not None:
        yield Fact("每日", f"罚款数额的 {row.value}%")
        yield Fact("上限", f"罚款数额的 {row.cap}%")
    elif row.value is not None and (row.floor is not None or row.unit is not Unit.YUAN):
        yield Fact("数值", _number(rule))
    if row.yearly:
        yield Fact("每年", "、".join(row.yearly))
    if row.items:
        yield Fact("内容", "；".join(row.items))
    if row.approver is not None:
        yield Fact("批准", row.approver.label)
    if row.performer is not None:
        yield Fact("由谁履行", row.performer.label)


def notes_of(rule: Rule) -> Iterator[str]:
    """Yield what else a person should know of the rule, a sentence each."""
    row = rule.row
    if row.suspend_on:
        yield f"依法不计入的：{'、'.join(row.suspend_on)}。"
    if row.extension is not None:
        most = row.extension.max
        length = f"，至多 {most} 日" if most is not None else ""
        yield f"经{row.extension.approver}批准可以延长{length}。"
    yield f"后果：{consequence(rule).says}"
    if row.note is not None:
        yield row.note


def _number(rule: Rule) -> str:
    row = rule.row
    if row.unit is Unit.YUAN and row.value is not None and row.floor is not None:
        ends = (f"{yuan(one * FEN_PER_YUAN)}元" for one in (row.floor, row.value))
        return "至".join(ends)
    least = f"{row.floor}至" if row.floor is not None else ""
    is_sided = row.floor is None and (row.kind in SIDED or row.unit is Unit.PERSONS)
    side = SIDES[rule.side] if is_sided else ""
    within = ""
    if row.window is not None:
        within = f"{row.window.value}{UNIT_WORDS[row.window.unit]}内 "
    return f"{within}{least}{rule.length}{side}{'前' if row.direction == 'before' else ''}"
