"""疑似拆分 where a person judges: the cases, the sum, the reason, and no decision."""

import pytest

from mingjing.cases.states import State
from support.cast import CHEN, HAN, JUSTICE, LIN, SUN, ZHAO
from support.county import party, proposed
from web.console.visiting import words_of

HALF = proposed(3_000_000)
WARNING = "疑似拆分：2 案合计罚款 60,000 元"


@pytest.fixture
def halves(county):
    """Two cases against one party on one day, and the docket of a third party's."""
    first, second = (county.bring(State.INVESTIGATED, HALF) for _ in range(2))
    other = county.register(party=party(name="另一工厂（虚构）", uscc="91140524MA0K000131"))
    county.file(other)
    county.add(other)
    county.inspect(other)
    county.close(other, proposal=HALF)
    return first, second, other


def test_reviewers_and_the_supervisor_see_the_cases_the_sum_and_the_reason(
    county, visitor, halves
):
    first, second, other = halves
    for person in (CHEN, HAN, JUSTICE):
        page = words_of(visitor(person).get("case", first))
        assert WARNING in page
        assert "与本案同日发现、案由相同、违反的条款相同" in page
        assert county.case(second).number in page
        assert county.case(other).number not in page, "another party"
    assert "疑似拆分" not in words_of(visitor(CHEN).get("case", other))


def test_it_decides_nothing_and_stands_on_the_page_of_review(county, visitor, halves):
    first, second, _ = halves
    assert [county.case(one).review_required for one in halves] == [False, False, False]
    county.mark(first)
    county.submit(first)
    assert WARNING in words_of(visitor(CHEN).get("review", first))
    assert county.case(second).review_required is False


def test_nobody_learns_of_a_case_that_is_not_theirs(county, visitor):
    mine = county.bring(State.INVESTIGATED, HALF)
    theirs = county.register(by=SUN)
    county.file(theirs, officers=(SUN, ZHAO))
    county.add(theirs, by=SUN, officers=(SUN, ZHAO))
    county.inspect(theirs, by=SUN, officers=(SUN, ZHAO))
    county.close(theirs, by=SUN, proposal=HALF)
    assert WARNING in words_of(visitor(CHEN).get("case", mine))
    assert "疑似拆分" not in words_of(visitor(LIN).get("case", mine))
