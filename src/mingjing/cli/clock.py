"""The one place where the command line reads the clock."""

from datetime import date, datetime

from mingjing.kernel.dates import SHANGHAI, legal_date


def now() -> datetime:
    """Return the present moment, Asia/Shanghai."""
    return datetime.now(SHANGHAI)  # noqa: TID251 - the outermost layer reads the clock


def today() -> date:
    """Return today's legal date."""
    return legal_date(now())
