"""A slow second opinion on due dates: raw rows, typed lists of days, one day after the other.

It shares nothing with the product but the rule files themselves. The days off and the make-up
days were typed from the three notices; for other years the thirteen statutory holidays
(放假办法 2024, Art. 2) are known, and one that falls on a weekend is made up for on the next
day that would be worked (Art. 6). Which days of which norm are working days is said here again.
"""

import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from importlib.resources import files

DAY = timedelta(days=1)
SATURDAY = 5
TWELVE = 12


def days(year, *spans):
    """Spell out days and spans of one year: ``"0215-0223"``, ``"0610"``."""
    found = set()
    for span in spans:
        first, _, last = span.partition("-")
        day = date(year, int(first[:2]), int(first[2:]))
        end = date(year, int(last[:2]), int(last[2:])) if last else day
        while day <= end:
            found.add(day)
            day += DAY
    return found


OFF = {
    2024: days(2024, "0101", "0210-0217", "0404-0406", "0501-0505", "0610", "0915-0917")
    | days(2024, "1001-1007"),
    2025: days(2025, "0101", "0128-0204", "0404-0406", "0501-0505", "0531-0602", "1001-1008"),
    2026: days(2026, "0101-0103", "0215-0223", "0404-0406", "0501-0505", "0619-0621")
    | days(2026, "0925-0927", "1001-1007"),
}
WORKED_WEEKENDS = {
    2024: days(2024, "0204", "0218", "0407", "0428", "0511", "0914", "0929", "1012"),
    2025: days(2025, "0126", "0208", "0427", "0928", "1011"),
    2026: days(2026, "0104", "0214", "0228", "0509", "0920", "1010"),
}
# New Year, Spring Festival, Qingming, Labour Day, Dragon Boat, Mid-Autumn, National Day.
FESTIVALS = {
    2027: ("0101", "0205-0208", "0405", "0501-0502", "0609", "0915", "1001-1003"),
    2028: ("0101", "0125-0128", "0404", "0501-0502", "0528", "1003", "1001-1003"),
    2029: ("0101", "0212-0215", "0404", "0501-0502", "0616", "0922", "1001-1003"),
}


def weekend(day):
    return day.weekday() >= SATURDAY


def statutory(year):
    """Return the holidays of a year without a notice, with the days that make up for them."""
    festivals = set().union(*(days(year, one) for one in FESTIVALS.get(year, ())))
    for festival in FESTIVALS.get(year, ()):
        for day in sorted(days(year, festival)):
            if weekend(day):
                instead = max(days(year, festival)) + DAY
                while weekend(instead) or instead in festivals:
                    instead += DAY
                festivals.add(instead)
    return festivals


STATUTORY = {year: statutory(year) for year in FESTIVALS}


def worked(day):
    if day.year in OFF:
        return day in WORKED_WEEKENDS[day.year] or not (weekend(day) or day in OFF[day.year])
    return not (weekend(day) or day in STATUTORY.get(day.year, ()))


def counts_working_days(norm, length, bearer):
    """Say again what APL 85, ACL 69, ARL 88 and ALL 82 say; other norms say it in words."""
    match norm:
        case "apl-2021":
            return length in {2, 3, 5, 7}
        case "acl-2011":
            return length <= 10
        case "arl-2023":
            return length in {3, 5, 7, 10}
        case "all-2019":
            return bearer == "agency"
    return False


@dataclass(frozen=True)
class Limit:
    """A limit as its file states it, read without the product's models."""

    rule: str
    norm: str
    length: int
    unit: str
    backwards: bool
    may_be_suspended: bool
    first: date
    last: date

    def __str__(self):
        return f"{self.rule} ({self.norm})"


def limits():
    """Read every limit of every file that is counted in days, months or years."""
    found = []
    for path in (files("mingjing.statute") / "data" / "statutes").iterdir():
        file = tomllib.loads(path.read_text(encoding="utf-8"))
        norm = file["statute"]
        for row in file.get("rule", ()):
            if row["kind"] not in {"deadline", "waiting_period"} or "value" not in row:
                continue
            length = row["value"]
            working = counts_working_days(norm["id"], length, row["bearer"])
            unit = row.get("unit") or ("WD" if working else "CD")
            if unit != "H":
                found.append(
                    Limit(
                        row["id"],
                        norm["id"],
                        length,
                        unit,
                        row.get("direction") == "before",
                        bool(row.get("suspend_on")) and unit in {"WD", "CD"},
                        row.get("from") or norm["effective"],
                        row.get("to") or norm.get("until") or date.max,
                    )
                )
    return sorted(found, key=lambda one: (one.rule, one.first))


def last_day(limit, start, without=()):
    """Walk from the day after *start* until the limit is used up."""
    day, left = start, limit.length
    if limit.unit in {"MO", "YR"}:
        months = limit.length * (TWELVE if limit.unit == "YR" else 1)
        return corresponding_day(start, months, -1 if limit.backwards else 1)
    if limit.backwards:
        while left:
            day -= DAY
            left -= worked(day) or limit.unit == "CD"
        day -= DAY
        while limit.unit == "WD" and not worked(day):
            day -= DAY
        return day
    while left:
        day += DAY
        left -= day not in without and (worked(day) or limit.unit == "CD")
    return day


def corresponding_day(start, months, step):
    """Walk month by month; where the day does not exist, step back to one that does."""
    year, month = start.year, start.month
    for _ in range(months):
        month += step
        if month not in range(1, TWELVE + 1):
            year, month = year + step, month - step * TWELVE
    for number in range(start.day, 0, -1):
        try:
            return date(year, month, number)
        except ValueError:
            continue
    raise AssertionError("every month has a first day")


def rolled_day(limit, last):
    """Walk on to a day that is worked; None once a year without a notice is met."""
    if limit.backwards or limit.unit == "WD":
        return last
    while last.year in OFF:
        if worked(last):
            return last
        last += DAY
    return None
