"""疑似拆分 where a person judges: the cases, the sum, the reason, and no decision."""

import re

import pytest

from mingjing.cases.models import Case
from mingjing.cases.queries import docket_of
from mingjing.cases.splits import suspected_split_of, suspected_splits_of
from mingjing.cases.states import State
from mingjing.statute.decisions import PartyKind
from support.cast import CHEN, COMMAND, ENFORCEMENT, HAN, JUSTICE, LIN, SUN, ZHAO
from support.county import party, proposed
from web.console.visiting import words_of

pytestmark = pytest.mark.one_database(
    "what a page says is the same; walks and every command are asked of both"
)

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
    assert "疑似拆分：" not in words_of(visitor(CHEN).get("case", other))


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
    assert "疑似拆分：" not in words_of(visitor(LIN).get("case", mine))


def listed(visitor, person, query=""):
    """Return the page of the list, and the dockets of the cases on it."""
    page = visitor(person).get("splits_list", query=query).content.decode()
    named = re.findall(r'<th scope="row"><a href="[^"]+">([^<]+)</a>', page)
    return page, {docket_of(one) for one in named}


def test_the_supervisor_finds_them_in_a_list_with_sum_and_what_is_alike(
    county, visitor, halves
):
    first, second, other = halves
    page, dockets = listed(visitor, JUSTICE)
    assert dockets == {first, second}
    assert other not in page
    for said in ("60,000元", "30,000元", "同日发现、案由相同、违反的条款相同", "没有"):
        assert said in page
    assert "/console/splits/" in visitor(JUSTICE).get("home").content.decode()
    assert "/console/splits/" not in visitor(LIN).get("home").content.decode()


FILTERS = [
    # query, whether the two are listed
    ("?review=no", True),
    ("?review=yes", False),
    (f"?unit={ENFORCEMENT}", True),
    (f"?unit={COMMAND}", False),
    (f"?officer={LIN}", True),
    (f"?officer={SUN}", False),
    ("?year=2026", True),
    ("?year=2025", False),
    ("?state=investigated", True),
    ("?state=served", False),
]


@pytest.mark.parametrize(("query", "there"), FILTERS)
def test_the_list_is_narrowed_by_its_address(visitor, halves, query, there):
    first, second, _ = halves
    assert listed(visitor, JUSTICE, query)[1] == ({first, second} if there else set())


def test_a_half_stays_listed_when_a_filter_leaves_out_the_other(county, visitor, halves):
    first, second, _ = halves
    county.mark(first)
    assert listed(visitor, JUSTICE, "?review=no")[1] == {second}
    assert listed(visitor, JUSTICE, "?review=yes")[1] == {first}


def test_the_list_names_to_nobody_a_case_that_is_not_theirs(county, visitor):
    mine = county.bring(State.INVESTIGATED, HALF)
    theirs = county.register(by=SUN)
    county.file(theirs, officers=(SUN, ZHAO))
    county.add(theirs, by=SUN, officers=(SUN, ZHAO))
    county.inspect(theirs, by=SUN, officers=(SUN, ZHAO))
    county.close(theirs, by=SUN, proposal=HALF)
    assert listed(visitor, CHEN)[1] == {mine, theirs}
    page, dockets = listed(visitor, LIN)
    assert (dockets, theirs in page) == (set(), False)


def test_the_list_and_the_pages_of_the_cases_say_the_same(county, halves):
    actor, law, today = county.act(JUSTICE).actor, county.law, county.clock.today
    on_pages = {
        case.docket: split
        for case in Case.objects.all()
        if (split := suspected_split_of(actor, case, law, on=today))
    }
    assert suspected_splits_of(actor, law, on=today) == on_pages
    assert len(on_pages) == 2


PARTIES = [
    # of whom the cases are, how many of them belong together
    ([("虚构作坊", ""), ("虚构作坊", ""), ("另一作坊（虚构）", "")], 2),
    ([("甲（虚构）", "140524198001010012"), ("甲（虚构）", "11010519491231002X")], 0),
    ([("甲（虚构）", "140524198001010012"), ("甲某（虚构）", "140524198001010012")], 2),
]


@pytest.mark.parametrize(("parties", "together"), PARTIES)
def test_who_has_no_number_is_known_by_name_and_a_citizen_by_the_own(county, parties, together):
    for name, number in parties:
        kind = PartyKind.PERSON if number else PartyKind.INDIVIDUAL_BUSINESS
        who = party(name=name, uscc="", citizen_number=number, kind=kind)
        docket = county.register(party=who)
        county.file(docket)
        county.add(docket)
        county.inspect(docket)
        county.close(docket, proposal=proposed(1_500_000))
    found = suspected_splits_of(county.act(JUSTICE).actor, county.law, on=county.clock.today)
    assert len(found) == together
