"""A due date, counted both ways, with everything a person needs to check it by hand."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Self

from mingjing.statute.counting import CountedDay
from mingjing.statute.models import Bearer, Convention
from mingjing.statute.rules import Rule


@dataclass(frozen=True, slots=True)
class Basis:
    """What a date rests on: how it was counted, on which calendars, by which version."""

    length: str
    conventions: tuple[Convention, ...]
    calendars: tuple[str, ...]
    version: str

    def __str__(self) -> str:
        counted = "、".join(f"{one.id}（{one.article}）" for one in self.conventions)
        calendars = "、".join(self.calendars) or "不涉及"
        return f"{self.length}；计算 {counted}；日历 {calendars}；版本 {self.version}"


@dataclass(frozen=True, slots=True)
class Explanation:
    """为什么是这一天: the rule in its own words, the inputs, each day counted or skipped.

    Args:
        rule: the version of the rule that was applied.
        start: date or moment from which it was counted, as given.
        on: day that chose the version.
        days: the days in order; skipped ones say why.
        rolled_over: days off that the last day was moved across.
        latest: latest defensible day where the norm allows a second reading, else None.
        badge: 未核实 where nobody read the number in its source.
        extends: the due date of the limit itself, where this is its extension.
    """

    rule: Rule
    start: date | datetime
    on: date
    days: tuple[CountedDay, ...]
    rolled_over: tuple[CountedDay, ...]
    conventions: tuple[Convention, ...]
    latest: date | None
    badge: str | None
    extends: "Due | None" = None

    @property
    def words(self) -> str:
        """The words of the norm, or the reason for lacking them."""
        row = self.rule.row
        return f"“{row.quote}”" if row.quote is not None else f"{row.reason}"

    def sentences(self) -> tuple[str, ...]:
        """Return the explanation line by line, in Chinese."""
        skipped = [day for day in self.days if not day.counted]
        lines = [
            f"{self.rule.name}：{self.rule.article_in_words}（{self.rule.article}）",
            self.words,
            f"起算：{self.rule.row.trigger}，{self.start.isoformat()}",
            *(f"{one.id}：{one.text}" for one in self.conventions),
            *(f"不计 {day.day.isoformat()}：{day.reason}" for day in skipped),
            *(f"顺延 {day.day.isoformat()}：{day.reason}" for day in self.rolled_over),
            f"规则版本：{self.rule.version}",
        ]
        if self.extends is not None:
            badge = "（暂定）" if self.extends.provisional else ""
            lines.insert(2, f"延长自原期限的末日 {self.extends.nominal.isoformat()}{badge}")
            lines += [
                f"原期限不计 {day.day.isoformat()}：{day.reason}"
                for day in self.extends.explanation.days
                if not day.counted
            ]
        if self.latest is not None:
            lines.append(f"另一种读法的最晚一日：{self.latest.isoformat()}")
        if self.rule.row.note is not None:
            lines.append(f"说明：{self.rule.row.note}")
        if self.badge is not None:
            lines.append(f"{self.badge}：{self.rule.row.reason}")
        return tuple(lines)


@dataclass(frozen=True, slots=True)
class Due:
    """The last day in time: *nominal* as the number says, *rolled* off holidays.

    Args:
        rule: id of the rule.
        article: citation of the clause.
        nominal: last day, or last moment for limits in hours (Asia/Shanghai).
        rolled: the same moved off holidays; None while that year's notice is unknown.
            Limits in hours do not roll.
        provisional: whether *nominal* rests on a guess about a year without a notice.
        bearer: on whom the limit lies.
        basis: how, on which calendars and by which version it was counted.
        explanation: everything behind the date.
    """

    rule: str
    article: str
    nominal: date | datetime
    rolled: date | datetime | None
    provisional: bool
    bearer: Bearer
    basis: Basis
    explanation: Explanation

    @property
    def binding(self) -> date | datetime:
        """The date that binds (CNT-11): the agency by *nominal*, everyone else by *rolled*.

        While *rolled* is unknown, *nominal* stands in for it: nobody loses a day by that, but
        a right must not be treated as expired before *rolled* is known.
        """
        if self.bearer is Bearer.AGENCY or self.rolled is None:
            return self.nominal
        return self.rolled

    def upon(self, first: "Due") -> Self:
        """Return this as an extension of *first*: whatever that rests on, this rests on too."""
        calendars = dict.fromkeys((*first.basis.calendars, *self.basis.calendars))
        return replace(
            self,
            provisional=self.provisional or first.provisional,
            basis=replace(self.basis, calendars=tuple(calendars)),
            explanation=replace(self.explanation, extends=first),
        )

    def as_json(self) -> dict[str, str | bool | None]:
        """Return the stable form: ISO dates, ISO date-times for hours, null where unknown."""
        return {
            "rule": self.rule,
            "article": self.article,
            "nominal": self.nominal.isoformat(),
            "rolled": self.rolled.isoformat() if self.rolled is not None else None,
            "provisional": self.provisional,
            "basis": str(self.basis),
        }
