"""The days of a count one by one: counted, skipped and why, left out, rolled over."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from mingjing.statute.calendar_rows import span
from mingjing.statute.calendars import ONE_DAY, WorkCalendar

LONGEST_LIST = 366
NOTICE = "最晚的通知日"


@dataclass(frozen=True, slots=True)
class CountedDay:
    """One day of a count: counted as the *nth*, or skipped (``nth`` is then 0).

    Args:
        day: the day.
        nth: its number in the count.
        reason: why it counts or not.
        provisional: whether that is a guess about a year without a notice.
        left_out: whether a suspension keeps it out of the count.
        extending: whether it belongs to the extension of the limit.
    """

    day: date
    nth: int
    reason: str
    provisional: bool
    left_out: bool = False
    extending: bool = False

    @property
    def counted(self) -> bool:
        """Whether the day was counted."""
        return self.nth > 0


@dataclass(frozen=True, slots=True)
class Suspension:
    """Days that a norm leaves out of a count 扣除: first and last, both included."""

    first: date
    last: date
    reason: str


def left_out(suspensions: Iterable[Suspension]) -> dict[date, str]:
    """Return every day that is left out, with the reason."""
    return {day: one.reason for one in suspensions for day in span(one.first, one.last)}


def working_days(
    start: date, last: date, calendar: WorkCalendar, without: dict[date, str]
) -> tuple[CountedDay, ...]:
    """List the days after *start* to *last*, working days numbered."""
    found, nth = [], 0
    for day in _after(start, last):
        status = calendar.status(day)
        if day in without:
            found.append(_left_out(day, without[day], provisional=status.provisional))
            continue
        nth += status.working
        counted = nth if status.working else 0
        found.append(CountedDay(day, counted, status.reason, status.provisional))
    return tuple(found)


def working_days_back(
    event: date, last: date, calendar: WorkCalendar
) -> tuple[CountedDay, ...]:
    """List the days from *event* back to *last*, the day of the notice; neither is counted."""
    found, nth = [], 0
    for day in _between(last, event):
        status = calendar.status(day)
        nth += status.working
        counted = nth if status.working else 0
        found.append(CountedDay(day, counted, status.reason, status.provisional))
    return (*found, CountedDay(last, 0, NOTICE, calendar.status(last).provisional))


def calendar_days_back(event: date, last: date) -> tuple[CountedDay, ...]:
    """List the days from *event* back to *last*, the day of the notice; neither is counted."""
    days = [
        CountedDay(day, nth, "自然日", provisional=False)
        for nth, day in enumerate(_between(last, event), start=1)
    ]
    return (*days, CountedDay(last, 0, NOTICE, provisional=False))


def calendar_days(start: date, last: date, without: dict[date, str]) -> tuple[CountedDay, ...]:
    """List the days after *start* to *last*; of more than a year only the last."""
    if (last - start).days > LONGEST_LIST and not without:
        return (CountedDay(last, (last - start).days, "自然日", provisional=False),)
    found, nth = [], 0
    for day in _after(start, last):
        nth += day not in without
        if day in without:
            found.append(_left_out(day, without[day], provisional=False))
        else:
            found.append(CountedDay(day, nth, "自然日", provisional=False))
    return tuple(found)


def rolled_over(last: date, calendar: WorkCalendar) -> tuple[CountedDay, ...]:
    """List the days off from *last* on, as far as the notices are known."""
    found = []
    while calendar.covers(last) and not calendar.is_working(last):
        reason = f"{calendar.status(last).reason}，顺延"
        found.append(CountedDay(last, 0, reason, provisional=False))
        last += ONE_DAY
    return tuple(found)


def _left_out(day: date, reason: str, *, provisional: bool) -> CountedDay:
    return CountedDay(day, 0, f"扣除：{reason}", provisional, left_out=True)


def _after(start: date, last: date) -> Iterator[date]:
    return (start + timedelta(days=n) for n in range(1, (last - start).days + 1))


def _between(notice: date, event: date) -> Iterator[date]:
    return (event - timedelta(days=n) for n in range(1, (event - notice).days))
