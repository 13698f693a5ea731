"""Part of what is held goes back; a case takes in what was seized before; pictures."""

from dataclasses import replace

import pytest
from django.db import IntegrityError, transaction

from compulsion.desk import BOXES, HOLDER, refused, said
from mingjing.cases.pictures import ViewPicture
from mingjing.cases.states import State as CaseState
from mingjing.compulsion.commands.add_seizure_picture import record_seizure_picture_viewing
from mingjing.compulsion.kinds import Reason
from mingjing.compulsion.queries import held_of, items_of
from mingjing.compulsion.states import State
from mingjing.documents.models import Document
from mingjing.documents.queries import papers_of
from mingjing.kernel.errors import (
    AlreadyDoneError,
    GateClosedError,
    IllegalTransitionError,
    InvalidInputError,
    NotFoundError,
    NotPermittedError,
)
from support.cast import CHEN, NIU, WU
from support.county import party

SECOND = replace(BOXES, identifier="批号 2026-02")


def two(desk):
    """Hold two things."""
    number = desk.request()
    desk.review(number)
    desk.approve(number)
    desk.impose(number, items=(BOXES, SECOND))
    return number


def test_part_goes_back_against_a_receipt_and_the_rest_stays_as_it_was(desk):
    number = two(desk)
    until = desk.until(number)
    desk.release(number)
    assert (desk.state(number), desk.until(number)) == (State.IN_CUSTODY, until)
    assert [item.n for item in held_of(desk.row(number))] == [2]
    forms = [paper.form for paper in papers_of(number)]
    assert {"seizure_release", "seizure_return"} <= set(forms)
    assert said(desk, number, "seized_items_released")[0]["items"] == [1]
    refused(InvalidInputError, "选了全部", desk.release, number, items=(2,))
    desk.lift(number)
    desk.give_back(number)
    assert said(desk, number, "seized_items_returned")[0]["items"] == 1
    for code in Document.objects.filter(subject=number).values_list("code", flat=True):
        desk.county.render(code)


def test_part_goes_back_only_on_a_ground_that_leaves_the_rest(desk):
    number = two(desk)
    refused(InvalidInputError, "没有选择", desk.release, number, items=())
    refused(InvalidInputError, "选了全部", desk.release, number, items=(1, 2))
    for reason in (Reason.EXPIRED, Reason.DECIDED):
        refused(GateClosedError, "不能只解除一部分", desk.release, number, reason=reason)
    refused(GateClosedError, "没有写明理由", desk.release, number, words=" ")
    refused(GateClosedError, "由谁领取", desk.release, number, receiver=" ")
    refused(GateClosedError, "没有音像记录", desk.release, number, device="")
    refused(NotFoundError, "无权查阅", desk.release, number, by=NIU)
    desk.county.clock.wait(days=31)
    refused(GateClosedError, "届满", desk.release, number)


def test_what_went_back_is_not_held_in_the_database_either(desk):
    number = two(desk)
    desk.release(number)
    item = items_of(desk.row(number))[0]
    item.is_held = True
    with pytest.raises(IntegrityError), transaction.atomic():
        item.save_base(raw=True)


def test_a_case_that_is_opened_later_takes_in_what_was_seized(desk):
    county = desk.county
    number = desk.held()
    same = party(name=HOLDER.name, uscc=HOLDER.uscc)
    docket = county.register(party=same)
    other = county.register(party=party(name="示例别的店（虚构）", uscc="91140524MA0K000078"))
    refused(GateClosedError, "当事人不同", desk.link, number, other)
    refused(NotFoundError, "没有案件", desk.link, number, "没有的案件")
    refused(NotPermittedError, "查封扣押", desk.link, number, docket, by=WU)
    desk.link(number, docket)
    assert desk.row(number).docket == docket
    assert said(desk, number, "seizure_linked")[0]["docket"] == docket
    refused(AlreadyDoneError, "已经属于案件", desk.link, number, docket)


def test_what_was_linked_goes_with_the_case_to_the_police(desk):
    county = desk.county
    docket = county.bring(CaseState.INVESTIGATION)
    row = county.case(docket).party
    holder = replace(HOLDER, name=row.name, uscc=row.uscc)
    number = desk.held(holder=holder)
    desk.link(number, docket)
    county.suspect_crime(docket)
    county.approve_referral(docket)
    desk.hand_over(number)
    assert desk.state(number) is State.HANDED_OVER


def test_pictures_are_of_the_officers_and_whoever_looks_is_on_record(desk):
    number = desk.request()
    refused(IllegalTransitionError, "不能提交", desk.picture, number)
    number = desk.held()
    seq = desk.picture(number)
    refused(NotPermittedError, "查封扣押", desk.picture, number, by=WU)
    assert said(desk, number, "evidence_added")[0]["item"] == seq
    record_seizure_picture_viewing(ViewPicture(number, seq), act=desk.act(CHEN))
    viewed = desk.county.said(f"调阅记录：{number}")
    assert [one["actor"]["person"] for one in viewed] == [CHEN]
