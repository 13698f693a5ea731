"""The acts of an inspection one by one: what goes through, what is refused and why."""

from datetime import date, timedelta

import pytest

from inspections.desk import BAKERY, GRAVE, PROBLEM, target
from mingjing.cases.models import Case
from mingjing.documents.models import Document
from mingjing.documents.queries import papers_of
from mingjing.inspections.clocks import clocks_of
from mingjing.inspections.kinds import Consequence, Kind
from mingjing.inspections.models import Inspection
from mingjing.inspections.queries import inspection_for, inspection_of_case
from mingjing.inspections.rules import require_before_the_door
from mingjing.inspections.states import State
from mingjing.kernel.errors import (
    GateClosedError,
    IllegalTransitionError,
    InvalidInputError,
    NotFoundError,
    NotPermittedError,
    SeparationOfDutiesError,
)
from support.cast import CHEN, HAN, LIN, LU, NIU, STRANGER, SUN, TANG, WU, ZHAO
from support.opinions import BAD
from support.refusals import require_complete


def refused(error, match, act, /, *args, **options):
    """Demand that an act is refused, completely, with these words."""
    with pytest.raises(error, match=match) as caught:
        act(*args, **options)
    require_complete(caught.value)
    return caught.value


def on_site(desk, **changes):
    number = desk.create(**changes)
    desk.approve(number)
    desk.arrive(number)
    return number


def found(desk, *problems, **changes):
    number = on_site(desk, **changes)
    desk.record(number, problems=problems)
    return number


def test_an_inspection_that_finds_nothing_goes_from_plan_to_publication(desk):
    number = desk.create()
    desk.approve(number)
    desk.notify(number)
    desk.arrive(number)
    desk.record(number, problems=())
    desk.nothing_found(number)
    desk.feed_back(number)
    desk.publish(number)
    assert desk.state(number) is State.PUBLISHED
    assert [kind for kind in desk.county.kinds(number) if kind != "document_issued"] == [
        "inspection_created",
        "inspection_approved",
        "inspection_notified",
        "inspectors_arrived",
        "inspection_recorded",
        "inspection_concluded",
        "inspection_result_fed_back",
        "inspection_result_published",
    ]
    titles = {paper.title for paper in papers_of(number)}
    assert titles == {"行政检查审批表", "行政检查通知书", "现场检查记录", "检查结果告知书"}


def test_nobody_goes_before_it_is_approved_or_reported(desk):
    number = desk.create()
    refused(IllegalTransitionError, "入场亮证", desk.arrive, number)
    desk.county.clock.wait(minutes=60)
    desk.approve(number)
    earlier = desk.county.clock.now - timedelta(minutes=30)
    refused(GateClosedError, "入场早于批准", desk.arrive, number, arrived_at=earlier)
    minute = desk.row(number).approved_at.replace(second=0, microsecond=0)
    require_before_the_door(minute, minute + timedelta(seconds=59), None)
    assert desk.row(number).arrived_at is None


def test_an_urgent_one_goes_at_once_and_is_approved_afterwards(desk):
    number = desk.create()
    desk.report_urgent(number)
    desk.arrive(number)
    desk.record(number, problems=(GRAVE, PROBLEM))
    refused(GateClosedError, "尚未补办批准", desk.rectify, number)
    desk.halt(number)
    clock = clocks_of(desk.row(number), desk.law)[0]
    assert clock.done_on is None
    assert clock.due.rule == "G54-URGENT"
    assert clock.due.nominal == desk.county.clock.now + timedelta(hours=24)
    desk.county.clock.wait(days=1, minutes=1)
    desk.make_up(number)
    approved = next(
        one["facts"] for one in desk.county.said(number) if one["kind"] == "inspection_approved"
    )
    assert (approved["afterwards"], approved["late"]) == (True, True)
    refused(IllegalTransitionError, "已经批准", desk.make_up, number)


def test_an_urgent_one_that_is_never_approved_ends(desk):
    number = desk.create()
    desk.report_urgent(number)
    desk.arrive(number)
    desk.decline(number)
    assert desk.state(number) is State.CALLED_OFF


def test_the_cap_holds_when_a_task_is_made_and_at_the_door(desk):
    first, second = desk.create(), desk.create()
    refusal = refused(GateClosedError, "2026年度的检查已有2次，公布的上限是2次", desk.create)
    assert refusal.article == "g54-2024:whole"
    refused(GateClosedError, "上限", desk.individual)
    third = desk.individual(exception_reason="举报称正在违法生产（虚构）")
    assert desk.create(target=target(BAKERY))
    for number in (third, first):
        desk.approve(number)
        desk.arrive(number)
    desk.approve(second)
    refused(GateClosedError, "已有2次", desk.arrive, second)
    refused(GateClosedError, "专项检查", desk.arrive, second, exception_reason="想去")
    desk.call_off(second)
    assert Inspection.objects.filter(exception="").exclude(arrived_at=None).count() == 2


