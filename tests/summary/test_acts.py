"""The acts of a penalty on the spot one by one: what goes through, what is refused and why."""

import json
from datetime import date, timedelta

import pytest

from mingjing.cases.models import Case
from mingjing.documents.models import Document
from mingjing.kernel.errors import (
    AlreadyDoneError,
    GateClosedError,
    IllegalTransitionError,
    InvalidInputError,
    NotFoundError,
    NotPermittedError,
    SeparationOfDutiesError,
)
from mingjing.statute.decisions import PartyKind
from mingjing.summary.clocks import clocks_of
from mingjing.summary.kinds import Ground, Reason
from mingjing.summary.models import SummaryPenalty
from mingjing.summary.queries import penalty_for, penalty_of_case, visible_penalties
from mingjing.summary.states import State
from summary.desk import UNIT_VIOLATION, shop, somebody
from support.cast import (
    CHEN,
    CLERK,
    HAN,
    HE,
    JIN,
    LIN,
    LU,
    MA,
    NIU,
    SONG,
    STRANGER,
    SUN,
    TANG,
    WU,
    ZHAO,
)
from support.refusals import require_complete


def refused(error, match, act, /, *args, **options):
    """Demand that an act is refused, completely, with these words."""
    with pytest.raises(error, match=match) as caught:
        act(*args, **options)
    require_complete(caught.value)
    return caught.value


def decided(desk, **changes):
    number = desk.find(**changes)
    desk.hear(number)
    desk.decide(number)
    return number


def delivered(desk, **changes):
    number = decided(desk, **changes)
    desk.deliver(number)
    return number


def collected(desk, **changes):
    number = delivered(desk, **changes)
    desk.collect(number)
    return number


def clocks(desk, number):
    found = clocks_of(desk.row(number), desk.law)
    return {clock.due.rule: (clock.due.nominal, clock.done_on) for clock in found}


def test_one_goes_from_the_spot_to_the_archive(desk):
    number = delivered(desk)
    desk.pay(number)
    desk.report(number)
    desk.publish(number)
    desk.archive(number)
    assert desk.county.kinds(number) == [
        "found_on_the_spot",
        "heard_on_the_spot",
        "decided_on_the_spot",
        "document_issued",
        "delivered_on_the_spot",
        "payment_recorded",
        "summary_payment_recorded",
        "summary_penalty_reported",
        "document_issued",
        "summary_penalty_published",
        "summary_penalty_archived",
    ]
    assert number == "（陵）应急当〔2026〕1号"
    assert desk.row(number).document.number == "（陵）应急罚当〔2026〕1号"


@pytest.mark.parametrize(
    ("party", "fen", "allowed"),
    [
        (shop(), 300_000, True),
        (shop(), 300_100, False),
        (shop(kind=PartyKind.INDIVIDUAL_BUSINESS), 20_000, True),
        (shop(kind=PartyKind.INDIVIDUAL_BUSINESS), 20_100, False),
    ],
)
def test_the_amount_has_a_limit_for_each_kind_of_party(desk, party, fen, allowed):
    if allowed:
        assert desk.state(desk.find(party=party, fine_fen=fen)) is State.FOUND
        return
    refusal = refused(
        GateClosedError, "超过简易程序的限度", desk.find, party=party, fine_fen=fen
    )
    assert refusal.article == "apl-2021:51"
    assert "按普通程序办理" in refusal.remedy
    assert not SummaryPenalty.objects.exists()


def test_a_person_is_held_to_two_hundred_yuan(desk):
    desk.find_person(fine_fen=20_000)
    refusal = refused(GateClosedError, "超过", desk.find_person, fine_fen=20_001)
    assert "200 元" in refusal.why


def test_nothing_heavier_than_a_fine_or_a_warning_is_decided_on_the_spot(desk):
    refused(GateClosedError, "没有罚款，也没有警告", desk.find, fine_fen=0)
    refused(
        GateClosedError, "停产停业", desk.find, violation="YJ-ASL-99-1", sanction="serious-unit"
    )
    refused(
        GateClosedError,
        "以元计算",
        desk.find_person,
        violation="YJ-ASL-95-1",
        sanction="ordinary-head",
    )
    refused(GateClosedError, "低于法定幅度", desk.find, sanction="overdue-responsible",
            party=somebody(), fine_fen=10_000)  # fmt: skip


