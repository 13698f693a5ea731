"""Two characters find a violation by its name, its words, its clauses or a suggested phrase."""

from datetime import date

import pytest

from mingjing.search.violations import matching
from mingjing.statute.load import rulebook

ON = date(2026, 6, 1)
FOUND = [
    # words, ids among those found, why
    ("特种", {"YJ-ASL-97-7"}, "by its name"),
    ("疏散", {"YJ-ASL-105-2"}, "by its name"),
    ("疏散 锁闭", {"YJ-ASL-105-2"}, "every word"),
    ("动火", {"YJ-ASL-101-3"}, "by the words of the act"),
    ("信息公示栏", {"YJ-ASL-97-5"}, "by the words of the duty"),
    ("九十九条", {"YJ-ASL-99-1", "YJ-ASL-99-8"}, "by the clause"),
    ("烟花", {"YJ-FWK-36-1"}, "another instrument"),
    ("危险化学品", {"YJ-HCL-100-3", "YJ-HCL-103-5"}, "another law"),
    ("保单", {"YJ-ASL-109-1"}, "by a suggested phrase"),
    ("yj-asl-97-7", {"YJ-ASL-97-7"}, "by its id, in any case"),
]


@pytest.fixture(scope="module")
def violations():
    return rulebook().violations.in_force_on(ON)


@pytest.mark.parametrize(("words", "ids", "why"), FOUND)
def test_words_find_it(violations, words, ids, why):
    found = {one.id for one in matching(violations, words)}
    assert ids <= found, why
    assert len(found) < len(violations), "and not everything"


def test_every_violation_is_found_by_any_two_characters_of_its_name(violations):
    for one in violations:
        letters = "".join(sign for sign in one.name if "一" <= sign <= "鿿")
        assert one in matching(violations, letters[:2]), one.name


def test_words_that_nothing_holds_find_nothing_and_no_words_find_all(violations):
    assert matching(violations, "特种 烟花") == ()
    assert matching(violations, "，。") == ()
    assert matching(violations, "  ") == violations
    assert list(matching(violations, "单位")) == [
        one for one in violations if one in matching(violations, "单位")
    ], "in the order of the articles"
