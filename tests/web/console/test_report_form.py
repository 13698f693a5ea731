"""Closing an investigation with the catalogue, in a browser without JavaScript."""

import html

import pytest

from mingjing.cases.states import State
from support.cast import LIN
from web.console.visiting import forms_of, words_of

ACT = "close-investigation"
PENALTY = "《中华人民共和国安全生产法》第九十七条第（七）项"
REPORT = {
    "facts": "一名员工未取得特种作业操作证上岗作业（虚构）。",
    "duty_clauses": "《中华人民共和国安全生产法》第三十条第一款",
    "penalty_clauses": PENALTY,
    "fine_yuan": "20000",
    "tier": "一档（虚构）",
    "tier_reason": "首次发现（虚构）",
    "violation_1": "YJ-ASL-97-7",
    "sanction_1": "found-unit",
}


@pytest.fixture
def officer(county, visitor):
    docket = county.bring(State.INVESTIGATION)
    return docket, visitor(LIN)


def filled(officer, **typed):
    docket, visitor = officer
    answer = visitor.send("case_act", docket, ACT, form={"fill": "1", **typed})
    assert answer.status_code == 200
    form = next(one for one in forms_of(answer.content.decode()) if "duty_clauses" in one)
    return html.unescape(answer.content.decode()), form


def test_two_characters_bring_clauses_range_and_consequences(officer):
    page, form = filled(officer, violation_1="疏散")
    assert form["violation_1"] == ["YJ-ASL-105-2"]
    assert form["duty_clauses"] == ["《中华人民共和国安全生产法》第四十二条第二款"]
    assert form["penalty_clauses"] == ["《中华人民共和国安全生产法》第一百零五条第（二）项"]
    assert form["sanction_1"] == ["found-unit"], "the one that needs nothing further"
    assert "50,000 元以下" in page
    assert "罚款达到 50,000 元的" in page
    assert "violation_2" in form, "there is room for another"


def test_words_that_many_hold_are_a_choice_and_the_choice_settles_it(officer):
    page, form = filled(officer, violation_1="培训")
    assert "项，请选择" in page
    assert form["duty_clauses"] == [""]
    page, form = filled(officer, violation_1="培训", pick_1="YJ-ASL-97-4")
    assert form["violation_1"] == ["YJ-ASL-97-4"]
    assert form["penalty_clauses"] == ["《中华人民共和国安全生产法》第九十七条第（四）项"]


def test_what_was_typed_stays_and_no_clause_comes_twice(officer):
    typed = "安全生产法第三十条第一款\n本省条例第一条（虚构）"
    _, form = filled(officer, violation_1="YJ-ASL-97-7", duty_clauses=typed, facts="事实")
    assert form["duty_clauses"] == [typed]
    assert form["facts"] == ["事实"]


def test_several_violations_bring_all_their_clauses(officer):
    _, form = filled(officer, violation_1="YJ-ASL-97-7", violation_2="YJ-ASL-102-1")
    assert form["penalty_clauses"][0].splitlines() == [
        PENALTY,
        "《中华人民共和国安全生产法》第一百零二条",
    ]


def test_only_what_can_hit_the_party_is_offered(officer):
    page, _ = filled(officer, violation_1="YJ-ASL-97-7")
    assert "overdue-unit" in page
    assert "overdue-responsible" not in page, "the party is an organisation"


def test_the_report_names_what_was_chosen(county, officer):
    docket, visitor = officer
    answer = visitor.send("case_act", docket, ACT, form=REPORT)
    assert answer.status_code == 303, words_of(answer)
    (applied,) = county.case(docket).proposal["applied"]
    assert applied == {"violation": "YJ-ASL-97-7", "sanction": "found-unit", "facts": []}


def test_clauses_by_hand_go_on_as_before(county, officer):
    docket, visitor = officer
    said = {key: value for key, value in REPORT.items() if not key.endswith("_1")}
    assert visitor.send("case_act", docket, ACT, form=said).status_code == 303
    assert "applied" not in county.case(docket).proposal


def test_a_fine_outside_the_range_is_refused_with_range_and_article(county, officer):
    docket, visitor = officer
    answer = visitor.send("case_act", docket, ACT, form=REPORT | {"fine_yuan": "100000.01"})
    assert answer.status_code == 409
    said = words_of(answer)
    assert "高于法定幅度" in said
    assert "100,000 元以下" in said
    assert county.case(docket).stage is State.INVESTIGATION


WRONG = [
    # typed, what is said, why
    ({"violation_1": "月球"}, "请从列出的案由中选择一项", "no such words"),
    ({"violation_1": "培训"}, "请从列出的案由中选择一项", "several hold them"),
    ({"violation_1": "YJ-ASL-97-70"}, "请从列出的案由中选择一项", "no such id"),
    ({"sanction_1": "exile"}, "", "no such sanction"),
    ({"violation_1": "YJ-ASL-108-1", "sanction_1": ""}, "请选择适用的处罚", "needs a stage"),
]


@pytest.mark.parametrize(("typed", "said", "why"), WRONG)
def test_what_is_not_settled_is_asked_for(county, officer, typed, said, why):
    docket, visitor = officer
    answer = visitor.send("case_act", docket, ACT, form=REPORT | typed)
    assert answer.status_code == 422, why
    assert said in words_of(answer), why
    assert county.case(docket).stage is State.INVESTIGATION


def test_after_a_return_the_form_begins_with_what_was_applied(county, officer):
    docket, visitor = officer
    visitor.send("case_act", docket, ACT, form=REPORT | {"fine_yuan": "60000"})
    county.submit(docket)
    county.return_opinion(docket)
    form = visitor.fill("case_act", docket, ACT)
    assert form["violation_1"] == ["YJ-ASL-97-7"]
    assert form["sanction_1"] == ["found-unit"]
