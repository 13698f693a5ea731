"""The shape of a calendar: one notice of the State Council's office."""

from datetime import date, timedelta
from itertools import pairwise
from typing import Self

from pydantic import model_validator

from mingjing.statute.founded import Row, Text
from mingjing.statute.models import Count

WEEKEND = frozenset({6, 7})


def span(first: date, last: date) -> tuple[date, ...]:
    """Return every day from *first* to *last*, both included."""
    return tuple(first + timedelta(days=n) for n in range((last - first).days + 1))


class DayOff(Row):
    """First and last day off of one holiday, both included."""

    name: Text
    first: date
    last: date

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.last < self.first:
            raise ValueError(f"{self.name}：last 早于 first")
        return self


class CalendarHead(Row):
    """Which notice a calendar was taken from.

    Args:
        notice: by whom and when, as explanations cite it.
        number: 发文字号; absent where nobody has read it.
        supersedes: number or ``notice`` of the one whose place it takes.
    """

    year: Count
    notice: Text
    number: Text | None = None
    title: Text
    published: date
    reviewed: date
    supersedes: Text | None = None


class CalendarFile(Row):
    """One file below ``data/calendars``: one notice of the State Council's office."""

    calendar: CalendarHead
    day_off: tuple[DayOff, ...]
    make_up_days: tuple[date, ...]

    @model_validator(mode="after")
    def _belongs_to_its_year(self) -> Self:
        year = self.calendar.year
        by_day = sorted(self.day_off, key=lambda off: off.first)
        for earlier, later in pairwise(by_day):
            if later.first <= earlier.last:
                raise ValueError(f"{earlier.name}与{later.name}的放假日期重叠")
        if len(set(self.make_up_days)) < len(self.make_up_days):
            raise ValueError("make_up_days 中有重复的日期")
        days_off = {day for off in self.day_off for day in span(off.first, off.last)}
        for day in (*days_off, *self.make_up_days):
            if day.year != year:
                raise ValueError(f"{day.isoformat()} 不在 {year} 年")
        for day in self.make_up_days:
            if day in days_off:
                raise ValueError(f"{day.isoformat()} 既放假又上班")
            if day.isoweekday() not in WEEKEND:
                raise ValueError(f"{day.isoformat()} 不是周末，不能作为调休上班日")
        return self
