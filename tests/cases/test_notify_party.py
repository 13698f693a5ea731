"""告知, 陈述申辩, 听证: what the party may do, until when, and what may not follow from it."""

from datetime import date

import pytest
from django.db import connection

from mingjing.cases.queries import current_notice
from mingjing.cases.states import State
from mingjing.kernel.errors import (
    GateClosedError,
    NotFoundError,
    NotPermittedError,
    SeparationOfDutiesError,
)
from mingjing.statute.decisions import DecisionKind
from support.cast import CHEN, LIN, MA, PENG, ZHAO, ZHOU
from support.county import LARGE, MONDAY, SMALL, proposed
from support.refusals import refused

TUESDAY, SUNDAY = date(2026, 3, 3), date(2026, 3, 1)


def test_a_major_case_is_reviewed_before_the_party_is_told(county):
    docket = county.bring(State.INVESTIGATED)
    with refused(county, docket, GateClosedError, "seed-2022:A3-3"):
        county.notice(docket)


def test_a_minor_case_needs_no_review(county):
    docket = county.bring(State.NOTICED, proposed(SMALL))
    assert "review_submitted" not in county.kinds(docket)


NOTICES = [
    # changes, refusal, citation, why
    ({"given_on": TUESDAY}, NotPermittedError, "", "tomorrow has not happened"),
    ({"officers": (LIN, LIN)}, SeparationOfDutiesError, "apl-2021:42.1", "one is not two"),
    ({"officers": (LIN, MA)}, NotPermittedError, "apl-2021:42.1", "expired"),
]


def test_no_notice_is_dated_back_before_what_it_tells_of(county):
    docket = county.bring(State.INVESTIGATED)
    county.submit(docket)
    county.clock.wait(days=7)
    county.accept(docket)
    county.opine(docket)
    with refused(county, docket, NotPermittedError):
        county.notice(docket, given_on=MONDAY)
    minor = county.bring(State.INVESTIGATED, proposed(SMALL))
    with refused(county, minor, NotPermittedError):
        county.notice(minor, given_on=MONDAY)
    county.clock.wait(days=1)
    county.notice(docket, given_on=date(2026, 3, 9))


@pytest.mark.parametrize(("changes", "kind", "article", "why"), NOTICES)
def test_a_faulty_notice_is_refused(county, changes, kind, article, why):
    docket = county.bring(State.REVIEWED)
    with refused(county, docket, kind, article):
        county.notice(docket, **changes)


SUSPENSION = (DecisionKind.SUSPEND_BUSINESS,)
OTHER_DUTY = ("《中华人民共和国安全生产法》第四十一条第二款",)
DEFENCES = [
    # changes, refusal, citation, why
    ({"amended": proposed(LARGE + 1)}, GateClosedError, "apl-2021:45.2", "a fen more"),
    (
        {"amended": proposed(kinds=SUSPENSION)},
        GateClosedError,
        "apl-2021:45.2",
        "one kind more",
    ),
    (
        {"amended": proposed(SMALL, duty_clauses=OTHER_DUTY)},
        GateClosedError,
        "apl-2021:44",
        "a violation the party was never told of",
    ),
    (
        {"amended": proposed(SMALL), "adopted": False},
        GateClosedError,
        "apl-2021:45.1",
        "nothing was adopted, so nothing changes",
    ),
    ({"answer": " "}, GateClosedError, "apl-2021:45.1", "no answer"),
    ({"made_on": TUESDAY}, NotPermittedError, "", "tomorrow has not happened"),
    ({"made_on": SUNDAY}, NotPermittedError, "", "before the party was told"),
]


@pytest.mark.parametrize(
    ("changes", "kind", "article", "why"), DEFENCES, ids=[row[-1] for row in DEFENCES]
)
def test_a_defence_brings_the_party_no_harm(county, changes, kind, article, why):
    docket = county.bring(State.NOTICED)
    with refused(county, docket, kind, article):
        county.defend(docket, **({"adopted": True} | changes))


def test_a_second_defence_is_held_against_the_lighter_proposal(county):
    docket = county.bring(State.NOTICED)
    county.defend(docket, adopted=True, amended=proposed(LARGE - 100))
    with refused(county, docket, GateClosedError, "apl-2021:45.2"):
        county.defend(docket, adopted=True, amended=proposed(LARGE))


