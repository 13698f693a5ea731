"""The acts of a seizure one by one: what goes through, what is refused and why."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from compulsion.desk import BOXES, CELLAR, HOLDER, refused, said
from mingjing.cases.conclusions import ActOpinion, Conclusions
from mingjing.compulsion.clocks import clocks_of
from mingjing.compulsion.kinds import Ground, Keeping, Kind, Reason
from mingjing.compulsion.models import Item
from mingjing.compulsion.queries import items_of
from mingjing.compulsion.states import State
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
from mingjing.statute.errors import NotInForceError
from support.cast import (
    CHEN,
    LIN,
    LU,
    MA,
    QIN,
    SUN,
    TANG,
    WU,
    ZHAO,
    ZHOU,
)
from support.opinions import BAD, INAPPROPRIATE

HCL_IN_FORCE = date(2026, 5, 6)


def test_a_seizure_goes_from_request_to_the_return_of_the_things(desk):
    number = desk.request()
    desk.review(number)
    desk.approve(number)
    desk.impose(number)
    desk.keep(number)
    desk.county.clock.wait(days=10)
    desk.lift(number, reason=Reason.UNRELATED)
    assert desk.state(number) is State.LIFTED
    desk.give_back(number)
    assert desk.state(number) is State.RELEASED
    assert [kind for kind in desk.county.kinds(number) if kind != "document_issued"] == [
        "seizure_requested",
        "seizure_reviewed",
        "seizure_approved",
        "seizure_imposed",
        "custody_recorded",
        "seizure_lifted",
        "seized_items_returned",
    ]
    assert {paper.title for paper in papers_of(number)} == {
        "法制审核意见书（许可、强制）",
        "查封（扣押）审批表",
        "查封（扣押）决定书",
        "查封（扣押）清单",
        "查封（扣押）现场笔录",
        "解除查封（扣押）决定书",
        "返还清单",
    }
    assert not any(item.is_held for item in items_of(desk.row(number)))


def test_the_record_names_neither_party_nor_things(desk):
    number = desk.held()
    whole = str(desk.county.said(number))
    facts = str([one["facts"] for one in desk.county.said(number)])
    assert number in whole
    for name in (HOLDER.name, HOLDER.representative, BOXES.name, "批号"):
        assert name not in facts


@pytest.mark.parametrize("limit", ["only_involved", "no_necessities", "not_sealed"])
def test_a_scope_nobody_answers_for_is_refused(desk, limit):
    refusal = refused(GateClosedError, "没有确认范围", desk.request, **{limit: False})
    assert refusal.article == "acl-2011:23"


def test_a_request_says_whose_what_and_why(desk):
    refused(InvalidInputError, "不完整", desk.request, objects=())
    refused(InvalidInputError, "不完整", desk.request, relation=" ")
    refused(InvalidInputError, "不完整", desk.request, source="")
    refused(NotFoundError, "没有的案件", desk.request, docket="没有的案件")
    refused(NotPermittedError, "不能执法", desk.request, officers=(LIN, MA))
    refused(SeparationOfDutiesError, "兼作两人", desk.request, officers=(LIN, LIN))
    refused(NotPermittedError, "提请、实施查封扣押", desk.request, by=CHEN)


def test_review_comes_before_approval_and_a_failed_one_stops_it(desk):
    number = desk.request(officers=(LIN, LU))
    grounds = said(desk, number, "seizure_requested")[0]["review_grounds"]
    assert grounds == ["REV-COMPULSION"]
    refused(GateClosedError, "尚未法制审核", desk.approve, number)
    refused(SeparationOfDutiesError, "不能审核", desk.review, number, by=LU)
    refused(NotPermittedError, "法制审核", desk.review, number, by=LIN)
    bare = ActOpinion(Conclusions(is_lawful=True, is_appropriate=False), "不妥（虚构）")
    refused(GateClosedError, "没有写明理由", desk.review, number, opinion=bare)
    desk.review(number, opinion=INAPPROPRIATE)
    row = desk.row(number)
    assert (row.lawful, row.appropriate, row.passed) == (True, False, False)
    assert said(desk, number, "seizure_reviewed")[0] == {
        "lawful": True,
        "appropriate": False,
        "afterwards": False,
    }
    refused(AlreadyDoneError, "已经审核", desk.review, number)
    refused(GateClosedError, "审核未通过", desk.approve, number)
    desk.decline(number)
    assert desk.state(number) is State.DECLINED


def test_who_asks_carries_out_or_reviews_does_not_approve(desk):
    number = desk.request(by=TANG, officers=(LIN, ZHAO))
    desk.review(number, by=QIN)
    refused(SeparationOfDutiesError, "不能批准", desk.approve, number, by=TANG)
    refused(SeparationOfDutiesError, "不能批准", desk.approve, number, by=QIN)
    refused(NotPermittedError, "批准查封扣押", desk.approve, number, by=LIN)
    refused(GateClosedError, "没有写明意见", desk.approve, number, opinion="")
    desk.approve(number, by=ZHOU)
    assert said(desk, number, "seizure_approved")[0]["by_rule"] == "acl-2011:18"


def test_hazardous_chemicals_need_the_principal_head_from_the_day_of_their_law(desk):
    refused(NotInForceError, "没有有效版本", desk.request, ground=Ground.HCL_8_5)
    before = desk.request(hazardous=True)
    desk.review(before)
    desk.approve(before, by=ZHOU)
    desk.county.clock.move_to(HCL_IN_FORCE)
    for changes in ({"ground": Ground.HCL_8_5}, {"hazardous": True}):
        number = desk.request(**changes)
        desk.review(number)
        refused(NotPermittedError, "局主要负责人", desk.approve, number, by=ZHOU)
        refused(NotPermittedError, "局主要负责人", desk.decline, number, by=ZHOU)
        desk.approve(number, by=WU)
        assert said(desk, number, "seizure_approved")[0]["by_rule"] == "hcl-2025:8.1(5)"
    urgent = desk.request(hazardous=True)
    refused(InvalidInputError, "不能批准", desk.impose_urgently, urgent, reported_to=ZHOU)
    desk.impose_urgently(urgent)
    refused(NotPermittedError, "局主要负责人", desk.make_up, urgent, by=ZHOU)
    desk.make_up(urgent)


@pytest.mark.parametrize(
    ("scene", "match"),
    [
        ({"certificates_shown": False}, "出示执法身份证件"),
        ({"party_called": False}, "通知当事人到场"),
        ({"told": False}, "当场告知"),
        ({"heard": False}, "听取"),
        ({"delivered": False}, "当场交付"),
        ({"party_present": ""}, "见证人"),
        ({"party_present": "", "attestor": "乙某（虚构）"}, "未签名"),
        ({"device": ""}, "没有音像记录"),
        ({"told_of_recording": False}, "事先告知"),
    ],
)
def test_every_step_on_the_spot_is_demanded(desk, scene, match):
    number = desk.request()
    desk.review(number)
    desk.approve(number)
    refused(GateClosedError, match, desk.impose, number, scene=scene)
    assert desk.row(number).imposed_at is None


def test_a_witness_stands_for_a_party_that_does_not_come(desk):
    number = desk.request()
    desk.review(number)
    desk.approve(number)
    desk.impose(
        number,
        scene={
            "party_present": "",
            "attestor": "乙某（虚构）",
            "unsigned_reason": "当事人不到场（虚构）",
        },
    )
    imposed = said(desk, number, "seizure_imposed")[0]
    assert (imposed["party_present"], imposed["signed"]) == (False, False)


def test_only_a_leader_in_writing_excuses_it_from_being_recorded(desk):
    number = desk.request()
    desk.review(number)
    desk.approve(number, unrecorded="设备全部损坏（虚构）")
    desk.impose(number, scene={"device": ""})
    assert said(desk, number, "seizure_approved")[0]["unrecorded"] is True


def test_the_inventory_is_item_by_item_and_within_the_request(desk):
    number = desk.request()
    desk.review(number)
    desk.approve(number)
    unnamed = BOXES.__class__(1, "烟花", "", "箱")
    refused(InvalidInputError, "清单不完整", desk.impose, number, items=())
    refused(InvalidInputError, "清单不完整", desk.impose, number, items=(unnamed,))
    beyond = BOXES.__class__(2, "电视机", "1", "台")
    refused(GateClosedError, "超出提请范围", desk.impose, number, items=(BOXES, beyond))
    refused(GateClosedError, "重复", desk.impose, number, items=(BOXES, BOXES))
    refused(InvalidInputError, "保管人", desk.impose, number, keeping=Keeping("", "仓库"))
    refused(NotFoundError, "无权查阅", desk.impose, number, by=SUN)
    refused(NotPermittedError, "不是本次", desk.impose, number, by=TANG)
    earlier = desk.county.clock.now - timedelta(minutes=5)
    refused(InvalidInputError, "早于", desk.impose, number, imposed_at=earlier)
    refused(
        InvalidInputError,
        "早于",
        desk.impose,
        number,
        imposed_at=desk.county.clock.now + timedelta(minutes=5),
    )
    desk.impose(number)


def test_nothing_is_seized_twice_while_it_is_held(desk):
    number = desk.held(kind=Kind.SEALING)
    other = desk.request(kind=Kind.SEALING)
    desk.review(other)
    desk.approve(other)
    refused(GateClosedError, "已经查封", desk.impose, other)
    bare = CELLAR.__class__(1, "库房", "30", "平方米")
    refused(GateClosedError, "没有识别号", desk.impose, other, items=(bare,))
    desk.lift(number)
    refused(GateClosedError, "已经查封", desk.impose, other)
    desk.give_back(number)
    desk.impose(other)


def test_of_two_who_seize_one_thing_at_once_the_second_is_refused(desk, monkeypatch):
    desk.held()
    other = desk.request()
    desk.review(other)
    desk.approve(other)
    where = "mingjing.compulsion.commands.impose_seizure.held_again"
    monkeypatch.setattr(where, lambda _identifiers: [])  # neither saw the other
    refused(GateClosedError, "已经查封", desk.impose, other)
    assert desk.state(other) is State.APPROVED
    assert not items_of(desk.row(other))


def test_the_database_holds_nothing_twice(desk):
    number = desk.held()
    item = items_of(desk.row(number))[0]
    with pytest.raises(IntegrityError), transaction.atomic():
        Item(
            seizure_id=number,
            n=9,
            of=1,
            name="x",
            quantity="1",
            unit="x",
            identifier=item.identifier,
        ).save_base(raw=True, force_insert=True)


def test_an_urgent_one_is_approved_within_a_day_and_reviewed_afterwards(desk):
    number = desk.request()
    refused(GateClosedError, "不能等待", desk.impose_urgently, number, urgency="")
    refused(InvalidInputError, "不能批准", desk.impose_urgently, number, reported_to=SUN)
    desk.impose_urgently(number)
    clock = clocks_of(desk.row(number), desk.law)[0]
    assert (clock.due.rule, clock.done_on) == ("ACL-19", None)
    assert clock.due.nominal == desk.county.clock.now + timedelta(hours=24)
    refused(IllegalTransitionError, "延长期限", desk.extend, number)
    refused(IllegalTransitionError, "没收", desk.dispose, number)
    desk.county.clock.wait(days=1, minutes=1)
    desk.make_up(number)
    approved = said(desk, number, "seizure_approved")[0]
    assert (approved["afterwards"], approved["late"]) == (True, True)
    desk.review(number)
    assert said(desk, number, "seizure_reviewed")[0]["afterwards"] is True


@pytest.mark.parametrize("opinion", BAD)
def test_what_does_not_pass_afterwards_is_lifted_not_approved_or_prolonged(desk, opinion):
    number = desk.request()
    desk.impose_urgently(number)
    desk.review(number, opinion=opinion)
    refused(GateClosedError, "审核未通过", desk.make_up, number)
    desk.decline(number)
    assert desk.state(number) is State.LIFTED
    desk.give_back(number)
    other = desk.request()
    desk.impose_urgently(other)
    desk.make_up(other)
    desk.review(other, opinion=opinion)
    refused(GateClosedError, "审核未通过", desk.extend, other)
    desk.lift(other)


def test_an_urgent_one_a_leader_does_not_want_is_lifted_at_once(desk):
    number = desk.request()
    desk.impose_urgently(number)
    desk.decline(number)
    assert desk.state(number) is State.LIFTED
    desk.give_back(number)
    titles = {paper.title for paper in papers_of(number)}
    assert {"解除查封（扣押）决定书", "返还清单"} <= titles
    clocks = clocks_of(desk.row(number), desk.law)
    assert all(clock.done_on == desk.today for clock in clocks)
