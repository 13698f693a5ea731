"""Approvals on a telephone: what is asked, answered once, in time, by the right person."""

from datetime import date

import pytest

from mingjing.cases.states import State
from mingjing.ledger.queries import log_of
from mingjing.review.outcomes import Outcome
from mingjing.review.queries import due_of, latest_round
from support.cast import CHEN, FENG, HAN, LIN, QIN, SONG, STRANGER, WU, ZHOU
from web.console.visiting import words_of

pytestmark = pytest.mark.one_database(
    "what a page says is the same; walks and every command are asked of both"
)

LAST = date(2026, 3, 11)


@pytest.fixture
def asked(county):
    docket = county.bring(State.IN_REVIEW)
    county.accept(docket)
    county.ask_for_days(docket, days=3, reason="需调阅设计图纸（虚构）")
    return docket


def test_a_leader_sees_reason_limits_and_both_readings(county, visitor, asked):
    page = words_of(visitor(ZHOU).get("approval", asked))
    for words in (
        "需调阅设计图纸（虚构）",
        "2026年3月11日",
        "3 日，至3月14日",
        "最迟至2026年3月14日（“日”按自然日计算，从严适用）；按工作日理解，最晚至2026年3月16日",
        "办案期限至2026年5月31日",
        "以不再签批本案的处罚决定为宜",
    ):
        assert words in page, words


@pytest.mark.parametrize("days", ["1", "2", "3"])
def test_a_day_and_a_button_grant_it(county, visitor, asked, days):
    leader = visitor(ZHOU)
    form = leader.fill("approval", asked)
    form["extend-review-days"] = days
    answer = leader.send("approval", asked, form=form)
    assert answer.status_code == 303
    round_ = latest_round(county.case(asked))
    assert (round_.extended_days, round_.extended_by) == (int(days), ZHOU)
    assert round_.extension_reason == "需调阅设计图纸（虚构）"
    assert leader.send("approval", asked, form=form).status_code == 303, "the second tap"
    assert county.kinds(asked).count("review_extended") == 1


def test_nothing_longer_than_three_days_exists(county, visitor, asked):
    leader = visitor(ZHOU)
    form = leader.fill("approval", asked) | {"extend-review-days": "4"}
    size = log_of().size
    assert leader.send("approval", asked, form=form).status_code == 422
    assert log_of().size == size
    assert latest_round(county.case(asked)).extended_days == 0


def test_a_refusal_is_chosen_from_a_list(county, visitor, asked):
    leader = visitor(ZHOU)
    form = leader.fill("approval", asked, marked="refuse-extension-words")
    form["refuse-extension-why"] = "申请理由不属于特殊情况"
    assert leader.send("approval", asked, form=form).status_code == 303
    assert county.said(asked)[-1]["facts"]["reason"] == "申请理由不属于特殊情况"
    assert due_of(latest_round(county.case(asked)), county.law) == LAST


def test_a_refusal_for_another_reason_says_which(county, visitor, asked):
    leader = visitor(ZHOU)
    form = leader.fill("approval", asked, marked="refuse-extension-words")
    form["refuse-extension-why"] = "other"
    answer = leader.send("approval", asked, form=form)
    assert answer.status_code == 409
    assert "没有写明理由" in words_of(answer)


def test_after_the_limit_the_button_is_gone_and_the_old_form_is_refused(county, visitor, asked):
    leader = visitor(ZHOU)
    form = leader.fill("approval", asked) | {"extend-review-days": "3"}
    county.clock.move_to(date(2026, 3, 12))
    page = leader.get("approval", asked)
    assert "逾期" in words_of(page)
    assert b"extend-review" not in page.content
    assert "逾期" in words_of(leader.get("approvals"))
    answer = leader.send("approval", asked, form=form)
    assert answer.status_code == 409
    assert "审核期限已经届满，不能延长" in words_of(answer)
    assert county.kinds(asked)[-1] == "act_refused"
    assert latest_round(county.case(asked)).extended_days == 0


def test_a_tab_that_is_behind_answers_nothing(county, visitor, asked):
    leader = visitor(ZHOU)
    form = leader.fill("approval", asked) | {"extend-review-days": "3"}
    county.refuse_days(asked, WU)
    assert leader.send("approval", asked, form=form).status_code == 409
    assert latest_round(county.case(asked)).extended_days == 0


