"""调查取证: who may act in the field, and what counts as evidence."""

from datetime import timedelta

import pytest

from mingjing.cases.states import State
from mingjing.evidence.keys import ClassificationIncompleteError
from mingjing.evidence.refusals import AlreadyEvidenceError
from mingjing.kernel.errors import (
    GateClosedError,
    InvalidInputError,
    NotFoundError,
    NotPermittedError,
    SeparationOfDutiesError,
)
from support.cast import EXPIRED_ON, LIN, MA, NIU, OU, PAN, SUN, TANG, ZHAO
from support.county import moment
from support.refusals import refused

TWO = "apl-2021:42.1"
HOUR = timedelta(hours=1)

OFFICERS = [
    # officers, refusal, citation, why
    ((LIN, LIN), SeparationOfDutiesError, TWO, "one officer cannot be two"),
    ((LIN,), NotPermittedError, TWO, "one officer alone"),
    ((), NotPermittedError, TWO, "nobody"),
    ((LIN, MA), NotPermittedError, TWO, "the certificate expired on Friday"),
    ((LIN, NIU), NotPermittedError, TWO, "the certificate is suspended"),
    ((LIN, OU), NotPermittedError, TWO, "the certificate begins in December"),
    ((LIN, PAN), NotPermittedError, TWO, "no certificate at all"),
    ((LIN, ZHAO, MA), NotPermittedError, TWO, "a third officer needs one too"),
    ((LIN, "p-99"), NotFoundError, "", "nobody on the roster"),
]


@pytest.mark.parametrize(
    ("officers", "kind", "article", "why"), OFFICERS, ids=[r[-1] for r in OFFICERS]
)
@pytest.mark.parametrize("act", ["inspect", "add"])
def test_nobody_acts_in_the_field_without_two_certificates(
    county, act, officers, kind, article, why
):
    docket = county.bring(State.FILED)
    with refused(county, docket, kind, article):
        getattr(county, act)(docket, officers=officers)


def test_a_certificate_counts_on_its_last_day_even_if_recorded_later(county):
    docket = county.bring(State.FILED)
    then = moment(EXPIRED_ON, 15)
    county.inspect(docket, officers=(LIN, MA), began_at=then, ended_at=then + HOUR)
    assert county.state(docket) is State.INVESTIGATION


@pytest.mark.parametrize(
    ("by", "kind", "article", "why"),
    [
        (TANG, NotPermittedError, TWO, "an officer who sees the case is not one of its two"),
        (SUN, NotFoundError, "", "a colleague of the unit does not even see it"),
    ],
)
@pytest.mark.parametrize("act", ["inspect", "add", "close"])
def test_only_the_two_officers_of_the_case_investigate(county, act, by, kind, article, why):
    docket = county.bring(State.INVESTIGATION)
    with refused(county, docket, kind, article):
        getattr(county, act)(docket, by)


FIELD = [
    # changes, refusal, citation, why
    (
        {"kind": "inquiry", "told_of_recording": False},
        GateClosedError,
        "seed-2022:A2-9",
        "told",
    ),
    ({"kind": "Inquiry"}, InvalidInputError, "", "an unknown kind is no way round that"),
    ({"ended_at": moment(EXPIRED_ON)}, InvalidInputError, "", "it ends before it begins"),
    (
        {"ended_at": moment(EXPIRED_ON) + timedelta(days=9)},
        InvalidInputError,
        "",
        "it ends after now",
    ),
]


@pytest.mark.parametrize(("changes", "kind", "article", "why"), FIELD)
def test_a_faulty_field_act_is_refused(county, changes, kind, article, why):
    docket = county.bring(State.FILED)
    with refused(county, docket, kind, article):
        county.inspect(docket, **changes)


def test_the_same_bytes_are_evidence_once(county):
    docket, paper = county.bring(State.FILED), county.paper()
    county.add(docket, stored=paper)
    with refused(county, docket, AlreadyEvidenceError):
        county.add(docket, stored=paper)


def test_evidence_lacks_none_of_its_six_keys(county):
    docket = county.bring(State.FILED)
    with refused(county, docket, ClassificationIncompleteError, "seed-2022:A2-7"):
        county.add(docket, device=" ")


def test_evidence_is_not_taken_in_the_future(county):
    docket = county.bring(State.FILED)
    with refused(county, docket, InvalidInputError, "seed-2022:A2-7"):
        county.add(docket, used_to=county.clock.now + HOUR)


def test_a_parked_case_is_resumed_for_a_reason(county):
    docket = county.bring(State.PARKED)
    with refused(county, docket, GateClosedError, "seed-2022:A3-8"):
        county.resume(docket, reason=" ")
