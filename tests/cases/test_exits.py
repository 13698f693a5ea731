"""不予处罚、撤销案件、移送: how a case ends without a penalty, and who may say so."""

from datetime import timedelta

import pytest

from mingjing.casefile.commands.archive_casefile import ArchiveCasefile, archive_casefile
from mingjing.cases.clocks import clocks_of
from mingjing.cases.exits import COLLECTIVE, GROUNDS, OPINIONS, Exit
from mingjing.cases.states import State
from mingjing.documents.queries import papers_of
from mingjing.kernel.errors import (
    GateClosedError,
    IllegalTransitionError,
    InvalidInputError,
    NotPermittedError,
    SeparationOfDutiesError,
)
from mingjing.review.outcomes import EFFECTS, Effect, Outcome
from mingjing.statute.load import rulebook
from support.cast import HE, LIN, LU, PAN, SUN, TANG, ZHAO, ZHOU
from support.county import SMALL, proposed
from support.refusals import refused


def parked(county, outcome):
    """Return a case that an opinion parked."""
    docket = county.bring(State.INVESTIGATED)
    county.submit(docket)
    county.return_opinion(docket, outcome)
    return docket


def test_every_opinion_that_parks_a_case_names_its_way_out():
    parks = {one.value for one in Outcome if EFFECTS[one] is Effect.PARKS}
    assert parks == set().union(*OPINIONS.values()) | {COLLECTIVE}


def test_every_ground_cites_a_known_norm():
    grounds = [one for ways in GROUNDS.values() for one in ways.values()]
    assert all(rulebook().in_words(ground.article) for ground in grounds)


WAYS = [
    # opinion, way out, state
    (Outcome.NO_PENALTY, "spare", State.NOT_PENALISED),
    (Outcome.REJECT, "spare", State.NOT_PENALISED),
    (Outcome.REJECT, "withdraw_case", State.WITHDRAWN),
    (Outcome.TRANSFER, "transfer", State.TRANSFERRED),
]


@pytest.mark.parametrize(("outcome", "way", "state"), WAYS)
def test_a_parked_case_leaves_by_the_way_that_review_called_for(county, outcome, way, state):
    docket = parked(county, outcome)
    for other in {"spare", "withdraw_case", "transfer"} - {
        name for opinion, name, _ in WAYS if opinion is outcome
    }:
        with refused(county, docket, GateClosedError, "seed-2022:A3-8"):
            getattr(county, other)(docket)
    getattr(county, way)(docket)
    assert county.state(docket) is state


def test_leaders_deliberate_before_what_review_left_to_them(county):
    docket = parked(county, Outcome.COLLECTIVE)
    with refused(county, docket, GateClosedError, "seed-2022:A3-7(8)"):
        county.spare(docket)
    with refused(county, docket, GateClosedError, "seed-2022:A3-7(8)"):
        county.submit(docket, response="集体讨论同意（虚构）")
    county.deliberate(docket)
    county.submit(docket, response="集体讨论同意（虚构）")
    county.accept(docket)
    county.opine(docket)
    assert county.state(docket) is State.REVIEWED
    assert county.case(docket).collective_required


REASONS = [
    # changes, refusal, citation, why
    ({"ground": "mercy"}, InvalidInputError, "apl-2021:57.1", "no such ground"),
    ({"reasons": " "}, GateClosedError, "apl-2021:57.1", "no reasons"),
    ({"lesson": ""}, GateClosedError, "apl-2021:33.3", "the party was not taught"),
]


@pytest.mark.parametrize(("changes", "kind", "article", "why"), REASONS)
def test_no_penalty_has_its_ground_its_reasons_and_its_lesson(
    county, changes, kind, article, why
):
    docket = county.bring(State.INVESTIGATED, proposed(SMALL))
    with refused(county, docket, kind, article):
        county.spare(docket, **changes)
    county.spare(docket, ground="limitation", lesson="")
    assert county.state(docket) is State.NOT_PENALISED, why


def test_who_handled_a_case_does_not_let_it_go(county):
    docket = county.bring(State.INVESTIGATION)
    county.replace_officer(docket, coming=TANG)
    with refused(county, docket, SeparationOfDutiesError, "apl-2021:57.1"):
        county.withdraw_case(docket, TANG)


def test_a_case_under_review_is_not_let_off_past_it(county):
    docket = county.bring(State.INVESTIGATED)
    for way in (county.spare, county.withdraw_case, county.transfer):
        with refused(county, docket, GateClosedError, "apl-2021:58.1"):
            way(docket)
    noticed = county.bring(State.NOTICED)
    county.defend(noticed, adopted=True)
    with refused(county, noticed, GateClosedError, "apl-2021:58.1"):
        county.spare(noticed)


def test_no_penalty_is_served_before_the_case_is_closed(county):
    docket = county.bring(State.NOT_PENALISED)
    with refused(county, docket, GateClosedError, "apl-2021:61.1"):
        county.finish(docket)
    county.serve_spared(docket)
    county.finish(docket, ground="不予处罚（虚构）")
    assert county.state(docket) is State.CLOSED


