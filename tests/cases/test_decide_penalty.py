"""作出处罚决定: never before review, never by somebody concerned, never over a closed gate."""

from datetime import date

import pytest
from django.db import connection

from mingjing.cases.models import Decision
from mingjing.cases.states import State
from mingjing.kernel.errors import (
    GateClosedError,
    IllegalTransitionError,
    NotPermittedError,
    SeparationOfDutiesError,
)
from mingjing.review.outcomes import Outcome
from support.cast import CHEN, LIN, QIN, TANG, WU, ZHAO, ZHOU
from support.county import SMALL, proposed
from support.refusals import refused
from support.staffed import undone

REVIEW = "apl-2021:58.1"


@pytest.mark.parametrize("outcome", [one for one in Outcome if one is not Outcome.AGREE])
@pytest.mark.parametrize("state", [State.IN_REVIEW, State.IN_SECOND_REVIEW])
def test_no_opinion_but_agreement_leads_to_a_decision(county, state, outcome):
    docket = county.bring(state)
    county.return_opinion(docket, outcome)
    with refused(county, docket, IllegalTransitionError, "apl-2021:57.1"):
        county.decide(docket)
    assert county.case(docket).passed_hash == ""


def test_agreement_before_the_notice_is_not_a_decision_yet(county):
    docket = county.bring(State.REVIEWED)
    with refused(county, docket, IllegalTransitionError, "apl-2021:57.1"):
        county.decide(docket)


def test_nobody_decides_who_handled_the_case(county):
    docket = county.register(TANG)
    county.file(docket, officers=(TANG, ZHAO))
    county.add(docket, TANG, officers=(TANG, ZHAO))
    county.close(docket, TANG, proposed(SMALL))
    county.notice(docket, TANG, (TANG, ZHAO))
    county.waive(docket, TANG)
    with refused(county, docket, SeparationOfDutiesError, "apl-2021:57.1"):
        county.decide(docket, TANG)
    county.decide(docket, WU)


def test_nobody_decides_who_reviewed_the_case_in_any_round(county):
    docket = county.bring(State.IN_REVIEW)
    county.accept(docket, QIN)
    county.opine(docket, Outcome.SUPPLEMENT, QIN)
    county.close(docket)
    county.submit(docket, response="采纳（虚构）")
    county.accept(docket, CHEN)
    county.opine(docket, by=CHEN)
    county.notice(docket)
    county.waive(docket)
    with refused(county, docket, SeparationOfDutiesError, REVIEW):
        county.decide(docket, QIN)
    county.decide(docket, ZHOU)


@pytest.mark.parametrize("by", [LIN, CHEN])
def test_neither_officer_nor_reviewer_has_the_post(county, by):
    docket = county.bring(State.NOTICED)
    county.waive(docket)
    with refused(county, docket, NotPermittedError):
        county.decide(docket, by)


WAITING = [
    # waived, decided on, refused by, why
    ({}, "2026-03-09", "apl-2021:62", "the last day to speak"),
    ({}, "2026-03-10", "", "the day after, both rights have ended"),
    ({"hearing": False}, "2026-03-09", "apl-2021:64(1)", "the last day to ask for a hearing"),
    ({"defence": False}, "2026-03-09", "apl-2021:62", "a waived hearing is no waived defence"),
    ({"defence": True}, "2026-03-02", "", "both were waived"),
]


@pytest.mark.parametrize(("waived", "decided", "article", "why"), WAITING)
def test_the_party_has_its_days(county, waived, decided, article, why):
    docket = county.bring(State.NOTICED)
    if waived:
        county.waive(docket, **waived)
    county.clock.move_to(date.fromisoformat(decided), 18)
    if not article:
        county.decide(docket)
        assert Decision.objects.filter(case_id=docket).exists()
        return
    with refused(county, docket, GateClosedError, article):
        county.decide(docket)


CHANGES = [
    # statement, why
    ("UPDATE cases_party SET name = name || '分厂'", "another party"),
    ("UPDATE evidence_evidenceitem SET title = title || '（改）'", "other evidence"),
    ("UPDATE cases_case SET cause = cause || '（改）'", "another cause"),
]


@pytest.mark.parametrize(("statement", "why"), CHANGES)
def test_a_subject_changed_behind_our_back_is_no_longer_reviewed(county, statement, why):
    docket = county.bring(State.NOTICED)
    county.waive(docket)
    with connection.cursor() as cursor:
        cursor.execute(statement)
    with refused(county, docket, GateClosedError, REVIEW):
        county.decide(docket)


def test_what_leaders_must_discuss_is_not_decided_by_one(county):
    docket = county.bring(State.IN_REVIEW)
    county.accept(docket)
    county.opine(docket, collective=True)
    county.notice(docket)
    county.waive(docket)
    with refused(county, docket, GateClosedError, "apl-2021:57.2"):
        county.decide(docket)
    county.deliberate(docket)
    county.decide(docket)
    assert county.state(docket) is State.DECIDED


def test_a_decision_after_ninety_days_is_made_and_recorded_as_late(county):
    docket = county.bring(State.NOTICED)
    county.clock.wait(days=91)
    county.decide(docket)
    said = county.said(docket)[-1]
    assert (said["kind"], said["facts"]["within_limit"]) == ("penalty_decided", False)


def test_a_refusal_names_every_gate_that_is_closed(county):
    docket = county.bring(State.NOTICED)
    county.defend(docket, adopted=True, amended=proposed(SMALL))
    with pytest.raises(GateClosedError) as caught:
        county.decide(docket)
    assert caught.value.article == REVIEW
    assert caught.value.remedy.count("另须") == 2, "defence and hearing are open too"


def test_nothing_is_decided_beyond_what_was_told_and_what_a_defence_left_of_it(county):
    docket = county.bring(State.NOTICED, proposed(SMALL))
    county.defend(docket, adopted=True, amended=proposed(SMALL - 100))
    county.waive(docket)
    with undone():
        county.decide(docket)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE cases_case SET cause = 'another'")
    with refused(county, docket, GateClosedError, "apl-2021:62"):
        county.decide(docket)
