"""并案 over HTTP: an officer adds the person in charge, a leader files, both pages say so."""

import pytest

from mingjing.cases.models import Joinder
from mingjing.cases.states import State
from support.cast import CHEN, LIN, STRANGER, SUN, ZHOU
from support.county import LARGE, SMALL, person, proposed
from web.console.visiting import words_of

pytestmark = pytest.mark.one_database("the acts are asked of both in test_joined of cases")
ASKED = {
    "kind": "person",
    "name": "申屠某某（虚构）",
    "citizen_number": "140524198001010012",
    "address": "陵川县示例巷5号（虚构）",
    "cause": "主要负责人未履行安全生产管理职责",
    "reason": "与单位的违法行为出自同一事实（虚构）",
}


def joined(county, visitor, **typed):
    """Return the docket of a case, and of the lead that its officer adds on the page."""
    first = county.bring(State.INVESTIGATION)
    form = visitor(LIN).fill("case_act", first, "join-party") | ASKED | typed
    answer = visitor(LIN).send("case_act", first, "join-party", form=form)
    return first, answer


def test_a_party_is_added_filed_and_shown_on_both_pages(county, visitor):
    first, answer = joined(county, visitor)
    assert answer.status_code == 303
    second = Joinder.objects.get(principal=first).case_id
    approval = visitor(ZHOU).fill("approval", second, marked="act", act="file")
    offered = [name for name in approval if name.endswith("officers")]
    assert approval[offered[0]] == list(county.case(first).officers)
    done = visitor(ZHOU).send("approval", second, form=approval)
    assert done.status_code == 303, words_of(done)
    assert county.case(second).number == f"{county.case(first).number}之二"
    for mine, other in ((first, second), (second, first)):
        page = words_of(visitor(LIN).get("case", mine))
        assert "并案的其他当事人 1 件" in page
        assert county.case(other).number in page
    assert f"并案共用，{first} 取得" in words_of(visitor(LIN).get("evidence", second))
    assert f"本件在并案的 {first} 中取得" in words_of(
        visitor(LIN).get("evidence_item", second, 1)
    )


def test_a_lead_that_is_there_is_offered_and_joined(county, visitor):
    first, lead = county.bring(State.INVESTIGATION), county.register(party=person())
    page = visitor(LIN).get("case_act", first, "join-lead")
    assert lead in words_of(page)
    form = visitor(LIN).fill(
        "case_act", first, "join-lead", lead=lead, reason="同一事实（虚构）"
    )
    assert visitor(LIN).send("case_act", first, "join-lead", form=form).status_code == 303
    assert "并案的其他当事人 1 件" in words_of(visitor(LIN).get("case", first))
    again = words_of(visitor(LIN).get("case_act", first, "join-lead"))
    assert "现在没有可以并入的线索" in again


def test_what_identifies_a_person_is_asked_before_the_command(county, visitor):
    _, answer = joined(county, visitor, citizen_number="")
    assert answer.status_code == 422
    assert "请填写公民身份号码" in words_of(answer)


def test_the_page_of_review_shows_the_other_party_and_its_fine(county, visitor):
    first = county.bring(State.INVESTIGATION)
    second = county.join(first)
    county.file(second)
    county.close(first, proposal=proposed(LARGE))
    county.close(second, proposal=proposed(SMALL))
    county.submit(first)
    county.accept(first)
    page = words_of(visitor(CHEN).get("review", first))
    assert "申屠某某（虚构）" in page
    assert "拟处罚款 10,000 元，不须法制审核" in page


def test_only_the_officers_may_add_and_only_a_leader_may_separate(county, visitor):
    first = county.bring(State.INVESTIGATION)
    second = county.join(first)
    county.file(second)
    assert "追加当事人" in words_of(visitor(LIN).get("case", first))
    assert "分案" not in words_of(visitor(LIN).get("case", second)).replace("并案的", "")
    assert visitor(STRANGER).get("case", second).status_code == 404
    form = visitor(ZHOU).fill("case_act", second, "separate", reason="须另行鉴定（虚构）")
    assert visitor(ZHOU).send("case_act", second, "separate", form=form).status_code == 303
    page = words_of(visitor(LIN).get("case", first))
    assert "从本案分出" in page
    assert "须另行鉴定（虚构）" in page
    assert visitor(SUN).get("case", second).status_code == 404
