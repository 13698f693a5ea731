"""更换承办人: the case goes on with another officer, and who left stays concerned."""

import pytest

from mingjing.access.actors import Role
from mingjing.bureau.commands.appoint import Appoint, appoint
from mingjing.cases.queries import case_for, investigators_of
from mingjing.cases.states import State
from mingjing.kernel.errors import (
    GateClosedError,
    IllegalTransitionError,
    InvalidInputError,
    NotFoundError,
    NotPermittedError,
    SeparationOfDutiesError,
)
from support.cast import (
    ADMIN,
    CHEN,
    INSTRUMENT,
    LIN,
    LU,
    MA,
    NIU,
    OU,
    PAN,
    QIN,
    SONG,
    SUN,
    TANG,
    WU,
    ZHAO,
    ZHOU,
)
from support.refusals import refused

CERTIFICATE, FILING, REVIEW = "apl-2021:42.1", "apl-2021:54.2", "apl-2021:58.1"


def test_the_new_officer_goes_on_and_the_clock_runs_on(county):
    docket = county.bring(State.INVESTIGATION)
    filed_on = county.case(docket).filed_on
    county.replace_officer(docket, leaving=LIN, coming=SUN)
    case = county.case(docket)
    assert (case.officers, case.filed_on) == ((SUN, ZHAO), filed_on)
    said = county.said(docket)[-1]
    assert (said["facts"]["former"], said["facts"]["officer"]) == (LIN, SUN)
    county.close(docket, SUN)
    assert county.state(docket) is State.INVESTIGATED


def test_who_left_may_no_longer_act_or_look(county):
    docket = county.bring(State.INVESTIGATION)
    county.replace_officer(docket)
    with pytest.raises(NotFoundError):
        case_for(county.act(ZHAO).actor, docket)
    with refused(county, docket, NotFoundError):
        county.close(docket, ZHAO)


def test_who_registered_the_lead_still_sees_it_and_may_not_act(county):
    docket = county.bring(State.INVESTIGATION)
    county.replace_officer(docket, leaving=LIN)
    with refused(county, docket, NotPermittedError, CERTIFICATE):
        county.close(docket, LIN)


def test_who_left_never_reviews_or_decides_or_presides(county):
    docket = county.register()
    county.file(docket, officers=(LIN, LU))
    county.add(docket, officers=(LIN, LU))
    county.replace_officer(docket, leaving=LU)
    assert LU in investigators_of(county.case(docket))
    county.close(docket)
    county.submit(docket)
    with refused(county, docket, SeparationOfDutiesError, REVIEW):
        county.accept(docket, LU)


def test_an_officer_who_is_a_leader_too_does_not_decide_after_leaving(county):
    docket = county.register()
    county.file(docket, officers=(LIN, TANG))
    county.add(docket, officers=(LIN, TANG))
    county.replace_officer(docket, leaving=TANG)
    county.close(docket)
    county.submit(docket)
    county.accept(docket)
    county.opine(docket)
    county.notice(docket, officers=(LIN, SUN))
    county.waive(docket)
    with refused(county, docket, SeparationOfDutiesError, "apl-2021:57.1"):
        county.decide(docket, TANG)


COMING = [
    # who, kind of refusal, citation, why
    (LIN, SeparationOfDutiesError, CERTIFICATE, "is the other officer"),
    (ZHAO, SeparationOfDutiesError, CERTIFICATE, "is the one who leaves"),
    (MA, NotPermittedError, CERTIFICATE, "certificate expired"),
    (NIU, NotPermittedError, CERTIFICATE, "certificate suspended"),
    (OU, NotPermittedError, CERTIFICATE, "certificate not yet in force"),
    (PAN, NotPermittedError, CERTIFICATE, "no certificate"),
    (SONG, NotPermittedError, CERTIFICATE, "no officer at all"),
    ("p-99", NotFoundError, "", "nobody of that code"),
]


