"""鉴定、检测: commissioned, its opinion told with a copy, done again if a leader lets it."""

from datetime import timedelta

import pytest

from mingjing.cases.investigation.appraising import RULE
from mingjing.cases.investigation.queries import appraisals_of
from mingjing.cases.states import State
from mingjing.documents.queries import papers_of
from mingjing.kernel.errors import (
    GateClosedError,
    InvalidInputError,
    NotFoundError,
    NotPermittedError,
)
from support.cast import LIN
from support.county import proposed
from support.refusals import refused


@pytest.fixture
def commissioned(county):
    """A case in which an appraisal is under way."""
    docket = county.bring(State.INVESTIGATION)
    county.commission(docket)
    return docket


def test_the_investigation_ends_only_after_the_opinion_is_there_and_told(county, commissioned):
    docket = commissioned
    with refused(county, docket, GateClosedError, RULE):
        county.close(docket, proposal=proposed())
    county.enter_opinion(docket)
    with refused(county, docket, GateClosedError, RULE):
        county.close(docket, proposal=proposed())
    with refused(county, docket, GateClosedError, RULE):
        county.tell_opinion(docket, told_to=" ")
    county.tell_opinion(docket)
    county.close(docket, proposal=proposed())
    forms = {paper.form for paper in papers_of(docket)}
    assert forms >= {"appraisal_commission", "appraisal_opinion_notice"}


def test_an_opinion_is_evidence_or_there_is_a_reason_for_none(county, commissioned):
    docket = commissioned
    with refused(county, docket, NotFoundError):
        county.enter_opinion(docket, item=9)
    for changes in ({"opinion": ""}, {"failure": "样品损坏（虚构）"}):
        with refused(county, docket, GateClosedError, RULE):
            county.enter_opinion(docket, **changes)
    county.enter_opinion(docket, opinion="", item=0, failure="样品损坏（虚构）")
    with refused(county, docket, GateClosedError, RULE):
        county.tell_opinion(docket)
    county.close(docket, proposal=proposed())


def test_it_is_done_again_only_where_a_leader_lets_it(county, commissioned):
    docket = commissioned
    with refused(county, docket, GateClosedError, RULE):
        county.contest_opinion(docket)
    county.enter_opinion(docket)
    county.tell_opinion(docket)
    county.contest_opinion(docket)
    (first,) = appraisals_of(county.case(docket))
    with refused(county, docket, GateClosedError, RULE):
        county.close(docket, proposal=proposed())
    with refused(county, docket, GateClosedError, RULE):
        county.commission(docket, repeats=first.pk)
    with refused(county, docket, NotPermittedError):
        county.answer_contest(docket, LIN)
    county.answer_contest(docket)
    county.commission(docket, repeats=first.pk)
    assert [one.repeats for one in appraisals_of(county.case(docket))] == [None, first]


def test_what_is_sent_is_named_and_due_in_days_to_come(county):
    docket = county.bring(State.FILED)
    for changes in ({"items": ()}, {"due_on": county.clock.today - timedelta(days=1)}):
        with refused(county, docket, InvalidInputError, RULE):
            county.commission(docket, **changes)
    county.commission(docket)
    assert county.state(docket) is State.INVESTIGATION
