"""复议、诉讼: what waits while one runs, what does not count, and what each outcome leaves."""

from datetime import date, timedelta

import pytest

from mingjing.cases.clocks import clocks_of, window_of
from mingjing.cases.contests import remedy_running
from mingjing.cases.debts import outstanding_fen, owed, refund_due_fen
from mingjing.cases.models import Decision
from mingjing.cases.queries import decision_of, remedies_of
from mingjing.cases.remedies import OUTCOMES, REMEDY_LIFE, RemedyState, Standing, Way
from mingjing.cases.states import State
from mingjing.disclosure.policy import grounds_for_withdrawal
from mingjing.documents.queries import papers_of
from mingjing.kernel.errors import (
    AlreadyDoneError,
    GateClosedError,
    IllegalTransitionError,
    InvalidInputError,
    NotPermittedError,
)
from mingjing.statute.decisions import DecisionKind
from mingjing.statute.lengths import day_of
from mingjing.statute.load import rulebook
from support.cast import LIN
from support.county import LARGE, County, proposed
from support.lives import reached
from support.refusals import refused

COURT, STAY = "acl-2011:53", "arl-2023:42"
HALF = LARGE // 2


def decision(county: County, docket: str) -> Decision:
    return decision_of(county.case(docket))


def demanded(county: County) -> str:
    """Return a case whose fine is overdue and was demanded."""
    docket = county.bring(State.SERVED)
    county.clock.move_to(county.clock.today + timedelta(days=20))
    county.demand(docket)
    return docket


ANSWERS = [
    # way, simple, rule, working days or days
    (Way.RECONSIDERATION, False, "ARL-48", date(2026, 3, 16)),
    (Way.RECONSIDERATION, True, "ARL-54", date(2026, 3, 9)),
    (Way.LITIGATION, False, "APrL-67", date(2026, 3, 17)),
]


@pytest.mark.parametrize(("way", "simple", "rule", "last"), ANSWERS)
def test_the_answer_is_due_as_its_way_says(county, way, simple, rule, last):
    docket = county.bring(State.DECIDED)
    county.contest(docket, way=way, is_simple=simple)
    (clock,) = [
        one for one in clocks_of(county.case(docket), county.law) if one.due.rule == rule
    ]
    assert (day_of(clock.due.binding), clock.done_on) == (last, None)
    county.answer(docket)
    said = county.said(docket)[-3]["facts"]
    assert (said["in_time"], said["evidence"]) == (True, 2)
    forms = {paper.form for paper in papers_of(docket)}
    answer = "litigation_answer" if way is Way.LITIGATION else "reconsideration_answer"
    assert {answer, "evidence_list"} <= forms
    with refused(county, docket, IllegalTransitionError, "arl-2023:48"):
        county.answer(docket)


def test_nobody_asks_the_court_while_a_remedy_runs_and_then_the_window_is_another(county):
    docket = demanded(county)
    before = window_of(county.case(docket), decision(county, docket), county.law)
    assert before.opens_on is not None
    county.clock.move_to(before.opens_on - timedelta(days=1))
    county.contest(docket)
    county.clock.wait(days=30)
    with refused(county, docket, GateClosedError, COURT):
        county.sue(docket)
    county.conclude(docket)
    after = window_of(county.case(docket), decision(county, docket), county.law)
    fifteen = county.law.due("APrL-45", county.clock.today)
    assert after.starts_after == day_of(fifteen.binding)
    assert after.opens_on is not None
    county.clock.move_to(after.opens_on)
    county.sue(docket)


def test_after_a_judgment_nothing_more_is_waited_for_and_after_a_withdrawal_all_of_it(county):
    docket = demanded(county)
    plain = window_of(county.case(docket), decision(county, docket), county.law)
    county.contest(docket, way=Way.LITIGATION)
    county.conclude(docket, outcome="withdrawn")
    case = county.case(docket)
    assert window_of(case, decision(county, docket), county.law) == plain
    county.contest(docket, way=Way.LITIGATION)
    county.clock.wait(days=9)
    county.conclude(docket)
    case = county.case(docket)
    window = window_of(case, decision(county, docket), county.law)
    assert window.starts_after == county.clock.today


def test_no_late_fine_runs_from_the_application_to_the_outcome(county):
    docket = demanded(county)
    day = county.clock.today
    county.contest(docket)
    late = owed(county.case(docket), county.law, on=day - timedelta(days=1)).late_fine_fen
    county.clock.wait(days=10)
    assert owed(county.case(docket), county.law, on=county.clock.today).late_fine_fen == late
    county.conclude(docket)
    case, daily = county.case(docket), LARGE * 3 // 100
    two_later = county.clock.today + timedelta(days=2)
    assert owed(case, county.law, on=two_later).late_fine_fen == late + 2 * daily


