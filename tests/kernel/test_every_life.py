"""Every table of a life: connected, named, founded, and closed to everything else."""

import pytest

from mingjing.casefile import states as casefile
from mingjing.cases import states as cases
from mingjing.cases.investigation import preserving
from mingjing.compulsion import states as compulsion
from mingjing.compulsion.supply import states as supply
from mingjing.disclosure import states as disclosure
from mingjing.inspections import states as inspections
from mingjing.kernel.errors import IllegalTransitionError
from mingjing.permits import permit_states
from mingjing.permits import states as permits
from mingjing.review import advice
from mingjing.statute.load import rulebook
from mingjing.summary import states as summary
from mingjing.supervision import states as supervision
from support.lives import reached
from support.refusals import require_complete

LIVES = {
    one.LIFE.subject: one.LIFE
    for one in (
        cases,
        preserving,
        inspections,
        summary,
        compulsion,
        supply,
        permits,
        permit_states,
        disclosure,
        casefile,
        advice,
        supervision,
    )
}
STATES = [(life, state) for life in LIVES.values() for state in life.states()]
IDS = [f"{life.subject}-{state}" for life, state in STATES]


@pytest.mark.parametrize("life", LIVES.values(), ids=LIVES)
def test_every_state_is_reached_and_every_word_is_told_apart(life):
    assert reached(life, life.start) == set(life.states())
    assert len({state.label for state in life.states()}) == len(life.states())
    assert len({step.label for step in life.steps}) == len(life.steps)
    assert set(life.steps) == set(type(next(iter(life.steps))))


@pytest.mark.parametrize(("life", "state"), STATES, ids=IDS)
def test_from_every_state_there_is_a_way_to_an_end(life, state):
    assert reached(life, state) & life.ends
    assert bool(life.open_steps(state)) is (state not in life.ends)


@pytest.mark.parametrize(("life", "state"), STATES, ids=IDS)
def test_a_step_is_the_table_and_everything_else_is_refused(life, state):
    for step in life.steps:
        targets = [way.target for way in life.steps[step] if way.source is state]
        assert len(targets) < 2
        if targets:
            assert [life.advance(state, step)] == targets
            continue
        with pytest.raises(IllegalTransitionError) as caught:
            life.advance(state, step)
        require_complete(caught.value)


@pytest.mark.parametrize("life", LIVES.values(), ids=LIVES)
def test_every_transition_cites_a_known_norm(life):
    assert all(rulebook().in_words(way.article) for _step, way in life.ways())
