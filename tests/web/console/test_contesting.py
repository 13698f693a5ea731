"""复议、诉讼、自行纠正 at the console: who is asked for what, and what the page tells."""

from mingjing.cases.queries import decision_of
from mingjing.cases.states import State
from mingjing.kernel.money import yuan
from support.cast import CHEN, HAN, LIN, SUN, WU, ZHAO
from web.console.test_enforcing import do
from web.console.visiting import words_of


def test_the_legal_office_answers_and_enters_what_came_of_it(county, visitor):
    docket = county.bring(State.SERVED)
    today = county.clock.today
    said = {
        "way": "reconsideration",
        "body": "示范县人民政府（虚构）",
        "file_number": "示复1号（虚构）",
        "applied_on": today,
        "claims": "请求撤销（虚构）",
    }
    done = do(visitor, CHEN, docket, "receive-remedy", **said)
    assert done.status_code == 303, words_of(done)
    home = words_of(visitor(CHEN).get("home"))
    assert "答复、举证" in home
    done = do(visitor, CHEN, docket, "answer-remedy", answer="事实清楚（虚构）")
    assert done.status_code == 303, words_of(done)
    done = do(visitor, CHEN, docket, "stay-execution", reason="难以恢复（虚构）")
    assert done.status_code == 303, words_of(done)
    said = {"outcome": "changed", "paper_number": "示复决1号（虚构）", "note": "变更（虚构）"}
    done = do(visitor, CHEN, docket, "settle-remedy", **said, fine_yuan="20000")
    assert done.status_code == 303, words_of(done)
    page = words_of(visitor(LIN).get("case", docket))
    assert "处罚决定的效力" in page
    assert "已变更" in page
    assert "停止执行" in page
    assert decision_of(county.case(docket)).fine_fen == 2_000_000


def test_a_correction_goes_from_hand_to_hand(county, visitor):
    docket = county.bring(State.SERVED)
    county.pay(docket, fen=500)
    said = {"standing": "revoked", "reasons": "当事人有误（虚构）"}
    steps = [
        (HAN, "propose-correction", said, "提出自行纠正"),
        (CHEN, "review-correction", {"answer": "yes", "words": "同意（虚构）"}, "审核自行纠正"),
        (WU, "decide-correction", {"answer": "yes", "words": "同意（虚构）"}, "决定撤销、变更"),
        (LIN, "serve-correction", {"receiver": "单位收发（虚构）"}, "送达撤销（变更）决定"),
        (LIN, "record-refund", {"reference": "退库1（虚构）"}, "登记退还罚款"),
    ]
    for person, act, typed, _title in steps[:1]:
        assert do(visitor, person, docket, act, **typed).status_code == 303
    for person, act, typed, title in steps[1:]:
        assert title in words_of(visitor(person).get("home")), title
        done = do(visitor, person, docket, act, **typed)
        assert done.status_code == 303, words_of(done)
    assert county.state(docket) is State.SET_ASIDE
    done = do(visitor, LIN, docket, "redo-case", reasons="查清当事人（虚构）")
    assert done.status_code == 303, words_of(done)
    assert "重新登记的线索" in words_of(visitor(LIN).get("case", docket))


def test_nobody_answers_what_the_page_does_not_show(county, visitor):
    docket = county.bring(State.SERVED)
    said = {"standing": "changed", "reasons": "一次违法算成了两次（虚构）"}
    asked = words_of(visitor(HAN).get("case_act", docket, "propose-correction"))
    standing = yuan(decision_of(county.case(docket)).fine_fen)
    assert f"现罚款 {standing} 元；只能减轻" in asked
    done = do(visitor, HAN, docket, "propose-correction", **said, fine_yuan="1000")
    assert done.status_code == 303, words_of(done)
    page = words_of(visitor(CHEN).get("case_act", docket, "review-correction"))
    assert "一次违法算成了两次（虚构）" in page
    assert "1,000 元" in page
    do(visitor, CHEN, docket, "review-correction", answer="yes", words="计算有误（虚构）")
    assert "计算有误（虚构）" in words_of(
        visitor(WU).get("case_act", docket, "decide-correction")
    )


def test_three_are_not_written_down_as_two(county, visitor):
    docket = county.bring(State.DECIDED)
    county.print(docket)
    said = {"receiver": "收发（虚构）", "mode": "direct"}
    three = do(visitor, LIN, docket, "serve", **said, officers=[LIN, ZHAO, SUN])
    assert three.status_code == 422
    assert "现选择了 3 名" in words_of(three)
    one = do(visitor, LIN, docket, "serve", **said, officers=[LIN])
    assert "执法人员不足两人" in words_of(one), "fewer are for the command to refuse"
