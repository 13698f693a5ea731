"""A penalty on the spot through the forms of the console, as officers have them in hand."""

import pytest
from django.urls import reverse

from mingjing.cases.models import Case
from mingjing.kernel.errors import IllegalTransitionError
from mingjing.summary.states import State, Step
from mingjing.web.console.summary.duties import summary_duties
from mingjing.web.console.summary.table import STEPS
from summary.desk import UNIT_SANCTION, UNIT_VIOLATION, Desk
from support.cast import HAN, HE, LIN, LU, SONG, STRANGER, SUN, WU, ZHAO
from support.refusals import require_complete
from web.console.visiting import picture_file, words_of

FOUND = {
    "certificates_shown": "on",
    "told_of_recording": "on",
    "applied": f"{UNIT_VIOLATION}/{UNIT_SANCTION}",
    "kind": "organisation",
    "name": "示例门市部（虚构）",
    "legal_representative": "甲某（虚构）",
    "address": "示例路5号（虚构）",
    "place": "门市部内（虚构）",
    "facts": "一名电工未持证上岗（虚构）。",
    "evidence": "现场照片（虚构）",
    "fine_fen": "1000",
    "second_officer": ZHAO,
    "device": "DSJ-01",
}
NUMBER = "（陵）应急当〔2026〕1号"


@pytest.fixture
def desk(county):
    return Desk(county)


def do(visitor, person, slug, **typed):
    """Fill in the form of a step and send it."""
    somebody = visitor(person)
    form = somebody.fill("summary_step", NUMBER, slug) | typed
    return somebody.send("summary_step", NUMBER, slug, form=form)


def find(visitor, **changes):
    """Fill in what was found and send it."""
    officer = visitor(LIN)
    form = officer.fill("new_summary_penalty") | FOUND | changes
    return officer.send("new_summary_penalty", form=form)


def test_on_the_spot_each_form_leads_to_the_next_and_others_finish_it(desk, visitor):
    answer = find(visitor)
    for slug, typed in (("hear", {"told": "on"}), ("decide", {}), ("deliver", {})):
        assert answer.status_code == 303, words_of(answer)
        assert answer.url.startswith(reverse("summary_step", args=[NUMBER, slug]))
        answer = do(visitor, LIN, slug, **typed)
    assert answer.url == f"{reverse('summary_penalty', args=[NUMBER])}?done=deliver"
    steps = [
        (LIN, "collect", {"ground": "hard_later", "circumstances": "流动（虚构）",
                          "receipt": "虚构0001"}),
        (SONG, "receive", {}),
        (SONG, "bank", {"slip": "虚构凭证"}),
        (ZHAO, "report", {}),
        (HAN, "publish", {"published_at": "公示系统（虚构）"}),
        (HE, "archive", {"volume": "第1卷（虚构）"}),
    ]  # fmt: skip
    for person, slug, typed in steps:
        answer = do(visitor, person, slug, **typed)
        assert answer.status_code == 303, (slug, words_of(answer))
    assert desk.state(NUMBER) is State.ARCHIVED
    page = words_of(visitor(LIN).get("summary_penalty", NUMBER))
    assert "当场收缴人民币1,000元" in page
    assert "应当先申请行政复议" in page


def test_every_step_of_the_table_has_a_form():
    inside = Step.SET_ASIDE  # follows from the outcome of a remedy
    assert {step.step for step in STEPS.values()} - {None} == set(Step) - {inside}


def test_too_much_is_refused_and_becomes_a_lead_by_one_more_tap(desk, visitor):
    answer = find(visitor, fine_fen="3001")
    page = words_of(answer)
    assert answer.status_code == 409
    assert "拟罚款 3,001 元，超过简易程序的限度" in page
    assert "示例门市部（虚构）" in answer.content.decode()
    assert "登记为普通程序的线索" in page
    assert not Case.objects.exists()
    answer = find(visitor, fine_fen="3001", ordinary="1")
    case = Case.objects.get()
    assert answer.url == f"{reverse('case', args=[case.docket])}?registered=1"
    assert case.summary == FOUND["facts"]


def test_a_person_is_asked_for_other_things_than_a_unit(desk, visitor):
    answer = find(visitor, kind="person", applied="YJ-ASL-104-1/found-responsible",
                  fine_fen="100", citizen_number="11010519491231002X",
                  uscc="91140524MA0K000051")  # fmt: skip
    assert answer.status_code == 303, words_of(answer)
    party = desk.row(NUMBER).party
    assert (party.uscc, party.legal_representative, party.is_enterprise) == ("", "", False)


