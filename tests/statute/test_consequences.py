"""What follows when a rule is not kept: the norm's own words, or what the kind implies."""

from datetime import date

import pytest

from mingjing.statute.consequences import consequence
from mingjing.statute.models import Breach
from mingjing.statute.rules import Rule

DAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("rule", "says"),
    [
        ("SEED-REV", "逾期的显示为红色"),
        ("ARL-20", "逾期的由承办人记录"),
        ("ACL-46", "期间未满"),
        ("R310-5-1", "人数不足"),
        ("ACL-45", "超过的部分"),
    ],
)
def test_where_no_norm_speaks_the_kind_does_and_carries_the_badge(book, rule, says):
    found = consequence(book.rule(rule, DAY))
    assert says in found.says
    assert (found.article, found.quote, found.badge) == ("", "", "未核实")


def test_where_a_norm_speaks_its_words_are_given(book):
    found = consequence(book.rule("APL-55", DAY))
    assert found.says == "当事人有权拒绝接受调查或者检查。"
    assert (found.article, found.badge) == ("apl-2021:55.1", None)
    assert "有权拒绝接受调查或者检查" in found.quote


def test_a_place_whose_words_nobody_read_carries_the_badge(book):
    rule = book.rule("APL-60", DAY)
    breach = Breach(says="处罚无效。", article="apl-2021:38.2")
    row = rule.row.model_copy(update={"on_breach": breach})
    assert consequence(Rule(row, rule.statute, rule.counting)).badge == "未核实"
