"""从旧兼从轻: where act and decision fall into different versions, both are there."""

from datetime import date

import pytest

from mingjing.kernel.errors import InvalidInputError
from mingjing.statute.choice_of_law import both_versions, changed_between
from mingjing.statute.errors import UnknownRuleError

ROWS = [
    # rule, act, decision, articles then and now, why
    ("APL-64-1", "2021-07-14", "2021-07-15", ("apl-2017:42", "apl-2021:64(1)"), "the revision"),
    ("APL-64-1", "2021-07-15", "2026-05-11", None, "one version on both days"),
    ("APL-64-1", "2021-07-14", "2021-07-14", None, "the same day"),
    ("SEED-REV", "2022-06-08", "2022-06-09", (None, "seed-2022:A3-4"), "the notice was new"),
    ("MEM15-32", "2026-01-31", "2026-02-01", ("mem15-2007:32", None), "repealed, no successor"),
]


@pytest.mark.parametrize(("rule", "act", "decision", "articles", "why"), ROWS)
def test_both_versions_of_a_rule(book, rule, act, decision, articles, why):
    both = both_versions(
        book, rule, act_on=date.fromisoformat(act), decided_on=date.fromisoformat(decision)
    )
    assert both.differ == (articles is not None), why
    if articles is not None:
        found = tuple(one.article if one else None for one in (both.then, both.now))
        assert found == articles, why


def test_the_choice_is_told_in_the_words_of_the_law_of_the_decision(book):
    both = both_versions(
        book, "HEAR-THR", act_on=date(2026, 1, 1), decided_on=date(2026, 5, 11)
    )
    assert "适用新的规定" in both.words
    before = both_versions(
        book, "APL-64-1", act_on=date(2020, 1, 1), decided_on=date(2021, 1, 1)
    )
    assert before.words == ""


def test_everything_that_changed_between_two_days_is_found(book):
    act_on, decided_on = date(2026, 1, 31), date(2026, 2, 1)
    changed = {
        one.then.id if one.then else one.now.id
        for one in changed_between(book, act_on=act_on, decided_on=decided_on)
    }
    by_hand = {
        rule.id
        for versions in book.rules.values()
        for rule in versions
        if rule.in_force_on(act_on) != rule.in_force_on(decided_on)
    }
    assert changed == by_hand
    assert {"HEAR-THR", "MEM15-32"} <= changed
    assert changed_between(book, act_on=decided_on, decided_on=decided_on) == ()


def test_a_decision_before_the_act_is_refused(book):
    with pytest.raises(InvalidInputError, match="早于违法行为之日") as refused:
        both_versions(book, "HEAR-THR", act_on=date(2026, 5, 2), decided_on=date(2026, 5, 1))
    assert refused.value.article == "apl-2021:37"


def test_an_unknown_rule_is_refused(book):
    with pytest.raises(UnknownRuleError):
        both_versions(book, "NO-RULE", act_on=date(2026, 1, 1), decided_on=date(2026, 5, 1))