def test_a_defence_is_answered_and_may_lower_the_fine(desk, visitor):
    desk.find()
    typed = {
        "told": "on",
        "said": "spoke",
        "statement": "已报名（虚构）",
        "answer": "属实（虚构）",
    }
    assert do(visitor, LIN, "hear", **typed, outcome="kept", fine_fen="1").status_code == 303
    assert desk.row(NUMBER).proposal["fine_fen"] == 100_000
    desk.find()
    second = NUMBER.replace("1号", "2号")
    officer = visitor(LIN)
    form = officer.fill("summary_step", second, "hear") | typed
    form |= {"outcome": "adopted", "fine_fen": "500"}
    assert officer.send("summary_step", second, "hear", form=form).status_code == 303
    assert desk.row(second).proposal["fine_fen"] == 50_000


def test_a_refusal_to_sign_is_written_down(desk, visitor):
    desk.find()
    desk.hear(NUMBER)
    desk.decide(NUMBER)
    answer = do(visitor, LIN, "deliver", signed="refused_to_sign")
    assert answer.status_code == 409
    assert "没有写明拒绝签收的情况" in words_of(answer)
    answer = do(
        visitor, LIN, "deliver", signed="refused_to_sign", unsigned_reason="拒签（虚构）"
    )
    assert answer.status_code == 303
    assert "当事人拒绝签收：拒签（虚构）" in words_of(
        visitor(LIN).get("summary_penalty", NUMBER)
    )


def test_the_next_form_begins_with_partner_and_camera_of_the_last(desk, visitor):
    page = visitor(LIN).get("new_summary_penalty").content.decode()
    assert f'<option value="{ZHAO}" selected' not in page
    desk.find()
    page = visitor(LIN).get("new_summary_penalty").content.decode()
    assert f'<option value="{ZHAO}" selected' in page
    assert 'value="DSJ-01"' in page
    page = visitor(ZHAO).get("new_summary_penalty").content.decode()
    assert f'<option value="{LIN}" selected' in page


def test_only_what_can_be_punished_on_the_spot_is_offered(desk, visitor):
    page = visitor(LIN).get("new_summary_penalty").content.decode()
    assert f'value="{UNIT_VIOLATION}/{UNIT_SANCTION}"' in page
    assert "YJ-ASL-97-7/overdue-unit" not in page
    assert "YJ-ASL-95-1" not in page
    assert "单位 3,000 元" in words_of(visitor(LIN).get("new_summary_penalty"))


def test_a_limit_that_nobody_read_has_its_badge(desk, visitor):
    desk.find_person()
    desk.hear(NUMBER)
    desk.decide(NUMBER)
    page = words_of(visitor(LIN).get("summary_penalty", NUMBER))
    assert "当场处罚备案的日数（缺省） 未核实" in page


def test_each_has_on_the_desk_what_waits_for_them(desk, visitor):
    def waiting(person):
        at = desk.county.clock.now
        found = summary_duties(desk.act(person).actor, at, desk.today, desk.law)
        return [(one.step.slug, one.card.due.rule if one.card else "") for one in found]

    number = desk.find()
    assert waiting(LIN) == waiting(ZHAO) == [("hear", "")]
    desk.hear(number)
    desk.decide(number)
    desk.deliver(number)
    assert waiting(LIN) == [("report", "SUMMARY-FILE")]
    assert waiting(SONG) == waiting(STRANGER) == []
    desk.collect(number)
    assert waiting(SONG) == [("receive", "APL-71-1")]
    desk.receive(number)
    assert waiting(SONG) == [("bank", "APL-71-2")]
    desk.report(number)
    assert waiting(HAN) == []
    home = words_of(visitor(LIN).get("home"))
    assert "示例门市部" in home
    assert "拟定公示稿" in home
    desk.bank(number)
    desk.publish(number)
    assert waiting(HE) == [("archive", "")]


