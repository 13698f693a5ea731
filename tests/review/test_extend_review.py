"""延长审核期限: once, three days at most, in time, by a leader who does not review it."""

from datetime import date

import pytest

from mingjing.cases.states import State
from mingjing.kernel.errors import (
    GateClosedError,
    IllegalTransitionError,
    SeparationOfDutiesError,
)
from support.cast import QIN
from support.refusals import refused

pytestmark = pytest.mark.database
RULE = "seed-2022:A3-4"
LAST = date(2026, 3, 11)


def in_review(county, by="p-07"):
    docket = county.bring(State.IN_REVIEW)
    county.accept(docket, by)
    return docket


ROWS = [
    # changes, on, why
    ({"days": 4}, LAST, "four days"),
    ({"days": 0}, LAST, "no day"),
    ({"days": -1}, LAST, "a day less"),
    ({"reason": " "}, LAST, "no reason"),
    ({}, date(2026, 3, 12), "the limit ended yesterday"),
]


@pytest.mark.parametrize(("changes", "on", "why"), ROWS, ids=[row[-1] for row in ROWS])
def test_an_extension_is_refused(county, changes, on, why):
    docket = in_review(county)
    county.clock.move_to(on)
    with refused(county, docket, GateClosedError, RULE):
        county.extend(docket, **changes)


def test_a_review_is_extended_once_even_by_a_day(county):
    docket = in_review(county)
    county.clock.move_to(LAST)
    county.extend(docket, days=1)
    assert county.said(docket)[-1]["facts"]["due"] == "2026-03-12"
    with refused(county, docket, GateClosedError, RULE):
        county.extend(docket, days=1)


def test_nobody_extends_their_own_review(county):
    docket = in_review(county, QIN)
    with refused(county, docket, SeparationOfDutiesError, RULE):
        county.extend(docket, QIN)


def test_only_a_running_review_is_extended(county):
    docket = county.bring(State.IN_REVIEW)
    with refused(county, docket, IllegalTransitionError, RULE):
        county.extend(docket)
