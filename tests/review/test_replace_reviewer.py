"""更换审核人员: another goes on, on the same clock, and the first one never decides."""

import pytest

from mingjing.cases.states import State
from mingjing.kernel.errors import (
    GateClosedError,
    IllegalTransitionError,
    NotFoundError,
    NotPermittedError,
    SeparationOfDutiesError,
)
from mingjing.review.models import ReviewRound
from mingjing.review.outcomes import Outcome
from mingjing.review.queries import due_of, latest_round
from support.cast import CHEN, FENG, HAN, LIN, LU, QIN, WU, ZHAO, ZHOU
from support.county import proposed
from support.refusals import refused

SIGNED, REVIEW = "seed-2022:A3-8", "apl-2021:58.1"


def in_review(county, by=CHEN):
    docket = county.bring(State.IN_REVIEW)
    county.accept(docket, by)
    return docket


@pytest.mark.parametrize("by", [HAN, WU, ZHOU])
def test_another_reviewer_goes_on_and_the_clock_runs_on(county, by):
    docket = in_review(county)
    due = due_of(latest_round(county.case(docket)), county.law)
    county.clock.wait(days=3)
    county.replace_reviewer(docket, by)
    round_ = latest_round(county.case(docket))
    assert (round_.reviewer, round_.former_reviewers) == (FENG, [CHEN])
    assert due_of(round_, county.law) == due
    assert county.said(docket)[-1]["facts"]["due"] == due.isoformat()
    with refused(county, docket, SeparationOfDutiesError, SIGNED):
        county.opine(docket, by=CHEN)
    county.opine(docket, by=FENG)
    assert county.state(docket) is State.REVIEWED


def test_a_reviewer_who_joined_the_investigation_is_stuck_until_replaced(county):
    docket = county.bring(State.INVESTIGATION)
    county.close(docket)
    county.submit(docket)
    county.accept(docket)
    county.opine(docket, Outcome.SUPPLEMENT)
    county.inspect(docket, participants=(FENG,))
    county.close(docket, proposal=proposed())
    county.submit(docket, response="已补充（虚构）")
    with refused(county, docket, SeparationOfDutiesError, "seed-2022:A3-6"):
        county.accept(docket, FENG)
    county.accept(docket)
    with refused(county, docket, SeparationOfDutiesError, "seed-2022:A3-6"):
        county.replace_reviewer(docket, person=FENG)
    county.replace_reviewer(docket, person=LU)
    county.opine(docket, by=LU)


def test_who_reviewed_for_a_while_never_decides(county):
    docket = in_review(county, QIN)
    county.replace_reviewer(docket, person=CHEN)
    county.opine(docket)
    county.notice(docket)
    county.waive(docket)
    with refused(county, docket, SeparationOfDutiesError, REVIEW):
        county.decide(docket, QIN)
    county.decide(docket, ZHOU)


def test_a_remand_excludes_who_signed_and_not_who_was_replaced(county):
    docket = in_review(county)
    county.replace_reviewer(docket)
    county.opine(docket, Outcome.SUPPLEMENT, FENG)
    county.object(docket)
    county.recheck(docket, uphold=False)
    with refused(county, docket, SeparationOfDutiesError, "seed-2022:A3-9"):
        county.accept(docket, FENG)
    county.accept(docket, CHEN)


def test_who_a_recheck_excluded_does_not_come_back_by_replacement(county):
    docket = in_review(county)
    county.opine(docket, Outcome.SUPPLEMENT)
    county.object(docket)
    county.recheck(docket, uphold=False)
    county.accept(docket, FENG)
    with refused(county, docket, SeparationOfDutiesError, "seed-2022:A3-9"):
        county.replace_reviewer(docket, person=CHEN)


COMING = [
    # who, kind of refusal, citation, why
    (CHEN, SeparationOfDutiesError, SIGNED, "reviews it already"),
    (LIN, NotPermittedError, "apl-2021:58.2", "is no reviewer"),
    (WU, NotPermittedError, "apl-2021:58.2", "is no reviewer either"),
    ("p-99", NotFoundError, "", "nobody of that code"),
]


@pytest.mark.parametrize(
    ("who", "kind", "article", "why"), COMING, ids=[row[-1] for row in COMING]
)
def test_nobody_comes_who_could_not_review_it(county, who, kind, article, why):
    docket = in_review(county)
    with refused(county, docket, kind, article):
        county.replace_reviewer(docket, person=who)


def test_an_officer_who_left_the_case_does_not_come_as_reviewer(county):
    docket = county.register()
    county.file(docket, officers=(LIN, LU))
    county.add(docket, officers=(LIN, LU))
    county.replace_officer(docket, leaving=LU, coming=ZHAO)
    county.close(docket)
    county.submit(docket)
    county.accept(docket)
    with refused(county, docket, SeparationOfDutiesError, REVIEW):
        county.replace_reviewer(docket, person=LU)


def test_a_replacement_has_a_reason(county):
    docket = in_review(county)
    with refused(county, docket, GateClosedError, SIGNED):
        county.replace_reviewer(docket, reason=" ")


@pytest.mark.parametrize("status", list(ReviewRound.Status))
def test_only_a_running_review_changes_hands(county, status):
    docket = county.bring(State.IN_REVIEW)
    match status:
        case ReviewRound.Status.BOUNCED:
            county.bounce(docket)
        case ReviewRound.Status.OPINED:
            county.return_opinion(docket)
        case ReviewRound.Status.ACCEPTED:
            county.accept(docket)
            county.replace_reviewer(docket)
            return
    with refused(county, docket, IllegalTransitionError, "seed-2022:A3-4"):
        county.replace_reviewer(docket)


@pytest.mark.parametrize("by", [CHEN, FENG, LIN])
def test_neither_reviewers_nor_officers_replace(county, by):
    docket = in_review(county)
    with refused(county, docket, NotPermittedError):
        county.replace_reviewer(docket, by, person=LU)
