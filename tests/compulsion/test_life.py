"""The table of states: complete, connected, and row by row what the data files say."""

import pytest

from mingjing.compulsion.kinds import REASON_LABELS, Kind, Reason
from mingjing.compulsion.lifecycle import seizure_markdown, seizures
from mingjing.compulsion.states import (
    AFTER_EXPIRY,
    BEFORE,
    LIFE,
    STATE_LABELS,
    STEP_LABELS,
    State,
    Step,
    advance,
    open_steps,
)
from mingjing.kernel.errors import IllegalTransitionError
from mingjing.statute.decisions import Circumstance
from mingjing.statute.load import rulebook
from mingjing.statute.procedures import ProcedureRow, procedure
from support.refusals import require_complete
from support.rendering import commands

ROWS = seizures().row
IDS = [f"C{n:02}" for n in range(1, 10)]
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


def test_every_state_is_reached_from_a_request():
    assert reached(State.REQUESTED) == set(State)


@pytest.mark.parametrize("state", State)
def test_from_every_state_there_is_a_way_to_an_end(state):
    assert reached(state) & LIFE.ends
    assert bool(open_steps(state)) is (state not in LIFE.ends)


@pytest.mark.parametrize("state", [one for one in State if one not in BEFORE | LIFE.ends])
def test_what_is_open_after_the_period_leads_to_the_release(state):
    others = frozenset(Step) - AFTER_EXPIRY
    assert reached(state, without=others) & LIFE.ends == {State.RELEASED}


def test_without_approval_or_urgency_nothing_is_seized():
    without = frozenset({Step.APPROVE, Step.IMPOSE_URGENTLY})
    assert reached(State.REQUESTED, without=without) == {State.REQUESTED, State.DECLINED}


def test_what_was_done_in_urgency_is_neither_extended_nor_disposed_of_before_approval():
    without = frozenset({Step.APPROVE_URGENT})
    assert reached(State.URGENT, without=without) == {
        State.URGENT,
        State.LIFTED,
        State.RELEASED,
    }


def test_it_is_extended_once():
    assert [way.source for way in LIFE.steps[Step.EXTEND]] == [State.IN_CUSTODY]
    assert State.IN_CUSTODY not in reached(State.EXTENDED)


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


@pytest.mark.parametrize(("step", "way"), WAYS)
def test_a_transition_cites_a_known_norm(step, way):
    assert rulebook().in_words(way.article)


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
