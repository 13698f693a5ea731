"""The table of states: complete, connected, and row by row what the data file says."""

import pytest

from mingjing.kernel.errors import IllegalTransitionError
from mingjing.statute.load import rulebook
from mingjing.statute.procedures import ProcedureRow
from mingjing.summary.lifecycle import summary, summary_markdown
from mingjing.summary.states import (
    LIFE,
    ON_THE_SPOT,
    STATE_LABELS,
    STEP_LABELS,
    State,
    Step,
    advance,
    open_steps,
)
from support.refusals import require_complete
from support.rendering import commands

ROWS = summary().row
IDS = [f"Q0{n}" for n in range(1, 9)]
WAYS = list(LIFE.ways())


def reached(start: State, *, without: frozenset[Step] = frozenset()) -> set[State]:
    """Every state that can be reached from *start*, itself included."""
    found, ahead = {start}, [start]
    while ahead:
        here = ahead.pop()
        for step, way in WAYS:
            if way.source is here and step not in without and way.target not in found:
                found.add(way.target)
                ahead.append(way.target)
    return found


def test_every_state_is_reached_from_what_was_found():
    assert reached(State.FOUND) == set(State)


@pytest.mark.parametrize("state", State)
def test_from_every_state_there_is_a_way_to_an_end(state):
    assert reached(state) & LIFE.ends
    assert bool(open_steps(state)) is (state not in LIFE.ends)


def test_without_hearing_nothing_is_decided():
    found = reached(State.FOUND, without=frozenset({Step.HEAR}))
    assert found == {State.FOUND, State.ORDINARY}


def test_without_delivery_nothing_is_collected():
    found = reached(State.FOUND, without=frozenset({Step.DELIVER}))
    assert found == ON_THE_SPOT | {State.ORDINARY}


def test_what_is_decided_never_turns_into_a_case():
    assert State.ORDINARY not in reached(State.DECIDED)


@pytest.mark.parametrize("state", State)
def test_advance_is_the_table_and_refuses_everything_else(state):
    for step in Step:
        targets = {way.target for way in LIFE.steps[step] if way.source is state}
        assert len(targets) < 2
        if targets:
            assert advance(state, step) in targets
            continue
        with pytest.raises(IllegalTransitionError) as caught:
            advance(state, step)
        require_complete(caught.value)


def test_every_state_and_step_has_a_name_of_its_own():
    assert set(STATE_LABELS) == set(State)
    assert set(STEP_LABELS) == set(Step)
    assert len(set(STEP_LABELS.values())) == len(Step)


def test_the_rows_are_those_of_the_law_file():
    assert [row.id for row in ROWS] == IDS


@pytest.mark.parametrize("row", ROWS, ids=IDS)
def test_a_row_is_in_the_table_exactly_as_it_is_in_the_file(row: ProcedureRow):
    assert LIFE.rows().get(row.id, frozenset()) == set(row.ways)
    known = {command.name for command in commands()}
    assert row.ways or row.command in known


def test_every_step_is_a_command():
    missing = {step.value for step in Step} - {one.name for one in commands()}
    assert not missing


@pytest.mark.parametrize("row", ROWS, ids=IDS)
def test_a_row_cites_known_norms_limits_and_gates(row: ProcedureRow):
    assert rulebook().in_words(row.article)
    assert not row.clock or rulebook().versions(row.clock)
    assert set(row.gates) <= set(summary().gates)


@pytest.mark.parametrize(("step", "way"), WAYS)
def test_a_transition_cites_a_known_norm(step, way):
    assert rulebook().in_words(way.article)


def test_the_page_tells_every_row_and_every_step():
    page = summary_markdown()
    assert all(f"| {row.id} | {row.name} |" in page for row in ROWS)
    assert all(f"`{step.value}`" in page for step in Step)
