"""A count as a calendar picture: months of weeks, each day with what became of it."""

import calendar as gregorian
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from mingjing.statute.calendars import MAKE_UP
from mingjing.statute.counted_days import CountedDay
from mingjing.statute.dues import Due
from mingjing.statute.lengths import day_of
from mingjing.statute.models import Unit

MOST_MONTHS = 7
MONTHS_PER_YEAR = 12
GUESSED = "?"


class Sort(StrEnum):
    """What became of a day; the value is the sign that stands for it."""

    OUTSIDE = "·"
    START = "起"
    COUNTED = "计"
    MADE_UP = "班"
    OFF = "休"
    LEFT_OUT = "扣"
    EXTENDING = "延"
    LAST = "末"
    ROLLED_OVER = "顺"
    ROLLED_LAST = "至"

    @property
    def meaning(self) -> str:
        """What the sign stands for."""
        return MEANINGS[self]


MEANINGS = {
    Sort.OUTSIDE: "期限以外",
    Sort.START: "起算之日，不计入",
    Sort.COUNTED: "计入",
    Sort.MADE_UP: "调休上班，计入",
    Sort.OFF: "休息日、节假日，不计入",
    Sort.LEFT_OUT: "依法扣除，不计入",
    Sort.EXTENDING: "延长的日子，计入",
    Sort.LAST: "末日",
    Sort.ROLLED_OVER: "休假日，末日顺延经过",
    Sort.ROLLED_LAST: "顺延后的末日",
}


@dataclass(frozen=True, slots=True)
class Cell:
    """One day of the picture.

    Args:
        day: the day.
        sort: what became of it.
        nth: its number in the count; 0 where it is not counted.
        reason: why, in words; empty where the sign says it all.
        guessed: whether it lies in a year without a notice of holidays.
    """

    day: date
    sort: Sort
    nth: int = 0
    reason: str = ""
    guessed: bool = False

    @property
    def mark(self) -> str:
        """Sign and number as they stand beside the day: ``末7``, ``休``, ``3``, ``4?``."""
        if self.sort is Sort.OUTSIDE:
            return ""
        sign = "" if self.sort is Sort.COUNTED else self.sort.value
        return f"{sign}{self.nth or ''}{GUESSED if self.guessed else ''}"

    @property
    def words(self) -> str:
        """What became of the day, to be read aloud; empty outside the count."""
        if self.sort is Sort.OUTSIDE:
            return ""
        nth = f"第{self.nth}日" if self.nth else ""
        return "，".join(part for part in (self.sort.meaning, nth, self.reason) if part)


@dataclass(frozen=True, slots=True)
class Month:
    """One month of the picture.

    Args:
        year: the year.
        month: the month.
        weeks: from Monday to Sunday; None for days of other months.
        omitted: how many months before this one are not shown.
    """

    year: int
    month: int
    weeks: tuple[tuple[Cell | None, ...], ...]
    omitted: int = 0

    @property
    def title(self) -> str:
        """Year and month as documents print them."""
        return f"{self.year}年{self.month}月"


def months_of(due: Due) -> tuple[Month, ...]:
    """Return the picture of a due date, earliest month first; empty for hours.

    Of a long count only the months at both ends are shown, and that of its last day where it
    rolls into the next.
    """
    if due.explanation.length.unit is Unit.HOURS:
        return ()
    cells = _cells(due)
    spanned = _months(min(cells), max(cells))
    if len(spanned) <= MOST_MONTHS:
        return tuple(_month(*one, cells) for one in spanned)
    last = day_of(due.nominal)
    ends = {spanned[0], (last.year, last.month), spanned[-1]}
    shown = [nth for nth, one in enumerate(spanned) if one in ends]
    return tuple(
        replace(_month(*spanned[nth], cells), omitted=nth - before - 1)
        for before, nth in zip([-1, *shown], shown, strict=False)
    )


def legend(months: tuple[Month, ...]) -> tuple[tuple[str, str], ...]:
    """Return the signs that a picture uses and what they mean, in the order of their table."""
    cells = [cell for month in months for week in month.weeks for cell in week if cell]
    used = {cell.sort for cell in cells} - {Sort.OUTSIDE, Sort.COUNTED}
    signs = [(sort.value, sort.meaning) for sort in Sort if sort in used]
    if any(cell.nth for cell in cells):
        signs.insert(0, ("数字", "第几日"))
    if any(cell.guessed for cell in cells):
        signs.append((GUESSED, "该年尚无放假通知，是推测"))
    return tuple(signs)


def _cells(due: Due) -> Mapping[date, Cell]:
    told = due.explanation
    cells = {day_of(told.start): Cell(day_of(told.start), Sort.START)}
    cells |= {day.day: _cell(day) for day in told.days}
    if told.extends is not None:
        ended = day_of(told.extends.nominal)
        cells[ended] = replace(cells[ended], reason="原期限的末日")
    for day in told.rolled_over:
        cells[day.day] = Cell(day.day, Sort.ROLLED_OVER, reason=day.reason.partition("，")[0])
    nominal = day_of(due.nominal)
    last = cells.get(nominal, Cell(nominal, Sort.LAST))
    cells[nominal] = replace(last, sort=Sort.LAST, nth=_number(told.days, nominal))
    if due.rolled is not None and due.rolled != due.nominal:
        cells[day_of(due.rolled)] = Cell(day_of(due.rolled), Sort.ROLLED_LAST)
    return cells


def _number(days: tuple[CountedDay, ...], day: date) -> int:
    return next((one.nth for one in reversed(days) if one.day == day), 0)


def _cell(day: CountedDay) -> Cell:
    reason = "" if day.counted and not day.provisional else day.reason
    return Cell(day.day, _sort(day), day.nth, reason, day.provisional)


def _sort(day: CountedDay) -> Sort:
    if day.left_out:
        return Sort.LEFT_OUT
    if not day.counted:
        return Sort.OFF
    if day.extending:
        return Sort.EXTENDING
    return Sort.MADE_UP if day.reason == MAKE_UP else Sort.COUNTED


def _months(first: date, last: date) -> list[tuple[int, int]]:
    start = first.year * MONTHS_PER_YEAR + first.month - 1
    end = last.year * MONTHS_PER_YEAR + last.month - 1
    return [
        (one // MONTHS_PER_YEAR, one % MONTHS_PER_YEAR + 1) for one in range(start, end + 1)
    ]


def _month(year: int, month: int, cells: Mapping[date, Cell]) -> Month:
    def week(days: list[date]) -> Iterator[Cell | None]:
        for day in days:
            inside = (day.year, day.month) == (year, month)
            yield cells.get(day, Cell(day, Sort.OUTSIDE)) if inside else None

    weeks = gregorian.Calendar(gregorian.MONDAY).monthdatescalendar(year, month)
    return Month(year, month, tuple(tuple(week(days)) for days in weeks))
