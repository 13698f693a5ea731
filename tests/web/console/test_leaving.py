"""A case that leaves without a penalty, as its page tells it: why, by whom, what is left."""

from datetime import timedelta

import pytest

from mingjing.bureau.queries import actor_of
from mingjing.cases.states import State
from mingjing.statute.load import rulebook
from mingjing.web.console.duties import duties_of
from support.cast import LIN, PENG, WU
from support.county import SMALL, proposed
from web.console.visiting import words_of

LOCKED = "还不能作出处罚决定"


def test_a_case_that_was_not_penalised_says_why_and_what_the_party_was_told(county, visitor):
    docket = county.bring(State.INVESTIGATED, proposed(SMALL))
    county.spare(docket)
    page = words_of(visitor(LIN).get("case", docket))
    assert "违法行为轻微并及时改正，没有造成危害后果" in page
    assert "当面批评教育（虚构）" in page
    assert "调查终结时拟处罚的内容" in page
    assert LOCKED not in page


def test_a_transferred_case_names_who_received_what(county, visitor):
    docket = county.bring(State.INVESTIGATION)
    county.transfer(docket)
    page = words_of(visitor(LIN).get("case", docket))
    assert "邻县应急管理局（虚构）" in page
    assert "案卷一册（虚构）" in page
    assert LOCKED not in page


def test_a_suspected_crime_is_told_from_the_report_to_the_police(county, visitor):
    docket = county.bring(State.INVESTIGATION)
    county.suspect_crime(docket)
    case = visitor(LIN).get("case", docket)
    page = words_of(case)
    assert "涉嫌危险作业罪（虚构）" in page
    assert LOCKED not in page
    stepper = case.content.decode().partition('class="steps"')[2].partition("</ol>")[0]
    assert stepper.count("steps__one--done") == 2, "neither reviewed nor told"
    assert stepper.count("steps__one--skipped") == 4
    county.approve_referral(docket)
    county.clock.now += timedelta(hours=1)
    county.refer(docket)
    county.police_file(docket)
    page = words_of(visitor(LIN).get("case", docket))
    assert "批准移送" in page
    assert "县公安局（虚构）" in page
    assert "立案，2026年" in page


@pytest.mark.parametrize(
    ("prepare", "person", "slug", "rule"),
    [
        (["suspect_crime"], WU, "approve-referral", "R310-5"),
        (["suspect_crime", "approve_referral"], LIN, "refer-case", "R310-5-2"),
        (["spare"], LIN, "serve-no-penalty", "APL-61"),
    ],
)
def test_what_waits_on_the_way_out_stands_under_its_limit(county, prepare, person, slug, rule):
    docket = county.bring(State.INVESTIGATED, proposed(SMALL))
    for name in prepare:
        getattr(county, name)(docket)
    today = county.clock.today
    duties = duties_of(actor_of(person, today), county.clock.now, today, rulebook())
    (one,) = [duty for duty in duties if duty.act.slug == slug]
    assert one.card is not None
    assert one.card.due.rule == rule
    assert (":" in one.card.until) is (rule == "R310-5-2"), "hours end at a minute"


def test_an_act_that_is_closed_says_what_is_missing(county, visitor):
    docket = county.bring(State.INVESTIGATED)
    page = words_of(visitor(WU).get("case_act", docket, "withdraw-case"))
    assert "应当先经法制审核" in page
    early = words_of(visitor(LIN).get("case_act", docket, "serve"))
    assert "这一步只能从“已决定”开始" in early
    held = county.bring(State.HEARING_ARRANGED)
    page = words_of(visitor(PENG).get("case_act", held, "end-hearing"))
    assert "届时才能办理" in page


def test_a_crime_is_referred_from_a_served_case_by_its_forms(county, visitor):
    docket = county.bring(State.SERVED)
    officer, head = visitor(LIN), visitor(WU)
    early = words_of(head.get("case_act", docket, "approve-referral"))
    assert "移送司法机关现处于“没有报请移送”" in early
    typed = {"report": "涉嫌危险作业罪（虚构）。"}
    assert do(officer, docket, "propose-referral", **typed).status_code == 303
    assert do(head, docket, "approve-referral").status_code == 303
    assert do(officer, docket, "refer-case", receiver="县公安局（虚构）").status_code == 303
    page = words_of(officer.get("case", docket))
    assert "登记公安机关立案" in page
    assert county.state(docket) is State.SERVED
    county.pay(docket)
    assert county.state(docket) is State.PERFORMED
    assert ">批准结案<" not in head.get("case", docket).content.decode()
    county.police_file(docket)
    assert "批准结案" in words_of(head.get("case", docket))


def do(visitor, docket, slug, **typed):
    address = ("case_act", docket, slug)
    return visitor.send(*address, form=visitor.fill(*address) | typed)