def test_a_warning_rests_on_a_clause(desk):
    refused(GateClosedError, "警告的依据", desk.find, fine_fen=0, warning=True)
    clause = "《示例规定》第九条（虚构）"
    number = decided(desk, fine_fen=0, warning=True, warning_clause=clause)
    said = json.loads(desk.row(number).document.content)["data"]
    assert said["penalties"] == ["警告"]
    assert said["penalty_clauses"][-1] == clause
    assert "payment" not in said
    refused(GateClosedError, "没有罚款", lambda: (desk.deliver(number), desk.collect(number)))


def test_two_officers_with_certificates_in_force_show_them(desk):
    refused(SeparationOfDutiesError, "兼作两人", desk.find, officers=(LIN, LIN))
    refused(NotPermittedError, "不能执法", desk.find, officers=(LIN, NIU))
    refused(NotPermittedError, "不能执法", desk.find, officers=(LIN, MA))
    refused(NotPermittedError, "不是本次", desk.find, by=SUN)
    refused(NotPermittedError, "当场处罚", desk.find, by=CHEN, officers=(CHEN, ZHAO))
    refusal = refused(GateClosedError, "出示执法证件", desk.find, certificates_shown=False)
    assert refusal.article == "apl-2021:52.1"


def test_it_is_recorded_in_sound_and_picture_and_said_so_beforehand(desk):
    refused(GateClosedError, "音像记录", desk.find, device="")
    refusal = refused(GateClosedError, "事先告知", desk.find, told_of_recording=False)
    assert refusal.article == "seed-2022:A2-9"
    desk.find(device="", told_of_recording=False, unrecorded_reason="设备没电（虚构）")


def test_facts_party_and_violation_are_plain(desk):
    for change in ({"facts": " "}, {"evidence": ()}, {"place": ""}, {"party": shop(name="")}):
        refused(InvalidInputError, "没有写明", desk.find, **change)
    refused(InvalidInputError, "时间", desk.find,
            found_at=desk.county.clock.now + timedelta(minutes=1))  # fmt: skip
    refused(InvalidInputError, "公民身份号码", desk.find_person,
            party=somebody(citizen_number="110105194912310021"))  # fmt: skip
    refused(NotFoundError, "案由", desk.find, violation="YJ-ASL-97-99")
    refused(GateClosedError, "不能对本案当事人", desk.find_person, violation=UNIT_VIOLATION,
            sanction="found-unit")  # fmt: skip


def test_the_party_is_told_and_what_it_says_is_answered(desk):
    number = desk.find()
    refused(IllegalTransitionError, "作出当场处罚决定", desk.decide, number)
    refusal = refused(GateClosedError, "没有告知", desk.hear, number, told=False)
    assert refusal.article == "apl-2021:44"
    refused(GateClosedError, "是否采纳", desk.hear, number, statement="不服（虚构）")
    refused(NotPermittedError, "不是本次", desk.hear, number, by=TANG)
    desk.hear(number, statement="不服（虚构）", answer="证据确凿（虚构）")
    row = desk.row(number)
    assert (row.defence, row.defence_adopted) == ("不服（虚构）", False)
    desk.decide(number)
    said = json.loads(desk.row(number).document.content)["data"]["defence_outcome"]
    assert "不服（虚构）\n不予采纳，理由：证据确凿（虚构）" in said


def test_nothing_the_party_says_makes_it_heavier(desk):
    number = desk.find()
    refusal = refused(GateClosedError, "更重", desk.adopt, number, fine_fen=100_100)
    assert refusal.article == "apl-2021:45.2"
    refused(GateClosedError, "更重", desk.adopt, number, warning=True)
    refused(GateClosedError, "没有采纳", desk.hear, number, fine_fen=50_000)
    refused(GateClosedError, "没有罚款", desk.adopt, number, fine_fen=0)
    desk.adopt(number)
    assert desk.row(number).proposal["fine_fen"] == 50_000


