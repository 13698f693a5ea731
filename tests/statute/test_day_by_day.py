"""Ten thousand due dates against a reference that walks every day."""

from datetime import date
from itertools import cycle, islice
from random import Random

import pytest

from mingjing.statute.counted_days import Suspension
from mingjing.statute.load import rulebook
from statute.day_by_day import DAY, last_day, limits, rolled_day

BOOK = rulebook()
LIMITS = limits()
CASES = 10_000
FIRST, LAST = date(2024, 1, 1), date(2028, 12, 31)
STARTS = [FIRST + n * DAY for n in range((LAST - FIRST).days + 1)]


def differing(cases):
    """Return where the product and the reference differ."""
    found = []
    for limit, start in cases:
        due = BOOK.due(limit.rule, start)
        last = last_day(limit, start)
        expected = last, rolled_day(limit, last)
        if (due.nominal, due.rolled) != expected:
            found.append((str(limit), start, (due.nominal, due.rolled), expected))
    return found


def starts_of(limit):
    return [day for day in STARTS if limit.first <= day <= limit.last]


def test_ten_thousand_due_dates_equal_a_walk_day_by_day():
    chance = Random(85)  # noqa: S311 - which days are tried is no secret
    alive = [(limit, starts) for limit in LIMITS if (starts := starts_of(limit))]
    drawn = [(limit, chance.choice(starts)) for limit, starts in islice(cycle(alive), CASES)]
    assert not differing(drawn)


def test_days_left_out_equal_a_walk_that_skips_them():
    chance = Random(45)  # noqa: S311 - as above
    for limit in LIMITS:
        for start in chance.sample(starts_of(limit), 20 if limit.may_be_suspended else 0):
            first = start + chance.randrange(40) * DAY
            last = first + chance.randrange(40) * DAY
            without = {first + n * DAY for n in range((last - first).days + 1)}
            due = BOOK.due(limit.rule, start, without=(Suspension(first, last, "检测"),))
            assert due.nominal == last_day(limit, start, without), (limit, start, first, last)


@pytest.mark.long
def test_every_limit_from_every_day_equals_a_walk_day_by_day():
    assert not differing((limit, start) for limit in LIMITS for start in starts_of(limit))


def test_the_reference_knows_every_limit_of_the_book():
    known = {(one.rule, one.first) for one in LIMITS}
    counted = {
        (rule.id, rule.valid_from)
        for versions in BOOK.rules.values()
        for rule in versions
        if rule.is_limit and rule.unit != "H"
    }
    assert known == counted
