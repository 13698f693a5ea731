"""回避: who asks, who decides, what the person may do afterwards."""

from datetime import timedelta

import pytest

from mingjing.cases.investigation.recusing import RULE
from mingjing.cases.states import State
from mingjing.documents.queries import papers_of
from mingjing.kernel.errors import (
    GateClosedError,
    InvalidInputError,
    NotFoundError,
    NotPermittedError,
    SeparationOfDutiesError,
)
from support.cast import CHEN, FENG, LIN, PENG, SUN, WU, ZHAO, ZHOU
from support.refusals import refused

ABOVE = {"outside": "示范县人民政府（虚构）", "reference": "批复〔2026〕1号（虚构）"}


def test_a_refused_recusal_tells_the_applicant_and_leaves_the_person_in_the_case(county):
    docket = county.bring(State.INVESTIGATION)
    county.ask_to_withdraw(docket, ZHAO, LIN, by_party=True)
    with refused(county, docket, GateClosedError, RULE):
        county.ask_to_withdraw(docket, LIN)
    with refused(county, docket, GateClosedError, RULE):
        county.refuse_to_recuse(docket, reasons=" ")
    with refused(county, docket, NotPermittedError):
        county.refuse_to_recuse(docket, told_on=county.clock.today + timedelta(days=1))
    county.refuse_to_recuse(docket)
    county.inspect(docket, LIN)
    assert [paper.form for paper in papers_of(docket)].count("recusal_decision") == 1
    with refused(county, docket, NotFoundError, RULE):
        county.recuse(docket)


def test_nobody_asks_for_somebody_else_nor_for_who_has_no_part(county):
    docket = county.bring(State.INVESTIGATION)
    with refused(county, docket, NotPermittedError, RULE):
        county.ask_to_withdraw(docket, ZHAO, LIN)
    with refused(county, docket, InvalidInputError, RULE):
        county.ask_to_withdraw(docket, LIN, SUN, by_party=True)


@pytest.mark.parametrize("outside", [ABOVE, {}])
def test_only_a_leaders_own_recusal_is_decided_outside(county, outside):
    docket = county.bring(State.INVESTIGATION)
    county.ask_to_withdraw(docket, WU if outside == {} else LIN)
    with refused(county, docket, GateClosedError, RULE):
        county.recuse(docket, **outside)


def test_a_reviewer_who_withdrew_is_replaced_before_the_opinion(county):
    docket = county.bring(State.IN_REVIEW)
    county.accept(docket)
    county.ask_to_withdraw(docket, CHEN)
    county.recuse(docket)
    with refused(county, docket, SeparationOfDutiesError, RULE):
        county.opine(docket)
    county.replace_reviewer(docket, person=FENG)
    county.opine(docket, by=FENG)
    assert county.state(docket) is State.REVIEWED


def test_a_presiding_officer_who_withdrew_holds_no_hearing(county):
    docket = county.bring(State.HEARING_ARRANGED)
    county.ask_to_withdraw(docket, LIN, PENG, by_party=True)
    county.recuse(docket)
    county.come_to_hearing(docket)
    with refused(county, docket, SeparationOfDutiesError, RULE):
        county.hold(docket)
    with refused(county, docket, SeparationOfDutiesError, RULE):
        county.preside(docket, person=PENG)


def test_a_leader_who_withdrew_does_not_sit_in_the_meeting(county):
    docket = county.bring(State.NOTICED)
    county.ask_to_withdraw(docket, ZHOU)
    county.recuse(docket, WU, **ABOVE)
    with refused(county, docket, SeparationOfDutiesError, RULE):
        county.deliberate(docket)
    said = {one["kind"]: one["facts"] for one in county.said(docket)}
    assert said["recusal_granted"]["outside"] == ABOVE["outside"]
