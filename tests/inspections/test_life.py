"""The table of states: complete, connected, and row by row what the data file says."""

import pytest

from mingjing.inspections.lifecycle import inspection_markdown, inspections
from mingjing.inspections.states import (
    BEFORE_THE_DOOR,
    LIFE,
    State,
    Step,
)
from mingjing.statute.load import rulebook
from mingjing.statute.procedures import ProcedureRow
from support.lives import reached
from support.rendering import commands

ROWS = inspections().row
IDS = ["I01", "I02", "I03", "I04", "I05", "I06", "I07a", "I07b", "I07c", "I07d", "I07e"]
IDS += ["I08", "I09", "I10", "I11", "I12"]
WAYS = list(LIFE.ways())


def test_every_state_is_reached_from_a_task():
    assert reached(LIFE, State.TASK) == set(State)


def test_without_approval_or_report_nobody_gets_through_the_door():
    without = frozenset({Step.APPROVE, Step.REPORT_URGENT, Step.MAKE_UP_APPROVAL})
    assert reached(LIFE, State.TASK, without=without) <= BEFORE_THE_DOOR | {State.CALLED_OFF}


def test_without_arriving_nothing_is_found():
    without = frozenset({Step.ARRIVE})
    assert reached(LIFE, State.TASK, without=without) == BEFORE_THE_DOOR | {State.CALLED_OFF}


def test_measures_end_by_consent_and_in_no_other_way():
    out = {step for step, way in WAYS if way.source is State.HALTED is not way.target}
    assert out == {Step.CONSENT_TO_RECOVERY}


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


def test_the_page_tells_every_row_and_every_step():
    page = inspection_markdown()
    assert all(f"| {row.id} | {row.name} |" in page for row in ROWS)
    assert all(f"`{step.value}`" in page for step in Step)
