"""责令改正: an order until a day, a look afterwards, the same words as in an inspection."""

from datetime import timedelta

from mingjing.cases.clocks import clocks_of
from mingjing.cases.states import State
from mingjing.documents.queries import papers_of
from mingjing.kernel.errors import (
    AlreadyDoneError,
    GateClosedError,
    IllegalTransitionError,
    InvalidInputError,
    NotFoundError,
    NotPermittedError,
)
from mingjing.statute.lengths import day_of
from support.cast import LIN, SUN
from support.refusals import refused

RULE = "apl-2021:28.1"


def test_what_is_to_be_put_right_is_looked_at_in_its_days(county):
    docket = county.bring(State.INVESTIGATION)
    with refused(county, docket, GateClosedError, RULE):
        county.rectify(docket, problems=(" ",))
    with refused(county, docket, InvalidInputError, RULE):
        county.rectify(docket, due_on=county.clock.today - timedelta(days=1))
    county.rectify(docket)
    county.clock.wait(days=5)
    with refused(county, docket, InvalidInputError, RULE):
        county.check_rectified(docket, done=(3,))
    county.check_rectified(docket, done=(1,))
    with refused(county, docket, NotFoundError, RULE):
        county.check_rectified(docket)
    said = county.said(docket)
    seen = next(one["facts"] for one in said if one["kind"] == "rectification_checked")
    assert (seen["done"], seen["open"], seen["late"]) == ([1], [2], False)
    forms = [paper.form for paper in papers_of(docket)]
    assert {"rectification_order", "reinspection_opinion"} <= set(forms)
    clocks = clocks_of(county.case(docket), county.law)
    assert [c.done_on for c in clocks if c.due.rule == "RECHECK"] == [county.clock.today]


def test_the_days_for_the_look_run_from_the_day_on_which_the_party_asks(county):
    docket = county.bring(State.INVESTIGATION)
    with refused(county, docket, NotFoundError, RULE):
        county.ask_for_recheck(docket)
    county.rectify(docket)
    county.clock.wait(days=2)
    with refused(county, docket, GateClosedError, RULE):
        county.ask_for_recheck(docket, words=" ")
    county.ask_for_recheck(docket)
    asked = county.clock.today
    with refused(county, docket, AlreadyDoneError, RULE):
        county.ask_for_recheck(docket)
    clocks = clocks_of(county.case(docket), county.law)
    (due,) = [day_of(c.due.nominal) for c in clocks if c.due.rule == "RECHECK"]
    assert due == asked + timedelta(days=10)
    county.clock.move_to(due + timedelta(days=1))
    county.check_rectified(docket)
    seen = next(
        one["facts"] for one in county.said(docket) if one["kind"] == "rectification_checked"
    )
    assert seen["late"], "though ten days from the end of its own days are not over"


def test_it_is_for_those_who_handle_a_case_that_is_handled(county):
    docket = county.bring(State.SERVED)
    county.rectify(docket)
    county.replace_officer(docket, leaving=LIN, coming=SUN)
    with refused(county, docket, NotPermittedError, "apl-2021:42.1"):
        county.rectify(docket, LIN)
    lead = county.register()
    with refused(county, lead, IllegalTransitionError, RULE):
        county.rectify(lead)