def test_a_crime_is_reported_by_two_and_referred_by_the_chief_alone(county):
    docket = county.bring(State.NOTICED)
    with refused(county, docket, NotPermittedError, "apl-2021:42.1"):
        county.suspect_crime(docket, group=(LIN,))
    with refused(county, docket, SeparationOfDutiesError, "apl-2021:42.1"):
        county.suspect_crime(docket, group=(LIN, LIN))
    with refused(county, docket, NotPermittedError, "apl-2021:42.1"):
        county.suspect_crime(docket, group=(LIN, PAN))
    with refused(county, docket, GateClosedError, "r310-2020:5.1"):
        county.suspect_crime(docket, report=" ")
    county.suspect_crime(docket)
    with refused(county, docket, IllegalTransitionError, "apl-2021:57.1"):
        county.decide(docket)
    with refused(county, docket, NotPermittedError):
        county.approve_referral(docket, ZHOU)
    with refused(county, docket, GateClosedError, "r310-2020:5.2"):
        county.refuse_referral(docket, reason=" ")
    county.refuse_referral(docket)
    case = county.case(docket)
    assert (case.stage, case.passed_hash) == (State.INVESTIGATION, "")


def test_a_referred_case_comes_back_or_is_closed(county):
    docket = county.bring(State.REFERRAL_APPROVED)
    with refused(county, docket, GateClosedError, "r310-2020:6"):
        county.refer(docket, materials=("其他（虚构）",))
    county.clock.wait(days=2)
    county.refer(docket)
    assert county.said(docket)[-1]["facts"]["in_time"] is False
    with refused(county, docket, GateClosedError, "r310-2020:11.1"):
        county.finish(docket)
    county.police_refuse(docket)
    assert county.state(docket) is State.INVESTIGATION
    county.suspect_crime(docket, ZHAO)
    county.approve_referral(docket)
    with refused(county, docket, InvalidInputError, "r310-2020:5.2"):
        county.refer(docket, handed_at=county.clock.now + timedelta(hours=1))
    county.refer(docket)
    county.police_file(docket)
    with refused(county, docket, GateClosedError, "r310-2020:5.2"):
        county.police_refuse(docket)
    county.finish(docket)
    assert county.case(docket).exit == Exit.REFERRED


def test_a_crime_is_referred_beside_a_decision_which_goes_on(county):
    docket = county.bring(State.SERVED)
    with refused(county, docket, GateClosedError, "r310-2020:5.2"):
        county.approve_referral(docket)
    county.suspect_crime(docket)
    with refused(county, docket, GateClosedError, "r310-2020:5.2"):
        county.suspect_crime(docket)
    with refused(county, docket, NotPermittedError):
        county.approve_referral(docket, ZHOU)
    county.pay(docket)
    assert county.state(docket) is State.PERFORMED
    with refused(county, docket, GateClosedError, "r310-2020:11.1"):
        county.finish(docket)
    county.refuse_referral(docket)
    case = county.case(docket)
    assert (case.stage, case.exit) == (State.PERFORMED, "")
    assert case.passed_hash or not case.review_required
    county.suspect_crime(docket)
    county.approve_referral(docket)
    county.refer(docket)
    county.police_file(docket)
    assert (county.state(docket), county.case(docket).exit) == (State.PERFORMED, "")
    county.finish(docket)
    assert county.state(docket) is State.CLOSED


@pytest.mark.parametrize("answer", ["police_file", "police_refuse"])
def test_only_who_handles_the_case_now_enters_the_answer_of_the_police(county, answer):
    docket = county.bring(State.REFERRED)
    county.replace_officer(docket, leaving=LIN, coming=SUN)
    for person in (LIN, LU):
        with refused(county, docket, NotPermittedError, "apl-2021:42.1"):
            getattr(county, answer)(docket, person)
    getattr(county, answer)(docket, SUN)


@pytest.mark.parametrize("state", [State.NOT_PENALISED, State.WITHDRAWN, State.TRANSFERRED])
def test_nobody_has_to_decide_a_case_that_left_early_in_ninety_days(county, state):
    case = county.case(county.bring(state))
    (limit,) = (one for one in clocks_of(case, county.law) if one.due.rule == "APL-60")
    assert limit.done_on == case.ending.decided_on


@pytest.mark.parametrize("state", [State.WITHDRAWN, State.TRANSFERRED])
def test_a_case_that_left_early_is_put_away_like_any_other(county, state):
    docket = county.bring(state)
    county.finish(docket, ground="不经处罚而了结（虚构）")
    for paper in papers_of(docket):
        county.render(paper.code)
    archive_casefile(
        ArchiveCasefile(docket), act=county.act(HE), law=county.law, store=county.store
    )
    assert county.state(docket) is State.ARCHIVED
