"""The table of a stop of supply: row by row what the data files say."""

import pytest

from mingjing.compulsion.supply.kinds import STOPS
from mingjing.compulsion.supply.lifecycle import supply_markdown, supply_stops
from mingjing.compulsion.supply.rules import TO_STOP
from mingjing.compulsion.supply.states import LIFE, STATE_LABELS, State, Step
from mingjing.inspections.kinds import Measure
from mingjing.statute.load import rulebook
from mingjing.statute.procedures import ProcedureRow, procedure
from support.lives import reached
from support.rendering import commands

pytestmark = pytest.mark.one_database("a table")
ROWS = supply_stops().row
IDS = [f"E{n:02}" for n in range(1, 8)]


def test_nothing_is_stopped_that_the_principal_head_did_not_approve():
    without = frozenset({Step.APPROVE})
    assert reached(LIFE, State.ORDERED, without=without) == {
        State.ORDERED,
        State.REFUSED,
        State.DECLINED,
    }


def test_the_rows_are_those_of_the_law_file():
    assert [row.id for row in ROWS] == IDS


@pytest.mark.parametrize("row", ROWS, ids=IDS)
def test_a_row_is_in_the_table_exactly_as_it_is_in_the_file(row: ProcedureRow):
    assert LIFE.rows().get(row.id, frozenset()) == set(row.ways)
    known = {command.name for command in commands()}
    assert row.ways or row.command in known
    assert rulebook().in_words(row.article)
    assert not row.clock or rulebook().versions(row.clock)


def test_the_public_reads_the_same_ways():
    public = {
        row.id: {(source, target) for source, target in row.ways if source not in {"", target}}
        for row in procedure("supply").row
    }
    lived = {
        row: {(way, to) for way, to in ways if way != to} for row, ways in LIFE.rows().items()
    }
    assert {row: ways for row, ways in public.items() if ways} == lived
    assert {one.id: one.label for one in procedure("supply").state} == {
        state.value: label for state, label in STATE_LABELS.items()
    }
    ends = {one.id for one in procedure("supply").state if one.is_end}
    assert ends == {state.value for state in LIFE.ends}


def test_every_step_is_a_command_and_on_the_page():
    missing = {step.value for step in Step} - {one.name for one in commands()}
    assert not missing
    page = supply_markdown()
    assert all(f"| {row.id} | {row.name} |" in page for row in ROWS)
    assert all(f"`{step.value}`" in page for step in Step)


def test_only_an_order_to_stop_can_be_enforced_so():
    stopping = {Measure.SUSPEND_WORK.label, Measure.STOP_USE.label}
    assert {kind.label for kind in STOPS} | stopping == TO_STOP
