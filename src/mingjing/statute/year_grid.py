"""A year as twelve months of weeks, each day with whether it is worked and why."""

import calendar as gregorian
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mingjing.statute.calendar_rows import WEEKEND
from mingjing.statute.calendars import MAKE_UP, DayStatus, WorkCalendar

MONTHS = range(1, 13)


class Kind(StrEnum):
    """What sort of day it is; the value is the sign that stands for it."""

    WORKED = ""
    WEEKEND = "–"
    OFF = "休"
    MADE_UP = "班"


@dataclass(frozen=True, slots=True)
class GridDay:
    """One day of the year."""

    day: date
    status: DayStatus

    @property
    def kind(self) -> Kind:
        """Whether it is worked; a make-up day and a holiday are told from the others."""
        if self.status.working:
            return Kind.MADE_UP if self.status.reason == MAKE_UP else Kind.WORKED
        plain = self.day.isoweekday() in WEEKEND and self.status.reason.endswith("周末")
        return Kind.WEEKEND if plain else Kind.OFF


@dataclass(frozen=True, slots=True)
class GridMonth:
    """One month; its weeks run from Monday to Sunday, None for days of other months."""

    year: int
    month: int
    weeks: tuple[tuple[GridDay | None, ...], ...]

    @property
    def title(self) -> str:
        """Such as 10月."""
        return f"{self.month}月"


def year_grid(year: int, calendar: WorkCalendar) -> tuple[GridMonth, ...]:
    """Return the months of a year; guessed day by day where it has no notice."""
    weeks = gregorian.Calendar()
    return tuple(
        GridMonth(
            year,
            month,
            tuple(
                tuple(
                    GridDay(day, calendar.status(day)) if day.month == month else None
                    for day in week
                )
                for week in weeks.monthdatescalendar(year, month)
            ),
        )
        for month in MONTHS
    )


def working_days_of(year: int, calendar: WorkCalendar) -> int:
    """Return how many days of a year are worked."""
    grid = year_grid(year, calendar)
    days = (day for month in grid for week in month.weeks for day in week)
    return sum(day.status.working for day in days if day is not None)