def test_the_paper_says_reconsideration_first_and_where_the_money_goes(desk):
    row = desk.row(decided(desk))
    said = json.loads(row.document.content)["data"]
    assert "应当先申请行政复议，不能直接提起行政诉讼" in said["remedies"]
    assert "60日内" in said["remedies"]
    assert "第二十三条第一款第（一）项" in said["remedies"]
    assert "15日内" in said["payment"]
    assert said["duty_clauses"]
    assert said["penalty_clauses"] == ["《中华人民共和国安全生产法》第九十七条第（七）项"]
    assert [one["certificate"] for one in said["officers"]] == ["虚构-p-04", "虚构-p-05"]


def test_it_is_decided_on_the_day_or_not_on_the_spot(desk):
    number = desk.find()
    desk.county.clock.wait(days=1)
    refusal = refused(GateClosedError, "当日", desk.hear, number)
    assert refusal.article == "apl-2021:51"
    docket = desk.turn(number, reason=Reason.NOT_AT_ONCE)
    assert desk.state(number) is State.ORDINARY
    case = Case.objects.get(pk=docket)
    assert (case.source, case.cause) == ("inspection", desk.row(number).cause)
    assert "不能当场作出决定" in case.summary
    assert case.party.uscc == desk.row(number).party.uscc
    assert desk.county.kinds(docket) == ["lead_registered"]
    assert penalty_of_case(desk.act(LIN).actor, docket) == number
    assert penalty_of_case(desk.act(LIN).actor, "") == ""
    assert penalty_of_case(desk.act(STRANGER).actor, docket) == ""
    refused(IllegalTransitionError, "转普通程序", desk.turn, number)


def test_what_was_found_yesterday_is_not_registered_as_on_the_spot(desk):
    yesterday = desk.county.clock.now - timedelta(days=1)
    refused(GateClosedError, "当日", desk.find, found_at=yesterday)


def test_who_does_not_sign_is_noted(desk):
    number = decided(desk)
    refusal = refused(GateClosedError, "拒绝签收", desk.deliver, number, unsigned=" ")
    assert refusal.article == "apl-2021:52.1"
    desk.deliver(number, unsigned="当事人拒绝签收（虚构）")
    assert desk.row(number).signed is False
    said = desk.county.said(number)[-1]["facts"]
    assert (said["signed"], said["at_once"]) == (False, True)


def test_a_paper_handed_over_later_says_so(desk):
    number = decided(desk)
    desk.county.clock.wait(days=1)
    desk.deliver(number)
    assert desk.county.said(number)[-1]["facts"]["at_once"] is False


def test_money_is_taken_on_the_spot_only_in_three_cases(desk):
    number = delivered(desk)
    refusal = refused(GateClosedError, "数额小", desk.collect, number, ground=Ground.SMALL)
    assert refusal.article == "apl-2021:68(1)"
    for ground in (Ground.HARD_LATER, Ground.REMOTE):
        refusal = refused(
            GateClosedError, "可以当场收缴的情况", desk.collect, number, ground=ground,
            circumstances="",
        )  # fmt: skip
        assert refusal.article == ground.article
    refusal = refused(GateClosedError, "专用票据", desk.collect, number, receipt=" ")
    assert refusal.article == "apl-2021:70"
    desk.collect(number, receipt="虚构票据A")
    other = delivered(desk)
    refused(InvalidInputError, "登记过", desk.collect, other, receipt="虚构票据A")
    refused(GateClosedError, "当日", later(desk, desk.collect), other)


def later(desk, act):
    """Return the act, done a day later."""

    def do(*args, **options):
        desk.county.clock.wait(days=1)
        return act(*args, **options)

    return do


def test_a_small_fine_needs_no_circumstances(desk):
    number = desk.find_person()
    desk.hear(number)
    desk.decide(number)
    desk.deliver(number)
    desk.collect(number, ground=Ground.SMALL, circumstances="")
    assert desk.row(number).collection.fen == 10_000


