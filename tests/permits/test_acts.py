"""The acts of a permit one by one: what goes through, what is refused and why."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

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
from mingjing.permits.catalogue import kind_of
from mingjing.permits.clocks import clocks_of
from mingjing.permits.kinds import (
    ApplicantFacts,
    CancelGround,
    ChallengeGround,
    Channel,
    NotAccepted,
    Outcome,
    Purpose,
    RefusalGround,
)
from mingjing.permits.models import Application
from mingjing.permits.permit_states import State as PermitState
from mingjing.permits.states import State
from mingjing.permits.validity import is_expired, must_be_reminded, validity_of, warning_of
from mingjing.statute.errors import NotInForceError
from permits.desk import RETAIL, SHOP, refused, said
from support.cast import CHEN, HAN, LIN, LU, MA, PENG, STRANGER, SUN, TANG, WU, ZHAO, ZHOU
from support.opinions import INAPPROPRIATE

FILING = "precursor_filing"
FLOWS = tuple(one.id for one in kind_of(FILING).material)
HAZARDOUS = "hazardous_operation"
PROOFS = tuple(one.id for one in kind_of(HAZARDOUS).material)


def test_a_permit_goes_from_the_application_to_the_archive(desk):
    number = desk.register(channel=Channel.EMAIL)
    desk.accept(number)
    desk.assign(number)
    desk.check(number)
    desk.conclude(number)
    desk.grant(number)
    desk.issue(number)
    desk.publish(number)
    desk.archive(number)
    assert desk.state(number) is State.ARCHIVED
    assert [one for one in desk.county.kinds(number) if one != "document_issued"] == [
        "permit_application_received",
        "permit_application_accepted",
        "permit_examiner_assigned",
        "permit_premises_checked",
        "permit_examination_concluded",
        "permit_decided",
        "permit_issued",
        "permit_published",
        "permit_application_archived",
    ]
    assert {paper.title for paper in papers_of(number)} == {
        "行政许可申请受理通知书",
        "行政许可现场核查记录",
        "行政许可审查意见",
        "准予行政许可决定书",
        "行政许可证件",
        "行政许可文书送达回证",
    }
    facts = str([one["facts"] for one in desk.county.said(number)])
    assert not any(word in facts for word in (SHOP.name, SHOP.representative, SHOP.uscc))


def test_nobody_is_asked_for_what_is_not_on_the_list(desk):
    refusal = refused(InvalidInputError, "材料目录中没有", desk.register, submitted=("patent",))
    assert refusal.article == "all-2019:31.1"
    refused(InvalidInputError, "不办理", desk.register, kind="mining")
    refused(InvalidInputError, "不完整", desk.register, content=" ")
    refused(NotPermittedError, "接收、受理", desk.register, by=CHEN)
    refused(NotPermittedError, "尚未发生", desk.register, received_on=date(2026, 3, 3))
    refused(NotInForceError, "没有有效版本", desk.register, kind=HAZARDOUS, submitted=())


def test_everything_that_is_missing_is_told_once(desk):
    number = desk.register(submitted=("form",))
    refusal = refused(GateClosedError, "不齐全", desk.accept, number)
    assert all(one.name in refusal.what for one in kind_of(RETAIL).missing(frozenset({"form"})))
    desk.correct(number, defects="申请书没有签名（虚构）")
    assert said(desk, number, "permit_correction_requested")[0]["missing"] == [
        "education",
        "shop",
        "fire",
    ]
    desk.supplement(number, submitted=("education", "shop"))
    refused(GateClosedError, "不能再次告知", desk.correct, number)
    refused(GateClosedError, "不齐全", desk.accept, number)
    desk.reject(number, ground=NotAccepted.NOT_CORRECTED)
    assert desk.state(number) is State.NOT_ACCEPTED
    desk.archive(number)


def test_who_corrects_everything_is_accepted_and_not_turned_away(desk):
    number = desk.register(submitted=("form",))
    desk.correct(number)
    desk.supplement(number)
    refused(GateClosedError, "已经齐全", desk.reject, number, ground=NotAccepted.NOT_CORRECTED)
    desk.accept(number)
    whole = desk.register()
    refused(GateClosedError, "已经齐全", desk.correct, whole)


def test_silence_of_five_working_days_is_acceptance_from_the_day_of_receipt(desk):
    number = desk.register(submitted=("form",))
    desk.county.clock.move_to(date(2026, 3, 9))
    assert not desk.is_silent(number)
    assert desk.until(number) is None
    desk.county.clock.move_to(date(2026, 3, 10))
    assert desk.is_silent(number)
    assert desk.until(number) == date(2026, 3, 30)
    refusal = refused(GateClosedError, "自2026年3月2日起即为受理", desk.correct, number)
    assert refusal.article == "all-2019:32.1(4)"
    refused(GateClosedError, "即为受理", desk.reject, number)
    desk.accept(number)
    row = desk.row(number)
    assert (row.accepted_on, row.by_silence) == (date(2026, 3, 2), True)
    assert desk.until(number) == date(2026, 3, 30)
    assert said(desk, number, "permit_application_accepted")[0]["by_silence"] is True


def test_what_is_anothers_is_turned_away_with_the_right_authority(desk):
    number = desk.register(elsewhere=("wholesale",))
    refused(GateClosedError, "不属于本机关职权", desk.accept, number)
    desk.reject(number, ground=NotAccepted.NOT_OURS)
    paper = next(one for one in papers_of(number) if one.form == "permit_rejection")
    assert "行政许可申请不予受理决定书" in paper.title
    ours = desk.register()
    refused(GateClosedError, "属于本机关职权", desk.reject, ours, ground=NotAccepted.NOT_OURS)


def test_hazardous_chemicals_count_from_receipt_and_are_always_visited(desk):
    desk.county.clock.move_to(date(2026, 5, 11))
    number = desk.register(kind=HAZARDOUS, submitted=PROOFS)
    desk.county.clock.move_to(date(2026, 5, 14))
    desk.accept(number)
    desk.assign(number)
    assert desk.until(number) == date(2026, 6, 8)
    refusal = refused(GateClosedError, "还没有现场核查", desk.conclude, number)
    assert refusal.article == "hcl-2025:55.1"
    desk.check(number)
    desk.conclude(number)
    retail = desk.register()
    desk.county.clock.move_to(date(2026, 5, 15))
    desk.accept(retail)
    assert desk.until(retail) == date(2026, 6, 12)


def test_two_officers_with_certificates_visit_the_premises(desk):
    number = desk.register()
    desk.accept(number)
    desk.assign(number)
    refused(SeparationOfDutiesError, "兼作两人", desk.check, number, officers=(LIN, LIN))
    refused(NotPermittedError, "不能执法", desk.check, number, officers=(LIN, MA))
    refused(GateClosedError, "没有音像记录", desk.check, number, device="")
    refused(GateClosedError, "没有出示证件", desk.check, number, certificates_shown=False)
    refused(NotPermittedError, "不是本件", desk.check, number, by=ZHAO)
    desk.check(number, device="", unrecorded_reason="设备损坏（虚构）")


def test_who_was_told_may_ask_for_a_hearing_for_five_working_days(desk):
    number = desk.examined()
    desk.inform(number)
    refused(GateClosedError, "申请期限未满（2026年3月9日）", desk.conclude, number)
    desk.state_words(number)
    refused(InvalidInputError, "没有告知过这个人", desk.ask, number, person=3)
    desk.waive(number, person=1)
    refused(AlreadyDoneError, "已经登记", desk.waive, number, person=1)
    desk.waive(number, person=2)
    desk.conclude(number)
    late = desk.examined()
    desk.inform(late)
    desk.county.clock.move_to(date(2026, 3, 10))
    refused(GateClosedError, "已过2026年3月9日", desk.ask, late)
    desk.order_hearing(late)
    assert desk.state(late) is State.HEARING


def test_a_hearing_has_its_presider_its_seven_days_and_its_minutes(desk):
    number = desk.examined()
    desk.inform(number)
    desk.ask(number)
    refused(NotPermittedError, "不在|不能主持", desk.preside, number, presider=SUN)
    refused(NotFoundError, "无权查阅", desk.arrange, number)
    desk.preside(number)
    refusal = refused(GateClosedError, "不足七个工作日", desk.arrange, number, days=9)
    assert "2026年3月12日" in refusal.remedy
    refused(SeparationOfDutiesError, "不能担任记录人", desk.arrange, number, recorder=ZHAO)
    desk.arrange(number, days=10)
    refused(GateClosedError, "已经通知", desk.arrange, number)
    refused(IllegalTransitionError, "听证中", desk.conclude, number)
    refused(GateClosedError, "没有在通知的日期", desk.hold, number)
    desk.adjourn(number)
    desk.arrange(number, days=10)
    desk.come_to_hearing(number)
    refused(GateClosedError, "笔录不完整", desk.hold, number, argued="")
    refused(SeparationOfDutiesError, "没有审查", desk.hold, number, examiners=(SUN,))
    desk.hold(number)
    assert desk.state(number) is State.EXAMINING


def test_who_examined_or_visited_does_not_preside(desk):
    from mingjing.access.actors import Role  # noqa: PLC0415 - one use
    from mingjing.bureau.commands.appoint import Appoint, appoint  # noqa: PLC0415 - one use
    from support import cast  # noqa: PLC0415 - one use

    act = desk.county.act(cast.ADMIN)
    for code in (LIN, ZHAO):
        appoint(Appoint(code, Role.PRESIDING_OFFICER, cast.INSTRUMENT, cast.SINCE), act=act)
    number = desk.examined()
    desk.inform(number)
    desk.ask(number)
    refused(SeparationOfDutiesError, "不能主持听证", desk.preside, number, presider=LIN)
    refused(SeparationOfDutiesError, "不能主持听证", desk.preside, number, presider=ZHAO)


def test_the_days_of_hearing_and_test_do_not_count_and_are_told(desk):
    number = desk.examined()
    assert desk.until(number) == date(2026, 3, 30)
    desk.test(number, days=7)
    assert desk.until(number) == date(2026, 4, 3)
    refused(IllegalTransitionError, "检验检测", desk.conclude, number)
    desk.county.clock.move_to(date(2026, 3, 4))
    desk.end_test(number)
    assert desk.until(number) == date(2026, 4, 1)
    refused(InvalidInputError, "起止有误", desk.test, number, first=date(2026, 3, 4))
    assert "行政许可特别程序告知书" in {one.title for one in papers_of(number)}


def test_a_leader_extends_once_before_the_end_and_tells_why(desk):
    number = desk.examined()
    refused(NotPermittedError, "批准延长", desk.extend, number, by=LIN)
    refused(GateClosedError, "不能延长 11", desk.extend, number, days=11)
    refused(GateClosedError, "没有写明理由", desk.extend, number, reason=" ")
    desk.county.clock.move_to(date(2026, 3, 30))
    desk.extend(number)
    assert desk.until(number) == date(2026, 4, 14)
    refused(AlreadyDoneError, "已经延长过", desk.extend, number)
    late = desk.examined(received_on=date(2026, 3, 30))
    desk.county.clock.move_to(date(2026, 5, 20))
    refused(GateClosedError, "已于", desk.extend, late)
    desk.conclude(late)
    desk.grant(late)
    assert said(desk, late, "permit_decided")[0]["late"] is True


def test_a_refusal_after_a_hearing_is_reviewed_before_it_is_decided(desk):
    number = desk.at_hearing()
    desk.hold(number)
    desk.conclude(number, outcome=Outcome.REFUSE)
    concluded = said(desk, number, "permit_examination_concluded")[0]
    assert "REV-PERMIT" in concluded["review_grounds"]
    refused(GateClosedError, "尚未法制审核", desk.refuse, number)
    refused(NotPermittedError, "法制审核", desk.review, number, by=LIN)
    desk.review(number, opinion=INAPPROPRIATE)
    refused(AlreadyDoneError, "已经审核", desk.review, number)
    refused(GateClosedError, "审核未通过", desk.refuse, number)
    desk.send_back(number)
    desk.conclude(number, outcome=Outcome.REFUSE)
    desk.review(number)
    refused(GateClosedError, "与审查意见不同", desk.grant, number)
    desk.refuse(number, by=ZHOU)
    refused(GateClosedError, "还没有送达", desk.archive, number)
    desk.deliver(number)
    desk.archive(number)
    paper = next(one for one in papers_of(number) if one.form == "permit_refusal")
    assert paper.title == "不予行政许可决定书"


def test_the_legal_office_and_leaders_can_demand_a_review_and_nobody_takes_it_back(desk):
    number = desk.examined()
    desk.conclude(number)
    refused(NotPermittedError, "不在法制审核范围", desk.review, number)
    refused(NotPermittedError, "法制审核", desk.mark, number, by=LIN)
    desk.mark(number)
    refused(GateClosedError, "尚未法制审核", desk.grant, number)
    desk.review(number)
    desk.grant(number)
    major = desk.examined()
    desk.conclude(major, public_interest=True)
    assert desk.row(major).review_required is True


def test_who_examines_visits_or_reviews_does_not_decide(desk):
    number = desk.register()
    desk.accept(number)
    desk.assign(number, examiner=TANG)
    desk.check(number, by=TANG, officers=(LIN, ZHAO))
    desk.conclude(number, by=TANG)
    refused(SeparationOfDutiesError, "不能决定", desk.grant, number, by=TANG)
    refused(NotPermittedError, "决定行政许可", desk.grant, number, by=LIN)
    refused(SeparationOfDutiesError, "不能批准延长", desk.extend, number, by=TANG)
    desk.replace(number, examiner=SUN)
    refused(SeparationOfDutiesError, "接替的人", desk.replace, number, examiner=TANG)
    refused(SeparationOfDutiesError, "不能决定", desk.grant, number, by=TANG)
    desk.mark(number)
    desk.review(number)
    desk.grant(number)
    own = desk.register(by=LU)
    desk.accept(own, by=LU)
    desk.assign(own)
    desk.check(own)
    desk.conclude(own, public_interest=True)
    refused(SeparationOfDutiesError, "不能审核", desk.review, own, by=LU)


def test_the_term_is_not_longer_than_the_rule(desk):
    number = desk.examined()
    desk.conclude(number)
    refused(GateClosedError, "不能超过2028年3月2日", desk.grant, number, days=740)
    refused(InvalidInputError, "起止日期", desk.grant, number, days=0)
    refused(GateClosedError, "没有写明意见", desk.grant, number, words="")
    desk.grant(number, days=730)
    refused(GateClosedError, "签收", desk.issue, number, receiver="")


def test_a_grant_is_published_within_seven_working_days_and_then_archived(desk):
    number = desk.examined()
    desk.conclude(number)
    desk.grant(number)
    dues = {
        one.due.rule: one.due.nominal
        for one in clocks_of(desk.row(number), desk.today, desk.law)
    }
    assert dues["SEED-PUB"] == date(2026, 3, 11)
    assert dues["ALL-44"] == date(2026, 3, 16)
    refused(GateClosedError, "尚未送达", desk.publish, number)
    desk.publish(number, undelivered="期限将满（虚构）")
    refused(AlreadyDoneError, "已经公示", desk.publish, number)
    desk.issue(number)
    desk.archive(number)
    other = desk.granted()
    refused(GateClosedError, "还没有公示", desk.archive, other)
    refused(NotPermittedError, "公示", desk.publish, other, by=LIN)
    desk.county.clock.move_to(date(2026, 3, 12))
    desk.publish(other)
    assert said(desk, other, "permit_published")[0]["late"] is True


def test_who_reviewed_does_not_publish(desk):
    number = desk.examined()
    desk.conclude(number, public_interest=True)
    desk.review(number, by=HAN)
    desk.grant(number)
    desk.issue(number)
    refused(SeparationOfDutiesError, "不能公示", desk.publish, number)


def test_a_filing_gets_its_proof_on_the_day_and_nothing_else(desk):
    number = desk.register(kind=FILING, submitted=FLOWS)
    refused(GateClosedError, "是备案", desk.accept, number)
    desk.confirm(number)
    assert said(desk, number, "permit_filing_confirmed")[0]["late"] is False
    refused(GateClosedError, "备案不是许可", desk.publish, number)
    desk.archive(number)
    late = desk.register(kind=FILING, submitted=FLOWS[:1])
    desk.county.clock.wait(days=1)
    refused(GateClosedError, "不齐全", desk.confirm, late)
    desk.correct(late)
    desk.supplement(late, submitted=FLOWS)
    desk.confirm(late)
    refused(GateClosedError, "不是备案", desk.confirm, desk.register())


def test_false_material_keeps_the_applicant_away_for_a_year(desk):
    number = desk.examined()
    desk.conclude(number, outcome=Outcome.REFUSE, ground=RefusalGround.FALSE_MATERIAL)
    desk.refuse(number)
    again = desk.register()
    refused(GateClosedError, "2027年3月2日以前不得再次申请", desk.accept, again)
    desk.reject(again, ground=NotAccepted.BANNED)
    other = desk.register(applicant=ApplicantFacts("乙店（虚构）", "虚构", "乙某（虚构）"))
    refused(GateClosedError, "不在不得再次", desk.reject, other, ground=NotAccepted.BANNED)
    desk.accept(other)


def test_an_application_can_be_taken_back_and_leaves_nothing_open(desk):
    number = desk.at_hearing()
    refused(NotPermittedError, "接收、受理", desk.give_up, number, by=CHEN)
    desk.give_up(number)
    assert all(clock.done_on for clock in clocks_of(desk.row(number), desk.today, desk.law))
    refused(IllegalTransitionError, "申请人撤回申请", desk.accept, number)
    desk.archive(number)


def test_no_decision_by_the_end_renews_a_permit(desk):
    first = desk.granted(days=40)
    permit = desk.permit(first)
    assert warning_of(permit, desk.today, desk.law) == "PERMIT-WARN-60"
    ends = permit.valid_until
    assert must_be_reminded(permit, desk.today, desk.law)
    desk.remind(permit.number)
    assert not must_be_reminded(desk.permit(first), desk.today, desk.law)
    desk.county.clock.wait(days=20)
    assert warning_of(permit, desk.today, desk.law) == "PERMIT-WARN-30"
    assert must_be_reminded(desk.permit(first), desk.today, desk.law)
    renewal = desk.examined(purpose=Purpose.RENEWAL, permit=permit.number)
    assert warning_of(desk.permit(first), desk.today, desk.law) == ""
    refused(GateClosedError, "没有临近届满", desk.remind, permit.number)
    refused(
        AlreadyDoneError,
        "正在办理",
        desk.register,
        purpose=Purpose.RENEWAL,
        permit=permit.number,
    )
    desk.conclude(renewal, outcome=Outcome.REFUSE)
    desk.county.clock.move_to(ends)
    assert validity_of(desk.permit(first), desk.today, desk.law).renewed_on is None
    desk.county.clock.wait(days=1)
    found = validity_of(desk.permit(first), desk.today, desk.law)
    assert (found.renewed_on, found.by) == (ends, renewal)
    assert found.last == date(2028, ends.month, ends.day)
    refusal = refused(GateClosedError, "视为准予延续", desk.refuse, renewal)
    assert refusal.article == "all-2019:50.2"
    refused(
        GateClosedError, "没有届满", desk.cancel, permit.number, ground=CancelGround.EXPIRED
    )
    desk.send_back(renewal)
    desk.conclude(renewal)
    desk.grant(renewal, days=365)
    assert validity_of(desk.permit(first), desk.today, desk.law).renewed_on == ends
    desk.issue(renewal)
    assert validity_of(desk.permit(first), desk.today, desk.law).renewed_on is None
    assert desk.permit(first).pk == desk.permit(renewal).pk


def test_a_permit_that_ran_out_unasked_is_expired_and_cancelled(desk):
    number = desk.granted(days=10)
    permit = desk.permit(number)
    desk.county.clock.wait(days=11)
    assert is_expired(permit, desk.today, desk.law)
    refused(
        GateClosedError,
        "已经届满",
        desk.register,
        purpose=Purpose.RENEWAL,
        permit=permit.number,
    )
    refused(NotPermittedError, "决定行政许可", desk.cancel, permit.number, by=LIN)
    desk.cancel(permit.number, ground=CancelGround.EXPIRED)
    assert desk.standing(permit.number) is PermitState.CANCELLED


def test_a_change_leaves_the_days_and_changes_what_is_stated(desk):
    first = desk.granted()
    permit = desk.permit(first)
    change = desk.examined(
        purpose=Purpose.CHANGE, permit=permit.number, content="换店址（虚构）"
    )
    desk.conclude(change)
    desk.grant(change, days=3)
    desk.issue(change)
    after = desk.permit(change)
    assert (after.pk, after.content) == (permit.pk, "换店址（虚构）")
    assert after.valid_until == permit.valid_until


def test_a_permit_is_revoked_after_the_holder_spoke_and_the_review_passed(desk):
    number = desk.permit(desk.granted()).number
    refused(NotPermittedError, "拟撤销、撤回", desk.challenge, number, by=WU)
    desk.challenge(number, ground=ChallengeGround.FRAUD)
    assert said(desk, number, "permit_challenged")[0]["review_grounds"] == ["REV-PERMIT"]
    refused(GateClosedError, "应当撤销", desk.recall, number)
    refused(GateClosedError, "尚未法制审核", desk.revoke, number)
    desk.review_end(number)
    refused(AlreadyDoneError, "已经审核", desk.review_end, number)
    refused(GateClosedError, "期间未满", desk.revoke, number)
    desk.hear_holder(number, words="不同意（虚构）")
    desk.revoke(number)
    refused(GateClosedError, "情形与此不符", desk.cancel, number, ground=CancelGround.DISSOLVED)
    desk.cancel(number, ground=CancelGround.TAKEN_AWAY)
    again = desk.register()
    refused(GateClosedError, "2029年3月2日以前", desk.accept, again)


def test_a_permit_is_recalled_only_for_the_public_good_and_with_compensation(desk):
    number = desk.permit(desk.granted()).number
    desk.challenge(number, ground=ChallengeGround.LAW_CHANGED)
    desk.review_end(number)
    desk.hear_holder(number)
    refused(GateClosedError, "应当撤回", desk.revoke, number)
    refused(GateClosedError, "怎样补偿", desk.recall, number, compensation="")
    desk.recall(number)
    assert desk.standing(number) is PermitState.RECALLED


def test_a_permit_stays_where_the_review_fails_or_the_public_would_suffer(desk):
    number = desk.permit(desk.granted()).number
    desk.challenge(number)
    desk.review_end(number, opinion=INAPPROPRIATE)
    desk.hear_holder(number)
    refused(GateClosedError, "审核未通过", desk.revoke, number)
    refused(IllegalTransitionError, "拟撤销", desk.cancel, number)
    desk.keep(number)
    assert desk.standing(number) is PermitState.IN_FORCE
    refused(GateClosedError, "没有被撤销", desk.cancel, number, ground=CancelGround.TAKEN_AWAY)


def test_applications_are_seen_by_their_unit_who_examines_and_by_post(desk):
    number = desk.register()
    refused(NotFoundError, "无权查阅", desk.accept, number, by=STRANGER)
    desk.accept(number, by=SUN)
    desk.assign(number, examiner=STRANGER)
    desk.check(number, by=STRANGER)
    refused(NotFoundError, "无权查阅", desk.arrange, number, by=PENG)


def test_the_database_refuses_what_no_command_does(desk):
    number = desk.register()
    rows = Application.objects.filter(pk=number)
    for changes in (
        {"examiner": LIN},
        {"examiner": LIN, "decided_by": LIN, "accepted_on": desk.today},
        {"extended_by": 10},
        {"extended_on": desk.today},
        {"valid_from": desk.today},
        {"decided_on": desk.today},
        {"decided_on": desk.today, "review_required": True},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            rows._update(
                [
                    (Application._meta.get_field(name), None, value)
                    for name, value in changes.items()
                ]
            )
