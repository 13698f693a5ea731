"""A notice of days off, held against the law of holidays and against what is known already."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from mingjing.kernel.errors import InvalidInputError
from mingjing.statute.calendar_rows import CalendarFile
from mingjing.statute.calendars import ONE_DAY, DayStatus, WorkCalendar, YearCalendar
from mingjing.statute.entered import LawKind, LawText
from mingjing.statute.reading import SUFFIX, parsed

# The days of hol-2024:2 that lie on the same date each year; the others follow the moon.
FIXED_HOLIDAYS = {(1, 1): "元旦", (5, 1): "劳动节", (5, 2): "劳动节"} | {
    (10, day): "国庆节" for day in (1, 2, 3)
}
MOVABLE_HOLIDAYS = ("春节", "清明", "端午", "中秋")


@dataclass(frozen=True, slots=True)
class ChangedDay:
    """A day that a notice makes another one than it was taken for."""

    day: date
    before: DayStatus
    after: DayStatus


def read_calendar(text: str) -> tuple[LawText, CalendarFile]:
    """Return a calendar as text to keep and as what it says.

    Raises:
        RuleFileError: malformed, days of another year, overlapping or contradicting itself.
    """
    file = parsed(f"放假安排{SUFFIX}", text, CalendarFile)
    return LawText(LawKind.CALENDAR, str(file.calendar.year), text), file


def require_loadable(file: CalendarFile, known: YearCalendar | None) -> None:
    """Refuse a calendar that cannot be a notice of its year, or contradicts the known one.

    Args:
        file: what was brought.
        known: the calendar of that year that counts now.

    Raises:
        InvalidInputError: no number, a title of another year, a statutory holiday is worked,
            or the year has a notice already that this one does not say it supersedes.
    """
    head = file.calendar
    if head.number is None:
        raise _refused(
            file,
            "没有写明发文字号。",
            "calendar 下缺少 number：放假安排以国务院办公厅的通知为准，须能按字号查到。",
            "请在 [calendar] 下补写 number。",
        )
    if f"{head.year}年" not in head.title:
        raise _refused(
            file,
            "通知标题与年份不符。",
            f"标题“{head.title}”没有提到{head.year}年。",
            "请核对是不是拿错了年份的通知。",
        )
    off = {day for one in file.day_off for day in _days(one.first, one.last)}
    worked = [
        (date(head.year, month, day), name)
        for (month, day), name in FIXED_HOLIDAYS.items()
        if date(head.year, month, day) not in off
    ]
    if worked:
        days = "、".join(f"{day.isoformat()}（{name}）" for day, name in worked)
        raise _refused(
            file,
            f"{days}没有放假。",
            "这几日是全体公民放假的节日，任何年份的放假安排都应当包括。",
            "请对照通知原文补上，再重新录入。",
            article="hol-2024:2",
        )
    named = "".join(one.name for one in file.day_off)
    missing = [name for name in MOVABLE_HOLIDAYS if name not in named]
    if missing:
        raise _refused(
            file,
            f"没有列出{'、'.join(missing)}。",
            "全体公民放假的节日，任何年份的放假安排都应当列出。",
            "请对照通知原文补上；与别的节日连放的，在 name 中一并写明。",
            article="hol-2024:2",
        )
    if known is not None and head.supersedes not in {known.number, known.notice} - {""}:
        raise _refused(
            file,
            "与已经录入的放假安排冲突。",
            f"{head.year}年已有“{known.number or known.notice}”，"
            "新的文件没有写明取代它；期限不能同时按两个安排计算。",
            f"确有新通知的，请在 [calendar] 下写明 supersedes = "
            f'"{known.number or known.notice}"；否则无需录入。',
        )


def changed_days(year: int, before: WorkCalendar, after: WorkCalendar) -> list[ChangedDay]:
    """Return the days of a year that are worked by one calendar and not by the other."""
    found = (
        ChangedDay(day, before.status(day), after.status(day))
        for day in _days(date(year, 1, 1), date(year, 12, 31))
    )
    return [one for one in found if one.before.working != one.after.working]


def _days(first: date, last: date) -> Iterator[date]:
    while first <= last:
        yield first
        first += ONE_DAY


def _refused(
    file: CalendarFile, what: str, why: str, remedy: str, *, article: str = "hol-2024:7"
) -> InvalidInputError:
    return InvalidInputError(
        f"{file.calendar.year}年的放假安排不能录入：{what}",
        why=why,
        remedy=remedy,
        article=article,
    )
