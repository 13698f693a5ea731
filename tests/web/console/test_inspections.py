"""An inspection through the forms of the console, as an officer has them on a telephone."""

import hashlib
import re
from datetime import timedelta

import pytest
from django.urls import reverse

from inspections.desk import BAKERY, LOOKED_FOR, Desk, target
from mingjing.cases.states import State as CaseState
from mingjing.cases.viewings import viewings_subject
from mingjing.evidence.queries import items_of
from mingjing.inspections.states import State, Step
from mingjing.ledger.queries import history
from mingjing.web.console.inspections.duties import inspection_duties
from mingjing.web.console.inspections.table import STEPS
from mingjing.web.console.lists.reading import asked_of, shown
from mingjing.web.console.lists.table import LISTS
from mingjing.web.console.lists.views import sight_of
from support.cast import CHEN, HAN, LIN, SUN, WU, ZHAO
from support.opinions import typed as typed_opinion
from web.console.visiting import words_of

TASK = {
    "kind": "special",
    "party_kind": "organisation",
    "name": "示例企业（虚构）",
    "uscc": "91140524MA0K000051",
    "legal_representative": "甲某（虚构）",
    "address": "示例路2号（虚构）",
    "items": ["01"],
    "checklist": [LOOKED_FOR],
    "scheme": "查阅证件（虚构）。",
    "planned_on": "2026-03-02",
    "first_officer": LIN,
    "second_officer": ZHAO,
}


@pytest.fixture
def desk(county):
    desk = Desk(county)
    desk.plan()
    return desk


def do(visitor, person, number, slug, **typed):
    """Fill in the form of a step and send it."""
    somebody = visitor(person)
    said = typed_opinion(number) if slug.startswith("review") else {}
    form = somebody.fill("inspection_step", number, slug) | said | typed
    return somebody.send("inspection_step", number, slug, form=form)


def test_a_task_is_created_approved_carried_out_and_published_through_forms(desk, visitor):
    officer = visitor(LIN)
    made = officer.send("new_inspection", form=officer.fill("new_inspection") | TASK)
    assert made.status_code == 303, words_of(made)
    number = "（陵）应急检〔2026〕1号"
    waits = inspection_duties(desk.act(WU).actor, desk.county.clock.now, desk.today, desk.law)
    assert [one.step.slug for one in waits] == ["approve"]
    assert "批准检查" in words_of(visitor(WU).get("home"))
    steps = [
        (WU, "approve", {}),
        (LIN, "notify", {}),
        (LIN, "arrive", {"certificates_shown": "on", "device": "DSJ-01"}),
        (
            LIN,
            "record",
            {
                "place": "一车间",
                f"result_{LOOKED_FOR}": "problem",
                f"words_{LOOKED_FOR}": "未持证上岗（虚构）",
                "grave_others": "渣坑积水（虚构）",
            },
        ),
        (LIN, "halt", {"findings": ["2"], "consequence": "hazard_order",
                       "measures": ["evacuate"], "scope": "一车间"}),
        (CHEN, "review-measures", {}),
        (LIN, "request-recovery", {"requested_on": "2026-03-02"}),
        (LIN, "examine-recovery", {"examined_at": "2026-03-02T09:00", "recoverable": "yes",
                                   "words": "已经排除（虚构）"}),
        (WU, "consent-to-recovery", {}),
        (LIN, "rectify", {"findings": ["1"], "demands": "持证上岗", "due_on": "2026-03-09"}),
        (LIN, "reinspect", {"done": ["1"], "words": "已经改正（虚构）",
                            "without_pictures": "设备故障（虚构）"}),
        (LIN, "conclude", {}),
        (LIN, "feed-back", {}),
        (HAN, "publish", {"published_on": "2026-03-02", "published_at": "县政府网站"}),
    ]  # fmt: skip
    for person, slug, typed in steps:
        if slug == "reinspect":
            typed["order"] = str(_order(desk))
        if slug in {"review-measures", "consent-to-recovery"}:
            file = words_of(visitor(person).get("inspection_step", number, slug))
            assert "渣坑积水（虚构）" in file, "whoever was not there decides on the file"
            assert "现场处理措施决定书" in file
        answer = do(visitor, person, number, slug, **typed)
        assert answer.status_code == 303, (slug, words_of(answer))
    assert desk.state(number) is State.PUBLISHED
    page = words_of(visitor(LIN).get("inspection", number))
    assert "采取现场处理措施，已于2026年3月2日解除" in page
    for words in ("责令从危险区域内撤出作业人员；一车间", "2026-03-02 通过", "审核要点 11 项"):
        assert words in page
    assert "法制审核意见书（许可、强制）" in page, "the opinion afterwards has its paper"


def test_the_day_of_rectification_is_the_officers_to_set(desk, visitor):
    number = desk.create()
    desk.approve(number)
    desk.notify(number)
    desk.arrive(number)
    desk.record(number)
    assert visitor(LIN).fill("inspection_step", number, "rectify")["due_on"] == [""]
    answer = do(visitor, LIN, number, "rectify", findings=["1"], demands="持证上岗")
    assert answer.status_code == 422
    assert desk.state(number) is State.FOUND


