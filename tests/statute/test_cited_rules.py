"""What a citation leads to."""

from datetime import date

import pytest

from mingjing.statute.cited_rules import rules_at

DAY = date(2026, 5, 11)


@pytest.mark.parametrize(
    ("citation", "rules", "why"),
    [
        ("apl-2021:60", {"APL-60", "APL-60-STOP"}, "the very place"),
        ("apl-2021:64(1)", {"APL-64-1"}, "the very item"),
        ("apl-2021:99", set(), "no such article is held"),
        ("no-norm:1", set(), "no such norm"),
        ("", set(), "no citation"),
    ],
)
def test_a_place_leads_to_its_rules(book, citation, rules, why):
    assert {rule.id for rule in rules_at(book, citation, DAY)} == rules, why


def test_an_article_that_is_no_rule_itself_leads_to_every_rule_of_it(book):
    found = {rule.id for rule in rules_at(book, "apl-2021:72", DAY)}
    assert {"APL-72-1", "APL-72-2"} <= found
    assert {rule.id for rule in rules_at(book, "apl-2021:58", DAY)} == {"APL-58"}


def test_only_what_is_in_force_on_the_day_is_found(book):
    assert rules_at(book, "mem15-2007:32", DAY) == ()
    assert [one.id for one in rules_at(book, "mem15-2007:32", date(2026, 1, 31))] == [
        "MEM15-32"
    ]
