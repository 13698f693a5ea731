"""The model of the gate: it holds, and whatever is left out of it is noticed."""

import pytest

from mingjing.cases.proof.guards import GUARDS, decision_gates
from mingjing.cases.proof.invariants import INVARIANTS
from mingjing.cases.proof.moves import MOVES, REASONS, Event
from mingjing.cases.proof.proving import BEGIN, BEYOND, first_broken, prove
from mingjing.cases.proof.situation import Phase, Situation, changed, renewed
from mingjing.cases.states import LIFE, State, Step
from mingjing.review.outcomes import EFFECTS, Effect, Outcome
from mingjing.statute.load import rulebook

EVERY_GUARD = [guard for guards in GUARDS.values() for guard in guards]


def test_nothing_is_decided_past_the_gate_in_any_situation(record_testsuite_property):
    proof = prove()
    record_testsuite_property("situations", sum(proof.situations.values()))
    record_testsuite_property("moves", proof.moves)
    assert [one.invariant.id for one in proof.counterexamples] == []
    assert (proof.stuck, proof.endless) == ((), ())
    assert proof.holds


def test_every_state_is_reached_and_every_way_of_the_table_is_taken():
    proof = prove()
    assert set(proof.situations) == set(State)
    assert proof.untaken == frozenset()


def test_every_condition_refuses_somewhere():
    assert set(prove().refusals) == {*EVERY_GUARD, BEYOND}


@pytest.mark.parametrize("guard", EVERY_GUARD, ids=lambda guard: guard.id)
def test_a_condition_that_is_left_out_is_noticed(guard):
    broken = first_broken(guard.id)
    assert broken is not None
    assert broken.path


def test_every_invariant_notices_something():
    broken = {first.invariant for one in EVERY_GUARD if (first := first_broken(one.id))}
    assert {one.id for one in INVARIANTS} - {one.id for one in broken} == set()


@pytest.mark.parametrize("one", [*EVERY_GUARD, *INVARIANTS], ids=lambda one: one.id)
def test_a_condition_and_an_invariant_cite_a_known_norm(one):
    assert not one.article or rulebook().in_words(one.article)


def test_no_two_share_a_name():
    assert len({one.id for one in EVERY_GUARD}) == len(EVERY_GUARD)
    assert len({one.id for one in INVARIANTS}) == len(INVARIANTS)


def test_everything_that_can_be_done_is_tried():
    assert set(MOVES) == {*Step, *Event}
    assert {one.value for one in Outcome if EFFECTS[one] is Effect.PARKS} == set(REASONS)


def test_the_gates_of_the_model_are_those_of_the_product_in_their_order():
    names = [guard.name.split("：")[1] for guard in GUARDS[Step.DECIDE]]
    assert names == [gate.name.split("（")[0] for gate in decision_gates(Situation())]


def test_a_case_begins_where_the_table_does():
    assert BEGIN.stage is LIFE.start


def test_what_was_said_of_a_file_is_not_of_the_next():
    told = Situation(agreed=True, discussed=True, informed=True, deliberated=True, as_told=True)
    bound = renewed(changed(told))
    said = (bound.agreed, bound.discussed, bound.informed, bound.deliberated, bound.as_told)
    assert not any(said)
    assert renewed(told) == told


@pytest.mark.parametrize("phase", Phase)
def test_a_day_lies_beside_its_limit_as_the_phase_says(phase):
    open_until = decision_gates(Situation(noticed=True, as_told=True, defence=phase))[2]
    assert open_until.holds is (phase >= Phase.AFTER)
