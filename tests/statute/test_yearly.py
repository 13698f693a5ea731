"""Days that come every year."""

from datetime import date

import pytest

from mingjing.statute.errors import NotALimitError
from mingjing.statute.yearly import next_yearly


@pytest.mark.parametrize(
    ("rule", "after", "day", "why"),
    [
        ("OGI-49", "2026-11-23", "2027-01-31", "the report of this year is due next January"),
        ("OGI-49", "2026-01-31", "2026-01-31", "the day itself is still in time"),
        ("SEED-AV-HALF", "2026-05-11", "2026-06-30", "the first half year"),
        ("SEED-AV-HALF", "2026-07-01", "2026-12-31", "the second half year"),
    ],
)
def test_the_next_of_the_days_of_the_year(book, rule, after, day, why):
    after = date.fromisoformat(after)
    assert next_yearly(book.rule(rule, after), after) == date.fromisoformat(day), why


def test_a_rule_without_such_a_day_is_refused(book):
    with pytest.raises(NotALimitError):
        next_yearly(book.rule("APL-60", date(2026, 5, 11)), date(2026, 5, 11))
