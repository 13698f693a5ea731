"""延期、催告、申请法院 at the console: offered when the day has come, with what they need."""

from datetime import timedelta

from mingjing.cases.clocks import window_of
from mingjing.cases.queries import decision_of
from mingjing.cases.states import State
from mingjing.statute.decisions import DecisionKind
from support.cast import LIN, WU
from support.county import LARGE, proposed
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


def test_duties_beside_the_fine_are_listed_and_recorded_one_by_one(county, visitor):
    kinds = (DecisionKind.WARNING, DecisionKind.SUSPEND_BUSINESS)
    docket = county.bring(State.SERVED, proposed(kinds=kinds))
    page = words_of(visitor(LIN).get("case", docket))
    assert "尚未履行（当事人履行） 由谁履行未核实" in page
    assert "已履行（送达即履行）" in page
    locked = words_of(visitor(LIN).get("case_act", docket, "complete-performance"))
    assert "还有其他义务没有履行" in locked
    county.pay(docket)
    home = words_of(visitor(LIN).get("home"))
    assert "登记履行义务" in home
    assert "登记催告" not in home, "when it is overdue says the text of the decision"
    assert visitor(LIN).get("case_act", docket, "demand-performance").status_code == 200
    done = do(visitor, LIN, docket, "perform-duty", how=" ")
    assert done.status_code in {409, 422}
    how = "现场核实已停产（虚构）"
    done = do(visitor, LIN, docket, "perform-duty", how=how)
    assert done.status_code == 303, words_of(done)
    page = words_of(visitor(LIN).get("case", docket))
    assert f"已履行：{how}" in page
    assert f"{how} 由谁履行未核实" not in page, "what was seen was seen"
    assert "登记履行完毕" in words_of(visitor(LIN).get("home"))
    done = do(visitor, LIN, docket, "complete-performance", how="均已核实（虚构）")
    assert done.status_code == 303, words_of(done)
    assert county.state(docket) is State.PERFORMED
