"""How time is counted: the conventions CNT-01…18 as functions, each named by its id.

The words and sources of the conventions are data (``data/conventions.toml``); what a function
applies it names, so that an explanation can cite it. Dates are legal dates of Asia/Shanghai.
"""

import calendar as gregorian
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from mingjing.kernel.dates import SHANGHAI
from mingjing.kernel.errors import InvalidInputError
from mingjing.statute.calendars import ONE_DAY, WorkCalendar

MONTHS_PER_YEAR = 12
LONGEST_LIST = 366

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


@dataclass(frozen=True, slots=True)
class CountedDay:
    """One day of a count: counted as the *nth*, or skipped (``nth`` is then 0)."""

    day: date
    nth: int
    reason: str
    provisional: bool

    @property
    def counted(self) -> bool:
        """Whether the day was counted."""
        return self.nth > 0


@dataclass(frozen=True, slots=True)
class Count:
    """The last day of a count and how it was reached."""

    last: date
    days: tuple[CountedDay, ...]
    conventions: tuple[str, ...]

    @property
    def provisional(self) -> bool:
        """Whether a guess about a year without a notice went into the last day."""
        return any(day.provisional for day in self.days)


@dataclass(frozen=True, slots=True)
class Roll:
    """A last day moved off a holiday; None while the calendar of that year is unknown."""

    last: date | None
    days: tuple[CountedDay, ...]


def working_days_after(start: date, count: int, calendar: WorkCalendar) -> Count:
    """Count *count* working days after *start*, which is not counted (CNT-08, CNT-13)."""
    day, nth = start, 0
    seen: list[CountedDay] = []
    while nth < count:
        day += ONE_DAY
        status = calendar.status(day)
        nth += status.working
        seen.append(
            CountedDay(day, nth if status.working else 0, status.reason, status.provisional)
        )
    return Count(day, tuple(seen), (START_NOT_COUNTED, NOTICE_DECIDES))


def working_days_before(event: date, count: int, calendar: WorkCalendar) -> Count:
    """Return the last working day that leaves *count* full ones before *event* (CNT-15)."""
    day, nth = event, 0
    seen: list[CountedDay] = []
    while nth < count:
        day -= ONE_DAY
        status = calendar.status(day)
        nth += status.working
        seen.append(
            CountedDay(day, nth if status.working else 0, status.reason, status.provisional)
        )
    day -= ONE_DAY
    while not (status := calendar.status(day)).working:
        seen.append(CountedDay(day, 0, status.reason, status.provisional))
        day -= ONE_DAY
    seen.append(CountedDay(day, 0, "最晚的通知日", status.provisional))
    return Count(day, tuple(seen), (FULL_DAYS_BEFORE, NOTICE_DECIDES))


def calendar_days_after(start: date, count: int) -> Count:
    """Count *count* calendar days after *start*, which is not counted (CNT-08).

    The single days are listed up to one year, beyond that only the last.
    """
    last = start + timedelta(days=count)
    first = 1 if count <= LONGEST_LIST else count
    days = tuple(
        CountedDay(start + timedelta(days=nth), nth, "自然日", provisional=False)
        for nth in range(first, count + 1)
    )
    return Count(last, days, (START_NOT_COUNTED,))


def months_after(start: date, months: int) -> Count:
    """Return the corresponding day *months* later, or that month's last day (CNT-09).

    >>> months_after(date(2026, 8, 31), 6).last
    datetime.date(2027, 2, 28)
    """
    index = start.year * MONTHS_PER_YEAR + start.month - 1 + months
    year, month = divmod(index, MONTHS_PER_YEAR)
    longest = gregorian.monthrange(year, month + 1)[1]
    last = date(year, month + 1, min(start.day, longest))
    return Count(last, (), (START_NOT_COUNTED, CORRESPONDING_DAY))


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


def rolled(last: date, calendar: WorkCalendar) -> Roll:
    """Move *last* off days that are not worked (CNT-10).

    The result is None as soon as a year without a notice would have to be asked.
    """
    day = last
    seen: list[CountedDay] = []
    while calendar.covers(day):
        status = calendar.status(day)
        if status.working:
            return Roll(day, tuple(seen))
        seen.append(CountedDay(day, 0, f"{status.reason}，顺延", provisional=False))
        day += ONE_DAY
    return Roll(None, tuple(seen))


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
        return calendar_days_after(day, notice_days).last
    return day


def filed_in_time(last: date, *, received_on: date, posted_on: date | None = None) -> bool:
    """Say whether a party's paper is in time: posted on the last day is (CNT-12)."""
    return (posted_on or received_on) <= last
