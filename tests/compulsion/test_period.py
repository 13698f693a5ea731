"""The period of a seizure and its ends: what goes through, what is refused and why."""

from datetime import date, timedelta

from compulsion.desk import as_keeper, refused, said
from mingjing.cases.queries import decision_of
from mingjing.cases.states import State as CaseState
from mingjing.compulsion.clocks import is_expired, warned_on
from mingjing.compulsion.kinds import Disposal, Keeping, Reason
from mingjing.compulsion.queries import custody_of, seizure_for
from mingjing.compulsion.states import AFTER_EXPIRY, State, Step
from mingjing.documents.models import Document
from mingjing.documents.queries import papers_of
from mingjing.kernel.errors import (
    AlreadyDoneError,
    GateClosedError,
    IllegalTransitionError,
    InvalidInputError,
    NotFoundError,
    NotPermittedError,
    SeparationOfDutiesError,
)
from mingjing.statute.decisions import DecisionKind
from support.cast import (
    CHEN,
    HAN,
    LIN,
    NIU,
    SONG,
    STRANGER,
    SUN,
    WU,
    ZHAO,
    ZHOU,
)
from support.county import proposed


def test_thirty_days_and_once_thirty_more_each_told_in_writing(desk):
    number = desk.held()
    assert desk.today == date(2026, 3, 2)
    assert desk.until(number) == date(2026, 4, 1)
    assert warned_on(desk.row(number), desk.law) == date(2026, 3, 24)
    refused(GateClosedError, "不能延长 31 日", desk.extend, number, days=31)
    refused(GateClosedError, "不能延长 0 日", desk.extend, number, days=0)
    refused(GateClosedError, "没有写明理由", desk.extend, number, reason=" ")
    refused(NotPermittedError, "批准查封扣押", desk.extend, number, by=LIN)
    desk.county.clock.move_to(date(2026, 4, 1))
    desk.extend(number)
    assert desk.until(number) == date(2026, 5, 1)
    refused(IllegalTransitionError, "延长期限", desk.extend, number)
    assert "延长查封（扣押）期限决定书" in {paper.title for paper in papers_of(number)}


def test_the_days_of_an_appraisal_do_not_count_and_are_told_beforehand(desk):
    number = desk.held()
    past = desk.today - timedelta(days=1)
    refused(InvalidInputError, "期间有误", desk.appraise, number, first=past)
    refused(InvalidInputError, "期间有误", desk.appraise, number, last=past)
    refused(GateClosedError, "承担单位", desk.appraise, number, agency="")
    refused(AlreadyDoneError, "没有正在进行", desk.end_appraisal, number)
    desk.county.clock.wait(days=1)
    desk.appraise(number, days=10)
    assert desk.until(number) == date(2026, 4, 11)
    refused(GateClosedError, "重叠", desk.appraise, number)
    desk.county.clock.wait(days=3)
    desk.end_appraisal(number)
    assert desk.until(number) == date(2026, 4, 5)
    refused(AlreadyDoneError, "没有正在进行", desk.end_appraisal, number)
    told = said(desk, number, "seizure_appraisal_notified")[0]
    assert told["ends_on"] == "2026-04-11"
    desk.county.clock.move_to(date(2026, 4, 5))
    desk.extend(number, days=10)
    assert desk.until(number) == date(2026, 4, 15)
    desk.appraise(number, days=5)
    assert desk.until(number) == date(2026, 4, 20)


def test_when_the_period_is_over_only_the_release_is_open(desk):
    number = desk.held()
    desk.county.clock.move_to(date(2026, 4, 2))
    assert is_expired(desk.row(number), desk.today, desk.law)
    for act in (desk.extend, desk.dispose, desk.appraise, desk.end_appraisal, desk.sell):
        refusal = refused(GateClosedError, "届满", act, number)
        assert refusal.article == "acl-2011:28.1(4)"
    refused(GateClosedError, "届满", desk.hand_over, number)
    refused(GateClosedError, "与期限不符", desk.lift, number)
    desk.keep(number)
    desk.replace(number)
    desk.lift(number, reason=Reason.EXPIRED, words="")
    assert said(desk, number, "seizure_lifted")[0]["late"] is True
    assert not is_expired(desk.row(number), desk.today, desk.law)
    desk.give_back(number)
    assert {Step.LIFT, Step.RETURN} <= AFTER_EXPIRY


def test_an_urgent_one_that_nobody_approved_expires_all_the_same(desk):
    number = desk.request()
    desk.impose_urgently(number)
    desk.county.clock.wait(days=31)
    refused(GateClosedError, "届满", desk.make_up, number)
    desk.lift(number, reason=Reason.EXPIRED)
    desk.give_back(number)


def test_the_ground_of_release_is_the_true_one(desk):
    number = desk.held()
    refused(GateClosedError, "与期限不符", desk.lift, number, reason=Reason.EXPIRED)
    refused(GateClosedError, "没有对违法行为", desk.lift, number, reason=Reason.DECIDED)
    refused(GateClosedError, "没有写明理由", desk.lift, number, words=" ")
    refused(NotPermittedError, "不是本次", desk.lift, number, by=as_keeper(desk, number, SUN))
    docket = desk.county.bring(CaseState.DECIDED)
    desk.lift(number, by=WU, reason=Reason.DECIDED, docket=docket)
    assert desk.state(number) is State.LIFTED


