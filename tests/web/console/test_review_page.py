"""Legal review in the browser: the file, the checklist, one of nine opinions, nothing lost."""

from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from mingjing.cases.review_points import Point
from mingjing.cases.states import State
from mingjing.ledger.queries import log_of
from mingjing.review.outcomes import Outcome
from mingjing.review.queries import latest_round
from support.cast import CHEN, FENG, HAN, LIN, LU, STRANGER, SUN, WU
from support.county import LARGE, proposed
from web.console.visiting import words_of

pytestmark = pytest.mark.one_database(
    "what a page says is the same; walks and every command are asked of both"
)

AGREE = {
    "is_lawful": "yes",
    "is_appropriate": "yes",
    "outcome": "AGREE",
    "text": "同意（虚构）。",
    "adviser_waiver": "事实清楚，未征求（虚构）",
}


@pytest.fixture
def docket(county):
    docket = county.bring(State.IN_REVIEW)
    county.accept(docket)
    return docket


def all_good(**changes):
    answers = {f"{point.name}-verdict": "GOOD" for point in Point if point is not Point.OTHER}
    return AGREE | answers | changes


def filled(reviewer, docket, **changes):
    return reviewer.fill("review", docket, marked="text") | all_good(**changes)


def test_a_reviewer_sees_why_and_what_and_what_was_checked(county, visitor, docket):
    page = words_of(visitor(CHEN).get("review", docket))
    for words in (
        "为什么必须审核",
        "未按规定对从业人员进行安全生产教育和培训（虚构）",
        "未变动",
        "证件均有效",
        "1. 材料 1",
        "案件调查终结报告",
        "第 1 轮送审，材料 1 件",
        "本机关对该案是否具有管辖权",
        "未答复的审核要点",
    ):
        assert words in page, words


def test_a_clean_case_passes_in_one_form(county, visitor, docket):
    reviewer = visitor(CHEN)
    form = filled(reviewer, docket)
    assert form["EVIDENCE-grounds"] == ["1"], "the checks name the evidence"
    answer = reviewer.send("review", docket, form=form)
    assert answer.status_code == 303
    assert county.state(docket) is State.REVIEWED
    round_ = latest_round(county.case(docket))
    assert round_.finding["answers"]["EVIDENCE"]["grounds"] == ["证据1"]
    assert "（依据：证据1）" in round_.document.content
    assert reviewer.send("review", docket, form=form).status_code == 303, "the second click"
    assert county.kinds(docket).count("opinion_given") == 1


@pytest.mark.parametrize("outcome", list(Outcome))
def test_every_opinion_is_given_where_its_fault_is_found(county, visitor, docket, outcome):
    faults = {
        Outcome.REJECT: "FACTS",
        Outcome.SUPPLEMENT: "EVIDENCE",
        Outcome.AMEND_LAW: "LAW",
        Outcome.CURE_PROCEDURE: "PROCEDURE",
        Outcome.TRANSFER: "JURISDICTION",
        Outcome.CRIMINAL: "CRIME",
    }
    point = faults.get(outcome)
    changes = {"outcome": outcome.name, "is_lawful": "no" if point else "yes"}
    if point:
        changes |= {f"{point}-verdict": "BAD", f"{point}-remark": "说明（虚构）"}
    reviewer = visitor(CHEN)
    form = filled(reviewer, docket, **changes)
    assert reviewer.send("review", docket, form=form).status_code == 303
    assert latest_round(county.case(docket)).outcome == outcome.name


def without(form, name):
    return {key: value for key, value in form.items() if key != name}


def test_one_point_unanswered_is_refused_on_record_and_nothing_typed_is_lost(
    county, visitor, docket
):
    reviewer = visitor(CHEN)
    form = without(filled(reviewer, docket), "CRIME-verdict")
    answer = reviewer.send("review", docket, form=form)
    page = words_of(answer)
    assert answer.status_code == 409
    assert "未答复的审核要点：涉嫌犯罪与移送" in page
    assert "同意（虚构）。" in page
    assert answer.content.decode().count("checked") >= 13
    assert county.kinds(docket)[-1] == "act_refused"
    assert county.state(docket) is State.IN_REVIEW


