"""先行登记保存: approved beforehand, recorded, settled in seven working days."""

from datetime import timedelta

import pytest

from mingjing.cases.clocks import clocks_of, settle_until
from mingjing.cases.investigation.choices import settlements
from mingjing.cases.investigation.preserving import RETURN, RULE, PreservedFacts
from mingjing.cases.investigation.queries import kept_in, preservations_of
from mingjing.cases.states import State
from mingjing.documents.queries import papers_of
from mingjing.kernel.errors import (
    GateClosedError,
    IllegalTransitionError,
    InvalidInputError,
    NotPermittedError,
    SeparationOfDutiesError,
)
from support.cast import LIN, MA, ZHAO
from support.county import proposed
from support.refusals import refused


@pytest.fixture
def kept(county):
    """A case in which evidence is preserved."""
    docket = county.bring(State.INVESTIGATION)
    county.preserve(docket)
    return docket


def test_nothing_is_kept_before_a_leader_who_does_not_handle_the_case_approves(county):
    docket = county.bring(State.INVESTIGATION)
    county.ask_to_preserve(docket)
    with refused(county, docket, IllegalTransitionError, RULE):
        county.impose_preserving(docket)
    with refused(county, docket, NotPermittedError):
        county.approve_preserving(docket, LIN)
    county.decline_preserving(docket)
    assert not kept_in(county.case(docket))


@pytest.mark.parametrize(
    ("changes", "kind", "article"),
    [
        ({"device": ""}, GateClosedError, RULE),
        ({"told_of_recording": False}, GateClosedError, "seed-2022:A2-9"),
        ({"items": ()}, InvalidInputError, RULE),
        ({"items": (PreservedFacts("账册（虚构）", "", "本"),)}, InvalidInputError, RULE),
        ({"officers": (LIN, LIN)}, SeparationOfDutiesError, "apl-2021:42.1"),
        ({"officers": (LIN, MA)}, NotPermittedError, "apl-2021:42.1"),
        ({"receiver": " "}, GateClosedError, RULE),
    ],
    ids=lambda value: str(value)[:30],
)
def test_what_is_done_on_the_spot_is_whole(county, changes, kind, article):
    docket = county.bring(State.INVESTIGATION)
    county.ask_to_preserve(docket)
    county.approve_preserving(docket)
    with refused(county, docket, kind, article):
        county.impose_preserving(docket, **changes)


def test_only_a_leader_lets_it_go_unrecorded(county):
    docket = county.bring(State.INVESTIGATION)
    county.ask_to_preserve(docket)
    county.approve_preserving(docket, unrecorded_reason="防爆场所不能使用设备（虚构）")
    county.impose_preserving(docket, device="", told_of_recording=False)
    assert kept_in(county.case(docket))


def test_the_papers_are_issued_and_seven_working_days_run_until_it_is_settled(county, kept):
    county.propose_to_settle(kept, outcome="copied")
    county.clock.wait(days=1)
    county.settle(kept, outcome="copied")
    forms = {paper.form for paper in papers_of(kept)}
    assert forms >= {
        f"preservation_{name}" for name in ("approval", "notice", "list", "review", "decision")
    }
    (clock,) = (c for c in clocks_of(county.case(kept), county.law) if c.due.rule == "APL-56")
    assert clock.done_on == county.clock.today
    assert clock.due.counts_working_days


def test_the_case_does_not_go_on_while_something_is_kept(county, kept):
    for step in (county.withdraw_case, county.transfer):
        with refused(county, kept, GateClosedError, RULE):
            step(kept)
    with refused(county, kept, GateClosedError, RULE):
        county.close(kept, proposal=proposed())
    county.settle(kept)
    county.close(kept, proposal=proposed())
    assert county.state(kept) is State.INVESTIGATED


def test_after_seven_working_days_it_can_only_be_returned(county, kept):
    (row,) = preservations_of(county.case(kept))
    last = settle_until(row, county.law)
    county.clock.move_to(last)
    county.propose_to_settle(kept, outcome="appraisal")
    county.clock.move_to(last + timedelta(days=1))
    for outcome in settlements().keys() - {RETURN}:
        with refused(county, kept, GateClosedError, RULE):
            county.settle(kept, outcome=outcome)
    county.settle(kept)
    said = {one["kind"]: one["facts"] for one in county.said(kept)}
    assert said["preservation_settled"]["in_time"] is False


def test_what_is_kept_is_settled_although_the_case_rests(county, kept):
    county.suspend(kept)
    with refused(county, kept, InvalidInputError, RULE):
        county.settle(kept, outcome="kept_for_ever")
    county.settle(kept)
    assert not kept_in(county.case(kept))


def test_an_officer_who_handles_the_case_does_not_settle_it(county, kept):
    with refused(county, kept, NotPermittedError):
        county.settle(kept, ZHAO)
