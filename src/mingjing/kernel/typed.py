"""What people type, read strictly: the command line and the pages take the same."""

import re
from datetime import date, datetime, timedelta

from mingjing.kernel.errors import InvalidInputError
from mingjing.kernel.money import fen_from_yuan

YEARS = range(1949, 2200)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})?", re.ASCII)
_NUMBER = re.compile(r"(?P<sign>-?)(?P<whole>\d+)(\.\d+)?", re.ASCII)
_DATED = re.compile(r"(?P<day>[\d-]+)(\s+|\s*=\s*)(?P<amount>[^\s=元]+)\s*元?")
WHOLE_DIGITS = 13
UNTIL = ".."
LONGEST_SPAN = timedelta(days=731)


def read_fine(text: str) -> int:
    """Return the fen of a fine written in yuan.

    Raises:
        InvalidInputError: not an amount, negative, or too large to be one.

    >>> read_fine("70,000")
    7000000
    """
    number = _NUMBER.fullmatch(text.replace(",", "").replace("，", ""))
    if number is not None and number["sign"]:
        raise _not_a_fine(text, "罚款数额不能是负数。")
    if number is not None and len(number["whole"]) > WHOLE_DIGITS:
        raise _not_a_fine(text, f"数额过大：以元计至多 {WHOLE_DIGITS} 位整数。")
    return fen_from_yuan(text)


def read_day(text: str) -> date:
    """Return the date that *text* writes as YYYY-MM-DD.

    Raises:
        InvalidInputError: not a date of the calendar, or outside the years we count in.

    >>> read_day("2026-05-11")
    datetime.date(2026, 5, 11)
    """
    if _DAY.fullmatch(text) is None:
        raise _not_a_day(text, "日期须写成 年-月-日，月、日各两位，用半角数字。")
    try:
        return _in_range(date.fromisoformat(text))
    except ValueError as error:
        raise _not_a_day(text, "日历上没有这一日。") from error


def read_moment(text: str) -> date:
    """Return the date, or for limits in hours the moment (which is a date too).

    A moment may lack its zone; whoever counts from it refuses that.

    Raises:
        InvalidInputError: neither the one nor the other.

    >>> read_moment("2026-05-11T09:00:00+08:00").isoformat()
    '2026-05-11T09:00:00+08:00'
    """
    if _MOMENT.fullmatch(text) is None:
        return read_day(text)
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise _not_a_day(text, "没有这一时刻。") from error
    _in_range(moment)
    return moment


def read_span(text: str) -> tuple[date, date]:
    """Return the first and last day of a span such as ``2026-05-20..2026-05-29``.

    Raises:
        InvalidInputError: not two days, the last before the first, or years between them.
    """
    first, dots, last = text.partition(UNTIL)
    if dots:
        span = read_day(first), read_day(last)
        if timedelta() <= span[1] - span[0] <= LONGEST_SPAN:
            return span
    raise InvalidInputError(
        f"“{text}”不是一段日期。",
        why="期间有第一日和最后一日，均含当日，不超过两年。",
        remedy="请写成如 2026-05-20..2026-05-29。",
    )


def read_dated_amount(text: str) -> tuple[date, int]:
    """Return the day and the fen that a line such as ``2026-05-26 50000`` writes.

    Raises:
        InvalidInputError: not a day and an amount in yuan.

    >>> read_dated_amount("2026-05-26=50,000.50")
    (datetime.date(2026, 5, 26), 5000050)
    """
    found = _DATED.fullmatch(text.strip())
    if found is None:
        raise InvalidInputError(
            f"“{text.strip()}”不是日期和数额。",
            why="先写日期，后写以元计的数额，中间空一格或者写等号。",
            remedy="请写成如 2026-05-26 50000。",
        )
    return read_day(found["day"]), read_fine(found["amount"])


def _in_range(day: date) -> date:
    if day.year not in YEARS:
        raise _not_a_day(day.isoformat(), f"只计算 {YEARS[0]} 年至 {YEARS[-1]} 年开始的期限。")
    return day


def _not_a_day(text: str, why: str) -> InvalidInputError:
    return InvalidInputError(
        f"“{text}”不是可以计算的日期。",
        why=why,
        remedy="请写成如 2026-05-11；以小时计的期限写成如 2026-05-11T09:00:00+08:00。",
    )


def _not_a_fine(text: str, why: str) -> InvalidInputError:
    return InvalidInputError(
        f"“{text}”不能作为罚款数额。", why=why, remedy="请填写如 70000 或 70000.50。"
    )
