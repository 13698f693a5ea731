"""The additional fine: 3 per cent a day, at most the fine, not during remedies."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingjing.kernel.errors import InvalidInputError
from mingjing.statute.additional_fines import Dated, Debt, additional_fine, days_to_ceiling
from mingjing.statute.counted_days import Suspension
from mingjing.statute.errors import NotALimitError
from mingjing.statute.load import rulebook
from mingjing.statute.models import Unit
from mingjing.statute.rules import Rule

DAY = date(2026, 5, 11)
ONE = timedelta(days=1)
BOOK = rulebook()
FINE = 5_000_000


def accrued(book, debt, until):
    return additional_fine(book, debt, until=until, on=DAY)


@pytest.mark.parametrize(
    ("days", "fen", "capped", "why"),
    [
        (0, 0, False, "not yet late"),
        (1, 150_000, False, "3 % of 50,000 yuan"),
        (33, 4_950_000, False, "T16: 99 %"),
        (34, 5_000_000, True, "T16: the ceiling"),
        (365, 5_000_000, True, "never more than the fine"),
    ],
)
def test_accrual_of_a_fine_of_fifty_thousand(book, days, fen, capped, why):
    found = accrued(book, Debt((Dated(DAY, FINE),)), DAY + days * ONE)
    assert (found.fen, found.capped_on is not None) == (fen, capped), why
    assert found.rule.article == "apl-2021:72.1(1)"


def test_the_ceiling_is_reached_on_the_thirty_fourth_day(book):
    assert days_to_ceiling(book, on=DAY) == 34
    found = accrued(book, Debt((Dated(DAY, FINE),)), DAY + 100 * ONE)
    assert found.capped_on == DAY + 34 * ONE
    assert found.days == 34


PAUSE = Suspension(DAY + 3 * ONE, DAY + 12 * ONE, "行政复议期间")


@pytest.mark.parametrize(
    ("debt", "days", "fen", "why"),
    [
        (Debt((Dated(DAY, FINE),), (Dated(DAY, FINE),)), 30, 0, "paid on the last day"),
        (
            Debt((Dated(DAY, FINE),), (Dated(DAY + ONE, FINE),)),
            30,
            150_000,
            "paid a day late: that day counts",
        ),
        (
            Debt((Dated(DAY, FINE),), (Dated(DAY + ONE, 2_000_000),)),
            3,
            150_000 + 2 * 90_000,
            "what is left counts",
        ),
        (Debt((Dated(DAY, FINE),), (), (PAUSE,)), 15, 5 * 150_000, "APL 73(3)"),
        (
            Debt((Dated(DAY, 2_000_000), Dated(DAY + 30 * ONE, 3_000_000))),
            31,
            31 * 60_000 + 90_000,
            "instalments: each from its own day",
        ),
    ],
)
def test_parts_payments_and_remedies(book, debt, days, fen, why):
    assert accrued(book, debt, DAY + days * ONE).fen == fen, why


def test_each_stretch_says_why_and_together_they_are_the_sum(book):
    debt = Debt((Dated(DAY, FINE),), (Dated(DAY + 20 * ONE, 100),), (PAUSE,))
    found = accrued(book, debt, DAY + 80 * ONE)
    assert sum(one.fen for one in found.stretches) == found.fen
    assert [one.pause for one in found.stretches][:3] == ["", "行政复议期间", ""]
    assert found.stretches[-1].capped


def by_hand(debt, until):
    """Walk every day, keep hundredths of a fen, round down once."""
    day, hundredths = min(one.on for one in debt.parts), 0
    while day < until:
        day += ONE
        due = sum(one.fen for one in debt.parts if one.on < day)
        paid = sum(one.fen for one in debt.payments if one.on < day)
        if not any(one.first <= day <= one.last for one in debt.paused):
            hundredths += max(0, due - paid) * 3
    return min(hundredths, debt.fine_fen * 100) // 100


OFFSETS = st.integers(0, 60)
AMOUNTS = st.builds(Dated, OFFSETS.map(lambda n: DAY + n * ONE), st.integers(1, 100_000))
PAUSES = st.tuples(OFFSETS, st.integers(0, 20)).map(
    lambda span: Suspension(DAY + span[0] * ONE, DAY + (span[0] + span[1]) * ONE, "诉讼期间")
)
DEBTS = st.builds(
    Debt,
    st.lists(AMOUNTS, min_size=1, max_size=4).map(tuple),
    st.lists(AMOUNTS, max_size=4).map(tuple),
    st.lists(PAUSES, max_size=3).map(tuple),
)


@given(DEBTS, st.integers(-5, 120))
def test_any_debt_accrues_as_a_walk_day_by_day(debt, days):
    until = DAY + days * ONE
    found = accrued(BOOK, debt, until)
    assert found.fen == by_hand(debt, until)
    assert sum(one.fen for one in found.stretches) == found.fen <= debt.fine_fen
    for earlier, later in zip(found.stretches, found.stretches[1:], strict=False):
        assert earlier.last < later.first


@pytest.mark.parametrize(
    "debt",
    [
        Debt(()),
        Debt((Dated(DAY, 0),)),
        Debt((Dated(DAY, 5), Dated(DAY, -1))),
        Debt((Dated(DAY, 5),), (Dated(DAY, -1),)),
    ],
)
def test_nothing_negative_and_nothing_of_nothing(book, debt):
    with pytest.raises(InvalidInputError, match="不能是这样的数额"):
        accrued(book, debt, DAY)


def test_a_rule_file_without_a_rate_is_refused(book):
    rule = book.rule("APL-72-1", DAY)
    broken = Rule(rule.row.model_copy(update={"cap": None}), rule.statute, rule.counting)
    assert broken.unit is Unit.PER_CENT
    changed = type(book)(
        **{name: getattr(book, name) for name in book.__slots__ if name != "rules"},
        rules={**book.rules, "APL-72-1": (broken,)},
    )
    with pytest.raises(NotALimitError, match="没有比例和上限"):
        days_to_ceiling(changed, on=DAY)
