"""The table of states: complete, connected, and row by row what the law file says."""

import pytest

from mingjing.cases.lifecycle import case_markdown, ordinary
from mingjing.cases.states import (
    BESIDE_THE_DECISION,
    LIFE,
    UNDECIDED,
    State,
    Step,
)
from mingjing.statute.load import rulebook
from mingjing.statute.procedures import ProcedureRow
from support.lives import reached
from support.rendering import commands

ROWS = ordinary().row
WAYS = list(LIFE.ways())
STATES = list(State)


def test_the_decision_follows_the_notice_and_nothing_else():
    assert {way.source for way in LIFE.steps[Step.DECIDE]} == {State.NOTICED}
    assert {way.target for way in LIFE.steps[Step.DECIDE]} == {State.DECIDED}


def test_without_deciding_nobody_gets_past_a_decision():
    done = {State.CLOSED, State.ARCHIVED}
    assert reached(LIFE, State.LEAD, without={Step.DECIDE}) == set(UNDECIDED) | done


def test_without_a_penalty_a_case_is_closed_only_by_a_way_out():
    into = {way.source for way in LIFE.steps[Step.CLOSE]} & UNDECIDED
    assert into == {
        State.NOT_PENALISED,
        State.WITHDRAWN,
        State.TRANSFERRED,
        State.REFERRED,
    }
    for state in into - {State.REFERRED}:
        follows = {way.target for _, way in WAYS if way.source is state}
        assert follows <= {state, State.CLOSED}


def test_a_suspected_crime_is_referred_only_by_the_chief():
    approved = {way.source for way in LIFE.steps[Step.REFER]}
    assert approved == {State.REFERRAL_APPROVED, *BESIDE_THE_DECISION}
    proposed = {way.source for way in LIFE.steps[Step.APPROVE_REFERRAL]}
    assert proposed == {State.REFERRAL_PROPOSED, *BESIDE_THE_DECISION}


def test_nothing_leads_back_behind_a_decision():
    assert all(way.target not in UNDECIDED for _, way in WAYS if way.source not in UNDECIDED)


def test_a_major_case_is_noticed_only_after_a_review_or_where_none_was_needed():
    into = {way.source for _, way in WAYS if way.target is State.NOTICED}
    assert into == {
        State.INVESTIGATED,
        State.REVIEWED,
        State.IN_SECOND_REVIEW,
        State.HEARING_REQUESTED,
        State.HEARING_ARRANGED,
        State.HEARING_HELD,
        State.NOTICED,
    }


def test_the_rows_are_p01_to_p30():
    numbers = [row.id for row in ROWS]
    assert len(numbers) == len(set(numbers))
    assert sorted({number[:3] for number in numbers}) == [f"P{n:02d}" for n in range(1, 31)]


@pytest.mark.parametrize("row", ROWS, ids=[row.id for row in ROWS])
def test_a_row_is_in_the_table_exactly_as_it_is_in_the_file(row: ProcedureRow):
    assert LIFE.rows().get(row.id, frozenset()) == set(row.ways)
    if not row.is_built:
        assert not row.ways
        assert not row.command
        return
    known = {command.name for command in commands()}
    assert row.ways or row.command in known


def test_every_transition_names_a_row_of_the_file():
    assert set(LIFE.rows()) <= {row.id for row in ROWS}


@pytest.mark.parametrize("row", ROWS, ids=[row.id for row in ROWS])
def test_a_row_cites_known_norms_limits_and_gates(row: ProcedureRow):
    assert rulebook().in_words(row.article)
    assert not row.clock or rulebook().versions(row.clock)
    assert set(row.gates) <= set(ordinary().gates)
    assert row.record.replace("(", "").replace(")", "").replace("!", "") in {
        "T",
        "AV",
        "T + AV",
    }


def test_the_page_tells_every_row_and_every_step():
    page = case_markdown()
    assert all(f"| {row.id} | {row.name} |" in page for row in ROWS)
    assert all(f"`{step.value}`" in page for step in Step)