def test_an_individual_inspection_over_the_cap_says_on_which_ground(desk):
    numbers = [desk.create(), desk.create()]
    third = desk.individual(exception_reason="举报称正在违法生产（虚构）")
    for number in (*numbers, third):
        desk.approve(number)
        desk.arrive(number)
    row = desk.row(third)
    assert (row.visit, row.cap, row.exception) == (3, 2, "report")


def test_the_plan_bounds_what_is_inspected(desk):
    refused(GateClosedError, "清单", desk.create, items=("09",))
    refused(GateClosedError, "2027年度", desk.create, planned_on=date(2027, 1, 4))
    refused(GateClosedError, "来源不符", desk.create, kind=Kind.INDIVIDUAL)
    refused(NotPermittedError, "登记检查计划", desk.plan, by=LIN)
    refused(InvalidInputError, "日期", desk.plan, published_on=date(2026, 12, 1))
    desk.plan(cap=1)
    assert desk.create()
    refused(GateClosedError, "上限是1次", desk.create)


def test_who_draws_does_not_go(desk):
    drawn = {"kind": Kind.DOUBLE_RANDOM, "draw_source": "抽取记录第1号（虚构）"}
    refused(SeparationOfDutiesError, "抽中", desk.create, **drawn)
    refused(GateClosedError, "抽取记录", desk.create, by=SUN, kind=Kind.DOUBLE_RANDOM)
    number = desk.create(by=SUN, **drawn)
    refused(GateClosedError, "重新抽取", desk.replace, number)


def test_two_officers_with_certificates_go_and_nobody_else(desk):
    refused(SeparationOfDutiesError, "兼作两人", desk.create, officers=(LIN, LIN))
    refused(NotPermittedError, "暂扣", desk.create, officers=(LIN, NIU))
    number = desk.create(officers=(TANG, ZHAO))
    refused(SeparationOfDutiesError, "批准自己", desk.approve, number, by=TANG)
    desk.approve(number)
    refused(NotPermittedError, "不是本次检查的检查人员", desk.arrive, number)
    refused(GateClosedError, "出示", desk.arrive, number, by=TANG, certificates_shown=False)
    refused(GateClosedError, "音像记录", desk.arrive, number, by=TANG, device="")
    desk.arrive(number, by=TANG, device="", unrecorded_reason="设备进水（虚构）")


def test_a_leader_replaces_who_is_recused_and_that_one_never_comes_back(desk):
    number = desk.create()
    desk.replace(number, recused=True)
    assert desk.row(number).officers == (LIN, SUN)
    refused(SeparationOfDutiesError, "回避", desk.replace, number, coming=ZHAO)
    refused(NotFoundError, "无权查阅", desk.approve, number, by=STRANGER)


def test_every_question_is_answered_and_every_problem_has_words(desk):
    number = on_site(desk, checklist=("YJ-ASL-97-7", "YJ-ASL-94-1"))
    refused(InvalidInputError, "逐项", desk.record, number)
    refused(NotFoundError, "YJ-ASL-1-1", desk.create, checklist=("YJ-ASL-1-1",))


def test_who_does_not_sign_is_reported_before_it_can_end(desk):
    number = on_site(desk)
    desk.record(number, problems=(), unsigned="称须请示（虚构）")
    refused(GateClosedError, "没有签字", desk.nothing_found, number)
    refused(GateClosedError, "音像记录", desk.refuse, number, device="")
    desk.refuse(number)
    desk.nothing_found(number)


def test_who_lets_nobody_in_is_reported_and_may_be_visited_again(desk):
    number = on_site(desk)
    desk.refuse(number)
    assert desk.state(number) is State.OBSTRUCTED
    docket = desk.open_case(number, findings=())
    desk.arrive(number)
    assert desk.row(number).visit == 1
    desk.refuse(number)
    desk.conclude(number)
    assert inspection_of_case(docket) == number


def test_an_inspection_ends_when_every_finding_is_dealt_with(desk):
    number = found(desk, PROBLEM, GRAVE)
    refused(GateClosedError, "第1、2项", desk.conclude, number)
    refused(GateClosedError, "写有2项问题", desk.nothing_found, number)
    docket = desk.open_case(number, findings=(1,))
    assert Case.objects.get(pk=docket).source == "inspection"
    assert desk.county.kinds(docket) == ["lead_registered"]
    refused(GateClosedError, "第2项", desk.conclude, number)
    desk.transfer(number, findings=(2,))
    desk.conclude(number)


