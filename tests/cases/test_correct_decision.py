"""自行纠正: reviewed by somebody else, decided by a leader, and never heavier."""

import pytest

from mingjing.cases.corrections import CORRECTION_LIFE, CorrectionState
from mingjing.cases.debts import outstanding_fen
from mingjing.cases.queries import correction_of, decision_of
from mingjing.cases.remedies import Standing
from mingjing.cases.states import State
from mingjing.documents.queries import papers_of
from mingjing.kernel.errors import (
    AlreadyDoneError,
    GateClosedError,
    IllegalTransitionError,
    InvalidInputError,
    SeparationOfDutiesError,
)
from support.cast import FENG, HAN, LIN, QIN, WU
from support.county import LARGE
from support.lives import reached
from support.refusals import refused

RULE, REVIEW = "apl-2021:75.2", "apl-2021:58.1"
HALF = LARGE // 2


def test_a_wrong_decision_is_taken_back_with_its_paper_and_served(county):
    docket = county.bring(State.SERVED)
    county.find_wrong(docket)
    with refused(county, docket, AlreadyDoneError, RULE):
        county.find_wrong(docket)
    with refused(county, docket, GateClosedError, RULE):
        county.correct(docket)
    county.review_correction(docket)
    county.correct(docket)
    assert county.state(docket) is State.SET_ASIDE
    assert "correction_decision" in [paper.form for paper in papers_of(docket)]
    county.serve_correction(docket)
    assert correction_of(county.case(docket)).stage is CorrectionState.SERVED
    with refused(county, docket, GateClosedError, RULE):
        county.find_wrong(docket)
    county.finish(docket, ground="决定已撤销（虚构）")


def test_a_decision_is_made_lighter_and_the_debt_follows(county):
    docket = county.bring(State.SERVED)
    county.find_wrong(docket, standing=Standing.CHANGED, fine_fen=HALF)
    county.review_correction(docket)
    county.correct(docket)
    decision = decision_of(county.case(docket))
    assert (decision.standing, outstanding_fen(decision)) == (Standing.CHANGED, HALF)
    assert county.state(docket) is State.SERVED


TOO_MUCH = [
    ({"standing": Standing.CHANGED, "fine_fen": LARGE + 1}, GateClosedError, "apl-2021:62"),
    ({"standing": Standing.CHANGED, "fine_fen": LARGE}, GateClosedError, RULE),
    ({"standing": Standing.VOID}, InvalidInputError, RULE),
    ({"reasons": " "}, GateClosedError, RULE),
]


@pytest.mark.parametrize(("changes", "kind", "article"), TOO_MUCH)
def test_what_is_heavier_the_same_or_unfounded_is_no_correction(county, changes, kind, article):
    docket = county.bring(State.DECIDED)
    with refused(county, docket, kind, article):
        county.find_wrong(docket, **changes)


def test_who_proposed_or_reviewed_it_does_not_decide_it(county):
    docket = county.bring(State.DECIDED)
    county.find_wrong(docket, HAN)
    with refused(county, docket, SeparationOfDutiesError, REVIEW):
        county.review_correction(docket, HAN)
    county.review_correction(docket, QIN)
    with refused(county, docket, SeparationOfDutiesError, RULE):
        county.correct(docket, QIN)
    county.correct(docket, WU, approved=False)
    assert county.state(docket) is State.DECIDED
    with refused(county, docket, IllegalTransitionError, RULE):
        county.correct(docket)


def test_without_the_consent_of_the_reviewer_nothing_is_corrected(county):
    docket = county.bring(State.DECIDED)
    county.find_wrong(docket)
    county.review_correction(docket, FENG, agreed=False)
    with refused(county, docket, IllegalTransitionError, RULE):
        county.correct(docket)
    county.find_wrong(docket, LIN)


@pytest.mark.one_database("a table in memory")
def test_every_correction_comes_to_an_end():
    assert reached(CORRECTION_LIFE, CORRECTION_LIFE.start) == set(CorrectionState)
