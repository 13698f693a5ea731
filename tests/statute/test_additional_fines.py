"""The additional fine: 3 per cent a day, at most the fine."""

from datetime import date

import pytest

from mingjing.statute.additional_fines import additional_fine, days_to_ceiling
from mingjing.statute.errors import NotALimitError
from mingjing.statute.models import Unit
from mingjing.statute.rules import Rule

DAY = date(2026, 5, 11)


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
    found = additional_fine(book, 5_000_000, days=days, on=DAY)
    assert (found.fen, found.capped, found.article) == (fen, capped, "apl-2021:72.1(1)"), why


def test_the_ceiling_is_reached_on_the_thirty_fourth_day(book):
    assert days_to_ceiling(book, on=DAY) == 34


@pytest.mark.parametrize(("fen", "days"), [(-1, 0), (0, -1)])
def test_nothing_negative(book, fen, days):
    with pytest.raises(ValueError, match="never negative"):
        additional_fine(book, fen, days=days, on=DAY)


def test_a_rule_file_without_a_rate_is_refused(book):
    rule = book.rule("APL-72-1", DAY)
    broken = Rule(rule.row.model_copy(update={"cap": None}), rule.statute, rule.counting)
    assert broken.unit is Unit.PER_CENT
    changed = type(book)(
        statutes=book.statutes,
        rules={**book.rules, "APL-72-1": (broken,)},
        conventions=book.conventions,
        calendar=book.calendar,
        regions=book.regions,
        retention=book.retention,
    )
    with pytest.raises(NotALimitError, match="没有比例和上限"):
        days_to_ceiling(changed, on=DAY)
