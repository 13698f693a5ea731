"""A loaded calendar held against an independent table of past years; never its source."""

from collections.abc import Iterator
from datetime import date

import holidays

from mingjing.statute.calendars import ONE_DAY, SUPPORTED_YEARS, WorkCalendar


def knows_notice_of(year: int) -> bool:
    """Say whether the library has the make-up days of a year, and so its notice."""
    if year not in SUPPORTED_YEARS:
        return False
    table = holidays.country_holidays("CN", years=year, language="zh_CN")
    return any(day.year == year for day in table.weekend_workdays)


def differing_days(year: int, calendar: WorkCalendar) -> tuple[date, ...]:
    """Return the days of a year that the library has otherwise.

    Only of meaning where :func:`knows_notice_of` holds; else the library guesses too.
    """
    table = holidays.country_holidays("CN", years=year, language="zh_CN")
    return tuple(
        day for day in _days(year) if table.is_working_day(day) != calendar.is_working(day)
    )


def _days(year: int) -> Iterator[date]:
    day = date(year, 1, 1)
    while day.year == year:
        yield day
        day += ONE_DAY
