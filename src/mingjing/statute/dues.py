"""A due date, counted both ways, with everything a person needs to check it by hand."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property

from mingjing.statute import counted_days, counting
from mingjing.statute.calendars import ONE_DAY, WorkCalendar
from mingjing.statute.counted_days import CountedDay, Suspension
from mingjing.statute.lengths import Length, day_of, last_day
from mingjing.statute.models import Bearer, Convention, Unit
from mingjing.statute.rules import DAY_UNITS, Rule

OF_UNIT = {
    Unit.WORKING_DAYS: (counting.NOTICE_DECIDES,),
    Unit.MONTHS: (counting.CORRESPONDING_DAY,),
    Unit.YEARS: (counting.CORRESPONDING_DAY,),
}


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


@dataclass(frozen=True)
class Explanation:
    """为什么是这一天: the rule in its own words, the inputs, each day counted or skipped.

    What is not given is derived when it is asked for: most due dates are only compared.

    Args:
        rule: the version of the rule that was applied.
        start: date or moment from which it was counted, as given.
        on: day that chose the version.
        length: what was counted; for an extension its own length.
        nominal: the last day of the count.
        calendar: the working days it was counted by.
        known: every convention of counting, by id.
        suspensions: days that were left out.
        extends: the due date of the limit itself, where this is its extension.
    """

    rule: Rule
    start: date | datetime
    on: date
    length: Length
    nominal: date | datetime
    calendar: WorkCalendar
    known: Mapping[str, Convention]
    suspensions: tuple[Suspension, ...] = ()
    extends: "Due | None" = None

    @cached_property
    def days(self) -> tuple[CountedDay, ...]:
        """The days in order, those of an extension after those of the limit itself.

        Skipped ones say why. Empty for hours, months and years, which count no days.
        """
        own = self._listed()
        if self.extends is None:
            return own
        extending = (replace(day, extending=True) for day in own)
        return (*self.extends.explanation.days, *extending)

    @cached_property
    def rolled_over(self) -> tuple[CountedDay, ...]:
        """The days off that the last day was moved across."""
        if not self.length.rolls:
            return ()
        return counted_days.rolled_over(day_of(self.nominal), self.calendar)

    @cached_property
    def conventions(self) -> tuple[Convention, ...]:
        """The conventions of counting that were applied."""
        unit, backwards = self.length.unit, self.length.backwards
        ids = [counting.FULL_DAYS_BEFORE if backwards else counting.START_NOT_COUNTED]
        if self.rule.counting is not None and unit in DAY_UNITS:
            ids.insert(0, self.rule.counting.convention)
        ids += OF_UNIT.get(unit, ())
        if self.rolled_over:
            ids += [counting.ROLLED, counting.WHO_MAY_ROLL]
        return tuple(self.known[one] for one in ids)

    @property
    def latest(self) -> date | None:
        """Latest defensible day where the norm allows a second reading, else None."""
        unit = self.rule.row.latest_unit
        if unit is None:
            return None
        length = replace(self.length, unit=unit)
        return last_day(self._first, length, self.calendar)

    @property
    def badge(self) -> str | None:
        """未核实 where nobody read the number in its source."""
        return self.rule.badge

    @cached_property
    def basis(self) -> Basis:
        """What the date rests on, in one line."""
        calendars = self._calendars()
        if self.extends is not None:
            first = self.extends.explanation.basis.calendars
            calendars = tuple(dict.fromkeys((*first, *calendars)))
        return Basis(str(self.length), self.conventions, calendars, self.rule.version)

    @property
    def _first(self) -> date:
        return day_of(self.start if self.extends is None else self.extends.nominal)

    def _listed(self) -> tuple[CountedDay, ...]:
        start, last = self._first, day_of(self.nominal)
        without = counted_days.left_out(self.suspensions)
        match self.length:
            case Length(unit=Unit.WORKING_DAYS, backwards=True):
                return counted_days.working_days_back(start, last, self.calendar)
            case Length(unit=Unit.CALENDAR_DAYS, backwards=True):
                return counted_days.calendar_days_back(start, last)
            case Length(unit=Unit.WORKING_DAYS):
                return counted_days.working_days(start, last, self.calendar, without)
            case Length(unit=Unit.CALENDAR_DAYS):
                return counted_days.calendar_days(start, last, without)
            case _:
                return ()

    def _calendars(self) -> tuple[str, ...]:
        if self.length.unit is Unit.HOURS:
            return ()
        last = day_of(self.nominal)
        guessed = self.length.unit is Unit.WORKING_DAYS
        if guessed:
            first = self.length.first_day(self._first)
            asked = {*range(min(first, last).year, max(first, last).year + 1)}
        else:
            asked = {last.year, *((day.day + ONE_DAY).year for day in self.rolled_over)}
        return self.calendar.sources(frozenset(asked), guessed=guessed)

    @property
    def words(self) -> str:
        """The words of the norm, or the reason for lacking them."""
        return self.rule.words

    def sentences(self) -> tuple[str, ...]:
        """Return the explanation line by line, in Chinese."""
        skipped = [day for day in self.days if not day.counted]
        lines = [
            f"{self.rule.name}：{self.rule.article_in_words}（{self.rule.article}）",
            self.words,
            f"起算：{self.rule.row.trigger}，{self.start.isoformat()}",
            *(one.sentence for one in self.conventions),
            *(f"不计 {day.day.isoformat()}：{day.reason}" for day in skipped),
            *(f"顺延 {day.day.isoformat()}：{day.reason}" for day in self.rolled_over),
            f"规则版本：{self.rule.version}",
        ]
        if self.extends is not None:
            badge = "（暂定）" if self.extends.provisional else ""
            lines.insert(2, f"延长自原期限的末日 {self.extends.nominal.isoformat()}{badge}")
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
        nominal: last day, or last moment for limits in hours (Asia/Shanghai).
        rolled: the same moved off holidays; None while that year's notice is unknown.
            Limits in hours do not roll.
        provisional: whether *nominal* rests on a guess about a year without a notice.
        explanation: everything behind the date.
    """

    nominal: date | datetime
    rolled: date | datetime | None
    provisional: bool
    explanation: Explanation

    @property
    def rule(self) -> str:
        """Id of the rule."""
        return self.explanation.rule.id

    @property
    def article(self) -> str:
        """Citation of the clause."""
        return self.explanation.rule.article

    @property
    def bearer(self) -> Bearer:
        """On whom the limit lies."""
        return self.explanation.rule.row.bearer

    @property
    def basis(self) -> Basis:
        """How, on which calendars and by which version it was counted."""
        return self.explanation.basis

    @property
    def binding(self) -> date | datetime:
        """The date that binds (CNT-11): the agency by *nominal*, everyone else by *rolled*.

        While *rolled* is unknown, *nominal* stands in for it: nobody loses a day by that, but
        a right must not be treated as expired before *rolled* is known.
        """
        if self.bearer is Bearer.AGENCY or self.rolled is None:
            return self.nominal
        return self.rolled

    @property
    def may_move(self) -> bool:
        """Say whether the day that binds may still move: a guess, or its roll is unknown.

        The roll binds the bureau in nothing (CNT-11).
        """
        return self.provisional or (self.rolled is None and not self.is_duty)

    @property
    def is_duty(self) -> bool:
        """Say whether it lies on the bureau; else it is a right or a duty of somebody else."""
        return self.bearer is Bearer.AGENCY

    @property
    def counts_working_days(self) -> bool:
        """Say whether working days are counted."""
        return self.explanation.rule.unit is Unit.WORKING_DAYS

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


def day_for_party(due: Due) -> date:
    """Return the last day of a party's right; far away while the calendar is unknown.

    A right must not be treated as expired before the holidays of that year are known.
    """
    return date.max if due.provisional or due.rolled is None else day_of(due.rolled)
