"""Legal time: dates are those of Asia/Shanghai, instants carry their zone."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

SHANGHAI = ZoneInfo("Asia/Shanghai")
WEEKDAYS = "一二三四五六日"


def legal_date(at: datetime) -> date:
    """Return the date in Shanghai of an instant.

    Raises:
        ValueError: the instant has no zone.

    >>> legal_date(datetime(2026, 5, 10, 16, 30, tzinfo=UTC))
    datetime.date(2026, 5, 11)
    """
    if at.tzinfo is None:
        raise ValueError("an instant without a zone has no legal date")
    return at.astimezone(SHANGHAI).date()


def stamp(at: datetime) -> str:
    """Return an instant as RFC 3339 text in Shanghai time, to the second.

    >>> stamp(datetime(2026, 5, 11, 1, 0, tzinfo=UTC))
    '2026-05-11T09:00:00+08:00'
    """
    if at.tzinfo is None:
        raise ValueError("an instant without a zone cannot be stamped")
    return at.astimezone(SHANGHAI).isoformat(timespec="seconds")


def chinese(day: date) -> str:
    """Return a date as documents print it.

    >>> chinese(date(2026, 5, 9))
    '2026年5月9日'
    """
    return f"{day.year}年{day.month}月{day.day}日"


__all__ = ["SHANGHAI", "UTC", "WEEKDAYS", "chinese", "legal_date", "stamp"]
