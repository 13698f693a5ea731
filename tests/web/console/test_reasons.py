"""为什么 on the pages of a case: grounds of review, the late fine, the law of act and today."""

import re
from dataclasses import replace
from datetime import date

import pytest
from django.urls import reverse

from mingjing.bureau.queries import actor_of
from mingjing.cases.states import State
from mingjing.web.console.reasons import changed_law_of, grounds_of, late_fine_of
from mingjing.web.console.views import setting_of
from support.cast import LIN
from support.county import LARGE
from web.console.visiting import words_of


@pytest.fixture
def served(county):
    return county.bring(State.SERVED)


def setting(county, docket):
    today = county.clock.today
    return replace(setting_of(actor_of(LIN, today), docket), today=today)


def test_the_late_fine_runs_from_the_day_after_the_last_day_to_pay(county, visitor, served):
    last = county.case(served).served_on
    assert late_fine_of(setting(county, served)) is None, "nobody is late on the day of service"
    county.clock.wait(days=30)
    (part,) = late_fine_of(setting(county, served)).parts
    assert part.last == county.clock.today
    assert part.fen == part.days * LARGE * 3 // 100
    assert 10 <= part.days <= 15, f"fifteen days from {last}, rolled off holidays"
    page = words_of(visitor(LIN).get("case", served))
    assert "每日 70,000元 × 3%" in page
    assert "加处罚款的数额不得超出罚款的数额" in page
    county.pay(served)
    county.clock.wait(days=30)
    told = late_fine_of(setting(county, served))
    assert [one.days for one in told.parts] == [part.days], "what was paid adds no more"


def test_each_ground_tells_the_facts_that_bring_it_into_play(county, visitor, served):
    whys = grounds_of(setting(county, served))
    assert [one.rule.id for one in whys] == county.case(served).review_grounds
    assert ("拟处罚款", "70,000元") in {
        (fact.name, fact.value) for one in whys for fact in one.inputs
    }
    for place in ("case", "review"):
        page = words_of(visitor(LIN).get(place, served))
        for one in whys:
            assert one.rule.name in page
            assert one.rule.row.quote in page


def test_the_versions_of_the_act_and_of_the_decision_stand_side_by_side(county, served):
    here = setting(county, served)
    here.case.act_ended_on = date(2026, 1, 5)
    changed = changed_law_of(here)
    assert changed.decided_on == here.case.decided_on
    ((_, hearing),) = changed.rules
    assert [one.day for one in hearing] == [date(2026, 1, 5), here.case.decided_on]
    then, now = (one.rule for one in hearing)
    assert "旧办法" in then.words
    assert "应急管理部令第18号" in now.words
    here.case.act_ended_on = here.case.decided_on
    assert changed_law_of(here) is None


def test_a_date_in_a_list_leads_to_its_reason(county, visitor):
    docket = county.bring(State.IN_REVIEW)
    county.accept(docket)
    person = visitor(LIN)
    for name in ("cases", "reviews_list"):
        shown = person.get(name).content.decode()
        ((address, anchor),) = re.findall(r'href="([^"#]+)#(clock-[^"]+)"', shown)
        assert address == reverse("case", args=[docket])
        page = person.get("case", docket).content.decode()
        (clock,) = re.findall(rf'(?s)id="{anchor}">(.*?)</details>', page)
        assert "起算" in clock
