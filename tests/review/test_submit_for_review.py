"""送审: by whom, when, with which answer; late is recorded, never refused."""

from datetime import date

import pytest

from mingjing.cases.states import State
from mingjing.kernel.errors import GateClosedError, NotFoundError, NotPermittedError
from mingjing.review.models import ReviewRound
from support.cast import LIN, SUN, TANG, ZHAO
from support.county import LARGE, SMALL, proposed
from support.refusals import refused


def test_what_need_not_be_reviewed_is_not_submitted(county):
    docket = county.bring(State.INVESTIGATED, proposed(SMALL))
    with refused(county, docket, GateClosedError, "seed-2022:A3-2"):
        county.submit(docket)
    county.mark(docket)
    county.submit(docket)
    assert county.state(docket) is State.IN_REVIEW


@pytest.mark.parametrize(
    ("by", "kind", "article", "why"),
    [
        (TANG, NotPermittedError, "seed-2022:A3-3", "sees the case, does not handle it"),
        (SUN, NotFoundError, "", "does not even see it"),
    ],
)
def test_only_an_officer_of_the_case_submits(county, by, kind, article, why):
    docket = county.bring(State.INVESTIGATED)
    with refused(county, docket, kind, article):
        county.submit(docket, by)
    county.submit(docket, ZHAO)


def test_a_returned_case_comes_back_with_an_answer(county):
    docket = county.bring(State.IN_REVIEW)
    county.return_opinion(docket)
    county.close(docket)
    with refused(county, docket, GateClosedError, "seed-2022:A3-8"):
        county.submit(docket, response=" ")
    county.submit(docket, response="逐条采纳（虚构）")
    assert county.case(docket).rounds == 2


def test_a_bounced_package_comes_back_with_an_answer_too(county):
    docket = county.bring(State.IN_REVIEW)
    county.bounce(docket)
    county.close(docket)
    with refused(county, docket, GateClosedError, "seed-2022:A3-3"):
        county.submit(docket)


def test_what_passed_and_did_not_change_is_not_submitted_again(county):
    docket = county.bring(State.NOTICED)
    with refused(county, docket, GateClosedError, "apl-2021:58.1"):
        county.submit(docket)


LATE = [
    # days after the end of the investigation, late, why
    (0, False, "on the same day"),
    (1, True, "the day after"),
]


@pytest.mark.parametrize(("days", "late", "why"), LATE)
def test_a_late_submission_is_taken_and_recorded_as_late(county, days, late, why):
    docket = county.bring(State.INVESTIGATED)
    county.clock.wait(days=days)
    county.submit(docket)
    assert ReviewRound.objects.get(case_id=docket).submitted_late is late
    assert county.said(docket)[-1]["facts"]["late"] is late


def test_a_second_round_after_a_defence_is_not_late_by_the_first_date(county):
    docket = county.bring(State.NOTICED)
    county.clock.move_to(date(2026, 3, 6))
    county.defend(docket, adopted=True, amended=proposed(LARGE - 100))
    county.submit(docket)
    assert county.said(docket)[-1]["facts"]["late"] is False


def test_the_round_is_bound_to_the_subject_and_lists_the_evidence(county):
    docket = county.bring(State.IN_REVIEW)
    facts = county.said(docket)[-1]["facts"]
    assert facts["subject_hash"] == county.case(docket).subject_hash
    assert len(facts["manifest"]) == 1
    assert county.said(docket)[-1]["actor"]["person"] == LIN