def test_collected_money_reaches_bureau_and_bank_by_other_hands(desk):
    number = collected(desk, officers=(LIN, JIN))
    # Found, told, decided, delivered and collected on Monday 2 March 2026.
    assert clocks(desk, number)["APL-71-1"] == (date(2026, 3, 4), None)
    refused(SeparationOfDutiesError, "不能自己接收", desk.receive, number, by=JIN)
    refused(NotPermittedError, "接收当场收缴", desk.receive, number, by=LIN)
    refused(GateClosedError, "还没有交至", desk.bank, number)
    desk.county.clock.wait(days=3)
    desk.receive(number)
    assert desk.county.said(number)[-1]["facts"]["late"] is True
    assert clocks(desk, number)["APL-71-2"] == (date(2026, 3, 9), None)
    refused(SeparationOfDutiesError, "不能自己缴付", desk.bank, number, by=JIN)
    refused(GateClosedError, "凭证", desk.bank, number, slip="")
    refused(AlreadyDoneError, "已经交至", desk.receive, number)
    desk.bank(number)
    assert desk.county.said(number)[-1]["facts"]["late"] is False
    refused(AlreadyDoneError, "已经缴付", desk.bank, number)
    desk.report(number)
    refused(GateClosedError, "没有要到银行", desk.pay, number)


def test_a_party_that_goes_to_the_bank_pays_once(desk):
    number = delivered(desk)
    assert clocks(desk, number)["APL-67"] == (date(2026, 3, 17), None)
    refused(GateClosedError, "凭证", desk.pay, number, slip=" ")
    desk.pay(number)
    refused(AlreadyDoneError, "登记缴款", desk.pay, number)
    refused(GateClosedError, "已经缴纳", desk.collect, number)
    desk.report(number)
    refused(GateClosedError, "没有当场收缴", desk.receive, number)


def test_it_is_put_on_file_and_the_clock_has_a_badge(desk):
    number = delivered(desk)
    found = {c.due.rule: c for c in clocks_of(desk.row(number), desk.law)}
    assert found["SUMMARY-FILE"].due.nominal == date(2026, 3, 9)
    assert found["SUMMARY-FILE"].due.explanation.rule.badge == "未核实"
    refused(NotPermittedError, "不是本次", desk.report, number, by=LU)
    desk.county.clock.wait(days=8)
    desk.report(number)
    assert desk.county.said(number)[-2]["facts"]["late"] is True
    assert clocks(desk, number)["SUMMARY-FILE"] == (date(2026, 3, 9), desk.today)


def test_a_leader_entrusts_somebody_else_of_the_unit_where_the_two_cannot_go_on(desk):
    number = delivered(desk)
    refused(NotFoundError, "无权查阅", desk.report, number, by=SUN)
    refused(NotPermittedError, "更换承办人", desk.entrust, number, by=LIN)
    refused(GateClosedError, "没有写明理由", desk.entrust, number, reason=" ")
    refused(SeparationOfDutiesError, "本来就可以承办", desk.entrust, number, officer=ZHAO)
    refused(SeparationOfDutiesError, "指定的负责人", desk.entrust, number, TANG, officer=TANG)
    for other in (LU, STRANGER, HAN, SONG):  # of another unit, or no officer
        refused(NotPermittedError, "号人员", desk.entrust, number, officer=other)
    desk.entrust(number, recused=True)
    refused(NotPermittedError, "不是本次", desk.report, number, by=LIN)
    refused(SeparationOfDutiesError, "已经回避", desk.entrust, number, officer=ZHAO)
    desk.entrust(number, officer=JIN, recused=True)
    refused(NotFoundError, "无权查阅", desk.report, number, by=SUN)
    refused(SeparationOfDutiesError, "已经回避", desk.entrust, number, officer=SUN)
    desk.report(number, by=JIN)
    assert "summary_filing_entrusted" in desk.county.kinds(number)
    desk.pay(number, by=JIN)
    desk.publish(number)
    desk.archive(number)
    refused(IllegalTransitionError, "指定承办人员", desk.entrust, number, officer=TANG)


def test_who_was_not_there_neither_hears_nor_decides_but_turns_it_into_a_case(desk):
    number = desk.find()
    refused(NotFoundError, "无权查阅", desk.turn, number, by=SUN)
    desk.entrust(number)
    for act in (desk.hear, desk.decide):
        with pytest.raises((NotPermittedError, IllegalTransitionError)):
            act(number, by=SUN)
    refusal = refused(NotPermittedError, "不是本次", desk.hear, number, by=SUN)
    assert "转普通程序" in refusal.remedy
    desk.hear(number)
    desk.turn(number, by=SUN)
    assert desk.state(number) is State.ORDINARY