def test_what_is_not_put_right_is_ordered_again_or_becomes_a_case(desk):
    number = found(desk, PROBLEM, GRAVE)
    refused(GateClosedError, "现场处理措施的理由", desk.rectify, number, without_measures="")
    desk.rectify(number)
    refused(GateClosedError, "尚未改正", desk.conclude, number)
    desk.county.clock.wait(days=7)
    before, after = desk.picture(number), desk.picture(number)
    refused(GateClosedError, "照片", desk.reinspect, number, without_pictures="")
    refused(NotFoundError, "没有这件证据", desk.reinspect, number, before=(9,), after=(after,))
    desk.reinspect(number, done=(1,), before=(before,), after=(after,))
    refused(GateClosedError, "第2项", desk.conclude, number)
    desk.rectify(number, findings=(2,))
    desk.county.clock.wait(days=20)
    desk.reinspect(number)
    late = [one["facts"]["late"] for one in desk.county.said(number) if "late" in one["facts"]]
    assert late == [False, False, True]
    desk.conclude(number)


def test_a_suspension_is_a_hazard_order_or_a_penalty_never_both(desk):
    number = found(desk, GRAVE, officers=(LIN, LU))
    refusal = refused(
        GateClosedError, "用作行政处罚", desk.halt, number, consequence=Consequence.PENALTY
    )
    assert refusal.article == "apl-2021:58.1"
    desk.halt(number)
    refused(SeparationOfDutiesError, "不能审核自己", desk.review, number, by=LU)
    desk.review(number)
    refused(GateClosedError, "还不能解除", desk.consent, number)
    refused(GateClosedError, "尚未申请", desk.examine, number)
    desk.ask_recovery(number)
    desk.examine(number, recoverable=False)
    refused(GateClosedError, "还不能解除", desk.consent, number)
    desk.ask_recovery(number)
    desk.examine(number)
    desk.consent(number)
    desk.conclude(number)


@pytest.mark.parametrize("opinion", BAD)
def test_measures_that_do_not_pass_review_are_lifted(desk, opinion):
    number = found(desk, GRAVE)
    desk.halt(number)
    refused(NotPermittedError, "法制审核", desk.review, number, by=LIN)
    desk.review(number, opinion=opinion)
    desk.consent(number)
    assert desk.state(number) is State.RECTIFYING


def test_the_result_is_published_by_the_legal_office_and_its_clock_runs(desk):
    number = found(desk, PROBLEM)
    desk.open_case(number)
    desk.conclude(number)
    refused(IllegalTransitionError, "公示检查结果", desk.publish, number)
    desk.feed_back(number)
    refused(NotPermittedError, "公示", desk.publish, number, by=LIN)
    clock = clocks_of(desk.row(number), desk.law)[-1]
    assert (clock.due.rule, clock.due.nominal, clock.done_on) == (
        "SEED-DR",
        date(2026, 3, 30),
        None,
    )
    desk.publish(number)
    assert clocks_of(desk.row(number), desk.law)[-1].done_on == desk.today


def test_only_those_concerned_see_it(desk):
    number = desk.create()
    for person in (LIN, WU, CHEN, HAN):
        assert inspection_for(desk.act(person).actor, number).number == number
    refused(NotFoundError, "无权查阅", inspection_for, desk.act(STRANGER).actor, number)


def test_every_document_of_an_inspection_can_be_printed(desk):
    number = found(desk, GRAVE, PROBLEM)
    desk.halt(number)
    desk.ask_recovery(number)
    desk.examine(number)
    desk.consent(number)
    desk.rectify(number, findings=(2,))
    desk.reinspect(number)
    desk.conclude(number)
    desk.feed_back(number)
    other = on_site(desk)
    desk.refuse(other)
    forms = set(Document.objects.values_list("form", flat=True))
    assert {"measures_decision", "recovery_opinion", "rectification_order"} <= forms
    for code in Document.objects.values_list("code", flat=True):
        desk.county.render(code)


def test_what_the_inspected_are_handed_does_not_tell_of_an_informant(desk):
    number = desk.individual()
    desk.approve(number)
    desk.notify(number)
    desk.arrive(number)
    desk.record(number, problems=())
    desk.nothing_found(number)
    desk.feed_back(number)
    told = {paper.form: str(paper.content) for paper in Document.objects.all()}
    assert "举报" in told.pop("inspection_approval")
    assert len(told) == 3
    assert not [form for form, words in told.items() if "举报" in words]