def test_a_reviewer_who_leads_too_does_not_answer_for_themselves(county, visitor):
    docket = county.bring(State.IN_REVIEW)
    county.accept(docket, QIN)
    county.ask_for_days(docket, QIN)
    other, self_ = visitor(ZHOU), visitor(QIN)
    assert b"extend-review" not in self_.get("approval", docket).content
    form = other.fill("approval", docket) | {"extend-review-days": "1"}
    assert self_.send("approval", docket, form=form).status_code == 403
    assert county.kinds(docket)[-1] == "act_refused"


WAITING = [
    # state, act, what is shown
    (State.LEAD, "file", "追诉时效"),
    (State.OBJECTED, "recheck", "证据已经充分（虚构）"),
    (State.PARKED, "resume", "暂停的原因"),
    (State.PERFORMED, "close", "已缴 70,000"),
]


@pytest.mark.parametrize(("state", "act", "shown"), WAITING)
def test_each_matter_waits_with_what_must_be_known(county, visitor, state, act, shown):
    docket = county.bring(state)
    leader = visitor(WU)
    assert county.case(docket).party.name in words_of(leader.get("approvals"))
    page = leader.get("approval", docket)
    assert f'value="{act}"' in page.content.decode()
    assert shown in words_of(page)


def test_a_filing_a_decision_and_a_closure_are_approved_there(county, visitor):
    docket = county.register()
    leader = visitor(WU)
    form = leader.fill("approval", docket) | {"file-officers": ["p-04", "p-05"]}
    assert leader.send("approval", docket, form=form).status_code == 303
    assert county.case(docket).officers == ("p-04", "p-05")
    other = county.bring(State.NOTICED)
    assert b'value="decide"' not in leader.get("approval", other).content
    county.waive(other)
    assert "已经满足 法制审核" in words_of(leader.get("approval", other))
    form = leader.fill("approval", other)
    assert leader.send("approval", other, form=form).status_code == 303
    assert county.state(other) is State.DECIDED


def test_who_extended_is_told_before_deciding(county, visitor):
    docket = county.bring(State.IN_REVIEW)
    county.accept(docket)
    county.extend(docket)
    county.opine(docket)
    county.notice(docket)
    county.waive(docket)
    words = "您批准过本案审核期限的延长"
    assert words in words_of(visitor(ZHOU).get("approval", docket))
    assert words not in words_of(visitor(WU).get("approval", docket))


def test_a_recheck_is_answered_there(county, visitor):
    docket = county.bring(State.OBJECTED)
    leader = visitor(WU)
    form = leader.fill("approval", docket)
    form |= {"recheck-conclusion": "remand", "recheck-answer": "另行审核（虚构）"}
    assert leader.send("approval", docket, form=form).status_code == 303
    assert county.state(docket) is State.IN_REVIEW


@pytest.mark.parametrize("person", [LIN, CHEN, FENG, HAN, SONG])
def test_nobody_else_has_approvals(county, visitor, asked, person):
    assert visitor(person).get("approvals").status_code == 403
    assert visitor(person).get("approval", asked).status_code in {403, 404}


def test_a_stranger_gets_the_answer_of_no_case_at_all(county, visitor, asked):
    stranger = visitor(STRANGER)
    theirs, none = stranger.get("approval", asked), stranger.get("approval", none_such())
    assert theirs.status_code == none.status_code == 404
    assert words_of(theirs).replace(asked, "") == words_of(none).replace(none_such(), "")


def none_such() -> str:
    return "（陵）应急线〔2026〕999号"


def test_no_other_act_is_smuggled_through(county, visitor, asked):
    leader = visitor(ZHOU)
    form = leader.fill("approval", asked) | {"act": "replace-officer"}
    assert leader.send("approval", asked, form=form).status_code == 404


@pytest.mark.parametrize("outcome", [Outcome.TRANSFER, Outcome.CRIMINAL])
def test_a_parked_case_waits_for_a_leader(county, visitor, outcome):
    docket = county.bring(State.IN_REVIEW)
    county.return_opinion(docket, outcome)
    page = visitor(WU).get("approval", docket)
    assert outcome.value in words_of(page)
