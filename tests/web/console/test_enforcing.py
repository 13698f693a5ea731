"""延期、催告、申请法院 at the console: offered when the day has come, with what they need."""

from datetime import timedelta

from mingjing.cases.clocks import window_of
from mingjing.cases.queries import decision_of
from mingjing.cases.states import State
from support.cast import LIN, WU
from support.county import LARGE
from web.console.visiting import words_of


def do(visitor, person: str, docket: str, act: str, **typed: object):
    somebody = visitor(person)
    form = somebody.fill("case_act", docket, act) | typed
    return somebody.send("case_act", docket, act, form=form)


def test_a_leader_grants_parts_line_by_line(county, visitor):
    docket = county.bring(State.SERVED)
    wrong = do(visitor, WU, docket, "defer-payment", reason="停产（虚构）", parts="下月 20000")
    assert wrong.status_code == 422
    assert "第 1 行不是" in words_of(wrong)
    half = LARGE // 200
    first, second = (county.clock.today + timedelta(days=days) for days in (30, 60))
    parts = f"{first} {half}\n{second} {LARGE // 100 - half}"
    done = do(visitor, WU, docket, "defer-payment", reason="停产（虚构）", parts=parts)
    assert done.status_code == 303, words_of(done)
    assert len(decision_of(county.case(docket)).instalments) == 2
    assert "批准延期、分期缴纳" in words_of(visitor(LIN).get("case", docket))


def test_an_officer_is_told_to_demand_and_a_leader_to_apply_when_the_day_has_come(
    county, visitor
):
    docket = county.bring(State.SERVED)
    assert "登记催告" not in words_of(visitor(LIN).get("home"))
    county.clock.move_to(county.clock.today + timedelta(days=20))
    assert "登记催告" in words_of(visitor(LIN).get("home"))
    done = do(visitor, LIN, docket, "demand-performance", receiver="单位收发（虚构）")
    assert done.status_code == 303, words_of(done)
    assert "申请法院强制执行" not in words_of(visitor(WU).get("home"))
    locked = words_of(visitor(WU).get("case_act", docket, "apply-to-court"))
    assert "最早" in locked
    opens_on = window_of(
        county.case(docket), decision_of(county.case(docket)), county.law
    ).opens_on
    county.clock.move_to(opens_on)
    assert "申请法院强制执行" in words_of(visitor(WU).get("home"))
    said = {"court": "示范县人民法院（虚构）", "uncontested": "on"}
    done = do(visitor, WU, docket, "apply-to-court", **said)
    assert done.status_code == 303, words_of(done)
    done = do(visitor, LIN, docket, "record-court-answer", answer="taken", note="受理（虚构）")
    assert done.status_code == 303, words_of(done)
    done = do(visitor, LIN, docket, "end-enforcement", how="执行完毕（虚构）")
    assert done.status_code == 303, words_of(done)
    assert county.state(docket) is State.PERFORMED
