"""A penalty from the catalogue: inside its range, for whom it is meant, tiers on the record."""

from dataclasses import replace

import pytest

from mingjing.cases.applied import Applied
from mingjing.cases.proposal import Proposal
from mingjing.cases.states import State
from mingjing.kernel.errors import GateClosedError, InvalidInputError
from mingjing.statute.decisions import Circumstance, DecisionKind
from mingjing.statute.violations import UnknownViolationError
from support.benchmark import with_benchmark
from support.county import SMALL, proposed
from support.refusals import refused

WAN = 1_000_000
TRAINING = Applied("YJ-ASL-97-3", "found-unit")
OVERDUE = Applied("YJ-ASL-97-3", "overdue-unit")
HAZARD = Applied("YJ-ASL-102-1", "found-unit")
INSURANCE = Applied("YJ-ASL-109-1", "found-unit")
DAILY, MITIGATED = (Circumstance.DAILY_FINE,), (Circumstance.MITIGATED,)


def test_a_proposal_without_the_catalogue_is_stored_as_ever():
    assert "applied" not in proposed().as_value()
    assert Proposal.from_value(proposed().as_value()) == proposed()


def test_a_proposal_from_the_catalogue_is_read_back_as_it_was():
    facts = Applied("YJ-ASL-97-3", "found-unit", (("人数", "3"),))
    proposal = proposed(applied=(facts, HAZARD))
    assert Proposal.from_value(proposal.as_value()) == proposal


REFUSED = [
    # fine, applied, circumstances, article, why
    (11 * WAN, TRAINING, (), "asl-2021:97(3)", "above ten myriads"),
    (10 * WAN + 1, TRAINING, (), "asl-2021:97(3)", "one fen above"),
    (9 * WAN, OVERDUE, (), "asl-2021:97(3)", "below ten myriads at the second stage"),
    (4 * WAN, INSURANCE, (), "asl-2021:109", "below five myriads"),
    (4 * WAN, INSURANCE, DAILY, "asl-2021:109", "a daily fine is never lower"),
    (11 * WAN, INSURANCE, MITIGATED, "asl-2021:109", "mitigated is never higher"),
]


@pytest.mark.parametrize(("fine", "applied", "circumstances", "article", "why"), REFUSED)
def test_a_fine_outside_the_range_of_its_violation_is_refused(
    county, fine, applied, circumstances, article, why
):
    docket = county.bring(State.INVESTIGATION)
    kinds = (DecisionKind.SUSPEND_FOR_RECTIFICATION,) if applied is OVERDUE else ()
    proposal = proposed(fine, applied=(applied,), circumstances=circumstances, kinds=kinds)
    with refused(county, docket, GateClosedError, article):
        county.close(docket, proposal=proposal)


ALLOWED = [
    # fine, applied, circumstances, why
    (10 * WAN, (TRAINING,), (), "the upper end belongs to the range"),
    (1, (TRAINING,), (), "the statute names no lower end"),
    (30 * WAN, (TRAINING,), DAILY, "a daily fine adds up"),
    (4 * WAN, (INSURANCE,), MITIGATED, "mitigated"),
    (14 * WAN, (TRAINING, HAZARD), (), "two violations are graded apart and added"),
    (20 * WAN, (TRAINING, HAZARD), (), "several: the reviewer is told, nobody is stopped"),
]


@pytest.mark.parametrize(("fine", "applied", "circumstances", "why"), ALLOWED)
def test_a_fine_that_the_law_allows_or_may_allow_goes_through(
    county, fine, applied, circumstances, why
):
    docket = county.bring(State.INVESTIGATION)
    county.close(docket, proposal=proposed(fine, applied=applied, circumstances=circumstances))
    assert county.case(docket).stage is State.INVESTIGATED, why


def test_an_adopted_defence_leads_into_the_range_too_unless_the_law_mitigates(county):
    docket = county.bring(State.NOTICED, proposed(6 * WAN, applied=(INSURANCE,)))
    below = proposed(4 * WAN, applied=(INSURANCE,))
    with refused(county, docket, GateClosedError, "asl-2021:109"):
        county.defend(docket, adopted=True, amended=below)
    county.defend(docket, adopted=True, amended=replace(below, circumstances=MITIGATED))
    assert county.case(docket).proposal["fine_fen"] == 4 * WAN


def test_who_cannot_be_punished_so_is_not(county):
    docket = county.bring(State.INVESTIGATION)
    manager = Applied("YJ-ASL-94-1", "found-head")
    with refused(county, docket, GateClosedError, "asl-2021:94.1"):
        county.close(docket, proposal=proposed(3 * WAN, applied=(manager,)))


def test_what_the_catalogue_does_not_know_is_refused(county):
    docket = county.bring(State.INVESTIGATION)
    for applied in (Applied("YJ-ASL-97-30", "found-unit"), Applied("YJ-ASL-97-3", "ruin")):
        with pytest.raises(UnknownViolationError):
            county.close(docket, proposal=proposed(SMALL, applied=(applied,)))
    with pytest.raises(InvalidInputError, match="选择了两次"):
        county.close(docket, proposal=proposed(SMALL, applied=(TRAINING, TRAINING)))


def graded(people: str) -> Applied:
    return Applied("YJ-ASL-97-3", "found-unit", (("未受培训的人数", people),))


CHOICES = [
    # people, fine, suggested, within, why
    ("2", 2 * WAN, "一档", True, "as suggested"),
    ("5", 2 * WAN, "二档", False, "the officer chose less, and the record says so"),
    ("", 2 * WAN, "", None, "nothing to suggest without the fact"),
]


@pytest.mark.parametrize(("people", "fine", "suggested", "within", "why"), CHOICES)
def test_suggestion_and_choice_are_recorded_side_by_side(
    county, people, fine, suggested, within, why
):
    docket = county.bring(State.INVESTIGATION)
    county.law = with_benchmark(county.law)
    county.close(docket, proposal=proposed(fine, applied=(graded(people),), tier="一档"))
    (said,) = [one for one in county.said(docket) if one["kind"] == "tier_chosen"]
    facts = said["facts"]
    assert (facts["suggested"], facts["within"], facts["chosen"]) == (
        suggested,
        within,
        "一档",
    ), why
    assert facts["benchmark"] == "sample-2026"


def test_a_fact_that_is_no_number_is_refused(county):
    docket = county.bring(State.INVESTIGATION)
    county.law = with_benchmark(county.law)
    with pytest.raises(InvalidInputError, match="不是数目"):
        county.close(docket, proposal=proposed(SMALL, applied=(graded("许多"),)))