def test_what_is_stayed_is_not_demanded(county):
    docket = county.bring(State.SERVED)
    county.clock.move_to(county.clock.today + timedelta(days=20))
    county.contest(docket)
    with refused(county, docket, GateClosedError, STAY):
        county.stay(docket, reason=" ")
    county.stay(docket)
    with refused(county, docket, GateClosedError, STAY):
        county.demand(docket)
    with refused(county, docket, AlreadyDoneError, STAY):
        county.stay(docket)
    county.conclude(docket)
    county.demand(docket)


def test_one_remedy_runs_at_a_time_and_only_against_a_decision(county):
    docket = county.bring(State.DECIDED)
    county.contest(docket)
    with refused(county, docket, AlreadyDoneError, "arl-2023:29"):
        county.contest(docket, way=Way.LITIGATION)
    county.conclude(docket)
    with refused(county, docket, InvalidInputError, "arl-2023:54.1"):
        county.contest(docket, way=Way.LITIGATION, is_simple=True)
    with refused(county, docket, NotPermittedError):
        county.contest(docket, LIN)
    county.contest(docket, way=Way.LITIGATION)


def test_a_revoked_decision_asks_for_nothing_is_refunded_and_begins_anew(county):
    docket = county.bring(State.SERVED)
    county.pay(docket, fen=100)
    county.contest(docket)
    until = county.clock.today + timedelta(days=60)
    county.conclude(docket, outcome="redo", redo_until=until)
    assert county.state(docket) is State.SET_ASIDE
    assert outstanding_fen(decision(county, docket)) == 0
    with refused(county, docket, GateClosedError, "apl-2021:74.3"):
        county.finish(docket)
    with refused(county, docket, InvalidInputError, "apl-2021:74.3"):
        county.refund(docket, fen=101)
    county.refund(docket, fen=100)
    county.finish(docket, ground="决定已撤销（虚构）")
    begun = county.redo(docket)
    assert county.state(begun) is State.LEAD
    assert decision(county, docket).redo_until == until
    with refused(county, docket, AlreadyDoneError, "aprl-2017:71"):
        county.redo(docket)


def test_a_case_that_is_closed_stays_closed_and_owes_the_refund(county):
    docket = county.bring(State.CLOSED)
    county.contest(docket, way=Way.LITIGATION)
    county.conclude(docket, outcome="revoked")
    assert county.state(docket) is State.CLOSED
    assert refund_due_fen(decision(county, docket)) == LARGE


def test_a_changed_fine_is_what_is_owed_and_its_last_parts_fall_away(county):
    docket = county.bring(State.SERVED)
    county.defer(docket)
    county.contest(docket)
    with refused(county, docket, GateClosedError, "arl-2023:63"):
        county.conclude(docket, outcome="changed", fine_fen=LARGE + 1)
    county.conclude(docket, outcome="changed", fine_fen=HALF)
    changed = decision(county, docket)
    assert (outstanding_fen(changed), len(changed.instalments)) == (HALF, 1)
    assert county.state(docket) is State.SERVED
    county.pay(docket, fen=HALF)
    assert county.state(docket) is State.PERFORMED


def test_what_a_third_party_asked_for_may_be_heavier(county):
    docket = county.bring(State.SERVED)
    county.contest(docket)
    county.conclude(docket, outcome="changed", fine_fen=LARGE + 1, by_third_party=True)
    assert outstanding_fen(decision(county, docket)) == LARGE + 1


def test_a_remedy_is_over_once_with_its_words(county):
    docket = county.bring(State.DECIDED)
    county.contest(docket)
    with refused(county, docket, InvalidInputError, "arl-2023:77.1"):
        county.conclude(docket, outcome="mistake")
    with refused(county, docket, GateClosedError, "arl-2023:68"):
        county.conclude(docket, note=" ")
    county.conclude(docket)
    with refused(county, docket, IllegalTransitionError, "arl-2023:77.1"):
        county.conclude(docket)
    (remedy,) = remedies_of(county.case(docket))
    assert (remedy.is_over, remedy_running(county.case(docket))) == (True, None)


def test_other_penalties_go_with_the_change(county):
    kinds = (DecisionKind.WARNING,)
    docket = county.bring(State.DECIDED, proposed(LARGE, kinds=kinds))
    county.contest(docket)
    county.conclude(docket, outcome="changed", fine_fen=LARGE)
    assert decision(county, docket).kinds == []


@pytest.mark.one_database("a table in memory")
def test_every_outcome_cites_a_known_norm_and_a_ground_of_withdrawal():
    for outcomes in OUTCOMES.values():
        for one in outcomes.values():
            assert rulebook().in_words(one.article)
            assert one.leaves is Standing.STANDS or one.leaves.value in grounds_for_withdrawal()
    assert reached(REMEDY_LIFE, REMEDY_LIFE.start) == set(RemedyState)