def test_who_withdrew_does_nothing_more_on_the_spot(desk):
    number = desk.find()
    desk.entrust(number, recused=True)
    for person in (LIN, ZHAO):
        refused(NotPermittedError, "不是本次", desk.hear, number, by=person)
        refused(NotPermittedError, "不是本次", desk.turn, number, by=person)
    desk.turn(number, by=SUN)


def test_who_was_not_there_delivers_files_and_sees_to_the_fine_but_collects_nothing(desk):
    number = decided(desk)
    desk.county.clock.wait(days=1)
    desk.entrust(number)
    desk.deliver(number, by=SUN)
    assert desk.county.said(number)[-1]["facts"]["at_once"] is False
    refused(NotPermittedError, "不是本次", desk.collect, number, by=SUN)
    desk.report(number, by=SUN)
    desk.pay(number, by=SUN)
    assert desk.row(number).paid_on == desk.today


def test_a_fine_that_is_owed_after_the_filing_finds_somebody(desk):
    number = delivered(desk)
    desk.report(number)
    refused(NotFoundError, "无权查阅", desk.pay, number, by=SUN, fen=100_000)
    desk.entrust(number)
    desk.pay(number, by=SUN)


def test_an_enterprise_is_published_by_the_legal_office_a_person_is_not(desk):
    number = delivered(desk)
    assert clocks(desk, number)["ASL-78"] == (date(2026, 3, 11), None)
    desk.pay(number)
    desk.report(number)
    refused(NotPermittedError, "公示", desk.publish, number, by=LIN)
    refused(GateClosedError, "何处公示", desk.publish, number, place=" ")
    refused(GateClosedError, "还没有公示", desk.archive, number)
    desk.publish(number)
    other = desk.find_person()
    desk.hear(other)
    desk.decide(other)
    desk.deliver(other)
    desk.report(other)
    assert "ASL-78" not in clocks(desk, other)
    refused(GateClosedError, "不是生产经营单位", desk.publish, other)
    refused(GateClosedError, "还没有缴清", desk.archive, other)
    desk.pay(other)
    refused(GateClosedError, "哪一卷", desk.archive, other, volume=" ")
    desk.archive(other)
    assert desk.state(other) is State.ARCHIVED


def test_only_those_concerned_see_it(desk):
    number = desk.find()
    for person in (LIN, ZHAO, WU, CHEN, HAN, SONG, HE):
        assert penalty_for(desk.act(person).actor, number).number == number
    for person in (STRANGER, SUN, CLERK):
        refused(NotFoundError, "无权查阅", penalty_for, desk.act(person).actor, number)
        assert not visible_penalties(desk.act(person).actor).exists()


def test_no_entry_names_the_party(desk):
    number = desk.find_person()
    desk.hear(number, statement="不服（虚构）", answer="证据确凿（虚构）")
    desk.decide(number)
    desk.deliver(number)
    for said in desk.county.said(number):
        facts = json.dumps(said["facts"], ensure_ascii=False)
        assert "乙某" not in facts
        assert "11010519491231002X" not in facts


def test_every_document_can_be_printed(desk):
    number = collected(desk)
    desk.report(number)
    person = desk.find_person()
    desk.hear(person, statement="不服（虚构）", answer="证据确凿（虚构）")
    desk.decide(person)
    desk.deliver(person, unsigned="拒绝签收（虚构）")
    desk.report(person)
    forms = set(Document.objects.values_list("form", flat=True))
    assert forms == {
        "summary_decision_organisation",
        "summary_decision_individual",
        "summary_filing",
    }
    for code in Document.objects.values_list("code", flat=True):
        desk.county.render(code)


def test_the_region_may_set_no_amount_of_its_own_for_the_limit_of_the_law(desk):
    """The limit is the statute's: nothing a bureau sets moves it."""
    assert not desk.law.leaves_open("APL-51")
    assert desk.law.rule("APL-51", desk.today).badge is None
