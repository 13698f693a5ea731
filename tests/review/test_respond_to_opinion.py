"""逐条答复: every point is adopted, or says why not, before the case comes back."""

import pytest

from mingjing.cases.review_points import Answer, Point, Verdict
from mingjing.cases.states import State
from mingjing.kernel.errors import (
    GateClosedError,
    IllegalTransitionError,
    NotPermittedError,
)
from mingjing.review.commands.respond_to_opinion import RespondToOpinion, respond_to_opinion
from mingjing.review.outcomes import Outcome
from mingjing.review.queries import clocks_of_answers, latest_round, responses_of
from mingjing.review.responses import WHOLE, PointAnswer, points_of
from support.cast import LIN, TANG, WU
from support.county import finding
from support.refusals import refused

STUDY = "seed-2022:A3-8"
BAD = {
    Point.EVIDENCE: Answer(Verdict.BAD, "缺少设计文件（虚构）"),
    Point.PARTY: Answer(Verdict.BAD, ""),
}
ADOPT = (
    PointAnswer("EVIDENCE", adopted=True, words="已补充（虚构）"),
    PointAnswer("PARTY", adopted=False, words="登记无误（虚构）"),
)


def respond(county, docket, *answers, by=LIN):
    return respond_to_opinion(RespondToOpinion(docket, answers), act=county.act(by))


@pytest.fixture
def docket(county):
    docket = county.bring(State.IN_REVIEW)
    county.accept(docket)
    county.opine(docket, Outcome.SUPPLEMENT, answers=finding().answers | BAD)
    return docket


@pytest.mark.one_database("pure")
@pytest.mark.parametrize("outcome", list(Outcome))
def test_every_opinion_but_agreement_has_points(outcome):
    told = {"answers": {"LAW": {"verdict": "不符合", "remark": ""}}, "text": "正文"}
    keys = [one.key for one in points_of(outcome.name, told)]
    assert keys == ([] if outcome is Outcome.AGREE else ["LAW"])
    alone = [one.key for one in points_of(outcome.name, {"answers": {}, "text": "正文"})]
    assert alone == ([] if outcome is Outcome.AGREE else [WHOLE])


@pytest.mark.parametrize(
    ("answers", "why"),
    [
        ((), "nothing answered"),
        (ADOPT[:1], "one left out"),
        ((*ADOPT, PointAnswer("LAW", adopted=True)), "no such point"),
        ((*ADOPT, ADOPT[0]), "answered twice"),
        ((ADOPT[0], PointAnswer("PARTY", adopted=False, words=" ")), "no reason"),
    ],
    ids=lambda one: one if isinstance(one, str) else "",
)
def test_a_response_answers_each_point_and_gives_its_reasons(county, docket, answers, why):
    with refused(county, docket, GateClosedError, STUDY):
        respond(county, docket, *answers)


def test_an_opinion_is_answered_once_within_its_clock_and_then_the_case_comes_back(
    county, docket
):
    clock = clocks_of_answers(county.case(docket), county.law)[0]
    assert (clock.due.rule, clock.done_on) == ("SEED-RESPOND", None)
    respond(county, docket, *ADOPT)
    clock = clocks_of_answers(county.case(docket), county.law)[0]
    assert clock.done_on == county.clock.today
    points = responses_of(county.case(docket))[0].points
    assert {one["key"]: (one["adopted"], one["words"]) for one in points} == {
        "EVIDENCE": (True, "已补充（虚构）"),
        "PARTY": (False, "登记无误（虚构）"),
    }
    with refused(county, docket, GateClosedError, STUDY):
        respond(county, docket, *ADOPT)
    county.close(docket)
    county.submit(docket)
    assert latest_round(county.case(docket)).number == 2


def test_the_case_does_not_come_back_unanswered(county, docket):
    county.close(docket)
    with refused(county, docket, GateClosedError, STUDY):
        county.submit(docket)


def test_an_objection_stops_the_clock_of_the_answer_and_starts_the_one_of_the_leader(
    county, docket
):
    county.object(docket)
    answer, recheck = clocks_of_answers(county.case(docket), county.law)
    assert answer.done_on == county.clock.today
    assert (recheck.due.rule, recheck.done_on) == ("SEED-RECHECK", None)
    county.recheck(docket, uphold=True)
    assert clocks_of_answers(county.case(docket), county.law)[1].done_on is not None


def test_only_the_handlers_answer_and_only_an_opinion(county, docket):
    with refused(county, docket, NotPermittedError, STUDY):
        respond(county, docket, *ADOPT, by=TANG)
    with refused(county, docket, NotPermittedError):
        respond(county, docket, *ADOPT, by=WU)
    other = county.bring(State.IN_REVIEW)
    with refused(county, other, IllegalTransitionError, "seed-2022:A3-4"):
        respond(county, other, *ADOPT)
    passed = county.bring(State.REVIEWED)
    with refused(county, passed, GateClosedError, STUDY):
        respond(county, passed)
