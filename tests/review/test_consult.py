"""咨询: who is asked, what counsel may read and for how long, and that it passes nothing."""

from datetime import timedelta

import pytest

from mingjing.access.actors import Role
from mingjing.bureau.commands.appoint import Appoint, appoint
from mingjing.bureau.commands.register_person import RegisterPerson, register_person
from mingjing.bureau.queries import actor_of
from mingjing.cases.models import Guest
from mingjing.cases.queries import case_for, cases_of
from mingjing.cases.states import State as CaseState
from mingjing.kernel.errors import (
    GateClosedError,
    IllegalTransitionError,
    NotFoundError,
    NotPermittedError,
    RefusalError,
    SeparationOfDutiesError,
)
from mingjing.review.advice import ADVISER, CONSULT, State
from mingjing.review.commands.advise import (
    DeclareInterest,
    EndConsultation,
    GiveAdvice,
    SayInConsultation,
    declare_interest,
    end_consultation,
    end_lapsed_advice,
    give_advice,
    say_in_consultation,
)
from mingjing.review.commands.consult import RecordAdvice, record_advice
from mingjing.review.consultations import consultations_for, consultations_of
from mingjing.review.outcomes import Outcome
from mingjing.review.queries import due_of, latest_round
from support import cast
from support.acts import ACTS
from support.cast import CHEN, FENG, HAN, LIN, OFFICE
from support.county import RENDERER
from support.refusals import refused

YU = "p-40"


@pytest.fixture
def docket(county):
    act = county.act(cast.ADMIN)
    register_person(RegisterPerson(YU, "示例", OFFICE), act=act)
    appoint(Appoint(YU, Role.COUNSEL, cast.INSTRUMENT, cast.SINCE), act=act)
    docket = county.bring(CaseState.IN_REVIEW)
    county.accept(docket)
    return docket


def declare(county, key, by=YU, *, tied=False, words=""):
    return declare_interest(DeclareInterest(key, tied, words), act=county.act(by))


def advise(county, key, by=YU, answer="定性准确（虚构）。"):
    return give_advice(GiveAdvice(key, answer), act=county.act(by), law=county.law)


def sees(county, docket, who=YU):
    try:
        case_for(actor_of(who, county.clock.today), docket)
    except NotFoundError:
        return False
    return True


def test_a_disputed_case_does_not_pass_before_somebody_answered(county, docket):
    due = due_of(latest_round(county.case(docket)), county.law)
    county.dispute(docket)
    with refused(county, docket, GateClosedError, CONSULT):
        county.opine(docket)
    key = county.ask_for_advice(docket)
    with refused(county, docket, GateClosedError, CONSULT):
        county.opine(docket)
    assert due_of(latest_round(county.case(docket)), county.law) == due, "the clock runs on"
    record_advice(
        RecordAdvice(key, "县司法局某科（虚构）", "同意定性（虚构）。"), act=county.act(CHEN)
    )
    county.opine(docket)
    assert county.state(docket) is CaseState.REVIEWED


def test_the_mark_stays_with_the_case_and_stops_no_other_opinion(county, docket):
    county.dispute(docket)
    with refused(county, docket, GateClosedError, CONSULT):
        county.dispute(docket)
    county.opine(docket, Outcome.SUPPLEMENT)
    county.object(docket)
    county.recheck(docket, uphold=False)
    county.accept(docket, FENG)
    with refused(county, docket, GateClosedError, CONSULT):
        county.opine(docket, by=FENG)


def test_the_file_opens_to_counsel_after_the_declaration_and_shuts_with_the_advice(
    county, docket
):
    other = county.bring(CaseState.IN_REVIEW)
    key = county.ask_for_advice(docket, YU)
    assert not sees(county, docket)
    with refused(county, docket, IllegalTransitionError, ADVISER):
        advise(county, key)
    declare(county, key)
    assert sees(county, docket)
    assert not sees(county, other)
    assert [one.docket for one in cases_of(actor_of(YU, county.clock.today))] == [docket]
    say_in_consultation(SayInConsultation(key, "请补充（虚构）。"), act=county.act(YU))
    say_in_consultation(SayInConsultation(key, "已补充（虚构）。"), act=county.act(CHEN))
    given = advise(county, key)
    assert given.document.number
    assert not sees(county, docket)
    assert county.kinds(docket)[-2:] == ["advice_given", "access_ended"]
    county.dispute(docket)
    county.opine(docket, adviser_opinion=given.document.number, adviser_waiver="")


