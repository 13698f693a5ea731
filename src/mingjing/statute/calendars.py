"""Working days: from the State Council's notices; a guess where there is none, and said so."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.metadata import version

import holidays

from mingjing.statute.models import WEEKEND, CalendarFile, span

ONE_DAY = timedelta(days=1)
SUPPORTED_YEARS = range(1950, 2100)


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

    @property
    def source(self) -> str:
        """Year and notice, as an explanation cites them."""
        return f"{self.year}（{self.notice}）"

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
        )

    def status(self, day: date) -> DayStatus:
        """Say whether *day* is worked by this notice."""
        if day in self.make_up_days:
            return DayStatus(working=True, reason="调休上班", provisional=False)
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
        return self.status(day).working

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


def guess_source() -> str:
    """Return what a guess about a year without a notice rests on."""
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
