"""What was decided about a permit is contested by forms; where its end falls it is in force."""

import pytest

from mingjing.documents.queries import papers_of
from mingjing.permits.kinds import Outcome
from mingjing.permits.permit_states import State as PermitState
from permits.desk import Desk
from support.cast import CHEN, LIN, WU
from web.console.visiting import words_of

NOTICE = {
    "way": "reconsideration",
    "body": "示范县人民政府（虚构）",
    "file_number": "示复1号（虚构）",
    "claims": "撤销决定（虚构）",
}
OUTCOME = {"paper_number": "示复决1号（虚构）", "note": "主文（虚构）"}


@pytest.fixture
def desk(county):
    return Desk(county)


@pytest.fixture
def do(visitor):
    """Fill in the form of a step as somebody, send it, and expect a status."""

    def send(name, number, person, slug, *, status=303, says="", **typed):
        somebody = visitor(person)
        page = somebody.get(name, number, slug)
        form = typed
        if 'name="request"' in page.content.decode():
            form = somebody.fill(name, number, slug) | typed
        answer = somebody.send(name, number, slug, form=form)
        words = words_of(answer)
        assert answer.status_code == status, (slug, words)
        assert says in words, (slug, words)

    return send


def test_a_permit_whose_revocation_falls_is_in_force_again(desk, visitor, do):
    application = desk.granted()
    permit, today = desk.permit(application).number, desk.today
    do("permit_step", permit, CHEN, "receive-remedy", status=409, says="没有被撤销",
       applied_on=today, received_on=today, **NOTICE)  # fmt: skip
    desk.challenge(permit)
    desk.hear_holder(permit)
    desk.review_end(permit)
    desk.revoke(permit)
    do("permit_step", permit, LIN, "receive-remedy", status=403, says="您的岗位不能",
       applied_on=today, received_on=today, **NOTICE)  # fmt: skip
    do("permit_step", permit, CHEN, "receive-remedy", applied_on=today, **NOTICE)
    assert "答复举证" in words_of(visitor(CHEN).get("permit", permit)), "the limit is shown"
    do("permit_step", permit, WU, "cancel", status=409, says="正在进行，不能注销",
       ground="taken_away", words="手续（虚构）")  # fmt: skip
    do("permit_step", permit, CHEN, "answer-remedy", answer="程序合法（虚构）", evidence="笔录",
       norms="行政许可法第六十九条")  # fmt: skip
    do("permit_step", permit, CHEN, "settle-remedy", outcome="revoked", **OUTCOME)
    assert desk.standing(permit) is PermitState.IN_FORCE
    assert "许可恢复有效" in words_of(visitor(WU).get("permit", permit))
    assert "reconsideration_answer" in {paper.form for paper in papers_of(permit)}


def test_a_refusal_is_contested_even_from_the_archive(desk, visitor, do):
    number, today = desk.examined(), desk.today
    do("application_step", number, CHEN, "receive-remedy", status=409, says="还没有作出决定",
       applied_on=today, received_on=today, **NOTICE)  # fmt: skip
    desk.conclude(number, outcome=Outcome.REFUSE)
    desk.refuse(number)
    desk.deliver(number)
    desk.archive(number)
    do("application_step", number, CHEN, "receive-remedy", applied_on=today, is_simple="on",
       **NOTICE)  # fmt: skip
    assert "答复、举证" in words_of(visitor(CHEN).get("home"))
    do("application_step", number, CHEN, "stay-execution", reason="需要（虚构）")
    do("application_step", number, CHEN, "settle-remedy", outcome="redo", **OUTCOME)
    assert "撤销并责令重新作出" in words_of(visitor(WU).get("application", number))
