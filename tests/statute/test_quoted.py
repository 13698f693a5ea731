"""An article named in words leads to where it is quoted, or nowhere."""

from datetime import date

import pytest

from mingjing.statute.founded import Confidence
from mingjing.statute.load import rulebook
from mingjing.statute.quoted import clauses_of, where_quoted

DAY = date(2026, 7, 3)
CLAUSES = [
    # clause, norm, anchor, why
    ("安全生产法第三十条第一款", "asl-2021", "a-30-1", "a duty, by the short name"),
    ("《中华人民共和国安全生产法》第九十七条", "asl-2021", "a-97", "the full name"),
    ("安全生产法第九十七条第（七）项", "asl-2021", "a-97-7", "the act"),
    ("行政处罚法第六十条", "apl-2021", "APL-60", "a rule"),
    ("行政处罚法第六十四条第（一）项", "apl-2021", "APL-64-1", "an item"),
    ("安全生产法第三十条", "asl-2021", "a-30-1", "a part is quoted"),
    ("安全生产法第三十条第九款", None, None, "another paragraph is not"),
    ("安全生产法第三十条之一", None, None, "another article is not"),
    ("安全生产法第一百一十九条", None, None, "an article that nobody quotes"),
    ("行政复议法实施条例第十八条", None, None, "not 行政复议法"),
    ("没有登记的规定第一条", None, None, "no norm at all"),
    ("安全生产法", None, None, "no article"),
]


@pytest.mark.parametrize(("clause", "norm", "anchor", "why"), CLAUSES)
def test_a_clause_leads_to_where_it_is_quoted(clause, norm, anchor, why):
    found = where_quoted(clause, DAY, rulebook())
    assert (found and found.norm, found and found.anchor) == (norm, anchor), why


def test_a_clause_leads_to_the_version_of_its_day():
    assert where_quoted("行政处罚法第六十条", date(2021, 7, 14), rulebook()) is None


def test_no_two_places_of_a_page_share_an_anchor():
    book = rulebook()
    for norm in book.statutes:
        anchors = [one.anchor for one in clauses_of(norm, DAY, book)]
        anchors += [rule.id for rule in book.in_force_on(DAY) if rule.statute.id == norm]
        assert len(set(anchors)) == len(anchors), norm


def test_only_what_was_read_needs_no_caveat():
    assert {one for one in Confidence if not one.caveat} == {Confidence.READ}
