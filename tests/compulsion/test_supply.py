"""A stop of supply act by act: what goes through, what is refused and why."""

from collections import Counter
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from compulsion.desk import refused, said
from inspections.desk import Desk as InspectionDesk
from mingjing.compulsion.supply.clocks import clocks_of, told_until
from mingjing.compulsion.supply.kinds import Reason, Source, Supply
from mingjing.compulsion.supply.queries import order_stands, supply_stop_for
from mingjing.compulsion.supply.states import State
from mingjing.documents.models import Document
from mingjing.documents.queries import papers_of
from mingjing.inspections.kinds import Measure
from mingjing.kernel.errors import (
    AlreadyDoneError,
    GateClosedError,
    IllegalTransitionError,
    InvalidInputError,
    NotFoundError,
    NotPermittedError,
    SeparationOfDutiesError,
)
from mingjing.ledger.rows import image_of
from support.cast import CHEN, HAN, LIN, STRANGER, SUN, TANG, WU, ZHAO, ZHOU
from support.opinions import INAPPROPRIATE


@pytest.fixture
def desk(county):
    """Return a desk at which supply is stopped."""
    from compulsion.supply_desk import SupplyDesk  # noqa: PLC0415 - rows, see support.staffed

    return SupplyDesk(county)


def test_power_is_cut_a_day_after_the_notice_and_restored_once_the_order_is_obeyed(desk):
    number = desk.proven()
    assert desk.row(number).hazard == "电炉炉下渣坑有积水（虚构）"
    desk.approve(number)
    desk.tell(number)
    until = told_until(desk.row(number), desk.law)
    assert until == desk.row(number).told_at + timedelta(hours=24)
    refused(GateClosedError, "时间还没有满", desk.notify, number)
    assert [clock.done_on for clock in clocks_of(desk.row(number), desk.law)] == [None]
    desk.county.clock.wait(days=1)
    desk.notify(number)
    assert desk.state(number) is State.STOPPED
    refused(GateClosedError, "还没有查明", desk.lift, number)
    desk.perform(number)
    desk.lift(number)
    assert desk.state(number) is State.LIFTED
    assert [kind for kind in desk.county.kinds(number) if kind != "document_issued"] == [
        "supply_stop_opened",
        "supply_refusal_recorded",
        "evidence_added",
        "supply_stop_reviewed",
        "supply_stop_approved",
        "supply_stop_told",
        "act_refused",
        "supplier_notified",
        "act_refused",
        "supply_performance_recorded",
        "supply_stop_lifted",
    ]
    assert Counter(paper.form for paper in papers_of(number)) == {
        "supply_refusal": 1,
        "act_review_opinion": 1,
        "supply_approval": 1,
        "supply_decision": 1,
        "supply_notice": 1,
        "supply_restoration": 2,
    }
    for code in Document.objects.filter(subject=number).values_list("code", flat=True):
        desk.county.render(code)
    facts = str([one["facts"] for one in desk.county.said(number)])
    for name in (desk.row(number).party_name, desk.row(number).supplier, "渣坑"):
        assert name not in facts


def test_it_rests_on_an_order_to_stop_for_a_major_hazard_that_stands(desk):
    evacuated = desk.measures(Measure.EVACUATE)
    refused(GateClosedError, "没有停产停业", desk.open, name=evacuated)
    slight = desk.measures(grave=False)
    refused(GateClosedError, "重大事故隐患", desk.open, name=slight)
    plain = InspectionDesk(desk.county).create()
    refused(GateClosedError, "没有生效", desk.open, name=plain)
    refused(NotFoundError, "无权查阅", desk.open, name="没有的检查")
    good = desk.measures()
    refused(GateClosedError, "还没有送达", desk.open, name=good, served_on=None)
    yesterday = desk.county.clock.today - timedelta(days=1)
    refused(InvalidInputError, "送达的日期", desk.open, name=good, served_on=yesterday)
    refused(InvalidInputError, "供应单位", desk.open, name=good, supplier=" ")
    refused(NotPermittedError, "停止供应", desk.open, by=CHEN, name=good)
    refused(SeparationOfDutiesError, "兼作两人", desk.open, name=good, officers=(LIN, LIN))
    number = desk.open(name=good)
    refused(GateClosedError, "已经在办理", desk.open, name=good)
    assert desk.open(name=good, supply=Supply.EXPLOSIVES) != number


