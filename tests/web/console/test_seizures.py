"""A seizure through the forms of the console, as an officer has them on a telephone."""

from dataclasses import replace
from datetime import date
from urllib.parse import urlencode

import pytest
from django.urls import reverse

from compulsion.desk import BOXES, HOLDER, Desk
from inspections.desk import Desk as InspectionDesk
from mingjing.cases.states import State as CaseState
from mingjing.compulsion.kinds import Reason
from mingjing.compulsion.states import State
from mingjing.web.console.lists.reading import asked_of, shown
from mingjing.web.console.lists.table import LISTS
from mingjing.web.console.lists.views import sight_of
from mingjing.web.console.seizures.before import item_of
from mingjing.web.console.seizures.duties import seizure_duties
from support.cast import CHEN, HAN, LIN, SONG, STRANGER, SUN, WU, ZHAO, ZHOU
from support.county import party
from support.opinions import typed as typed_opinion
from web.console.visiting import picture_file, words_of

REQUEST = {
    "kind": "seizure",
    "ground": "ASL-65-4",
    "source": "现场检查（虚构）",
    "party_kind": "organisation",
    "name": "示例烟花店（虚构）",
    "representative": "甲某（虚构）",
    "address": "示例镇1号（虚构）",
    "facts": "无证储存烟花（虚构）。",
    "relation": "即无证储存的烟花（虚构）。",
    "objects": "无证储存的烟花（虚构）\n装烟花的货架（虚构）",
    "only_involved": "on",
    "no_necessities": "on",
    "not_sealed": "on",
    "first_officer": LIN,
    "second_officer": ZHAO,
}
SCENE = {
    "place": "示例镇1号（虚构）",
    "device": "DSJ-01",
    "told_of_recording": "on",
    "certificates_shown": "on",
    "party_called": "on",
    "party_present": "甲某（虚构）",
    "told": "on",
    "heard": "on",
    "statement": "没有意见（虚构）",
    "items_1": "烟花，12，箱，A级，批号 2026-01，完好\n爆竹，3，箱",
    "items_2": "货架｜1｜个",
    "keeper_person": SONG,
    "keeping_place": "局仓库（虚构）",
    "delivered": "on",
}


@pytest.fixture
def desk(county):
    return Desk(county)


def do(visitor, person, number, slug, **typed):
    """Fill in the form of a step and send it."""
    somebody = visitor(person)
    said = typed_opinion(number) if slug.startswith("review") else {}
    form = somebody.fill("seizure_step", number, slug) | said | typed
    return somebody.send("seizure_step", number, slug, form=form)


def waiting(desk, person):
    """Return what waits for a person, as slugs."""
    now, today = desk.county.clock.now, desk.today
    return [
        one.step.slug for one in seizure_duties(desk.act(person).actor, now, today, desk.law)
    ]


def test_it_goes_from_request_to_return_through_forms(desk, visitor):
    officer = visitor(LIN)
    made = officer.send("new_seizure", form=officer.fill("new_seizure") | REQUEST)
    assert made.status_code == 303, words_of(made)
    number = "（陵）应急强〔2026〕1号"
    assert (waiting(desk, CHEN), waiting(desk, WU), waiting(desk, LIN)) == (["review"], [], [])
    assert "法制审核查封、扣押" in words_of(visitor(CHEN).get("home"))
    steps = [
        (CHEN, "review", {}),
        (WU, "approve", {}),
        (LIN, "impose", SCENE),
        (SONG, "keep", {"intact": "yes", "words": "完好（虚构）"}),
        (LIN, "begin-appraisal", {"what": "药量检测（虚构）", "agency": "示例所（虚构）",
                                  "last": "2026-03-05"}),
        (LIN, "end-appraisal", {}),
        (WU, "sell", {"manner": "变卖", "reason": "易受潮（虚构）", "proceeds_2": "30.50"}),
        (WU, "extend", {"days": "10", "reason": "案情复杂（虚构）"}),
        (LIN, "lift", {"reason": "unrelated", "words": "与违法行为无关（虚构）"}),
        (LIN, "return", {"receiver": "甲某（虚构）", "device": "DSJ-01"}),
    ]  # fmt: skip
    for person, slug, typed in steps:
        answer = do(visitor, person, number, slug, **typed)
        assert answer.status_code == 303, (slug, words_of(answer))
        if slug == "approve":
            assert waiting(desk, LIN) == ["impose"]
        if slug == "lift":
            assert waiting(desk, LIN) == ["return"]
            assert "财物尚未退还" in words_of(visitor(LIN).get("seizure", number))
    assert desk.state(number) is State.RELEASED
    page = words_of(visitor(LIN).get("seizure", number))
    for words in ("烟花 12箱", "批号2026-01", "变卖，30.50 元", "由本机关承担", "延长 10 日"):
        assert words in page
    assert waiting(desk, LIN) == waiting(desk, WU) == []


