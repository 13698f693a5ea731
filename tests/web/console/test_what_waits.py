"""What a page of a case says of turns, and of what was forgotten in a form."""

import pytest

from mingjing.cases.states import State
from support.cast import CHEN, LIN, WU
from web.console.visiting import words_of


def test_a_case_says_whose_turn_it_is(county, visitor):
    docket = county.bring(State.INVESTIGATED)
    assert "等待他人办理：" in words_of(visitor(CHEN).get("case", docket))
    county.submit(docket)
    page = words_of(visitor(LIN).get("case", docket))
    assert "收件审核 （法制审核人员" in page
    assert "请等待法制审核意见" in page
    assert "请先提交法制审核" not in page


def test_the_legal_office_sees_the_file_before_it_accepts_it(county, visitor):
    docket = county.bring(State.IN_REVIEW)
    page = words_of(visitor(CHEN).get("case_act", docket, "accept-package"))
    assert "送审材料" in page
    assert "1. 材料 1" in page


FORGOTTEN = [
    ("field-act", {"kind": "inquiry"}, "应当事先告知"),
    ("close-investigation", {"fine_yuan": ""}, "请填写罚款数额"),
]


@pytest.mark.parametrize(("act", "typed", "words"), FORGOTTEN)
def test_what_was_forgotten_is_asked_for_and_not_held_against_anybody(
    county, visitor, act, typed, words
):
    docket = county.bring(State.INVESTIGATION)
    officer = visitor(LIN)
    before = county.kinds(docket)
    form = officer.fill("case_act", docket, act, **typed)
    form.pop("told_of_recording", None)
    answer = officer.send("case_act", docket, act, form=form)
    assert answer.status_code == 422
    assert words in words_of(answer)
    assert county.kinds(docket) == before


def test_leaders_are_not_sent_to_a_meeting_that_the_law_does_not_ask_for(county, visitor):
    county.bring(State.NOTICED)
    county.clock.wait(days=30)
    page = words_of(visitor(WU).get("home"))
    assert "登记集体讨论" not in page
    assert "作出处罚决定" in page


def test_a_new_lead_names_everything_it_lacks_at_once(county, visitor):
    officer = visitor(LIN)
    asked = officer.get("new_lead").content.decode()
    assert 'list="causes"' in asked
    assert '<option value="主要负责人未履行安全生产管理职责">' in asked, "of the catalogue"
    form = officer.fill("new_lead", marked="cause") | {
        "source": "inspection",
        "kind": "organisation",
        "cause": "未按规定培训（虚构）",
        "name": "示范九号（虚构）",
        "found_on": "",
    }
    answer = officer.send("new_lead", form=form)
    page = words_of(answer)
    assert answer.status_code == 422
    for words in ("法定代表人（负责人、经营者） ：", "地址 ：", "发现日期 ："):
        assert words in page, words
