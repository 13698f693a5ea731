"""听证: the party has its seven days, is heard by a stranger, and comes to no harm by it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from mingjing.access.actors import Role
from mingjing.bureau.commands.appoint import Appoint, appoint
from mingjing.cases.hearings import RECORDED, RECORDING_ITEM, Ending, require_recorded
from mingjing.cases.queries import current_hearing, decision_of, hearings_of
from mingjing.cases.states import State
from mingjing.kernel.errors import (
    GateClosedError,
    InvalidInputError,
    NotFoundError,
    NotPermittedError,
    SeparationOfDutiesError,
)
from mingjing.statute.load import rulebook
from mingjing.statute.recording_items import Level
from support.cast import ADMIN, INSTRUMENT, LIN, PENG, SONG, SUN, TANG, WU, ZHAO
from support.county import LARGE, minutes, moment, proposed
from support.refusals import refused

DAYS = [
    # notified, held, in time, why
    ("2026-03-02", "2026-03-12", True, "seven full working days lie between"),
    ("2026-03-02", "2026-03-11", False, "only six do: the loose count is not enough"),
    ("2026-06-18", "2026-07-01", True, "the Dragon Boat holiday is off"),
    ("2026-06-18", "2026-06-30", False, "and would have been counted as working days"),
]


@pytest.mark.parametrize(("notified", "held", "in_time", "why"), DAYS)
def test_the_party_has_seven_full_working_days(county, notified, held, in_time, why):
    county.clock.move_to(date.fromisoformat(notified))
    docket = county.bring(State.HEARING_REQUESTED)
    county.preside(docket)
    begins_at = moment(date.fromisoformat(held))
    if in_time:
        county.arrange(docket, begins_at=begins_at)
        assert county.state(docket) is State.HEARING_ARRANGED, why
        return
    with refused(county, docket, GateClosedError, "apl-2021:64(2)"):
        county.arrange(docket, begins_at=begins_at)


def test_nobody_notifies_before_somebody_presides_and_nobody_else_does(county):
    docket = county.bring(State.HEARING_REQUESTED)
    county.preside(docket, person=PENG)
    with refused(county, docket, NotPermittedError, ""):
        county.arrange(docket, LIN)


ARRANGEMENTS = [
    # changes, refusal, citation, why
    (
        {"announced_on": None},
        GateClosedError,
        "apl-2021:64(3)",
        "nobody was told",
    ),
    ({"closed_for": "convenience"}, InvalidInputError, "apl-2021:64(3)", "no such ground"),
    ({"place": " "}, GateClosedError, "apl-2021:64(2)", "nowhere"),
    ({"recorder": PENG}, SeparationOfDutiesError, "apl-2021:64(8)", "who presides"),
    ({"recorder": ZHAO}, SeparationOfDutiesError, "apl-2021:64(7)", "who presents the case"),
    ({"notified_on": date(2026, 3, 3)}, NotPermittedError, "", "tomorrow has not happened"),
    ({"notified_on": date(2026, 3, 1)}, NotPermittedError, "", "before it was asked for"),
]


@pytest.mark.parametrize(
    ("changes", "kind", "article", "why"), ARRANGEMENTS, ids=[row[-1] for row in ARRANGEMENTS]
)
def test_a_faulty_arrangement_is_refused(county, changes, kind, article, why):
    docket = county.bring(State.HEARING_REQUESTED)
    county.preside(docket)
    with refused(county, docket, kind, article):
        county.arrange(docket, **changes)


def test_a_closed_hearing_needs_no_announcement(county):
    docket = county.bring(State.HEARING_REQUESTED)
    county.preside(docket)
    county.arrange(docket, closed_for="trade_secret", announced_on=None)
    assert county.said(docket)[-1]["facts"]["public"] is False


MINUTES = [
    # changes, refusal, citation, why
    ({"party": (), "agents": ()}, GateClosedError, "apl-2021:64(6)", "nobody of the party"),
    ({"agents": ("甲", "乙", "丙")}, InvalidInputError, "apl-2021:64(5)", "three agents"),
    ({"investigators": ()}, GateClosedError, "apl-2021:64(7)", "nobody presents the case"),
    ({"investigators": (SUN,)}, SeparationOfDutiesError, "apl-2021:64(7)", "a stranger does"),
    ({"argued": " "}, GateClosedError, "apl-2021:64(8)", "the party was not heard"),
    ({"is_signed": False}, GateClosedError, "apl-2021:64(8)", "unsigned without a note"),
    (
        {"is_recorded": False, "unrecorded": "设备故障（虚构）"},
        GateClosedError,
        "seed-2022:A2-4",
        "those on the spot give a reason, and no leader approved it",
    ),
    ({"ended_at": moment(date(2026, 3, 12), 8)}, InvalidInputError, "apl-2021:64(8)", "ends"),
    (
        {"began_at": moment(date(2026, 3, 10)), "ended_at": moment(date(2026, 3, 10), 10)},
        GateClosedError,
        "apl-2021:64(2)",
        "a day before the one that was told",
    ),
]


@pytest.mark.parametrize(
    ("changes", "kind", "article", "why"), MINUTES, ids=[row[-1] for row in MINUTES]
)
def test_faulty_minutes_are_refused(county, changes, kind, article, why):
    docket = county.bring(State.HEARING_ARRANGED)
    county.come_to_hearing(docket)
    with refused(county, docket, kind, article):
        county.hold(docket, **changes)


def test_a_leader_who_is_not_there_excuses_an_unrecorded_hearing(county):
    docket = county.bring(State.HEARING_ARRANGED)
    with refused(county, docket, NotPermittedError):
        county.excuse(docket, PENG)
    with refused(county, docket, GateClosedError, RECORDED):
        county.excuse(docket, reason=" ")
    county.excuse(docket)
    county.come_to_hearing(docket)
    county.hold(docket, is_recorded=False)
    assert county.said(docket)[-1]["facts"]["recorded"] is False


def test_a_leader_who_presides_or_investigated_excuses_nothing(county):
    docket = county.bring(State.HEARING_REQUESTED)
    post = Appoint(WU, Role.PRESIDING_OFFICER, INSTRUMENT, county.clock.today)
    appoint(post, act=county.act(ADMIN))
    county.preside(docket, person=WU)
    county.arrange(docket, WU)
    county.replace_officer(docket, coming=TANG)
    for person in (WU, TANG):
        with refused(county, docket, SeparationOfDutiesError, RECORDED):
            county.excuse(docket, person)


def test_a_hearing_put_off_is_excused_anew(county):
    docket = county.bring(State.HEARING_ARRANGED)
    county.excuse(docket)
    county.adjourn(docket)
    county.arrange(docket)
    county.come_to_hearing(docket)
    with refused(county, docket, GateClosedError, RECORDED):
        county.hold(docket, is_recorded=False)


def test_where_the_list_leaves_it_to_them_those_on_the_spot_write_why(county):
    item = rulebook().recording[RECORDING_ITEM]
    waivable = item.model_copy(update={"level": Level.RECORDED})
    held = minutes(county.clock.now, is_recorded=False, unrecorded="设备故障（虚构）")
    require_recorded(held, is_excused=False, item=waivable)
    with pytest.raises(GateClosedError):
        require_recorded(replace(held, unrecorded=" "), is_excused=False, item=waivable)


def test_after_a_hearing_only_a_second_review_opens_the_decision(county):
    docket = county.bring(State.HEARING_HELD)
    county.report_hearing(docket)
    case = county.case(docket)
    assert (case.stage, case.stale_reason) == (State.NOTICED, "hearing_held")
    county.clock.wait(days=9)
    with refused(county, docket, GateClosedError, "apl-2021:58.1"):
        county.decide(docket)
    county.submit(docket)
    county.accept(docket)
    county.opine(docket)
    county.decide(docket)
    assert (
        "举行了听证。本决定根据听证笔录作出"
        in decision_of(county.case(docket)).document.content
    )


@pytest.mark.parametrize("is_gone", [True, False])
def test_where_who_presided_is_gone_another_reports_from_the_minutes_and_it_shows(
    county, is_gone
):
    docket = county.bring(State.HEARING_HELD)
    if is_gone:
        post = Appoint(SONG, Role.PRESIDING_OFFICER, INSTRUMENT, county.clock.today)
        appoint(post, act=county.act(ADMIN))
        county.preside(docket, person=SONG)
        with refused(county, docket, NotFoundError):
            county.report_hearing(docket)
    county.report_hearing(docket, SONG if is_gone else PENG)
    (held,) = hearings_of(county.case(docket))
    assert held.presiding_officer == PENG
    assert held.is_reported_by_another is is_gone


def test_a_hearing_is_itself_a_ground_for_review(county):
    docket = county.bring(State.HEARING_HELD)
    county.report_hearing(docket)
    assert "APL-58-2" in county.case(docket).review_grounds


def test_a_hearing_brings_no_heavier_penalty(county):
    docket = county.bring(State.HEARING_HELD)
    county.report_hearing(docket)
    with refused(county, docket, GateClosedError, "apl-2021:45.2"):
        county.defend(docket, adopted=True, amended=proposed(LARGE + 1))


def test_a_case_returned_after_its_hearing_brings_no_heavier_penalty_either(county):
    docket = county.bring(State.HEARING_HELD)
    county.report_hearing(docket)
    county.submit(docket)
    county.return_opinion(docket)
    with refused(county, docket, GateClosedError, "apl-2021:45.2"):
        county.close(docket, proposal=proposed(LARGE + 1))


def test_who_stays_away_gave_the_hearing_up_and_who_leaves_too(county):
    docket = county.bring(State.HEARING_ARRANGED)
    with refused(county, docket, NotPermittedError, ""):
        county.end_hearing(docket, on=current_hearing(county.case(docket)).notified_on)
    county.come_to_hearing(docket)
    county.end_hearing(docket)
    assert county.case(docket).stale_reason == ""
    county.waive(docket, hearing=False)
    county.decide(docket)
    assert "视为放弃听证权利" in decision_of(county.case(docket)).document.content
    left = county.bring(State.HEARING_ARRANGED)
    county.come_to_hearing(left)
    county.end_hearing(left, ending=Ending.LEFT)
    assert county.case(left).stale_reason == "hearing_held"


def test_a_hearing_put_off_or_presided_over_by_another_is_notified_anew(county):
    docket = county.bring(State.HEARING_ARRANGED)
    first = county.hearing_at(docket)
    county.adjourn(docket)
    assert county.state(docket) is State.HEARING_REQUESTED
    county.clock.wait(days=1)
    county.arrange(docket)
    assert county.hearing_at(docket) > first
    county.preside(docket)
    assert county.state(docket) is State.HEARING_REQUESTED


def test_only_who_holds_the_post_presides(county):
    docket = county.bring(State.HEARING_REQUESTED)
    with refused(county, docket, NotPermittedError, "apl-2021:64(4)"):
        county.preside(docket, person=SONG)


def test_minutes_that_the_party_would_not_sign_say_so(county):
    docket = county.bring(State.HEARING_ARRANGED)
    county.come_to_hearing(docket)
    county.hold(docket, is_signed=False, refusal="当事人对笔录有异议，拒绝签字（虚构）")
    assert county.said(docket)[-1]["facts"]["signed"] is False
    assert county.clock.now - county.hearing_at(docket) >= timedelta(hours=2)