def test_advice_is_no_opinion(county, docket):
    key = county.ask_for_advice(docket, YU)
    declare(county, key)
    with refused(county, docket, NotPermittedError):
        county.opine(docket, by=YU)
    advise(county, key)
    assert county.case(docket).passed_hash == ""


def test_a_guest_does_nothing_to_a_case(county, docket):
    declare(county, county.ask_for_advice(docket, YU))
    before = county.case(docket).state
    for name, attempt in ACTS.items():
        with pytest.raises(RefusalError):
            attempt.do(county, docket, YU)
        assert county.case(docket).state == before, name


def test_a_tie_to_the_party_shuts_the_file_before_it_opened(county, docket):
    key = county.ask_for_advice(docket, YU)
    with refused(county, docket, GateClosedError, ADVISER):
        declare(county, key, tied=True)
    row = declare(county, key, tied=True, words="代理过其诉讼（虚构）")
    assert row.stage is State.CONFLICTED
    assert not sees(county, docket)
    assert not Guest.objects.exists()
    with refused(county, docket, IllegalTransitionError, ADVISER):
        advise(county, key)


def test_reading_ends_by_itself_and_on_the_record(county, docket):
    key = county.ask_for_advice(docket, YU)
    declare(county, key)
    row = consultations_of(county.case(docket))[0]
    county.clock.move_to(row.until + timedelta(days=1))
    with refused(county, docket, GateClosedError, ADVISER):
        advise(county, key)
    frame = county.act(CHEN)
    end_lapsed_advice(act=type(frame)(RENDERER, frame.at))
    assert not sees(county, docket)
    assert county.said(docket)[-1]["kind"] == "access_ended"
    assert consultations_of(county.case(docket))[0].stage is State.OVER


def test_what_is_open_ends_with_the_opinion(county, docket):
    declare(county, county.ask_for_advice(docket, YU))
    county.opine(docket)
    assert not sees(county, docket)
    assert consultations_of(county.case(docket))[0].stage is State.OVER


def test_counsel_sees_the_own_consultations_and_nobody_elses(county, docket):
    mine = county.ask_for_advice(docket, YU)
    county.ask_for_advice(docket)
    found = consultations_for(actor_of(YU, county.clock.today))
    assert [one.pk for one in found] == [mine]
    assert consultations_for(actor_of(LIN, county.clock.today)) == []


def test_only_counsel_and_nothing_else_is_asked(county, docket):
    for person in (LIN, HAN, cast.WU):
        with refused(county, docket, NotPermittedError, ADVISER):
            county.ask_for_advice(docket, person)
    with refused(county, docket, SeparationOfDutiesError, "seed-2022:A3-8"):
        county.ask_for_advice(docket, YU, by=FENG)
    county.ask_for_advice(docket, YU)
    with refused(county, docket, GateClosedError, CONSULT):
        county.ask_for_advice(docket, YU)


def test_what_counsel_says_nobody_records_for_them(county, docket):
    key = county.ask_for_advice(docket, YU)
    with refused(county, docket, GateClosedError, ADVISER):
        record_advice(RecordAdvice(key, "某人（虚构）", "同意（虚构）"), act=county.act(CHEN))
    with refused(county, docket, NotPermittedError, CONSULT):
        say_in_consultation(SayInConsultation(key, "（虚构）"), act=county.act(HAN))
    end_consultation(EndConsultation(key, "另请他人（虚构）"), act=county.act(CHEN))
    with refused(county, docket, IllegalTransitionError, ADVISER):
        declare(county, key)
