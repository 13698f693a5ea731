"""The additional fine 加处罚款: so many per cent a day, never more than the fine itself.

Parts, payments and days that do not count are taken as facts; the sum is exact and rounded down
once, at the end. APL 72 says 罚款数额 and nothing of a fine paid in part: only what is due and
unpaid is counted, which is the reading that favours the party.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from mingjing.kernel.errors import InvalidInputError
from mingjing.kernel.money import yuan
from mingjing.statute.counted_days import Suspension
from mingjing.statute.errors import NotALimitError
from mingjing.statute.limits import RuleBook
from mingjing.statute.models import Kind, Unit
from mingjing.statute.rules import Rule

RULE = "APL-72-1"
NOT_DURING_REMEDY = "APL-73"
BY_PARTS = "APL-66"
PER_CENT = 100
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Dated:
    """An amount with its day: a part that is due, or a payment that was made."""

    on: date
    fen: int


@dataclass(frozen=True, slots=True)
class Debt:
    """A fine as it is owed and paid.

    Args:
        parts: last day to pay and amount: one for a whole or a deferred fine, several for
            instalments (APL 66); their sum is the fine.
        payments: what was paid, and when.
        paused: reconsideration and litigation, first and last day (APL 73).
    """

    parts: tuple[Dated, ...]
    payments: tuple[Dated, ...] = ()
    paused: tuple[Suspension, ...] = ()

    @property
    def fine_fen(self) -> int:
        """The fine, in fen."""
        return sum(one.fen for one in self.parts)

    def overdue_fen(self, day: date) -> int:
        """Return what is due and unpaid on a day, in fen; payments tell from the day after."""
        due = sum(one.fen for one in self.parts if one.on < day)
        paid = sum(one.fen for one in self.payments if one.on < day)
        return max(0, due - paid)

    def pause_on(self, day: date) -> Suspension | None:
        """Return the procedure during which *day* does not count."""
        return next((one for one in self.paused if one.first <= day <= one.last), None)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days on which the same was owed and counted alike.

    Args:
        first: first day.
        last: last day, included.
        overdue_fen: what was due and unpaid.
        fen: what these days added.
        pause: why they do not count; empty where they do.
        capped: whether the ceiling was reached on the last of them, or before.
    """

    first: date
    last: date
    overdue_fen: int
    fen: int
    pause: str
    capped: bool

    @property
    def days(self) -> int:
        """How many days."""
        return (self.last - self.first).days + 1


@dataclass(frozen=True, slots=True)
class AdditionalFine:
    """What has accrued by a day, and how.

    Args:
        debt: the facts.
        until: last day that was counted.
        stretches: the days on which something was overdue, in order.
        fen: the additional fine in fen, rounded down to the fen.
        capped_on: day on which the ceiling was reached; None before.
        rule: the version of the rule.
        rate: per cent a day.
    """

    debt: Debt
    until: date
    stretches: tuple[Stretch, ...]
    fen: int
    capped_on: date | None
    rule: Rule
    rate: int

    @property
    def days(self) -> int:
        """The days that counted, up to the ceiling."""
        return sum(one.days for one in self.stretches if not one.pause and one.fen)


def additional_fine(book: RuleBook, debt: Debt, *, until: date, on: date) -> AdditionalFine:
    """Return the additional fine of a debt by the end of *until*.

    Args:
        book: the rule book.
        debt: what is owed, what was paid, what does not count.
        until: last day to count.
        on: day that chooses the version of the rule.

    Raises:
        InvalidInputError: nothing is owed, or an amount is negative.
        NotInForceError: the rule is not in force on that day.
    """
    _require_amounts(debt)
    rule = book.rule(RULE, on)
    rate, cap = _rate(rule)
    ceiling = debt.fine_fen * cap
    stretches: list[Stretch] = []
    total, capped_on = 0, None
    for first, last in pairwise(_turns(debt, until)):
        overdue = debt.overdue_fen(first)
        if not overdue:
            continue
        for part in _counted(debt, first, last - ONE_DAY, ceiling - total, overdue * rate):
            before = total
            total = min(ceiling, total + part.daily * part.days)
            if total == ceiling and capped_on is None:
                capped_on = part.last
            added = total // PER_CENT - before // PER_CENT
            stretches.append(
                Stretch(
                    part.first, part.last, overdue, added, part.pause, capped_on is not None
                )
            )
    return AdditionalFine(
        debt, until, tuple(stretches), total // PER_CENT, capped_on, rule, rate
    )


def days_to_ceiling(book: RuleBook, *, on: date) -> int:
    """Return the day of delay on which the ceiling is reached.

    Raises:
        NotInForceError: the rule is not in force on that day.
    """
    rate, cap = _rate(book.rule(RULE, on))
    return -(-cap // rate)


@dataclass(frozen=True, slots=True)
class _Part:
    first: date
    last: date
    daily: int
    pause: str

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1


def _turns(debt: Debt, until: date) -> list[date]:
    """Return the days on which something changes, the first day and the day after the last."""
    start = min(one.on for one in debt.parts) + ONE_DAY
    days = {start, until + ONE_DAY}
    days |= {one.on + ONE_DAY for one in (*debt.parts, *debt.payments)}
    for one in debt.paused:
        days |= {one.first, one.last + ONE_DAY}
    return sorted(day for day in days if start <= day <= until + ONE_DAY)


def _counted(debt: Debt, first: date, last: date, room: int, daily: int) -> Iterator[_Part]:
    """Yield the days, those after the ceiling apart from those before it."""
    pause = debt.pause_on(first)
    if pause is not None:
        yield _Part(first, last, 0, pause.reason)
        return
    if room <= 0:
        yield _Part(first, last, 0, "")
        return
    reached = first + ONE_DAY * (-(-room // daily) - 1)
    if reached >= last:
        yield _Part(first, last, daily, "")
        return
    yield _Part(first, reached, daily, "")
    yield _Part(reached + ONE_DAY, last, 0, "")


def _require_amounts(debt: Debt) -> None:
    amounts: Iterable[Dated] = (*debt.parts, *debt.payments)
    if debt.parts and debt.fine_fen > 0 and all(one.fen >= 0 for one in amounts):
        return
    raise InvalidInputError(
        f"罚款和缴款不能是这样的数额：应缴 {yuan(max(debt.fine_fen, 0))} 元。",
        why="罚款须大于零，各期和各次缴款都不能是负数。",
        remedy="请核对数额。",
        article="apl-2021:72.1(1)",
    )


def _rate(rule: Rule) -> tuple[int, int]:
    row = rule.row
    if (
        row.kind is not Kind.CAP
        or row.unit is not Unit.PER_CENT
        or not row.value
        or not row.cap
    ):
        raise NotALimitError(
            f"规则 {RULE} 没有比例和上限。",
            why="加处罚款须按比例计算，并以罚款数额为上限。",
            remedy="请更正规则文件。",
            article=rule.article,
        )
    return row.value, row.cap
