"""Working days: from the State Council's notices; a guess where there is none, and said so."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.metadata import version

import holidays

from mingjing.statute.calendar_rows import WEEKEND, CalendarFile, span

ONE_DAY = timedelta(days=1)
SUPPORTED_YEARS = range(1950, 2100)
MAKE_UP = "调休上班"


@dataclass(frozen=True, slots=True)
class DayStatus:
    """Whether a day is worked, why, and whether that is only a guess."""

    working: bool
    reason: str
    provisional: bool


@dataclass(frozen=True, slots=True)
class YearCalendar:
    """The calendar of one year, as its notice arranged it."""

    year: int
    notice: str
    days_off: Mapping[date, str]
    make_up_days: frozenset[date]
    number: str = ""

    @property
    def source(self) -> str:
        """Year and notice, as an explanation cites them."""
        said = f"{self.notice}，{self.number}" if self.number else self.notice
        return f"{self.year}（{said}）"

    @classmethod
    def from_file(cls, file: CalendarFile) -> "YearCalendar":
        """Spread the spans of a notice over their days."""
        return cls(
            year=file.calendar.year,
            notice=file.calendar.notice,
            days_off={
                day: off.name for off in file.day_off for day in span(off.first, off.last)
            },
            make_up_days=frozenset(file.make_up_days),
            number=file.calendar.number or "",
        )

    def status(self, day: date) -> DayStatus:
        """Say whether *day* is worked by this notice."""
        if day in self.make_up_days:
            return DayStatus(working=True, reason=MAKE_UP, provisional=False)
        if day in self.days_off:
            return DayStatus(
                working=False, reason=f"{self.days_off[day]}放假", provisional=False
            )
        return _ordinary(day, provisional=False)


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """All notices that are known; other years are guessed from the statutory holidays."""

    years: Mapping[int, YearCalendar]

    def covers(self, day: date) -> bool:
        """Say whether the notice of that day's year is known."""
        return day.year in self.years

    def knows(self, first: date, last: date) -> bool:
        """Say whether the notices of all years between two days, in any order, are known."""
        years = range(min(first, last).year, max(first, last).year + 1)
        return all(year in self.years for year in years)

    def status(self, day: date) -> DayStatus:
        """Say whether *day* is worked; a guess where the year has no notice."""
        known = self.years.get(day.year)
        if known is not None:
            return known.status(day)
        name = _statutory_holidays(day.year).get(day)
        if name is not None:
            return DayStatus(working=False, reason=f"推测：{name}", provisional=True)
        return _ordinary(day, provisional=True)

    def is_working(self, day: date) -> bool:
        """Say whether *day* is worked, guess or not."""
        weekday = day.isoweekday() not in WEEKEND
        known = self.years.get(day.year)
        if known is None:
            return weekday and day not in _statutory_holidays(day.year)
        return day in known.make_up_days or (weekday and day not in known.days_off)

    def next_working(self, day: date) -> date:
        """Return *day* if it is worked, else the first worked day after it."""
        while not self.is_working(day):
            day += ONE_DAY
        return day

    def sources(self, years: frozenset[int], *, guessed: bool) -> tuple[str, ...]:
        """Return what each of *years* rests on, in order.

        Args:
            years: the years whose days were asked for.
            guessed: whether days of a year without a notice were guessed, or left unknown.
        """
        unknown = guess_source() if guessed else "尚无放假通知，是否顺延未定"
        return tuple(
            self.years[year].source if year in self.years else f"{year}（{unknown}）"
            for year in sorted(years)
        )


@cache
def guess_source() -> str:
    """Return what a guess about a year without a notice rests on; looked up once."""
    return f"尚无放假通知，按周末和法定节假日推测，holidays {version('holidays')}"


def _ordinary(day: date, *, provisional: bool) -> DayStatus:
    working = day.isoweekday() not in WEEKEND
    reason = "工作日" if working else "周末"
    return DayStatus(
        working=working,
        reason=f"推测：{reason}" if provisional else reason,
        provisional=provisional,
    )


@cache
def _statutory_holidays(year: int) -> Mapping[date, str]:
    if year not in SUPPORTED_YEARS:
        return {}
    found = holidays.country_holidays("CN", years=year, language="zh_CN")
    return {day: str(name) for day, name in found.items()}