def test_agreeing_to_a_fault_is_refused_with_the_reason_at_the_choice(county, visitor, docket):
    reviewer = visitor(CHEN)
    changes = {"EVIDENCE-verdict": "BAD", "EVIDENCE-remark": "缺原件（虚构）"}
    answer = reviewer.send("review", docket, form=filled(reviewer, docket, **changes))
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "存在不符合项：证据" in words_of(answer)
    assert 'class="outcome is-impossible" data-outcome="AGREE"' in page
    assert 'class="outcome" data-outcome="SUPPLEMENT"' in page
    assert "缺原件（虚构）" in page
    assert county.kinds(docket)[-1] == "act_refused"


def test_without_an_outcome_the_form_is_asked_for_again(county, visitor, docket):
    reviewer = visitor(CHEN)
    form = without(filled(reviewer, docket), "outcome")
    size = log_of().size
    answer = reviewer.send("review", docket, form=form)
    assert answer.status_code == 422
    assert "同意（虚构）。" in words_of(answer)
    assert log_of().size == size


@pytest.mark.parametrize("person", [LIN, FENG, WU, HAN])
def test_nobody_else_gets_the_form_and_a_copied_one_is_refused_on_record(
    county, visitor, docket, person
):
    form = filled(visitor(CHEN), docket)
    other = visitor(person)
    assert b"data-review" not in other.get("review", docket).content
    assert other.send("review", docket, form=form).status_code == 403
    assert county.kinds(docket)[-1] == "act_refused"
    assert county.state(docket) is State.IN_REVIEW


def test_a_handler_who_is_a_reviewer_too_does_not_pass_the_own_case(county, visitor):
    docket = county.register()
    county.file(docket, officers=(LIN, LU))
    county.add(docket, officers=(LIN, LU))
    county.close(docket)
    county.submit(docket)
    county.accept(docket)
    form = filled(visitor(CHEN), docket)
    assert visitor(LU).send("review", docket, form=form).status_code == 403
    assert county.kinds(docket)[-1] == "act_refused"


def test_an_opinion_after_the_limit_is_taken_as_late_but_days_are_not(county, visitor, docket):
    reviewer = visitor(CHEN)
    ask = reviewer.fill("review", docket, marked="days") | {"reason": "材料多（虚构）"}
    county.clock.move_to(date(2026, 3, 12))
    assert b'name="days"' not in reviewer.get("review", docket).content
    answer = reviewer.send("case_act", docket, "request-extension", form=ask)
    assert answer.status_code == 409
    assert county.kinds(docket)[-1] == "act_refused"
    assert reviewer.send("review", docket, form=filled(reviewer, docket)).status_code == 303
    assert county.said(docket)[-1]["facts"]["in_time"] is False


