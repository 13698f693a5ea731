"""The small forms of review in the browser: the list that goes back, the talk, the answer."""

from datetime import timedelta

import pytest
from django.urls import reverse

from mingjing.cases.review_points import Answer, Point, Verdict
from mingjing.cases.states import State
from mingjing.evidence.queries import items_of
from mingjing.review.models import Interview
from mingjing.review.outcomes import Outcome
from mingjing.review.queries import latest_round, response_to
from support.cast import CHEN, FENG, LIN, TANG
from support.county import finding
from web.console.visiting import words_of

pytestmark = pytest.mark.one_database("the commands are asked of both; these are their pages")


def html(answer) -> str:
    return answer.content.decode()


def test_a_package_is_held_against_its_list_and_goes_back_with_what_it_lacks(county, visitor):
    docket = county.bring(State.IN_REVIEW)
    reviewer = visitor(CHEN)
    page = words_of(reviewer.get("case_act", docket, "bounce-package"))
    assert "有 立案审批表" in page
    assert "告知、陈述申辩、听证材料 有" not in page
    form = reviewer.fill("case_act", docket, "bounce-package", marked="missing")
    assert "materials" not in form, "the file lacks nothing that a program can see"
    answer = reviewer.send("case_act", docket, "bounce-package", form=form)
    assert answer.status_code == 409
    assert "没有写明缺少哪些材料" in words_of(answer)
    said = form | {"materials": ["COURSE", "PARTY"], "missing": "营业执照（虚构）\n\n"}
    assert reviewer.send("case_act", docket, "bounce-package", form=said).status_code == 303
    lacking = ["检查、询问等过程文书", "当事人的身份、资质材料", "营业执照（虚构）"]
    assert county.said(docket)[-1]["facts"]["missing"] == lacking
    assert latest_round(county.case(docket)).finding["materials"] == ["COURSE", "PARTY"]
    county.close(docket)
    again = words_of(visitor(LIN).get("case_act", docket, "submit-for-review"))
    assert f"退回时列明缺少：{'；'.join(lacking)}" in again


def test_a_talk_is_recorded_from_its_form_and_refused_with_what_was_typed(county, visitor):
    docket = county.bring(State.IN_REVIEW)
    county.accept(docket)
    reviewer = visitor(CHEN)
    page = reviewer.get("case_act", docket, "interview-party").content.decode()
    assert f'value="{FENG}"' in page
    assert f'value="{CHEN}"' not in page, "nobody is the second person beside themselves"
    form = reviewer.fill("case_act", docket, "interview-party", marked="account") | {
        "second": FENG,
        "began_at": f"{county.clock.now - timedelta(hours=2):%Y-%m-%dT%H:%M}",
        "ended_at": f"{county.clock.now - timedelta(hours=1):%Y-%m-%dT%H:%M}",
        "place": "局接待室（虚构）",
        "heard": "甲某，厂长（虚构）",
        "account": "问：为什么没有记录？答：没有组织（虚构）。",
    }
    answer = reviewer.send("case_act", docket, "interview-party", form=form)
    assert answer.status_code == 409
    assert "没有告知当事人谈话的目的" in words_of(answer)
    assert "甲某，厂长（虚构）" in answer.content.decode(), "nothing typed is lost"
    told = form | {"rights_told": "on"}
    pieces = len(items_of(docket))
    assert reviewer.send("case_act", docket, "interview-party", form=told).status_code == 303
    assert Interview.objects.get().document.form == "review_interview"
    assert len(items_of(docket)) == pieces, "a talk is no evidence of the case"
    typed = {
        name: told[name] for name in ("second", "place", "heard", "account", "rights_told")
    }
    typed |= {name: told[name] for name in ("began_at", "ended_at")}
    elsewhere = visitor(LIN).send("case_act", docket, "interview-party", form=typed)
    assert elsewhere.status_code == 403


def test_an_opinion_is_answered_point_by_point_beside_what_it_says(county, visitor):
    docket = county.bring(State.IN_REVIEW)
    county.accept(docket)
    bad = {Point.EVIDENCE: Answer(Verdict.BAD, "缺少设计文件（虚构）", ("证据1",))}
    county.opine(docket, Outcome.SUPPLEMENT, answers=finding().answers | bad)
    officer = visitor(LIN)
    page = officer.get("case_act", docket, "respond")
    assert "审核意见：补充调查，退回案卷" in words_of(page)
    assert f'<a href="{reverse("evidence_item", args=[docket, 1])}">证据1</a>' in html(page)
    form = officer.fill("case_act", docket, "respond", marked="EVIDENCE-words")
    silent = form | {"EVIDENCE-adopted": "no"}
    answer = officer.send("case_act", docket, "respond", form=silent)
    assert answer.status_code == 409
    assert "不采纳的意见没有写明理由：证据" in words_of(answer)
    said = silent | {"EVIDENCE-words": "设计文件在证据1（虚构）"}
    assert visitor(TANG).send("case_act", docket, "respond", form=said).status_code in {
        403,
        404,
    }
    assert officer.send("case_act", docket, "respond", form=said).status_code == 303
    given = response_to(latest_round(county.case(docket)))
    assert given is not None
    assert [one["adopted"] for one in given.points] == [False]
    assert "证据：不采纳，设计文件在证据1（虚构）" in words_of(officer.get("review", docket))