def test_what_residents_live_on_is_never_cut(desk):
    refusal = refused(GateClosedError, "居民生活", desk.open, no_residents=False)
    assert refusal.article == "acl-2011:43.2"
    number = desk.proven(name=desk.inspection)
    desk.approve(number, urgency="正在泄漏（虚构）")
    refusal = refused(GateClosedError, "居民生活", desk.notify, number, no_residents=False)
    assert refusal.article == "acl-2011:43.2"


def test_a_served_decision_of_a_case_can_be_enforced_so_and_an_unserved_one_not(desk):
    docket = desk.decided()
    number = desk.open(
        source=Source.DECISION, name=docket, hazard="重大事故隐患（虚构）", served_on=None
    )
    row = desk.row(number)
    assert (row.docket, row.inspection) == (docket, "")
    assert row.served_on == desk.county.case(docket).served_on
    assert "责令停产停业" in row.demands
    desk.county.contest(docket)
    assert order_stands(row)
    desk.county.stay(docket)
    assert not order_stands(row), "nobody is forced to obey what is stayed"
    refused(GateClosedError, "已经解除、撤销", desk.record, number)
    fined = desk.county.bring(type(desk.county.case(docket).stage).SERVED)
    order = {"source": Source.DECISION, "name": fined, "hazard": "隐患（虚构）"}
    refused(GateClosedError, "没有停产停业", desk.open, **order)


def test_both_facts_are_seen_on_site_before_a_camera(desk):
    number = desk.open()
    for fact in ("refusal", "danger", "safety"):
        refused(GateClosedError, "没有写明", desk.record, number, **{fact: " "})
    refused(GateClosedError, "出示执法证件", desk.record, number, certificates_shown=False)
    refused(GateClosedError, "音像记录", desk.record, number, device="")
    refused(GateClosedError, "音像记录", desk.record, number, told_of_recording=False)
    refused(GateClosedError, "没有人在场", desk.record, number, present="")
    before = desk.now - timedelta(days=1)
    refused(InvalidInputError, "早于", desk.record, number, seen_at=before)
    later = desk.now + timedelta(minutes=5)
    refused(InvalidInputError, "早于", desk.record, number, seen_at=later)
    refused(NotFoundError, "无权查阅", desk.record, number, by=SUN)
    desk.record(number, present="", attestor="丙某（虚构）", unsigned_reason="拒签（虚构）")
    assert said(desk, number, "supply_refusal_recorded")[0]["signed"] is False


def test_only_the_principal_head_approves_what_was_filmed_reviewed_and_is_safe(desk):
    desk.measures(officers=(LIN, ZHAO))
    number = desk.open()
    desk.record(number)
    refused(GateClosedError, "尚未法制审核", desk.approve, number)
    refused(NotPermittedError, "法制审核", desk.review, number, by=LIN)
    desk.review(number)
    refused(AlreadyDoneError, "已经审核", desk.review, number)
    refused(GateClosedError, "照片、录像", desk.approve, number)
    desk.film(number, at=desk.now - timedelta(days=2))
    refused(GateClosedError, "照片、录像", desk.approve, number)
    desk.film(number)
    refusal = refused(NotPermittedError, "局主要负责人", desk.approve, number, by=ZHOU)
    assert "停止供应" in refusal.what
    refused(GateClosedError, "本身安全", desk.approve, number, is_safe=False)
    refused(GateClosedError, "没有写明意见", desk.approve, number, opinion=" ")
    desk.approve(number)
    assert said(desk, number, "supply_stop_approved")[0]["by_rule"] == "asl-2021:70.1"
    refused(IllegalTransitionError, "批准停止供应", desk.approve, number)
    desk.decline(number)
    assert desk.state(number) is State.DECLINED


def test_a_review_that_failed_stops_it(desk):
    number = desk.open()
    desk.record(number)
    desk.film(number)
    desk.review(number, opinion=INAPPROPRIATE)
    refused(GateClosedError, "审核未通过", desk.approve, number)
    refused(GateClosedError, "理由", desk.decline, number, reason=" ")
    refused(NotPermittedError, "批准、解除", desk.decline, number, by=ZHOU)
    desk.decline(number)


def test_in_urgency_that_the_head_approved_the_enterprise_is_told_with_the_cut(desk):
    number = desk.proven()
    desk.approve(number, urgency="渣坑正在进水（虚构）")
    desk.notify(number)
    titles = {paper.title for paper in papers_of(number)}
    assert "停止供电（供应民用爆炸物品）决定书" in titles
    assert said(desk, number, "supplier_notified")[0]["urgent"] is True


