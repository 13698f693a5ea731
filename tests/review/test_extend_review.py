"""延长审核期限: once, three days at most, in time, by a leader who does not review it."""

from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction

from mingjing.cases.states import State
from mingjing.kernel.errors import (
    GateClosedError,
    IllegalTransitionError,
    SeparationOfDutiesError,
)
from mingjing.review.extensions import choices
from mingjing.review.queries import due_of, latest_round, open_request
from support.cast import FENG, QIN, ZHOU
from support.refusals import refused

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


def test_a_request_waits_for_a_leader_and_is_granted_with_its_reason(county):
    docket = in_review(county)
    county.ask_for_days(docket, days=2)
    said = county.said(docket)[-1]["facts"]
    assert (said["days"], said["due"]) == (2, "2026-03-13")
    request = open_request(latest_round(county.case(docket)))
    county.extend(docket, days=1, reason="")
    request.refresh_from_db()
    assert (request.granted, request.answered_by) == (True, ZHOU)
    said = county.said(docket)[-1]["facts"]
    assert (said["days"], said["reason"]) == (1, request.reason)
    assert open_request(latest_round(county.case(docket))) is None


def test_a_refused_request_leaves_the_limit_and_may_be_made_again(county):
    docket = in_review(county)
    county.ask_for_days(docket)
    county.refuse_days(docket)
    assert due_of(latest_round(county.case(docket)), county.law) == LAST
    county.ask_for_days(docket, reason="需调阅图纸（虚构）")
    county.extend(docket, reason="")
    with refused(county, docket, GateClosedError, RULE):
        county.ask_for_days(docket)


REQUESTS = [
    # changes, on, why
    ({"days": 4}, LAST, "four days"),
    ({"days": 0}, LAST, "no day"),
    ({"reason": " "}, LAST, "no reason"),
    ({}, date(2026, 3, 12), "the limit ended yesterday"),
]


@pytest.mark.parametrize(("changes", "on", "why"), REQUESTS, ids=[row[-1] for row in REQUESTS])
def test_a_request_is_refused(county, changes, on, why):
    docket = in_review(county)
    county.clock.move_to(on)
    with refused(county, docket, GateClosedError, RULE):
        county.ask_for_days(docket, **changes)


def test_one_request_waits_at_a_time(county):
    docket = in_review(county)
    county.ask_for_days(docket)
    with refused(county, docket, GateClosedError, RULE):
        county.ask_for_days(docket, days=1)


def test_only_the_reviewer_of_the_case_asks(county):
    docket = in_review(county)
    with refused(county, docket, SeparationOfDutiesError, "seed-2022:A3-8"):
        county.ask_for_days(docket, FENG)


@pytest.mark.parametrize("answer", ["extend", "refuse_days"])
def test_nobody_answers_after_the_limit_or_for_themselves(county, answer):
    docket = in_review(county, QIN)
    county.ask_for_days(docket, QIN)
    with refused(county, docket, SeparationOfDutiesError, RULE):
        getattr(county, answer)(docket, QIN)
    county.clock.move_to(date(2026, 3, 12))
    with refused(county, docket, GateClosedError, RULE):
        getattr(county, answer)(docket)


def test_a_refusal_answers_a_request_and_says_why(county):
    docket = in_review(county)
    with refused(county, docket, IllegalTransitionError, RULE):
        county.refuse_days(docket)
    county.ask_for_days(docket)
    with refused(county, docket, GateClosedError, RULE):
        county.refuse_days(docket, reason=" ")
    county.refuse_days(docket)
    with refused(county, docket, IllegalTransitionError, RULE):
        county.refuse_days(docket)


def test_a_granted_request_without_words_has_the_reason_of_the_request_only_if_there_is_one(
    county,
):
    docket = in_review(county)
    with refused(county, docket, GateClosedError, RULE):
        county.extend(docket, reason="")


def test_three_days_are_read_both_ways(county):
    read = choices(county.law, date(2026, 6, 22))
    assert [(one.days, str(one.until), str(one.latest)) for one in read] == [
        (1, "2026-06-23", "2026-06-23"),
        (2, "2026-06-24", "2026-06-24"),
        (3, "2026-06-25", "2026-06-25"),
    ]
    over_a_weekend = choices(county.law, date(2026, 3, 12))[-1]
    assert (str(over_a_weekend.until), str(over_a_weekend.latest)) == (
        "2026-03-15",
        "2026-03-17",
    )
    whole = county.law.due("SEED-REV-EXT", date(2026, 3, 12))
    assert (over_a_weekend.until, over_a_weekend.latest) == (
        whole.nominal,
        whole.explanation.latest,
    )


def test_no_days_enter_a_row_without_a_leader(county):
    in_review(county)
    with (
        pytest.raises(DatabaseError, match="extended_by_a_leader"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("UPDATE review_reviewround SET extended_days = 3")
