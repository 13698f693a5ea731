"""A seizure is contested by forms: what is revoked can only be lifted, and goes back."""

import pytest

from compulsion.desk import Desk
from mingjing.compulsion.states import State
from mingjing.documents.queries import papers_of
from support.cast import CHEN, LIN, WU
from web.console.visiting import words_of

NOTICE = {
    "way": "litigation",
    "body": "虚构法院",
    "file_number": "（2026）虚0001号",
    "claims": "撤销查封决定（虚构）",
}
OUTCOME = {"paper_number": "（2026）虚0001号判决", "note": "主文（虚构）"}


@pytest.fixture
def desk(county):
    return Desk(county)


@pytest.fixture
def do(visitor, desk):
    """Fill in the form of a step as somebody, send it, and expect a status."""

    def send(number, person, slug, *, status=303, says="", **typed):
        somebody = visitor(person)
        page = somebody.get("seizure_step", number, slug)
        form = typed
        if 'name="request"' in page.content.decode():
            form = somebody.fill("seizure_step", number, slug) | typed
        answer = somebody.send("seizure_step", number, slug, form=form)
        words = words_of(answer)
        assert answer.status_code == status, (slug, words)
        assert says in words, (slug, words)

    return send


def test_what_is_revoked_can_only_be_lifted_and_goes_back(desk, visitor, do):
    number, today = desk.held(), desk.today
    do(number, LIN, "receive-remedy", status=403, says="您的岗位不能", applied_on=today,
       received_on=today, **NOTICE)  # fmt: skip
    do(number, CHEN, "receive-remedy", applied_on=today, **NOTICE)
    assert "答复、举证" in words_of(visitor(CHEN).get("home"))
    do(number, CHEN, "answer-remedy", status=422, says="必填", answer="")
    do(number, CHEN, "answer-remedy", answer="程序合法（虚构）", evidence="现场笔录",
       norms="安全生产法第六十五条")  # fmt: skip
    do(number, CHEN, "stay-execution", reason="难以恢复（虚构）")
    do(number, CHEN, "settle-remedy", outcome="revoked", **OUTCOME)
    assert desk.state(number) is State.IN_CUSTODY
    do(number, WU, "extend", status=409, says="已经撤销或者确认无效", days="10",
       reason="情况复杂（虚构）")  # fmt: skip
    assert "解除查封、扣押" in words_of(visitor(LIN).get("home"))
    do(number, LIN, "lift", reason="other", words="判决撤销（虚构）")
    page = words_of(visitor(LIN).get("seizure", number))
    assert "判决撤销" in page
    desk.give_back(number)
    assert desk.state(number) is State.RELEASED
    forms = {paper.form for paper in papers_of(number)}
    assert {"litigation_answer", "evidence_list", "seizure_release"} <= forms


def test_a_remedy_comes_after_the_seizure_and_not_before(desk, visitor, do):
    asked, today = desk.request(), desk.today
    do(asked, CHEN, "receive-remedy", status=409, says="还没有实施", applied_on=today,
       received_on=today, **NOTICE)  # fmt: skip
    number = desk.held()
    desk.lift(number)
    desk.give_back(number)
    do(number, CHEN, "receive-remedy", applied_on=today, **NOTICE)
    assert "答复、举证" in words_of(visitor(CHEN).get("home")), "also of what has ended"
    do(number, CHEN, "settle-remedy", outcome="unlawful", **OUTCOME)
    assert "判决确认违法，不撤销" in words_of(visitor(LIN).get("seizure", number))