def returned(county, **defence):
    """Return a case whose party spoke, and which review then sent back to the investigation."""
    docket = county.bring(State.NOTICED)
    county.defend(docket, **({"adopted": True} | defence))
    county.submit(docket)
    county.return_opinion(docket)
    county.clock.wait(days=1)
    return docket


def test_a_returned_case_brings_the_party_no_harm_for_having_spoken(county):
    docket = returned(county)
    for heavier in (proposed(LARGE + 1), proposed(kinds=SUSPENSION)):
        with refused(county, docket, GateClosedError, "apl-2021:45.2"):
            county.close(docket, proposal=heavier, new_facts="态度不好（虚构）")
    county.close(docket, proposal=proposed(LARGE))


def test_what_adopting_a_defence_left_is_the_measure_even_after_two_returns(county):
    docket = returned(county, amended=proposed(LARGE - 100))
    county.close(docket, proposal=proposed(LARGE - 200))
    county.submit(docket, response="已经采纳（虚构）")
    county.return_opinion(docket)
    with refused(county, docket, GateClosedError, "apl-2021:45.2"):
        county.close(docket, proposal=proposed(LARGE))
    county.close(docket, proposal=proposed(LARGE - 100))


def test_new_evidence_with_its_reason_may_weigh_more_and_is_told_anew(county):
    docket = returned(county)
    county.add(docket)
    with refused(county, docket, GateClosedError, "apl-2021:45.2"):
        county.close(docket, proposal=proposed(LARGE + 1), new_facts=" ")
    county.close(docket, proposal=proposed(LARGE + 1), new_facts="又查明一处（虚构）")
    assert "heavier_proposed" in county.kinds(docket)
    assert current_notice(county.case(docket)) is None


def test_a_party_that_only_listened_is_no_reason_against_a_heavier_penalty(county):
    docket = county.bring(State.NOTICED)
    county.suspect_crime(docket)
    county.refuse_referral(docket)
    county.close(docket, proposal=proposed(LARGE + 1))
    assert "heavier_proposed" not in county.kinds(docket)


