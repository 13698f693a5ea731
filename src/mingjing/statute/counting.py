"""How time is counted: the conventions CNT-01…18 as functions, each named by its id.

The words and sources of the conventions are data (``data/conventions.toml``); what a function
applies it names, so that an explanation can cite it. Dates are legal dates of Asia/Shanghai.
"""

import calendar as gregorian
from collections.abc import Set as AbstractSet
from datetime import date, datetime, timedelta
from enum import StrEnum

from mingjing.kernel.dates import SHANGHAI
from mingjing.kernel.errors import InvalidInputError
from mingjing.statute.calendars import ONE_DAY, WorkCalendar

MONTHS_PER_YEAR = 12
NO_DAYS: frozenset[date] = frozenset()

START_NOT_COUNTED = "CNT-08"
CORRESPONDING_DAY = "CNT-09"
ROLLED = "CNT-10"
WHO_MAY_ROLL = "CNT-11"
POSTED_IN_TIME = "CNT-12"
NOTICE_DECIDES = "CNT-13"
INCLUSIVE = "CNT-14"
FULL_DAYS_BEFORE = "CNT-15"
SERVICE_DATE = "CNT-16"
PUBLIC_NOTICE = "CNT-17"


def working_days_after(
    start: date, count: int, calendar: WorkCalendar, left_out: AbstractSet[date] = NO_DAYS
) -> date:
    """Return the last of *count* working days after *start*, which is not counted (CNT-08, 13).

    Days that are *left_out* are not counted either.
    """
    day = start
    while count:
        day += ONE_DAY
        count -= calendar.is_working(day) and day not in left_out
    return day


def working_days_before(event: date, count: int, calendar: WorkCalendar) -> date:
    """Return the last working day that leaves *count* full ones before *event* (CNT-15)."""
    day = event
    while count:
        day -= ONE_DAY
        count -= calendar.is_working(day)
    day -= ONE_DAY
    while not calendar.is_working(day):
        day -= ONE_DAY
    return day


def calendar_days_after(start: date, count: int, left_out: AbstractSet[date] = NO_DAYS) -> date:
    """Return the last of *count* calendar days after *start*, which is not counted (CNT-08).

    Days that are *left_out* are not counted either.
    """
    if not left_out:
        return start + timedelta(days=count)
    day = start
    while count:
        day += ONE_DAY
        count -= day not in left_out
    return day


def calendar_days_before(event: date, count: int) -> date:
    """Return the last day that leaves *count* full calendar days before *event* (CNT-15)."""
    return event - timedelta(days=count + 1)


def months_after(start: date, months: int) -> date:
    """Return the corresponding day *months* later, or that month's last day (CNT-09).

    A negative number goes back.

    >>> months_after(date(2026, 8, 31), 6)
    datetime.date(2027, 2, 28)
    """
    index = start.year * MONTHS_PER_YEAR + start.month - 1 + months
    year, month = divmod(index, MONTHS_PER_YEAR)
    longest = gregorian.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(start.day, longest))


def hours_after(start: datetime, hours: int) -> datetime:
    """Return the moment *hours* later in Shanghai; hours run from the moment itself (CNT-08).

    Raises:
        InvalidInputError: *start* has no zone.
    """
    if start.tzinfo is None:
        raise InvalidInputError(
            "起算时刻没有时区。",
            why="以小时计的期限自该时刻起算，没有时区就不知道是哪一刻。",
            remedy="请给出带时区的时刻，如 2026-05-11T09:00:00+08:00。",
        )
    return start.astimezone(SHANGHAI) + timedelta(hours=hours)


def rolled(last: date, calendar: WorkCalendar) -> date | None:
    """Move *last* off days that are not worked (CNT-10).

    The result is None as soon as a year without a notice would have to be asked.
    """
    while calendar.covers(last):
        if calendar.is_working(last):
            return last
        last += ONE_DAY
    return None


def reaches(amount: int, threshold: int) -> bool:
    """Say whether *amount* is 以上 *threshold*: the number itself is included (CNT-14).

    >>> reaches(5_000_000, 5_000_000), reaches(4_999_999, 5_000_000)
    (True, False)
    """
    return amount >= threshold


def exceeds(amount: int, ceiling: int) -> bool:
    """Say whether *amount* 超过 *ceiling*: the number itself is not included (CNT-14).

    >>> exceeds(20_000, 20_000)
    False
    """
    return amount > ceiling


class ServiceMode(StrEnum):
    """How a document was served (送达方式)."""

    IN_PERSON = "直接送达"
    BY_LEAVING = "留置送达"
    BY_POST = "邮寄送达"
    BY_ELECTRONIC = "电子送达"
    BY_PUBLIC_NOTICE = "公告送达"


def service_date(mode: ServiceMode, day: date, *, notice_days: int) -> date:
    """Return the day on which a document counts as served (CNT-16, CNT-17).

    Args:
        mode: how it was served.
        day: day of signature, of leaving, of the postal receipt, of arrival in the party's
            system, or of publication.
        notice_days: calendar days that must pass after publication (rule ``CPL-95``).
    """
    if mode is ServiceMode.BY_PUBLIC_NOTICE:
        return calendar_days_after(day, notice_days)
    return day


def filed_in_time(last: date, *, received_on: date, posted_on: date | None = None) -> bool:
    """Say whether a party's paper is in time: posted on the last day is (CNT-12)."""
    return (posted_on or received_on) <= last
