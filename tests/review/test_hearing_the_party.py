"""第六条: the reviewer hears the party beside the file, or joins the investigation and goes."""

from datetime import timedelta

import pytest

from mingjing.cases.queries import hash_of_subject
from mingjing.cases.states import State
from mingjing.evidence.queries import items_of
from mingjing.kernel.errors import (
    GateClosedError,
    IllegalTransitionError,
    NotPermittedError,
    SeparationOfDutiesError,
)
from mingjing.review.commands.interview_party import InterviewParty, interview_party
from mingjing.review.commands.join_investigation import JoinInvestigation, join_investigation
from mingjing.review.outcomes import Outcome
from mingjing.review.queries import due_of, latest_round
from support.cast import CHEN, FENG, LIN, LU
from support.refusals import refused

SIX = "seed-2022:A3-6"


@pytest.fixture
def docket(county):
    docket = county.bring(State.IN_REVIEW)
    county.accept(docket)
    return docket


def interview(county, docket, by=CHEN, **changes):
    values = {
        "second": FENG,
        "began_at": county.clock.now - timedelta(hours=1),
        "ended_at": county.clock.now,
        "place": "局接待室（虚构）",
        "heard": "甲某，厂长（虚构）",
        "rights_told": True,
        "account": "问：培训为什么没有记录？答：没有组织（虚构）。",
    }
    order = InterviewParty(docket, **(values | changes))
    return interview_party(order, act=county.act(by), law=county.law)


def join(county, docket, by=CHEN, coming=FENG, reason="须到现场核对（虚构）"):
    order = JoinInvestigation(docket, coming, reason)
    return join_investigation(order, act=county.act(by), law=county.law)


def test_a_talk_with_the_party_is_a_paper_of_the_review_and_no_evidence(county, docket):
    before = (len(items_of(docket)), hash_of_subject(county.case(docket)))
    row = interview(county, docket)
    assert row.document.form == "review_interview"
    assert (len(items_of(docket)), hash_of_subject(county.case(docket))) == before
    county.opine(docket)
    assert "party_heard" in latest_round(county.case(docket)).document.content


WRONG = [
    ({"second": CHEN}, SeparationOfDutiesError, "one person twice"),
    ({"second": LIN}, NotPermittedError, "an officer sits in"),
    ({"account": " "}, GateClosedError, "nothing said"),
    ({"rights_told": False}, GateClosedError, "not told"),
]


@pytest.mark.parametrize(("changes", "kind", "why"), WRONG, ids=[row[-1] for row in WRONG])
def test_a_talk_is_held_by_two_reviewers_who_say_what_it_is_for(
    county, docket, changes, kind, why
):
    with refused(county, docket, kind, SIX):
        interview(county, docket, **changes)


def test_a_talk_is_over_before_it_is_recorded(county, docket):
    with refused(county, docket, GateClosedError, SIX):
        interview(county, docket, ended_at=county.clock.now + timedelta(hours=1))


def test_who_joins_the_investigation_is_replaced_at_once_and_for_good(county, docket):
    due = due_of(latest_round(county.case(docket)), county.law)
    round_ = join(county, docket)
    assert (round_.reviewer, round_.joined, round_.former_reviewers) == (FENG, [CHEN], [CHEN])
    assert due_of(round_, county.law) == due
    assert county.kinds(docket)[-2:] == ["investigation_joined", "reviewer_replaced"]
    with refused(county, docket, SeparationOfDutiesError, SIX):
        county.replace_reviewer(docket, person=CHEN)
    county.opine(docket, Outcome.SUPPLEMENT, FENG)
    county.close(docket)
    county.submit(docket, response="已补充（虚构）")
    with refused(county, docket, SeparationOfDutiesError, SIX):
        county.accept(docket, CHEN)
    county.accept(docket, LU)


def test_only_the_reviewer_of_a_running_round_joins_and_says_why(county, docket):
    with refused(county, docket, GateClosedError, SIX):
        join(county, docket, reason=" ")
    with refused(county, docket, SeparationOfDutiesError, "seed-2022:A3-8"):
        join(county, docket, by=FENG)
    with refused(county, docket, NotPermittedError, "apl-2021:58.2"):
        join(county, docket, coming=LIN)
    county.opine(docket)
    with refused(county, docket, IllegalTransitionError, "seed-2022:A3-4"):
        join(county, docket)
