"""The table of states: complete, connected, and row by row what the data files say."""

import pytest

from mingjing.compulsion.kinds import REASON_LABELS, Kind, Reason
from mingjing.compulsion.lifecycle import seizure_markdown, seizures
from mingjing.compulsion.states import (
    AFTER_EXPIRY,
    BEFORE,
    LIFE,
    STATE_LABELS,
    State,
    Step,
)
from mingjing.statute.decisions import Circumstance
from mingjing.statute.load import rulebook
from mingjing.statute.procedures import ProcedureRow, procedure
from support.lives import reached
from support.rendering import commands

ROWS = seizures().row
IDS = [f"C{n:02}" for n in range(1, 10)]
WAYS = list(LIFE.ways())


def test_every_state_is_reached_from_a_request():
    assert reached(LIFE, State.REQUESTED) == set(State)


@pytest.mark.parametrize("state", [one for one in State if one not in BEFORE | LIFE.ends])
def test_what_is_open_after_the_period_leads_to_the_release(state):
    others = frozenset(Step) - AFTER_EXPIRY
    assert reached(LIFE, state, without=others) & LIFE.ends == {State.RELEASED}


def test_without_approval_or_urgency_nothing_is_seized():
    without = frozenset({Step.APPROVE, Step.IMPOSE_URGENTLY})
    assert reached(LIFE, State.REQUESTED, without=without) == {State.REQUESTED, State.DECLINED}


def test_what_was_done_in_urgency_is_neither_extended_nor_disposed_of_before_approval():
    without = frozenset({Step.APPROVE_URGENT})
    assert reached(LIFE, State.URGENT, without=without) == {
        State.URGENT,
        State.LIFTED,
        State.RELEASED,
    }


def test_it_is_extended_once():
    assert [way.source for way in LIFE.steps[Step.EXTEND]] == [State.IN_CUSTODY]
    assert State.IN_CUSTODY not in reached(LIFE, State.EXTENDED)


def test_the_rows_are_those_of_the_law_file():
    assert [row.id for row in ROWS] == IDS


@pytest.mark.parametrize("row", ROWS, ids=IDS)
def test_a_row_is_in_the_table_exactly_as_it_is_in_the_file(row: ProcedureRow):
    assert LIFE.rows().get(row.id, frozenset()) == set(row.ways)
    known = {command.name for command in commands()}
    assert row.ways or row.command in known


def test_the_public_reads_the_same_ways():
    public = {
        row.id: {(source, target) for source, target in row.ways if source != target}
        for row in procedure("seizure").row
    }
    lived = {
        row: {(way, to) for way, to in ways if way != to} for row, ways in LIFE.rows().items()
    }
    assert {row: ways - {("", "requested")} for row, ways in public.items() if ways} == {
        "C01": set(),
        **{row: ways for row, ways in lived.items() if ways},
    }
    assert {one.id: one.label for one in procedure("seizure").state} == {
        state.value: label for state, label in STATE_LABELS.items()
    }
    ends = {one.id for one in procedure("seizure").state if one.is_end}
    assert ends == {state.value for state in LIFE.ends}


def test_every_step_is_a_command():
    missing = {step.value for step in Step} - {one.name for one in commands()}
    assert not missing


@pytest.mark.parametrize("row", ROWS, ids=IDS)
def test_a_row_cites_known_norms_limits_and_gates(row: ProcedureRow):
    assert rulebook().in_words(row.article)
    assert not row.clock or rulebook().versions(row.clock)
    assert set(row.gates) <= set(seizures().gates)


def test_the_grounds_of_release_are_the_five_of_the_article_in_its_words():
    assert tuple(REASON_LABELS[one] for one in Reason) == (
        rulebook().versions("ACL-28")[-1].row.items
    )
    assert Reason.EXPIRED.article == "acl-2011:28.1(4)"
    assert Kind.SEALING.circumstance is Circumstance.SEALING


def test_the_page_tells_every_row_and_every_step():
    page = seizure_markdown()
    assert all(f"| {row.id} | {row.name} |" in page for row in ROWS)
    assert all(f"`{step.value}`" in page for step in Step)
