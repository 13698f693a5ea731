"""Days left as a person counts them: those still to come, and on the last day: today."""

from datetime import date

import pytest

from mingjing.cases.clocks import Clock
from mingjing.statute.load import rulebook
from mingjing.web.console.clock_cards import card_of

FROM = date(2026, 3, 2)

LEFT = [
    # rule, today, in words, why
    ("APL-60", date(2026, 3, 2), "还有 90 日", "the day of filing is not counted"),
    ("APL-60", date(2026, 3, 3), "还有 89 日", "the first day is today"),
    ("APL-60", date(2026, 5, 31), "今天到期", "the last day"),
    ("APL-60", date(2026, 6, 2), "逾期 2 日", "two days late"),
    ("SEED-REV", date(2026, 3, 2), "还有 7 个工作日", "the day of acceptance is not counted"),
    ("SEED-REV", date(2026, 3, 3), "还有 6 个工作日", "the first working day is today"),
    ("SEED-REV", date(2026, 3, 7), "还有 3 个工作日", "a Saturday takes nothing away"),
    ("SEED-REV", date(2026, 3, 11), "今天到期", "the last working day"),
    ("SEED-REV", date(2026, 3, 12), "逾期 1 日", "the day after"),
]


@pytest.mark.parametrize(("rule", "today", "words", "why"), LEFT)
def test_days_left_are_those_still_to_come(rule, today, words, why):
    card = card_of(Clock(rulebook().due(rule, FROM), None), today)
    assert card.left_in_words == words, why


ENDED = [
    ("APL-60", date(2026, 5, 29), "已完成", "in time"),
    ("APL-60", date(2026, 6, 2), "逾期完成", "the bureau was late"),
    ("DEFENCE", date(2026, 3, 4), "已行使或者放弃", "a party performs no right"),
    ("APL-67", date(2026, 3, 4), "已履行", "it pays what it must"),
    ("APL-67", date(2026, 4, 4), "逾期履行", "the fine grew meanwhile"),
]


@pytest.mark.parametrize(("rule", "done", "words", "why"), ENDED)
def test_a_limit_that_is_over_says_how_it_ended(rule, done, words, why):
    card = card_of(Clock(rulebook().due(rule, FROM), done), date(2026, 6, 5))
    assert card.done_in_words == words, why