def test_a_review_asks_for_both_conclusions_and_for_the_reason_of_what_it_denies(desk, visitor):
    number = desk.request()
    lacking = [
        ({"is_appropriate": ""}, "这个字段是必填项"),
        ({"is_lawful": ""}, "这个字段是必填项"),
        ({"is_appropriate": "no"}, "结论为“不适当”的，请写明理由"),
        ({"is_lawful": "no"}, "结论为“不合法”的，请写明理由"),
        ({"unlawful_because": "越权（虚构）"}, "结论不是“不合法”"),
        ({"FACTS-verdict": ""}, "这个字段是必填项"),
    ]
    for changed, words in lacking:
        answer = do(visitor, CHEN, number, "review", **changed)
        assert answer.status_code == 422, changed
        assert words in words_of(answer), changed
    typed = {"is_appropriate": "no", "inappropriate_because": "范围过宽（虚构）"}
    answer = do(visitor, CHEN, number, "review", **typed)
    assert answer.status_code == 409
    assert "与审核要点的答复不一致" in words_of(answer)
    typed |= {"DISCRETION-verdict": "BAD", "DISCRETION-remark": "范围过宽（虚构）"}
    assert do(visitor, CHEN, number, "review", **typed).status_code == 303
    assert waiting(desk, WU) == ["decline"]
    page = words_of(visitor(WU).get("seizure", number))
    for words in ("未通过", "合法、不适当", "裁量与适当性：不符合，范围过宽"):
        assert words in page
    assert "审核未通过" in words_of(visitor(WU).get("seizure_step", number, "approve"))


def test_a_form_that_leaves_a_step_out_is_refused_and_keeps_what_was_typed(desk, visitor):
    number = desk.request()
    desk.review(number)
    desk.approve(number)
    answer = do(visitor, LIN, number, "impose", **(SCENE | {"told": ""}))
    assert answer.status_code == 409
    words = words_of(answer)
    assert "当场告知理由、依据、权利和救济途径" in words
    assert "局仓库（虚构）" in answer.content.decode()
    assert desk.state(number) is State.APPROVED


def test_what_was_done_in_urgency_waits_for_the_head_and_the_legal_office(desk, visitor):
    number = desk.request()
    typed = SCENE | {"urgency": "正在转移（虚构）", "reported_to": WU, "items_2": ""}
    answer = do(visitor, LIN, number, "impose-urgently", **typed)
    assert answer.status_code == 303, words_of(answer)
    assert waiting(desk, WU) == ["make-up-approval"]
    assert waiting(desk, CHEN) == ["review"]
    page = words_of(visitor(LIN).get("seizure", number))
    assert "待补办批准" in page
    assert "补办批准手续 （局主要负责人、局负责人）" in page
    answer = do(visitor, WU, number, "make-up-approval")
    assert answer.status_code == 303
    assert waiting(desk, WU) == []


def test_the_post_that_the_law_names_is_the_one_that_is_asked(desk, visitor):
    desk.county.clock.move_to(date(2026, 5, 6))
    number = desk.request(hazardous=True)
    desk.review(number)
    assert (waiting(desk, WU), waiting(desk, ZHOU)) == (["approve"], [])
    page = words_of(visitor(LIN).get("seizure", number))
    assert "批准查封、扣押 （局主要负责人）" in page
    assert visitor(ZHOU).get("seizure_step", number, "approve").status_code == 403


def test_the_end_of_the_period_is_seen_by_everybody_and_only_the_release_is_open(desk, visitor):
    number = desk.held()
    assert waiting(desk, LIN) == waiting(desk, WU) == []
    desk.county.clock.move_to(date(2026, 3, 24))
    assert waiting(desk, LIN) == waiting(desk, WU) == ["lift"]
    assert "将于2026年4月1日届满" in words_of(visitor(LIN).get("seizure", number))
    desk.county.clock.move_to(date(2026, 4, 2))
    for person in (LIN, WU, CHEN, SONG):
        answer = visitor(person).get("seizure", number)
        assert "期限已于2026年4月1日届满" in words_of(answer)
        assert "期限届满，应当解除" in words_of(visitor(person).get("seizures"))
        assert reverse("seizure_step", args=[number, "extend"]) not in answer.content.decode()
    assert "期限届满" in words_of(visitor(WU).get("home"))
    locked = words_of(visitor(WU).get("seizure_step", number, "extend"))
    assert "现在只能解除查封、扣押" in locked
    assert do(visitor, LIN, number, "lift").status_code == 303
    assert desk.row(number).lift_reason == Reason.EXPIRED


def test_a_request_begins_with_what_a_case_or_an_inspection_knows(desk, visitor):
    docket = desk.county.bring(CaseState.INVESTIGATION)
    case = desk.county.case(docket)
    query = f"?{urlencode({'case': docket})}"
    page = visitor(LIN).get("new_seizure", query=query).content.decode()
    assert case.party.name in page
    assert docket in page
    inspections = InspectionDesk(desk.county)
    inspections.plan()
    number = inspections.create()
    query = f"?{urlencode({'inspection': number})}"
    page = visitor(LIN).get("new_seizure", query=query).content.decode()
    assert f"行政检查 {number}" in page
    assert visitor(STRANGER).get("new_seizure", query=query).status_code == 404


