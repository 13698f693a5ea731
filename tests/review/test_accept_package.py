"""收件: nobody reviews a case who handled, approved or investigated it."""

import pytest

from mingjing.cases.states import State
from mingjing.kernel.errors import (
    GateClosedError,
    IllegalTransitionError,
    NotFoundError,
    SeparationOfDutiesError,
)
from support.cast import CHEN, FENG, LU, QIN, ZHAO
from support.county import County, proposed
from support.refusals import refused

REVIEW = "apl-2021:58.1"


def registered_by_reviewer(county: County) -> str:
    docket = county.register(LU)
    county.file(docket)
    county.add(docket)
    return docket


def handled_by_reviewer(county: County) -> str:
    docket = county.register()
    county.file(docket, officers=(LU, ZHAO))
    county.add(docket, LU, officers=(LU, ZHAO))
    return docket


def filed_by_reviewer(county: County) -> str:
    docket = county.register()
    county.file(docket, QIN)
    county.add(docket)
    return docket


def inspected_with_reviewer(county: County) -> str:
    docket = county.bring(State.INVESTIGATION)
    county.inspect(docket, participants=(FENG,))
    return docket


def certified_reviewer_in_the_field(county: County) -> str:
    docket = county.bring(State.INVESTIGATION)
    county.inspect(docket, officers=("p-04", "p-05", LU))
    return docket


TIES = [
    # how, who, citation, why
    (handled_by_reviewer, LU, REVIEW, "handled it"),
    (registered_by_reviewer, LU, REVIEW, "registered the lead"),
    (filed_by_reviewer, QIN, REVIEW, "approved the filing"),
    (inspected_with_reviewer, FENG, "seed-2022:A3-6", "took part in the inspection"),
    (certified_reviewer_in_the_field, LU, "seed-2022:A3-6", "inspected with a certificate"),
]


@pytest.mark.parametrize(("how", "who", "article", "why"), TIES, ids=[row[-1] for row in TIES])
@pytest.mark.parametrize("act", ["accept", "bounce"])
def test_who_is_tied_to_the_case_does_not_review_it(county, act, how, who, article, why):
    docket = how(county)
    county.close(docket, county.case(docket).lead_officer, proposed())
    county.submit(docket, county.case(docket).lead_officer)
    with refused(county, docket, SeparationOfDutiesError, article):
        getattr(county, act)(docket, who)
    county.accept(docket, CHEN)


def test_a_package_is_taken_once(county):
    docket = county.bring(State.IN_REVIEW)
    county.accept(docket)
    for act in (county.accept, county.bounce):
        with refused(county, docket, IllegalTransitionError, "seed-2022:A3-4"):
            act(docket, FENG)


def test_a_package_goes_back_with_a_list(county):
    docket = county.bring(State.IN_REVIEW)
    for missing in ((), (" ",)):
        with refused(county, docket, GateClosedError, "seed-2022:A3-5"):
            county.bounce(docket, missing=missing)
    county.bounce(docket, missing=("询问笔录",))
    assert county.said(docket)[-1]["facts"]["missing"] == ["询问笔录"]
    assert county.state(docket) is State.INVESTIGATION


def test_there_is_nothing_to_take_before_a_submission(county):
    docket = county.bring(State.INVESTIGATED)
    with refused(county, docket, NotFoundError):
        county.accept(docket)
