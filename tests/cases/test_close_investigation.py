"""调查终结: what must be there, and when review is compulsory."""

import pytest

from mingjing.cases.states import State
from mingjing.kernel.errors import GateClosedError, NotPermittedError
from mingjing.statute.decisions import DecisionKind, Mark
from support.cast import CHEN, HAN, WU, ZHOU
from support.county import LARGE, SMALL, proposed
from support.refusals import refused

MISSING = [
    # proposal, why
    (proposed(facts=" "), "no facts"),
    (proposed(duty_clauses=()), "no duty was broken"),
    (proposed(penalty_clauses=()), "no norm allows a penalty"),
    (proposed(tier=""), "no tier"),
    (proposed(tier_reason=""), "no reason for the tier"),
    (proposed(0), "no penalty"),
    (proposed(-1), "a fine that pays"),
    (proposed(-1, kinds=(DecisionKind.WARNING,)), "a fine that pays, beside a warning"),
]


@pytest.mark.parametrize(("proposal", "why"), MISSING, ids=[row[-1] for row in MISSING])
def test_an_incomplete_report_does_not_close_the_investigation(county, proposal, why):
    docket = county.bring(State.INVESTIGATION)
    with refused(county, docket, GateClosedError, "apl-2021:57.1"):
        county.close(docket, proposal=proposal)


def test_nothing_is_closed_without_evidence(county):
    docket = county.bring(State.FILED)
    county.inspect(docket)
    with refused(county, docket, GateClosedError, "apl-2021:57.1"):
        county.close(docket)


SCOPE = [
    # proposal, review is compulsory, why
    (proposed(LARGE), True, "a large fine"),
    (proposed(SMALL), False, "a small fine"),
    (proposed(0, kinds=(DecisionKind.WARNING,)), False, "a warning"),
    (proposed(0, kinds=(DecisionKind.SUSPEND_BUSINESS,)), True, "a business is stopped"),
]


@pytest.mark.parametrize(("proposal", "required", "why"), SCOPE)
def test_the_proposal_says_whether_review_is_compulsory(county, proposal, required, why):
    docket = county.bring(State.INVESTIGATED, proposal)
    assert county.case(docket).review_required is required
    closed = next(
        said for said in county.said(docket) if said["kind"] == "investigation_closed"
    )
    assert closed["facts"]["review_required"] is required


def test_review_once_begun_cannot_be_escaped_by_proposing_less(county):
    docket = county.bring(State.IN_REVIEW)
    county.return_opinion(docket)
    county.close(docket, proposal=proposed(SMALL))
    assert county.case(docket).review_required is True
    with refused(county, docket, GateClosedError, "seed-2022:A3-3"):
        county.notice(docket)


MARKS = [
    # mark, by, why
    (Mark.LEADER, HAN, "the legal office does not speak for a leader"),
    (Mark.COMPLEX, WU, "a leader does not speak for the legal office"),
]


@pytest.mark.parametrize(("mark", "by", "why"), MARKS)
def test_a_mark_is_stated_by_those_whose_judgement_it_is(county, mark, by, why):
    docket = county.bring(State.INVESTIGATED, proposed(SMALL))
    with refused(county, docket, NotPermittedError):
        county.mark(docket, by, mark)


@pytest.mark.parametrize("state", [State.FILED, State.INVESTIGATED, State.NOTICED])
@pytest.mark.parametrize(("mark", "by"), [(Mark.LEADER, ZHOU), (Mark.COMPLEX, CHEN)])
def test_a_mark_makes_review_compulsory_whenever_it_is_made(county, state, mark, by):
    docket = county.bring(state, proposed(SMALL))
    county.mark(docket, by, mark)
    if state is State.FILED:
        county.add(docket)
        county.close(docket, proposal=proposed(SMALL))
    assert county.case(docket).review_required is True


def test_after_the_decision_no_mark_is_made(county):
    docket = county.bring(State.DECIDED)
    with refused(county, docket, GateClosedError, "apl-2021:58.1"):
        county.mark(docket)
