"""What follows a penalty on the spot, by its forms: a fine not paid, a remedy, its archive."""

from datetime import timedelta

import pytest
from django.urls import reverse

from mingjing.documents.queries import papers_of
from mingjing.summary.models import SummaryPenalty
from mingjing.summary.queries import fine_of, remedies_of
from mingjing.summary.states import State
from summary.desk import Desk
from support.cast import CHEN, HAN, HE, LIN, WU
from web.console.visiting import words_of

FINE = 100_000
NOTICE = {
    "body": "示范县人民政府（虚构）",
    "file_number": "示复1号（虚构）",
    "claims": "撤销（虚构）",
}
OUTCOME = {"paper_number": "示复决1号（虚构）", "note": "主文（虚构）"}


@pytest.fixture
def desk(county):
    return Desk(county)


@pytest.fixture
def number(desk):
    """Return a penalty of one thousand yuan on a shop, on file and published, not paid."""
    found = desk.find()
    desk.hear(found)
    desk.decide(found)
    desk.deliver(found)
    desk.report(found)
    desk.publish(found)
    return found


@pytest.fixture
def do(visitor, number):
    """Fill in the form of a step as somebody, send it, and expect a status."""

    def send(person, slug, *, status=303, says="", **typed):
        somebody = visitor(person)
        page = somebody.get("summary_step", number, slug)
        if 'name="request"' not in page.content.decode():
            answer = somebody.send("summary_step", number, slug, form=typed)
        else:
            form = somebody.fill("summary_step", number, slug) | typed
            answer = somebody.send("summary_step", number, slug, form=form)
        words = words_of(answer)
        assert answer.status_code == status, (slug, words)
        assert says in words, (slug, words)
        return words

    return send


def page_of(visitor, person, number):
    return words_of(visitor(person).get("summary_penalty", number))


def offered(visitor, person, number):
    html = visitor(person).get("summary_penalty", number).content.decode()
    return lambda slug: f'"{reverse("summary_step", args=[number, slug])}"' in html


def test_a_fine_that_is_not_paid_goes_through_the_court_to_the_archive(
    desk, visitor, number, do
):
    clock = desk.county.clock
    assert not offered(visitor, LIN, number)("demand"), "fifteen days are not over"
    clock.move_to(desk.today + timedelta(days=20))
    home = words_of(visitor(LIN).get("home"))
    assert "登记催告" in home
    said = {"court": "虚构法院", "applied_on": desk.today, "uncontested": "on"}
    do(WU, "apply-to-court", status=409, says="没有催告", **said)
    do(LIN, "impose-additional-fine", status=403, says="您的岗位不能")
    do(WU, "impose-additional-fine")
    do(LIN, "demand", status=403, says="不足两人", officers=[LIN], receiver="店主（虚构）")
    do(LIN, "demand", receiver="店主（虚构）")
    window = fine_of(desk.row(number)).window(desk.law)
    assert [due.rule for due in window.remedies] == ["ARL-20"], (
        "no suit without reconsideration"
    )
    clock.move_to(window.opens_on - timedelta(days=1))
    assert "加处罚款" in page_of(visitor, LIN, number)
    said["applied_on"] = desk.today
    do(WU, "apply-to-court", status=409, says="最早可于", **said)
    clock.move_to(window.opens_on)
    said["applied_on"] = desk.today
    do(LIN, "apply-to-court", status=403, says="您的岗位不能", **said)
    do(WU, "apply-to-court", court="虚构法院", uncontested="on")
    do(HE, "archive", status=409, says="还没有缴清", volume="第1卷（虚构）")
    do(LIN, "court-answer", answer="refused", note="裁定（虚构）")
    do(WU, "apply-to-court", court="虚构法院", uncontested="on")
    do(LIN, "court-answer", answer="taken", note="裁定（虚构）")
    do(LIN, "end-enforcement", how="终结执行裁定（虚构）")
    assert "人民法院的执行于" in page_of(visitor, LIN, number)
    do(HE, "archive", volume="第1卷（虚构）")
    assert desk.state(number) is State.ARCHIVED
    forms = [paper.form for paper in papers_of(number)]
    assert forms.count("court_application") == 2
    assert forms.count("additional_fine") == forms.count("performance_demand") == 1