def _order(desk) -> int:
    from mingjing.inspections.models import Order  # noqa: PLC0415 - Django must be ready

    row = Order.objects.filter(nature="rectification").last()
    return row.pk if row else 0


def test_a_task_is_asked_for_only_where_a_plan_of_the_year_was_published(county, visitor):
    before = visitor(LIN).get("new_inspection")
    assert "还没有公布2026年度的检查计划" in words_of(before)
    assert 'name="scheme"' not in before.content.decode()
    Desk(county).plan()
    page = visitor(LIN).get("new_inspection").content.decode()
    assert re.findall(r'<option value="([^"]*)" selected', page)[-2:] == [LIN, ""]


def test_a_step_says_why_it_is_locked_and_a_refusal_keeps_what_was_typed(desk, visitor):
    number = desk.create()
    early = words_of(visitor(LIN).get("inspection_step", number, "record"))
    assert "现在还不能办理" in early
    assert "这一步只能从“入场检查”开始" in early
    assert "须先批准或者紧急报告" in words_of(visitor(LIN).get("inspection", number))
    desk.approve(number)
    answer = do(visitor, LIN, number, "arrive", unrecorded_reason="设备进水（虚构）")
    assert answer.status_code == 409
    page = words_of(answer)
    assert "没有出示执法证件" in page
    assert "第六十七条" in page
    assert "设备进水（虚构）" in answer.content.decode()
    assert visitor(LIN).get("inspection_step", number, "publish").status_code == 403
    assert visitor(SUN).get("inspection", number).status_code == 404
    again = do(visitor, WU, number, "call-off", reason="已经停产（虚构）")
    assert again.status_code == 303


def test_an_urgent_inspection_shows_the_hours_for_its_approval(desk, visitor):
    number = desk.create()
    desk.report_urgent(number)
    desk.county.clock.now += timedelta(hours=1)
    page = words_of(visitor(WU).get("inspection", number))
    assert "紧急情况当场检查后补办" in page
    assert "未核实" in page
    assert "补办批准" in page


def test_every_step_of_the_table_has_its_form():
    assert {one.step for one in STEPS.values()} == set(Step)


def test_the_list_tells_whose_turn_is_soon_and_can_be_narrowed_sorted_and_taken_out(
    desk, visitor
):
    urgent = desk.individual()
    desk.report_urgent(urgent)
    waiting = desk.create(target=target(BAKERY), officers=(SUN, ZHAO))
    page = visitor(LIN).get("inspections").content.decode()
    assert page.index(urgent) != page.index(waiting)
    assert "还有 1 日：" in page
    assert f"{reverse('inspection', args=[urgent])}#clock-G54-URGENT" in page
    narrowed = words_of(visitor(LIN).get("inspections", query="?state=task"))
    assert waiting in narrowed
    assert urgent not in narrowed
    assert waiting not in words_of(visitor(LIN).get("inspections", query=f"?officer={LIN}"))
    due_first = visitor(LIN).get("inspections", query="?sort=due").content.decode()
    assert due_first.index(urgent) < due_first.index(waiting)


@pytest.mark.parametrize("count", [1, 4])
def test_a_page_of_the_list_costs_a_fixed_number_of_queries(
    desk, django_assert_num_queries, count
):
    for _ in range(count):
        number = desk.individual(exception_reason="反复举报（虚构）")
        desk.approve(number)
        desk.arrive(number)
        desk.record(number)
        desk.rectify(number)
    actor = desk.act(LIN).actor
    shown(asked_of(LISTS["inspections"], {}, sight_of(actor)))  # the index is up to date now
    with django_assert_num_queries(10):
        page = shown(asked_of(LISTS["inspections"], {}, sight_of(actor)))
    assert len(page.lines) == count


def test_what_waits_in_inspections_stands_among_the_cases_by_time(desk, visitor):
    case = desk.county.bring(CaseState.LEAD)
    number = desk.individual()
    desk.report_urgent(number)
    page = visitor(WU).get("home").content.decode()
    assert page.index("补办批准") < page.index("批准立案"), "hours go before no limit at all"
    assert reverse("case", args=[case]) in page


def test_a_picture_is_opened_and_who_opened_it_is_on_record(desk, visitor):
    number = desk.create()
    desk.approve(number)
    desk.arrive(number)
    seq = desk.picture(number)
    where = reverse("inspection_picture_item", args=[number, seq])
    assert where in visitor(LIN).get("inspection", number).content.decode()
    page = visitor(CHEN).get("inspection_picture_item", number, seq)
    assert page.status_code == 200
    original = visitor(CHEN).get("inspection_picture_original", number, seq)
    held = items_of(number)[0].blob_id
    assert hashlib.sha256(b"".join(original.streaming_content)).hexdigest() == held
    kinds = [entry.said["kind"] for entry in history(viewings_subject(number))]
    assert kinds == ["evidence_viewed"], "one quarter of an hour, one viewing"
    assert visitor(SUN).get("inspection_picture_original", number, seq).status_code == 404
