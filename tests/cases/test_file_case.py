"""立案: two officers, certificates in force, in time, approved by somebody else."""

from datetime import date

import pytest

from mingjing.cases.states import State
from mingjing.kernel.errors import (
    GateClosedError,
    IllegalTransitionError,
    NotFoundError,
    NotPermittedError,
    SeparationOfDutiesError,
)
from support.cast import LIN, MA, NIU, OU, PAN, TANG, ZHAO
from support.refusals import refused

TWO = "apl-2021:42.1"

ROWS = [
    # officers, approved by, refusal, citation, why
    ((LIN, LIN), None, SeparationOfDutiesError, TWO, "one officer cannot be two"),
    ((LIN, MA), None, NotPermittedError, TWO, "the certificate expired on Friday"),
    ((NIU, LIN), None, NotPermittedError, TWO, "the certificate is suspended"),
    ((LIN, OU), None, NotPermittedError, TWO, "the certificate begins in December"),
    ((PAN, LIN), None, NotPermittedError, TWO, "no certificate at all"),
    ((LIN, "p-99"), None, NotFoundError, "", "nobody on the roster"),
    ((LIN, TANG), TANG, SeparationOfDutiesError, "apl-2021:54.2", "one approves oneself"),
]


@pytest.mark.parametrize(
    ("officers", "by", "kind", "article", "why"), ROWS, ids=[r[-1] for r in ROWS]
)
def test_a_filing_is_refused(county, officers, by, kind, article, why):
    docket = county.bring(State.LEAD)
    with refused(county, docket, kind, article):
        county.file(docket, **({"by": by} if by else {}), officers=officers)


LIMITATION = [
    # act ended, filed, why
    (date(2024, 3, 2), True, "found on the last day of two years"),
    (date(2024, 3, 1), False, "found one day too late"),
]


@pytest.mark.parametrize(("ended", "filed", "why"), LIMITATION)
def test_an_act_of_more_than_two_years_ago_is_not_filed(county, ended, filed, why):
    docket = county.register(act_ended_on=ended)
    if filed:
        county.file(docket)
        assert county.state(docket) is State.FILED
        return
    with refused(county, docket, GateClosedError, "apl-2021:36.1"):
        county.file(docket)


def test_a_case_is_filed_once(county):
    docket = county.bring(State.FILED)
    with refused(county, docket, IllegalTransitionError, "apl-2021:54.2"):
        county.file(docket)


def test_a_refusal_to_file_has_a_ground(county):
    docket = county.bring(State.LEAD)
    with refused(county, docket, GateClosedError, "apl-2021:54.2"):
        county.decline(docket, ground=" ")


def test_a_refused_filing_takes_no_case_number(county):
    docket = county.bring(State.LEAD)
    with refused(county, docket, SeparationOfDutiesError, TWO):
        county.file(docket, officers=(LIN, LIN))
    county.file(docket, officers=(LIN, ZHAO))
    assert county.case(docket).number.endswith("〕1号")
