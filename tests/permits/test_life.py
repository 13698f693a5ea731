"""The tables of states: row by row what the data file says, and what may not be left out."""

import pytest

from mingjing.disclosure.flowcharts import charts
from mingjing.kernel.life import Life
from mingjing.permits import permit_states
from mingjing.permits.catalogue import kind_of, permit_kinds
from mingjing.permits.kinds import (
    CANCEL_LABELS,
    CHALLENGE_LABELS,
    CancelGround,
    ChallengeGround,
    NotAccepted,
)
from mingjing.permits.lifecycle import permit_markdown, permits
from mingjing.permits.states import LIFE, PENDING, State, Step
from mingjing.statute.load import rulebook
from mingjing.statute.procedures import ProcedureRow
from support.lives import reached
from support.rendering import commands

ROWS = permits().row
IDS = [f"L{n:02}" for n in range(1, 14)]
PERMIT: Life = permit_states.LIFE


def test_the_rows_are_those_of_the_law_file():
    assert [row.id for row in ROWS] == IDS


@pytest.mark.parametrize("row", ROWS, ids=IDS)
def test_a_row_is_in_the_tables_exactly_as_it_is_in_the_file(row: ProcedureRow):
    lived = {*LIFE.rows().get(row.id, ()), *PERMIT.rows().get(row.id, ())}
    assert {(str(a), str(b)) for a, b in lived} == set(row.ways)
    assert row.is_built


def test_every_step_is_a_command():
    steps = {step.value for step in (*Step, *permit_states.Step)}
    assert steps <= {one.name for one in commands()}


@pytest.mark.parametrize("row", ROWS, ids=IDS)
def test_a_row_cites_known_norms_and_limits(row: ProcedureRow):
    assert rulebook().in_words(row.article)
    assert not row.clock or rulebook().versions(row.clock)
    assert set(row.gates) <= set(permits().gates)


def test_nothing_is_decided_unaccepted_or_unexamined():
    for without in (Step.ACCEPT, Step.ASSIGN, Step.CONCLUDE):
        assert not reached(LIFE, State.APPLIED, without={without}) & {
            State.GRANTED,
            State.REFUSED,
        }


def test_an_applicant_can_take_it_back_until_it_is_decided():
    assert {way.source for way in LIFE.steps[Step.GIVE_UP]} == set(PENDING)


def test_nothing_is_taken_away_without_being_proposed():
    steps = permit_states.Step
    left = reached(PERMIT, PERMIT.start, without={steps.CHALLENGE})
    assert left == {PERMIT.start, permit_states.State.CANCELLED}


def test_the_grounds_are_those_of_the_articles_in_their_words():
    law = rulebook()
    of_69 = [CHALLENGE_LABELS[one] for one in ChallengeGround][:5]
    assert tuple(of_69) == law.versions("ALL-69")[-1].row.items
    assert (
        tuple(CANCEL_LABELS[one] for one in CancelGround)
        == law.versions("ALL-70")[-1].row.items
    )
    cited = [
        one.article for kind in (ChallengeGround, CancelGround, NotAccepted) for one in kind
    ]
    assert all(law.in_words(article) for article in cited)


@pytest.mark.parametrize("kind", permit_kinds(), ids=lambda kind: kind.id)
def test_every_kind_rests_on_known_law_and_asks_only_for_what_an_article_names(kind):
    law = rulebook()
    for article in (kind.article, *(one.article for one in kind.material)):
        assert law.in_words(article)
    assert law.versions(kind.decide_within)
    assert kind.is_filing or law.versions(kind.term)
    assert kind.badge == "未核实"
    assert kind_of(kind.id) is kind


def test_the_page_tells_every_row_and_every_step():
    page = permit_markdown()
    assert all(f"| {row.id} | {row.name} |" in page for row in ROWS)
    assert all(f"`{step.value}`" in page for step in (*Step, *permit_states.Step))


def test_the_public_sees_every_state_of_it():
    drawn = {box.stop.label for box in charts()["licence"].boxes}
    assert drawn == {state.label for state in State}
