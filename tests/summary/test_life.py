"""The table of states: complete, connected, and row by row what the data file says."""

import pytest

from mingjing.statute.load import rulebook
from mingjing.statute.procedures import ProcedureRow
from mingjing.summary.lifecycle import summary, summary_markdown
from mingjing.summary.states import (
    LIFE,
    ON_THE_SPOT,
    State,
    Step,
)
from support.lives import reached
from support.rendering import commands

ROWS = summary().row
IDS = [f"Q0{n}" for n in range(1, 9)]
WAYS = list(LIFE.ways())


def test_every_state_is_reached_from_what_was_found():
    assert reached(LIFE, State.FOUND) == set(State)


def test_without_hearing_nothing_is_decided():
    found = reached(LIFE, State.FOUND, without=frozenset({Step.HEAR}))
    assert found == {State.FOUND, State.ORDINARY}


def test_without_delivery_nothing_is_collected():
    found = reached(LIFE, State.FOUND, without=frozenset({Step.DELIVER, Step.SET_ASIDE}))
    assert found == ON_THE_SPOT | {State.ORDINARY}


def test_what_is_decided_never_turns_into_a_case():
    assert State.ORDINARY not in reached(LIFE, State.DECIDED)


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


def test_the_page_tells_every_row_and_every_step():
    page = summary_markdown()
    assert all(f"| {row.id} | {row.name} |" in page for row in ROWS)
    assert all(f"`{step.value}`" in page for step in Step)
