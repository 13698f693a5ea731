"""The table of states: complete, connected, and row by row what the data file says."""

import pytest

from mingjing.inspections.lifecycle import inspection_markdown, inspections
from mingjing.inspections.states import (
    BEFORE_THE_DOOR,
    LIFE,
    STATE_LABELS,
    STEP_LABELS,
    State,
    Step,
    advance,
    open_steps,
)
from mingjing.kernel.errors import IllegalTransitionError
from mingjing.statute.load import rulebook
from mingjing.statute.procedures import ProcedureRow
from support.refusals import require_complete
from support.rendering import commands

ROWS = inspections().row
IDS = ["I01", "I02", "I03", "I04", "I05", "I06", "I07a", "I07b", "I07c", "I07d", "I07e"]
IDS += ["I08", "I09", "I10", "I11", "I12"]
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


def test_every_state_is_reached_from_a_task():
    assert reached(State.TASK) == set(State)


@pytest.mark.parametrize("state", State)
def test_from_every_state_there_is_a_way_to_an_end(state):
    assert reached(state) & LIFE.ends
    assert bool(open_steps(state)) is (state not in LIFE.ends)


def test_without_approval_or_report_nobody_gets_through_the_door():
    without = frozenset({Step.APPROVE, Step.REPORT_URGENT, Step.MAKE_UP_APPROVAL})
    assert reached(State.TASK, without=without) <= BEFORE_THE_DOOR | {State.CALLED_OFF}


def test_without_arriving_nothing_is_found():
    without = frozenset({Step.ARRIVE})
    assert reached(State.TASK, without=without) == BEFORE_THE_DOOR | {State.CALLED_OFF}


def test_measures_end_by_consent_and_in_no_other_way():
    out = {step for step, way in WAYS if way.source is State.HALTED is not way.target}
    assert out == {Step.CONSENT_TO_RECOVERY}


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
    assert set(row.gates) <= set(inspections().gates)


@pytest.mark.parametrize(("step", "way"), WAYS)
def test_a_transition_cites_a_known_norm(step, way):
    assert rulebook().in_words(way.article)


def test_the_page_tells_every_row_and_every_step():
    page = inspection_markdown()
    assert all(f"| {row.id} | {row.name} |" in page for row in ROWS)
    assert all(f"`{step.value}`" in page for step in Step)