def altered(docket):
    """Alter the file as somebody with a database shell would."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE cases_case SET cause = 'another' WHERE docket = %s", [docket])


def test_an_altered_file_is_neither_told_nor_the_ground_of_an_adopted_defence(county):
    reviewed, noticed = county.bring(State.REVIEWED), county.bring(State.NOTICED)
    altered(reviewed)
    with refused(county, reviewed, GateClosedError, "seed-2022:A3-3"):
        county.notice(reviewed)
    altered(noticed)
    with refused(county, noticed, GateClosedError, "apl-2021:62"):
        county.defend(noticed, adopted=True, amended=proposed(LARGE - 100))
    county.defend(noticed)


def test_an_adopted_defence_makes_the_opinion_stale_and_a_second_round_renews_it(county):
    docket = county.bring(State.NOTICED)
    county.defend(docket, adopted=True, amended=proposed(LARGE - 100))
    county.waive(docket)
    with refused(county, docket, GateClosedError, "apl-2021:58.1"):
        county.decide(docket)
    county.submit(docket)
    county.accept(docket)
    county.opine(docket)
    county.decide(docket)
    assert county.state(docket) is State.DECIDED


def test_a_defence_that_was_not_adopted_leaves_the_opinion_standing(county):
    docket = county.bring(State.NOTICED)
    county.defend(docket)
    county.waive(docket)
    county.decide(docket)
    assert county.state(docket) is State.DECIDED


WAIVERS = [
    # changes, refusal, citation, why
    ({"defence": False, "hearing": False}, GateClosedError, "apl-2021:62", "nothing waived"),
    ({"on": TUESDAY}, NotPermittedError, "", "tomorrow has not happened"),
    ({"on": SUNDAY}, NotPermittedError, "", "before there was anything to waive"),
]


@pytest.mark.parametrize(("changes", "kind", "article", "why"), WAIVERS)
def test_a_faulty_waiver_is_refused(county, changes, kind, article, why):
    docket = county.bring(State.NOTICED)
    with refused(county, docket, kind, article):
        county.waive(docket, **changes)


HEARINGS = [
    # noticed, asked, recorded, in time, why
    ("2026-03-02", "2026-03-02", "2026-03-02", True, "on the spot"),
    ("2026-03-02", "2026-03-09", "2026-03-09", True, "the fifth working day"),
    ("2026-03-02", "2026-03-10", "2026-03-10", False, "the sixth"),
    ("2026-03-02", "2026-03-09", "2026-03-12", True, "asked in time, recorded later"),
    ("2026-06-18", "2026-06-26", "2026-06-26", True, "the Dragon Boat holiday is off"),
    ("2026-06-18", "2026-06-27", "2026-06-27", False, "and then it is over"),
]


@pytest.mark.parametrize(("noticed", "asked", "recorded", "in_time", "why"), HEARINGS)
def test_a_hearing_is_asked_for_within_five_working_days(
    county, noticed, asked, recorded, in_time, why
):
    county.clock.move_to(date.fromisoformat(noticed))
    docket = county.bring(State.NOTICED)
    county.clock.move_to(date.fromisoformat(recorded))
    if in_time:
        county.ask_for_hearing(docket, on=date.fromisoformat(asked))
        assert county.state(docket) is State.HEARING_REQUESTED
        return
    with refused(county, docket, GateClosedError, "apl-2021:64(1)"):
        county.ask_for_hearing(docket, on=date.fromisoformat(asked))


def test_where_the_law_gives_no_hearing_none_is_asked_for(county):
    docket = county.bring(State.NOTICED, proposed(SMALL))
    with refused(county, docket, GateClosedError, "apl-2021:64(1)"):
        county.ask_for_hearing(docket)


def test_nothing_is_asked_or_withdrawn_ahead_of_time(county):
    docket = county.bring(State.NOTICED)
    with refused(county, docket, NotPermittedError):
        county.ask_for_hearing(docket, on=TUESDAY)
    with refused(county, docket, NotPermittedError):
        county.ask_for_hearing(docket, on=SUNDAY)
    county.ask_for_hearing(docket)
    with refused(county, docket, NotPermittedError):
        county.withdraw_hearing(docket, on=TUESDAY)
    with refused(county, docket, NotPermittedError):
        county.withdraw_hearing(docket, on=SUNDAY)


def test_who_investigated_does_not_preside(county):
    docket = county.bring(State.INVESTIGATION)
    county.inspect(docket, participants=(CHEN,))
    county.close(docket, proposal=proposed())
    county.submit(docket)
    county.accept(docket, "p-08")
    county.opine(docket, by="p-08")
    county.notice(docket)
    county.ask_for_hearing(docket)
    for person in (LIN, ZHAO, CHEN):
        with refused(county, docket, SeparationOfDutiesError, "apl-2021:64(4)"):
            county.preside(docket, person=person)
    county.preside(docket, person=PENG)
    assert current_notice(county.case(docket)).presiding_officer == PENG


def test_nobody_presides_who_is_not_on_the_roster(county):
    docket = county.bring(State.HEARING_REQUESTED)
    with refused(county, docket, NotFoundError):
        county.preside(docket, ZHOU, "p-99")


def test_a_withdrawn_request_is_an_express_waiver(county):
    docket = county.bring(State.HEARING_REQUESTED)
    county.withdraw_hearing(docket)
    county.waive(docket, hearing=False)
    county.decide(docket)
    assert county.state(docket) is State.DECIDED


def test_a_right_does_not_lapse_while_the_holidays_of_the_year_are_unknown(county):
    county.clock.move_to(date(2026, 12, 30))
    docket = county.bring(State.NOTICED)
    county.clock.move_to(date(2027, 2, 1))
    county.defend(docket)
    with refused(county, docket, GateClosedError, "apl-2021:62"):
        county.decide(docket)
    county.ask_for_hearing(docket)
    assert county.state(docket) is State.HEARING_REQUESTED


def test_only_one_notice_stands(county):
    docket = county.bring(State.IN_SECOND_REVIEW)
    county.return_opinion(docket)
    county.object(docket)
    county.recheck(docket, uphold=False)
    county.accept(docket, "p-08")
    county.opine(docket, by="p-08")
    county.clock.wait(days=1)
    county.notice(docket)
    case = county.case(docket)
    assert [n.given_on for n in case.notice_set.filter(is_current=True)] == [TUESDAY]
    assert case.notice_set.count() == 2
    assert MONDAY < TUESDAY
