"""Lengths of time: so many of something, counted from the trigger or back from it."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, datetime

from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import InvalidInputError
from mingjing.statute import counting
from mingjing.statute.calendars import ONE_DAY, WorkCalendar
from mingjing.statute.errors import NotALimitError, NotSuspendedError
from mingjing.statute.models import UNIT_WORDS, Unit
from mingjing.statute.rules import Rule


@dataclass(frozen=True, slots=True)
class Length:
    """A number of something, and which way from the trigger it runs."""

    value: int
    unit: Unit
    backwards: bool = False

    def __str__(self) -> str:
        return f"{self.value}{UNIT_WORDS[self.unit]}{'前' if self.backwards else ''}"

    def first_day(self, start: date) -> date:
        """Return the first day that is asked for; the start itself is not (CNT-08)."""
        return start - ONE_DAY if self.backwards else start + ONE_DAY

    @property
    def rolls(self) -> bool:
        """Whether a last day off is moved; working days never end on one."""
        return not self.backwards and self.unit not in {Unit.WORKING_DAYS, Unit.HOURS}


def length_of(rule: Rule) -> Length:
    """Return the length of a time limit.

    Raises:
        NotALimitError: the rule is of another kind, or the norm names no number.
    """
    row, unit = rule.row, rule.unit
    if rule.is_limit and row.value is not None and unit is not None:
        return Length(row.value, unit, backwards=row.direction == "before")
    said = f"“{row.quote}”" if row.quote else row.reason
    raise NotALimitError(
        f"规则 {rule.id}（{rule.name}）不是可以计算的期限。",
        why=f"它没有规定日数、月数或者小时数：{said}。",
        remedy="请改用规定了期限的规则；只写“及时”的，由本机关自行掌握。",
        article=rule.article,
    )


def extension_of(rule: Rule, by: int | None) -> Length:
    """Return the length of an extension: as granted, else the longest the norm allows.

    Raises:
        NotALimitError: the rule knows no extension, or none so long.
    """
    extension = rule.row.extension
    most = extension.max if extension is not None else None
    if extension is None or most is None or (by is not None and by > most):
        known = "没有规定可以延长多少" if most is None else f"最多延长 {most} 日"
        raise NotALimitError(
            f"规则 {rule.id} 没有{'' if by is None else f' {by} 日的'}延长期限。",
            why=f"法条{known}。",
            remedy="请按原期限办理。" if most is None else "请在这个日数以内延长。",
            article=rule.article,
        )
    days = most if by is None else by
    return Length(days, extension.unit or rule.days_unit(most))


def require_suspension(rule: Rule) -> None:
    """Refuse to leave days out of a count from which the norm leaves none out.

    Raises:
        NotSuspendedError: the norm does not, or the limit is not counted in days.
    """
    if rule.may_be_suspended:
        return
    raise NotSuspendedError(
        f"规则 {rule.id}（{rule.name}）没有可以扣除的期间。",
        why="法条没有规定这一期限内有不计入的日子。",
        remedy="请不填扣除的起止日期；法条另有规定的，先更正规则文件。",
        article=rule.article,
    )


def last_day(
    start: date,
    length: Length,
    calendar: WorkCalendar,
    left_out: AbstractSet[date] = counting.NO_DAYS,
) -> date:
    """Return the last day of a length that is not in hours.

    Args:
        start: day of the trigger, or of the event before which the length must lie.
        length: what is counted.
        calendar: the working days.
        left_out: days that are not counted; only of days, never of months or years.
    """
    count = length.value
    match length.unit:
        case Unit.WORKING_DAYS if length.backwards:
            return counting.working_days_before(start, count, calendar)
        case Unit.WORKING_DAYS:
            return counting.working_days_after(start, count, calendar, left_out)
        case Unit.YEARS | Unit.MONTHS:
            months = count * (counting.MONTHS_PER_YEAR if length.unit is Unit.YEARS else 1)
            return counting.months_after(start, -months if length.backwards else months)
        case _ if length.backwards:
            return counting.calendar_days_before(start, count)
        case _:
            return counting.calendar_days_after(start, count, left_out)


def day_of(start: date | datetime) -> date:
    """Return the legal date of a date or of a moment.

    Raises:
        InvalidInputError: a moment without a zone.
    """
    if not isinstance(start, datetime):
        return start
    try:
        return legal_date(start)
    except ValueError as error:
        raise InvalidInputError(
            "起算时刻没有时区。",
            why="没有时区的时刻没有法定日期。",
            remedy="请给出带时区的时刻，如 2026-05-11T09:00:00+08:00。",
        ) from error