@pytest.mark.parametrize(
    ("who", "kind", "article", "why"), COMING, ids=[row[-1] for row in COMING]
)
def test_nobody_comes_who_could_not_handle_it(county, who, kind, article, why):
    docket = county.bring(State.INVESTIGATION)
    with refused(county, docket, kind, article):
        county.replace_officer(docket, coming=who)


def test_a_leader_does_not_put_themselves_in(county):
    docket = county.bring(State.INVESTIGATION)
    with refused(county, docket, SeparationOfDutiesError, FILING):
        county.replace_officer(docket, TANG, coming=TANG)
    county.replace_officer(docket, WU, coming=TANG)


def test_who_approved_the_filing_does_not_handle_it(county):
    docket = county.register()
    county.file(docket, TANG)
    county.add(docket)
    with refused(county, docket, SeparationOfDutiesError, FILING):
        county.replace_officer(docket, coming=TANG)


def test_a_reviewer_of_the_case_does_not_handle_it(county):
    docket = county.bring(State.IN_REVIEW)
    county.accept(docket, LU)
    with refused(county, docket, SeparationOfDutiesError, REVIEW):
        county.replace_officer(docket, coming=LU)


def test_who_presides_does_not_handle_it(county):
    docket = county.bring(State.HEARING_REQUESTED)
    post = Appoint(SUN, Role.PRESIDING_OFFICER, INSTRUMENT, county.clock.today)
    appoint(post, act=county.act(ADMIN))
    county.preside(docket, person=SUN)
    with refused(county, docket, SeparationOfDutiesError, "apl-2021:64(4)"):
        county.replace_officer(docket, coming=SUN)


def test_two_whose_certificates_lapse_at_once_are_both_replaced(county):
    docket = county.bring(State.INVESTIGATION)
    county.replace_officer(docket, leaving=ZHAO, coming=SUN)
    county.replace_officer(docket, leaving=LIN, coming=LU)
    assert county.case(docket).officers == (LU, SUN)
    assert county.case(docket).former_officers == [LIN, ZHAO]


def test_who_comes_back_handles_it_again(county):
    docket = county.bring(State.INVESTIGATION)
    county.replace_officer(docket)
    county.replace_officer(docket, leaving=SUN, coming=ZHAO)
    case = county.case(docket)
    assert (case.officers, case.former_officers) == ((LIN, ZHAO), [SUN])


def test_only_one_of_the_two_is_replaced_and_with_a_reason(county):
    docket = county.bring(State.INVESTIGATION)
    with refused(county, docket, InvalidInputError, CERTIFICATE):
        county.replace_officer(docket, leaving=SUN, coming=LU)
    with refused(county, docket, GateClosedError, FILING):
        county.replace_officer(docket, reason=" ")


@pytest.mark.parametrize("state", [State.LEAD, State.DECLINED, State.CLOSED])
def test_there_is_nobody_to_replace_before_the_filing_or_after_the_end(county, state):
    docket = county.bring(state)
    with refused(county, docket, IllegalTransitionError, FILING):
        county.replace_officer(docket)


def test_after_the_close_somebody_else_does_what_a_remedy_left_to_do(county):
    docket = county.bring(State.CLOSED)
    county.contest(docket)
    county.replace_officer(docket)
    county.conclude(docket, outcome="revoked")
    county.replace_officer(docket, leaving=LIN, coming=LU)
    county.refund(docket, SUN)
    assert county.state(docket) is State.CLOSED
    with refused(county, docket, IllegalTransitionError, FILING):
        county.replace_officer(docket, leaving=LU, coming=LIN)


@pytest.mark.parametrize("by", [CHEN, ZHAO, QIN, ZHOU])
def test_a_leader_replaces_and_nobody_else(county, by):
    docket = county.bring(State.NOTICED)
    if by in {QIN, ZHOU}:
        county.replace_officer(docket, by)
        return
    with refused(county, docket, NotPermittedError):
        county.replace_officer(docket, by)
