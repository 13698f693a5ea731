"""异议与复核: a leader upholds or remands; the gate never opens there."""

import pytest

from mingjing.cases.states import State
from mingjing.kernel.errors import (
    GateClosedError,
    IllegalTransitionError,
    NotPermittedError,
    SeparationOfDutiesError,
)
from mingjing.review.outcomes import EFFECTS, Effect, Outcome
from support.cast import CHEN, FENG, QIN, WU, ZHOU
from support.refusals import refused

OBJECTION = "seed-2022:A3-9"
NEGATIVE = [one for one in Outcome if one is not Outcome.AGREE]


def objected(county, outcome=Outcome.SUPPLEMENT, by=CHEN):
    docket = county.bring(State.IN_REVIEW)
    county.accept(docket, by)
    county.opine(docket, outcome, by)
    county.object(docket)
    return docket


def test_an_objection_has_a_reason(county):
    docket = county.bring(State.PARKED)
    with refused(county, docket, GateClosedError, OBJECTION):
        county.object(docket, reason=" ")


def test_there_is_nothing_to_object_to_in_a_bounced_package(county):
    docket = county.bring(State.IN_REVIEW)
    county.bounce(docket)
    with refused(county, docket, IllegalTransitionError, "seed-2022:A3-4"):
        county.object(docket)


def test_a_passed_opinion_is_not_objected_to(county):
    docket = county.bring(State.REVIEWED)
    with refused(county, docket, IllegalTransitionError, OBJECTION):
        county.object(docket)


def test_an_upheld_opinion_parks_a_case_for_its_reason_even_after_it_was_resumed(county):
    docket = county.bring(State.PARKED)
    reason = county.case(docket).parked_reason
    county.resume(docket)
    county.object(docket)
    county.recheck(docket, uphold=True)
    case = county.case(docket)
    assert (case.stage, case.parked_reason) == (State.PARKED, reason)
    with refused(county, docket, GateClosedError, "seed-2022:A3-7(8)"):
        county.submit(docket, response="（虚构）")


@pytest.mark.parametrize("outcome", NEGATIVE)
@pytest.mark.parametrize("uphold", [True, False])
def test_a_recheck_never_opens_the_gate(county, outcome, uphold):
    docket = objected(county, outcome)
    county.recheck(docket, uphold=uphold)
    case = county.case(docket)
    assert (case.passed_hash, case.review_required) == ("", True)
    with refused(county, docket, IllegalTransitionError, "apl-2021:57.1"):
        county.decide(docket)


@pytest.mark.parametrize("outcome", NEGATIVE)
def test_an_upheld_opinion_leaves_the_case_where_the_opinion_put_it(county, outcome):
    docket = county.bring(State.IN_REVIEW)
    county.return_opinion(docket, outcome)
    where, reason = county.state(docket), county.case(docket).parked_reason
    county.object(docket)
    county.recheck(docket, uphold=True)
    assert (county.state(docket), county.case(docket).parked_reason) == (where, reason)
    assert (where is State.PARKED) is (EFFECTS[outcome] is Effect.PARKS)


def test_a_recheck_is_answered_in_words(county):
    docket = objected(county)
    for uphold in (True, False):
        with refused(county, docket, GateClosedError, OBJECTION):
            county.recheck(docket, uphold=uphold, answer=" ")


def test_nobody_rechecks_their_own_opinion(county):
    docket = objected(county, by=QIN)
    with refused(county, docket, SeparationOfDutiesError, OBJECTION):
        county.recheck(docket, QIN, uphold=True)
    county.recheck(docket, ZHOU, uphold=True)


def test_a_reviewer_alone_cannot_recheck(county):
    docket = objected(county)
    with refused(county, docket, NotPermittedError):
        county.recheck(docket, FENG, uphold=False)


def test_a_remanded_case_goes_to_another_reviewer_every_time(county):
    docket = objected(county)
    county.recheck(docket, uphold=False)
    with refused(county, docket, SeparationOfDutiesError, OBJECTION):
        county.accept(docket, CHEN)
    county.accept(docket, FENG)
    county.opine(docket, Outcome.SUPPLEMENT, FENG)
    county.object(docket)
    county.recheck(docket, uphold=False)
    for person in (CHEN, FENG):
        with refused(county, docket, SeparationOfDutiesError, OBJECTION):
            county.accept(docket, person)
    county.accept(docket, QIN)


def test_an_objection_is_answered_once(county):
    docket = objected(county)
    county.recheck(docket, uphold=True)
    with refused(county, docket, IllegalTransitionError, OBJECTION):
        county.recheck(docket, WU, uphold=False)


def test_a_remanded_case_is_parked_no_longer(county):
    docket = objected(county, Outcome.TRANSFER)
    county.recheck(docket, uphold=False)
    assert county.case(docket).parked_reason == ""