def test_a_leader_entrusts_somebody_else_with_what_is_left(desk, visitor):
    number = desk.find()
    desk.hear(number)
    desk.decide(number)
    desk.deliver(number)
    assert visitor(SUN).get("summary_penalty", NUMBER).status_code == 404
    assert visitor(LIN).get("summary_step", NUMBER, "entrust").status_code == 403
    offered = visitor(WU).get("summary_step", NUMBER, "entrust").content.decode()
    assert f'value="{SUN}"' in offered
    assert not any(f'value="{one}"' in offered for one in (LIN, ZHAO, LU, STRANGER))
    reason = "两人均已调离（虚构）"
    answer = do(visitor, WU, "entrust", officer=SUN, reason=reason, recused="on")
    assert answer.status_code == 303, words_of(answer)
    page = words_of(visitor(LIN).get("summary_penalty", NUMBER))
    assert "由负责人指定，原人员已回避" in page
    at = desk.county.clock.now
    waiting = summary_duties(desk.act(SUN).actor, at, desk.today, desk.law)
    assert [one.step.slug for one in waiting] == ["report"]
    assert do(visitor, LIN, "report").status_code == 403
    assert do(visitor, SUN, "report").status_code == 303
    assert do(visitor, SUN, "pay", slip="虚构凭证").status_code == 303


def test_what_nobody_can_end_on_the_spot_waits_to_be_turned_into_a_case(desk, visitor):
    number = desk.find()
    at = desk.county.clock.now
    desk.entrust(number)

    def waiting(person):
        actor, today = desk.act(person).actor, desk.today
        return [one.step.slug for one in summary_duties(actor, at, today, desk.law)]

    assert (waiting(LIN), waiting(SUN)) == (["hear"], ["turn"])
    page = words_of(visitor(SUN).get("summary_penalty", NUMBER))
    assert "承办人员" in page
    assert visitor(SUN).get("summary_step", NUMBER, "hear").status_code == 200
    desk.county.clock.wait(days=1)
    assert waiting(LIN) == ["turn"]
    page = visitor(LIN).get("summary_step", NUMBER, "hear")
    assert "请转普通程序" in words_of(page)


def test_a_closed_step_says_why_and_a_foreign_one_is_not_there(desk, visitor):
    desk.find()
    page = visitor(LIN).get("summary_step", NUMBER, "decide")
    assert "现在还不能办理" in words_of(page)
    assert visitor(STRANGER).get("summary_penalty", NUMBER).status_code == 404
    assert visitor(LIN).get("summary_step", NUMBER, "nonsense").status_code == 404
    assert visitor(LIN).get("summary_paper", NUMBER, "0" * 16).status_code == 404


def test_what_turned_into_a_case_leads_there(desk, visitor):
    desk.find()
    answer = do(visitor, LIN, "turn", reason="disputed")
    assert answer.status_code == 303
    page = words_of(visitor(LIN).get("summary_penalty", NUMBER))
    assert "已转普通程序（当事人对事实有争议）" in page
    assert "应当先申请行政复议" not in page
    assert NUMBER in words_of(visitor(LIN).get("case", desk.row(NUMBER).docket))


def test_the_list_is_narrowed_and_shows_the_time_that_is_left(desk, visitor):
    number = desk.find()
    desk.find_person()
    desk.hear(number)
    desk.decide(number)
    desk.county.clock.wait(days=20)
    officer = visitor(LIN)
    late = words_of(officer.get("summary", query="?overdue=1"))
    every = words_of(officer.get("summary"))
    assert "乙某（虚构）" in every
    assert NUMBER in late
    assert "乙某（虚构）" not in late
    persons = words_of(officer.get("summary", query="?party=person"))
    assert "乙某（虚构）" in persons
    assert NUMBER not in persons


def test_a_picture_is_handed_in_until_it_is_archived_by_its_officers_only(desk, visitor):
    number = desk.find()
    officer = visitor(LIN)
    form = officer.fill("summary_picture", number) | {"title": "配电箱（虚构）"}
    form["file"] = picture_file()
    assert officer.send("summary_picture", number, form=form).status_code == 303
    assert "配电箱（虚构）" in words_of(visitor(HAN).get("summary_penalty", number))
    assert visitor(HAN).get("summary_picture_item", number, 1).status_code == 200
    assert visitor(HAN).get("summary_picture", number).status_code == 403
    assert visitor(STRANGER).get("summary_picture_item", number, 1).status_code == 404
    desk.turn(number)
    with pytest.raises(IllegalTransitionError, match="不能提交") as caught:
        desk.picture(number)
    require_complete(caught.value)
