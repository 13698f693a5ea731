"""The day for which a county was made, kept beside its data: later on, everything is late."""

from contextlib import suppress
from datetime import date
from pathlib import Path

from mingjing.demo.unfinished import DAY


def note_day(data: Path, day: date) -> None:
    """Keep the day for which the county in *data* was made."""
    (data / DAY).write_text(f"{day.isoformat()}\n", encoding="utf-8")


def day_of_county(data: Path) -> date | None:
    """Return the day for which the county in *data* was made; None where there is none."""
    with suppress(OSError, ValueError):
        return date.fromisoformat((data / DAY).read_text(encoding="utf-8").strip())
    return None


def hint(data: Path, today: date) -> str:
    """Return what to tell whoever opens a county made for an earlier day; empty if nothing."""
    made = day_of_county(data)
    if made is None or made >= today:
        return ""
    days = (today - made).days
    return (
        f"演示数据载入于 {made}，已过 {days} 天：期限照常计算，多数待办已经逾期。\n"
        f"The demonstration was made {days} days ago, so most of its work is overdue.\n"
        "要按今天重新生成（清除演示中的一切） To make it anew: python3 start.py demo --new"
    )