def test_a_party_in_hardship_pays_in_parts(desk, visitor, number, do):
    first, last = (desk.today + timedelta(days=days) for days in (30, 60))
    said = {"reason": "店铺失火（虚构）"}
    do(LIN, "defer", status=403, says="您的岗位不能", parts=f"{last} 1000",
       requested_on=desk.today, **said)  # fmt: skip
    do(WU, "defer", status=422, says="合计等于", parts=f"{last} 999", **said)
    do(WU, "defer", parts=f"{first} 400\n{last} 600", **said)
    desk.county.clock.move_to(first + timedelta(days=2))
    owed = fine_of(desk.row(number)).amounts(desk.law, on=desk.today)
    assert (owed.overdue_fen, owed.late_fine_fen) == (40_000, 2 * 40_000 * 3 // 100)
    do(LIN, "pay", status=422, says="缴款数额有误", amount_fen="1001", slip="凭证（虚构）")
    do(LIN, "pay", amount_fen="400", slip="凭证1（虚构）")
    assert "尚未缴纳600元" in page_of(visitor, LIN, number)
    do(LIN, "pay", slip="凭证2（虚构）")
    assert desk.row(number).paid_on == desk.today
    do(HE, "archive", volume="第1卷（虚构）")
    assert "deferral_approval" in [paper.form for paper in papers_of(number)]


def test_what_is_revoked_is_paid_back_withdrawn_and_put_away(desk, visitor, number, do):
    today = desk.today
    desk.pay(number)
    suit = {
        "way": "litigation",
        "body": "虚构法院",
        "file_number": "1",
        "claims": "撤销（虚构）",
    }
    do(CHEN, "receive-remedy", status=409, says="先申请行政复议", applied_on=today, **suit)
    do(LIN, "receive-remedy", status=403, says="您的岗位不能", way="reconsideration",
       applied_on=today, received_on=today, **NOTICE)  # fmt: skip
    do(CHEN, "receive-remedy", way="reconsideration", applied_on=today, **NOTICE)
    assert "答复、举证" in words_of(visitor(CHEN).get("home"))
    do(HE, "archive", status=409, says="行政复议正在进行", volume="第1卷（虚构）")
    again = NOTICE | {"file_number": "示复2号（虚构）"}
    do(CHEN, "receive-remedy", status=409, says="行政复议正在进行", way="reconsideration",
       applied_on=today, received_on=today, **again)  # fmt: skip
    assert len(remedies_of(desk.row(number))) == 1
    do(CHEN, "answer-remedy", answer="事实清楚（虚构）")
    do(CHEN, "settle-remedy", outcome="revoked", **OUTCOME)
    assert desk.state(number) is State.SET_ASIDE
    do(HE, "archive", status=409, says="还没有撤回", volume="第1卷（虚构）")
    do(HAN, "withdraw-publication", reason="决定已被复议撤销（虚构）")
    do(HE, "archive", status=409, says="应当退还", volume="第1卷（虚构）")
    do(LIN, "refund", reference="退库1（虚构）")
    do(LIN, "redo", reasons="补充调查（虚构）")
    begun = desk.row(number).redone_as
    assert begun in page_of(visitor, LIN, number)
    do(HE, "archive", volume="第1卷（虚构）")
    assert desk.state(number) is State.ARCHIVED
    forms = {paper.form for paper in papers_of(number)}
    assert {"reconsideration_answer", "evidence_list"} <= forms


def test_a_remedy_after_the_archive_still_changes_the_fine(desk, visitor, number, do):
    today = desk.today
    desk.pay(number)
    do(HE, "archive", volume="第1卷（虚构）")
    do(CHEN, "receive-remedy", way="reconsideration", applied_on=today, **NOTICE)
    do(CHEN, "stay-execution", reason="难以恢复（虚构）")
    do(CHEN, "settle-remedy", status=409, says="更重", outcome="changed", fine_yuan="1001",
       **OUTCOME)  # fmt: skip
    do(CHEN, "settle-remedy", outcome="changed", fine_yuan="300", **OUTCOME)
    row = SummaryPenalty.objects.get(pk=number)
    assert (row.stage, row.fine_fen) == (State.ARCHIVED, 30_000)
    assert fine_of(row).refund_due_fen == FINE - 30_000
    suit = {
        "way": "litigation",
        "body": "虚构法院",
        "file_number": "1",
        "claims": "撤销（虚构）",
    }
    do(CHEN, "receive-remedy", applied_on=today, **suit)
    do(CHEN, "settle-remedy", outcome="upheld", **OUTCOME)
    assert "判决驳回诉讼请求" in page_of(visitor, LIN, number)