def test_custody_is_recorded_by_the_keeper_and_passes_on(desk):
    number = desk.held()
    refused(NotFoundError, "无权查阅", desk.keep, number, by=NIU)
    refused(GateClosedError, "保管情况", desk.keep, number, words="")
    later = desk.county.clock.now + timedelta(minutes=1)
    refused(InvalidInputError, "早于", desk.keep, number, seen_at=later)
    refused(InvalidInputError, "保管人", desk.keep, number, handed_to=Keeping("", ""))
    desk.keep(number, is_intact=False, words="少一箱（虚构）")
    desk.keep(number, handed_to=Keeping("示例公司（虚构）", "示例库（虚构）"))
    refused(NotFoundError, "无权查阅", desk.keep, number)
    desk.keep(number, by=LIN)
    rows = custody_of(desk.row(number))
    assert [row.is_intact for row in rows] == [False, True, True]
    assert rows[-1].keeper == "示例公司（虚构）"


def test_what_does_not_keep_is_sold_and_the_money_returned(desk):
    number = desk.held()
    refused(NotPermittedError, "批准查封扣押", desk.sell, number, by=LIN)
    refused(InvalidInputError, "款项有误", desk.sell, number, fen=-1)
    desk.sell(number)
    refused(InvalidInputError, "已经变卖", desk.sell, number)
    desk.lift(number)
    desk.give_back(number)
    returned = said(desk, number, "seized_items_returned")[0]
    assert returned["proceeds_fen"] == 12_300


def test_return_needs_a_receiver_and_a_recording_or_a_reason(desk):
    number = desk.held()
    refused(IllegalTransitionError, "退还财物", desk.give_back, number)
    desk.lift(number)
    refused(GateClosedError, "由谁领取", desk.give_back, number, receiver="")
    refused(GateClosedError, "没有音像记录", desk.give_back, number, device="")
    desk.give_back(number, device="", unrecorded_reason="没电（虚构）")


def test_confiscation_rests_on_a_decision_that_confiscates(desk):
    number = desk.held()
    refused(
        GateClosedError, "没有写明案件", desk.dispose, number, disposal=Disposal.CONFISCATED
    )
    fined = desk.county.bring(CaseState.DECIDED)
    refused(
        GateClosedError,
        "没有作出没收",
        desk.dispose,
        number,
        disposal=Disposal.CONFISCATED,
        docket=fined,
    )
    refused(GateClosedError, "没有音像记录", desk.dispose, number, device="")
    refused(GateClosedError, "事实和依据", desk.dispose, number, reason=" ")
    desk.dispose(number)
    assert desk.state(number) is State.DISPOSED


def test_what_was_decided_is_confiscated(desk):
    number = desk.held()
    docket = desk.county.bring(CaseState.DECIDED, proposed(kinds=(DecisionKind.CONFISCATION,)))
    assert "confiscation" in decision_of(desk.county.case(docket)).kinds
    until = desk.until(number)
    assert until is not None
    assert desk.today <= until
    desk.dispose(number, disposal=Disposal.CONFISCATED, docket=docket)
    assert desk.row(number).docket == docket


def test_with_a_suspected_crime_goes_what_was_seized(desk):
    docket = desk.county.bring(CaseState.INVESTIGATION)
    number = desk.held(docket=docket)
    refused(GateClosedError, "没有批准移送", desk.hand_over, number)
    desk.county.suspect_crime(docket)
    refused(GateClosedError, "没有批准移送", desk.hand_over, number)
    desk.county.approve_referral(docket)
    other = desk.county.bring(CaseState.INVESTIGATION)
    refused(GateClosedError, "与提请时写明的不同", desk.hand_over, number, docket=other)
    desk.hand_over(number)
    assert desk.state(number) is State.HANDED_OVER
    titles = {paper.title for paper in papers_of(number)}
    assert {"查封（扣押）财物移送清单", "查封（扣押）财物移送告知书"} <= titles


def test_an_officer_who_is_recused_is_replaced_and_does_not_come_back(desk):
    number = desk.held()
    refused(NotPermittedError, "更换承办人", desk.replace, number, by=LIN)
    refused(SeparationOfDutiesError, "接替的人", desk.replace, number, by=ZHOU, coming=WU)
    refused(NotPermittedError, "不能执法", desk.replace, number, coming=HAN)
    desk.replace(number, recused=True)
    assert desk.row(number).officers == (LIN, SUN)
    refused(SeparationOfDutiesError, "已经回避", desk.replace, number, coming=ZHAO)


def test_only_those_concerned_see_it(desk):
    number = desk.held()
    for person in (LIN, ZHAO, WU, CHEN, HAN, SONG):
        assert seizure_for(desk.act(person).actor, number).number == number
    refused(NotFoundError, "无权查阅", seizure_for, desk.act(STRANGER).actor, number)


def test_every_document_of_a_seizure_can_be_printed(desk):
    docket = desk.county.bring(CaseState.INVESTIGATION)
    desk.county.suspect_crime(docket)
    desk.county.approve_referral(docket)
    number = desk.held(docket=docket)
    desk.appraise(number)
    desk.sell(number)
    desk.extend(number)
    desk.hand_over(number)
    destroyed = desk.held()
    desk.dispose(destroyed)
    back = desk.request()
    desk.impose_urgently(back)
    desk.decline(back)
    desk.give_back(back)
    forms = set(Document.objects.exclude(subject=docket).values_list("form", flat=True))
    assert {
        "seizure_approval",
        "seizure_decision",
        "seizure_list",
        "seizure_record",
        "seizure_extension",
        "appraisal_notice",
        "seizure_disposal",
        "seizure_release",
        "seizure_return",
        "seizure_transfer",
        "seizure_transfer_notice",
        "perishables_sale",
    } <= forms
    for code in Document.objects.exclude(subject=docket).values_list("code", flat=True):
        desk.county.render(code)