def test_a_case_shows_what_was_seized_in_it(desk, visitor):
    docket = desk.county.bring(CaseState.INVESTIGATION)
    number = desk.held(docket=docket)
    page = words_of(visitor(LIN).get("case", docket))
    assert number in page
    assert "提请查封、扣押" in page
    assert "提请查封、扣押" not in words_of(visitor(CHEN).get("case", docket))


def another(desk, identifier):
    """Seize something else."""
    number = desk.request()
    desk.review(number)
    desk.approve(number)
    desk.impose(number, items=(replace(BOXES, identifier=identifier),))
    return number


def test_the_list_shows_the_time_that_is_left_and_narrows(desk, visitor):
    over = desk.held()
    desk.county.clock.wait(days=31)
    running, waits = another(desk, "2"), desk.request()

    def listed(query=""):
        page = visitor(HAN).get("seizures", query=query).content.decode()
        found = [one for one in (over, running, waits) if one in page]
        return sorted(found, key=page.index)

    assert set(listed()) == {over, running, waits}
    assert listed("?overdue=1") == [over]
    assert listed("?sort=due")[:2] == [over, running]
    assert set(listed("?state=in_custody")) == {over, running}
    assert listed("?kind=sealing") == []


@pytest.mark.parametrize("count", [1, 4])
def test_a_page_of_the_list_costs_a_fixed_number_of_queries(
    desk, django_assert_num_queries, count
):
    for n in range(count):
        desk.appraise(another(desk, str(n)))
    actor = desk.act(LIN).actor
    shown(asked_of(LISTS["seizures"], {}, sight_of(actor)))  # the index is up to date now
    with django_assert_num_queries(11):
        page = shown(asked_of(LISTS["seizures"], {}, sight_of(actor)))
    assert len(page.lines) == count


def test_part_of_it_goes_back_and_a_later_case_takes_it_in_through_forms(desk, visitor):
    number = desk.request()
    desk.review(number)
    page = words_of(visitor(WU).get("seizure_step", number, "approve"))
    assert "无证储存烟花（虚构）。" in page, "who decides sees the file on the same page"
    desk.approve(number)
    desk.impose(number, items=(BOXES, replace(BOXES, name="爆竹（虚构）", identifier="2")))
    answer = do(visitor, LIN, number, "release-items", items="1", reason="unrelated",
                words="无关（虚构）", receiver="甲某（虚构）", device="DSJ-01")  # fmt: skip
    assert answer.status_code == 303, words_of(answer)
    assert "已退还" in words_of(visitor(LIN).get("seizure", number))
    assert "release-items" not in visitor(LIN).get("seizure", number).content.decode()
    docket = desk.county.register(party=party(name=HOLDER.name, uscc=HOLDER.uscc))
    desk.county.file(docket)
    assert f"{number}，关联" in words_of(visitor(LIN).get("case", docket))
    assert visitor(WU).get("seizure_step", number, "link").status_code == 403
    assert do(visitor, LIN, number, "link", docket=docket).status_code == 303
    assert number in words_of(visitor(LIN).get("case", docket))


def test_a_picture_is_handed_in_from_the_page_and_seen_by_who_may(desk, visitor):
    number = desk.held()
    officer = visitor(LIN)
    form = officer.fill("seizure_picture", number) | {"title": "封条（虚构）"}
    form["file"] = picture_file()
    assert officer.send("seizure_picture", number, form=form).status_code == 303
    assert "封条（虚构）" in words_of(visitor(CHEN).get("seizure", number))
    assert visitor(CHEN).get("seizure_picture_item", number, 1).status_code == 200
    original = visitor(CHEN).get("seizure_picture_original", number, 1)
    assert b"".join(original.streaming_content).startswith(b"\xff\xd8")
    assert visitor(WU).get("seizure_picture", number).status_code == 403
    assert visitor(SUN).get("seizure_picture_item", number, 1).status_code == 404


def test_who_is_not_concerned_sees_nothing(desk, visitor):
    number = desk.held()
    assert visitor(SUN).get("seizure", number).status_code == 404
    assert visitor(SUN).get("seizure_step", number, "lift").status_code == 404
    assert visitor(CHEN).get("seizure_step", number, "lift").status_code == 403


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        ("烟花，12，箱", ("烟花", "12", "箱", "", "", "")),
        (
            "烟花｜12｜箱｜A级｜批号1｜完好，有潮",
            ("烟花", "12", "箱", "A级", "批号1", "完好，有潮"),
        ),
        ("烟花", ("烟花", "", "", "", "", "")),
    ],
)
def test_a_line_of_the_inventory_is_read_as_people_type_it(line, cells):
    one = item_of(3, line)
    assert one.of == 3
    said = (one.name, one.quantity, one.unit, one.specification, one.identifier, one.state)
    assert said == cells