def test_sql_does_not_pass_it_either(county, docket):
    with (
        pytest.raises(DatabaseError, match="no_decision_without_a_passed"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("UPDATE cases_case SET state = 'decided'")


def test_days_are_asked_for_in_the_head_of_the_page(county, visitor, docket):
    reviewer = visitor(CHEN)
    form = reviewer.fill("review", docket, marked="days")
    assert form["days"] == ["3"]
    form["reason"] = "需调阅图纸（虚构）"
    assert reviewer.send("case_act", docket, "request-extension", form=form).status_code == 303
    assert "等待领导答复" in words_of(reviewer.get("review", docket))


def test_a_draft_survives_and_is_private(county, visitor, docket):
    reviewer = visitor(CHEN)
    form = filled(reviewer, docket, text="写了一半（虚构）")
    size = log_of().size
    form |= {"csrfmiddlewaretoken": "x", "unknown": "不收"}
    assert reviewer.send("review_draft", docket, form=form).status_code == 303
    assert log_of().size == size
    again = reviewer.fill("review", docket, marked="text")
    assert again["text"] == ["写了一半（虚构）"]
    assert again["FACTS-verdict"] == ["GOOD"]
    assert again["EVIDENCE-grounds"] == ["1"]
    for other in (FENG, LIN, WU):
        assert "写了一半" not in words_of(visitor(other).get("review", docket))
        assert visitor(other).send("review_draft", docket, form=form).status_code == 403


def test_a_preview_is_a_paper_and_nothing_is_issued(county, visitor, docket):
    reviewer = visitor(CHEN)
    form = filled(reviewer, docket)
    size = log_of().size
    answer = reviewer.send("review_preview", docket, form=form)
    assert answer.status_code == 200
    assert answer.content.startswith(b"%PDF-")
    half = without(filled(reviewer, docket), "LAW-verdict")
    assert reviewer.send("review_preview", docket, form=half).status_code == 409
    assert log_of().size == size


def test_a_tab_that_is_behind_gives_no_opinion(county, visitor, docket):
    reviewer = visitor(CHEN)
    form = filled(reviewer, docket)
    county.extend(docket)
    answer = reviewer.send("review", docket, form=form)
    assert answer.status_code == 409
    assert "同意（虚构）。" in words_of(answer)
    assert county.state(docket) is State.IN_REVIEW


@pytest.mark.parametrize("name", ["review", "review_draft", "review_preview", "approval"])
@pytest.mark.parametrize("person", [STRANGER, SUN])
def test_whose_case_it_is_not_gets_the_answer_of_none(county, visitor, docket, name, person):
    none = "（陵）应急线〔2026〕999号"
    other = visitor(person)
    answers = [other.send(name, one, form={}) for one in (docket, none)]
    assert [answer.status_code for answer in answers] == [404, 404]
    told = [
        words_of(answer).replace(one, "")
        for answer, one in zip(answers, (docket, none), strict=True)
    ]
    assert told[0] == told[1]


def test_the_thread_tells_returns_answers_objections_and_rechecks(county, visitor):
    docket = county.bring(State.IN_REVIEW)
    county.bounce(docket, missing=("送达地址确认书（虚构）",))
    county.close(docket)
    county.submit(docket, response="已补齐（虚构）")
    county.accept(docket)
    county.ask_for_days(docket, reason="材料多（虚构）")
    county.refuse_days(docket, reason="时间足够（虚构）")
    county.replace_reviewer(docket)
    county.opine(docket, Outcome.SUPPLEMENT, FENG)
    county.object(docket)
    county.recheck(docket, uphold=False)
    page = words_of(visitor(LIN).get("review", docket))
    told = [
        "缺少：送达地址确认书（虚构）",
        "已补齐（虚构）",
        "接替审核",
        "申请延长 3 日（不批准）",
        "时间足够（虚构）",
        "审核意见：补充调查，退回案卷",
        "证据已经充分（虚构）",
        "复核：发回重审",
        "第 3 轮送审",
    ]
    places = [page.find(words) for words in told]
    assert -1 not in places, told[places.index(-1)]
    assert places == sorted(places)


def test_a_reviewer_compares_both_subjects_before_confirming(county, visitor):
    docket = county.bring(State.NOTICED)
    reviewer = visitor(CHEN)
    case = county.case(docket)
    assert "未变动" in words_of(reviewer.get("review", docket))
    form = reviewer.fill("case_act", docket, "confirm-subject")
    answer = reviewer.send("case_act", docket, "confirm-subject", form=form)
    assert answer.status_code == 303
    county.defend(docket, adopted=True, amended=proposed(LARGE - 100_000))
    page = words_of(reviewer.get("review", docket))
    assert "有变动" in page
    assert "罚款由 70,000 元变为 69,000 元" in page
    assert "采纳了当事人的陈述申辩" in page
    assert case.passed_hash[:8] in page
    assert county.case(docket).subject_hash[:8] in page


def test_evidence_that_came_after_the_submission_is_named(county, visitor):
    docket = county.bring(State.IN_REVIEW)
    county.return_opinion(docket)
    county.add(docket)
    assert "增加证据：2. 材料 2" in words_of(visitor(CHEN).get("review", docket))


def test_a_page_of_review_costs_the_same_however_long_the_file_is(county, visitor):
    short = county.bring(State.IN_REVIEW)
    long = county.bring(State.INVESTIGATION)
    for _ in range(4):
        county.add(long)
        county.clock.wait(days=1)
        county.inspect(long)
    county.close(long)
    county.submit(long)
    counted = []
    for docket in (short, long):
        county.accept(docket)
        visitor(CHEN).get("review", docket)
        with CaptureQueriesContext(connection) as queries:
            assert visitor(CHEN).get("review", docket).status_code == 200
        counted.append(len(queries))
    assert counted[0] == counted[1]


def test_looking_at_the_evidence_does_not_make_the_page_stale(county, visitor, docket):
    reviewer = visitor(CHEN)
    form = filled(reviewer, docket)
    assert reviewer.get("evidence_item", docket, 1).status_code == 200
    assert reviewer.send("review", docket, form=form).status_code == 303