def test_without_notice_or_urgency_no_power_is_cut(desk):
    number = desk.proven()
    desk.approve(number)
    refused(GateClosedError, "还没有提前通知", desk.notify, number)
    early = desk.now + timedelta(hours=23)
    refused(InvalidInputError, "早于", desk.tell, number, cut_at=early)
    refused(GateClosedError, "签收", desk.tell, number, receiver=" ")
    refused(GateClosedError, "音像记录", desk.tell, number, device="")
    desk.tell(number, cut_at=desk.now + timedelta(days=3))
    desk.county.clock.wait(days=2)
    refused(InvalidInputError, "告知企业的停止时间", desk.notify, number)
    row = desk.row(number)
    row.told_at, row.notified_at = None, desk.now
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save_base(raw=True)


def test_explosives_need_no_day_and_get_their_decision_with_the_notice(desk):
    number = desk.proven(supply=Supply.EXPLOSIVES, no_residents=False)
    desk.approve(number)
    refused(GateClosedError, "不须提前", desk.tell, number)
    desk.notify(number, no_residents=False)
    assert clocks_of(desk.row(number), desk.law) == []
    assert desk.state(number) is State.STOPPED


def test_with_the_order_falls_the_stop(desk):
    number = desk.proven()
    desk.approve(number)
    desk.tell(number)
    refused(GateClosedError, "仍然有效", desk.lift, number, reason=Reason.ORDER_ENDED)
    InspectionDesk(desk.county).review(desk.inspection, opinion=INAPPROPRIATE)
    desk.county.clock.wait(days=1)
    refused(GateClosedError, "已经解除、撤销", desk.notify, number)
    refused(GateClosedError, "没有写明理由", desk.lift, number, reason=Reason.ORDER_ENDED)
    desk.lift(number, reason=Reason.ORDER_ENDED, words="审核认为违法（虚构）")
    told = [paper for paper in papers_of(number) if paper.form == "supply_restoration"]
    assert len(told) == 1, "nobody told the supplier, so nobody tells it now"


def test_before_approval_the_officers_ask_for_nothing_any_more(desk):
    number = desk.open()
    refused(GateClosedError, "理由", desk.withdraw, number, reason="")
    desk.withdraw(number)
    assert desk.state(number) is State.DECLINED
    desk.withdraw(desk.open())


def test_an_officer_who_is_recused_is_replaced_and_does_not_come_back(desk):
    number = desk.proven()
    refused(NotPermittedError, "更换承办人", desk.replace, number, by=LIN)
    refused(SeparationOfDutiesError, "接替的人", desk.replace, number, coming=LIN)
    desk.replace(number, recused=True)
    assert desk.row(number).officers == (LIN, SUN)
    refused(SeparationOfDutiesError, "已经回避", desk.replace, number, coming=ZHAO)
    desk.approve(number)
    refused(NotFoundError, "无权查阅", desk.tell, number, by=ZHAO)
    desk.tell(number, by=SUN)


def test_who_withdrew_from_the_case_has_no_part_in_the_stop_that_rests_on_it(desk):
    county, docket = desk.county, desk.decided()
    named = {"source": Source.DECISION, "name": docket, "hazard": "隐患（虚构）"}
    number = desk.open(**named, served_on=None)
    county.ask_to_withdraw(docket, ZHAO)
    county.recuse(docket)
    refused(SeparationOfDutiesError, "回避本案", desk.record, number, by=ZHAO)
    named |= {"supply": Supply.EXPLOSIVES, "officers": (LIN, ZHAO)}
    refused(SeparationOfDutiesError, "回避本案", desk.open, **named, served_on=None)


def test_who_asks_is_not_who_approves_or_lifts(desk):
    number = desk.open(by=TANG, name=desk.measures(by=TANG), officers=(LIN, ZHAO))
    desk.record(number)
    desk.film(number)
    desk.review(number)
    before = image_of(desk.row(number))
    refused(NotPermittedError, "批准、解除", desk.approve, number, by=TANG)
    assert image_of(desk.row(number)) == before


def test_only_those_concerned_see_it(desk):
    number = desk.open()
    for person in (LIN, ZHAO, WU, CHEN, HAN):
        assert supply_stop_for(desk.act(person).actor, number).number == number
    refused(NotFoundError, "无权查阅", supply_stop_for, desk.act(STRANGER).actor, number)
