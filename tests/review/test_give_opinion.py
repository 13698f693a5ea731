"""法制审核意见: bound to its subject, consistent, by the one who took the case on."""

from datetime import date

import pytest

from mingjing.cases.review_pointers import paper_label
from mingjing.cases.review_points import Answer, Point, Verdict
from mingjing.cases.states import State
from mingjing.documents.queries import papers_of
from mingjing.kernel.errors import (
    GateClosedError,
    IllegalTransitionError,
    NotFoundError,
    SeparationOfDutiesError,
)
from mingjing.review.outcomes import EFFECTS, Effect, Outcome
from mingjing.review.queries import latest_round
from support.cast import CHEN, FENG
from support.county import LARGE, finding, proposed
from support.refusals import refused

GOOD = finding().answers
BAD = dict(GOOD) | {Point.EVIDENCE: Answer(Verdict.BAD, "缺原件（虚构）")}
NO_FACTS = dict(GOOD) | {Point.FACTS: Answer(Verdict.GOOD, "")}
ELSEWHERE = dict(GOOD) | {Point.LAW: Answer(Verdict.GOOD, "", ("证据99",))}
SILENT = dict(GOOD) | {Point.EVIDENCE: Answer(Verdict.BAD, " ")}
PARTIAL = {point: answer for point, answer in GOOD.items() if point is not Point.CRIME}
AGREED, WHOLE = "seed-2022:A3-7(1)", "seed-2022:A3-5"


def in_review(county):
    docket = county.bring(State.IN_REVIEW)
    county.accept(docket)
    return docket


ROWS = [
    # outcome, changes, citation, why
    (Outcome.AGREE, {"answers": BAD}, AGREED, "agrees although the evidence is not good"),
    (Outcome.AGREE, {"is_lawful": False}, AGREED, "agrees to what is unlawful"),
    (Outcome.AGREE, {"is_appropriate": False}, AGREED, "agrees to what is inappropriate"),
    (Outcome.AGREE, {"answers": PARTIAL}, WHOLE, "leaves a point unanswered"),
    (Outcome.SUPPLEMENT, {"answers": {}}, WHOLE, "answers nothing"),
    (Outcome.SUPPLEMENT, {"text": " "}, WHOLE, "says nothing"),
    (Outcome.AGREE, {"answers": NO_FACTS}, WHOLE, "finds facts clear and points at nothing"),
    (Outcome.AGREE, {"answers": ELSEWHERE}, WHOLE, "points at what is not in the file"),
    (Outcome.REJECT, {"answers": SILENT}, WHOLE, "neither points nor says what is missing"),
    (Outcome.AGREE, {"adviser_waiver": " "}, "seed-2022:S-4.3-3", "no adviser, no reason why"),
]


@pytest.mark.parametrize(
    ("outcome", "changes", "article", "why"), ROWS, ids=[row[-1] for row in ROWS]
)
def test_an_opinion_that_contradicts_itself_is_refused(county, outcome, changes, article, why):
    docket = in_review(county)
    with refused(county, docket, GateClosedError, article):
        county.opine(docket, outcome, **changes)


AFTER = {
    Effect.OPENS_GATE: State.REVIEWED,
    Effect.RETURNS: State.INVESTIGATION,
    Effect.PARKS: State.PARKED,
}


@pytest.mark.parametrize("outcome", Outcome)
def test_each_of_nine_outcomes_leads_where_the_notice_says(county, outcome):
    docket = in_review(county)
    county.opine(docket, outcome)
    case = county.case(docket)
    assert case.stage is AFTER[EFFECTS[outcome]]
    assert bool(case.passed_hash) is (outcome is Outcome.AGREE)
    said = county.said(docket)[-1]["facts"]
    assert (said["outcome"], said["article"]) == (
        outcome.name,
        f"seed-2022:A3-7({outcome.item})",
    )


def test_another_reviewer_does_not_give_the_opinion(county):
    docket = in_review(county)
    with refused(county, docket, SeparationOfDutiesError, "seed-2022:A3-8"):
        county.opine(docket, by=FENG)


def test_an_opinion_is_given_once(county):
    docket = in_review(county)
    county.opine(docket)
    with refused(county, docket, IllegalTransitionError, "seed-2022:A3-4"):
        county.opine(docket, Outcome.SUPPLEMENT)


IN_TIME = [
    # given on, extended by, in time, why
    ("2026-03-11", 0, True, "the seventh working day"),
    ("2026-03-12", 0, False, "the eighth"),
    ("2026-03-14", 3, True, "three calendar days more, a Saturday"),
    ("2026-03-15", 3, False, "and then it is over"),
]


@pytest.mark.parametrize(("given", "extended", "in_time", "why"), IN_TIME)
def test_a_late_opinion_is_taken_and_recorded_as_late(county, given, extended, in_time, why):
    docket = in_review(county)
    if extended:
        county.extend(docket, days=extended)
    county.clock.move_to(date.fromisoformat(given))
    county.opine(docket)
    assert county.said(docket)[-1]["facts"]["in_time"] is in_time


def test_agreement_to_a_subject_that_changed_meanwhile_is_refused(county):
    docket = in_review(county)
    county.opine(docket, Outcome.SUPPLEMENT)
    county.add(docket)
    county.object(docket)
    county.recheck(docket, uphold=False)
    county.accept(docket, FENG)
    with refused(county, docket, GateClosedError, "apl-2021:58.1"):
        county.opine(docket, by=FENG)
    county.opine(docket, Outcome.SUPPLEMENT, FENG)
    assert county.state(docket) is State.INVESTIGATION


def test_a_reviewer_confirms_only_what_is_unchanged_since_it_passed(county):
    docket = county.bring(State.NOTICED)
    county.confirm(docket)
    said = county.said(docket)[-1]["facts"]
    assert said["passed_hash"] == said["subject_hash"] != ""
    county.defend(docket, adopted=True, amended=proposed(LARGE - 100))
    with refused(county, docket, GateClosedError, "apl-2021:58.1"):
        county.confirm(docket)


def test_an_adopted_defence_is_no_matter_for_a_signature(county):
    docket = county.bring(State.NOTICED)
    county.defend(docket, adopted=True)
    with refused(county, docket, GateClosedError, "apl-2021:58.1"):
        county.confirm(docket)


def test_nothing_is_confirmed_that_did_not_pass(county):
    docket = in_review(county)
    with refused(county, docket, GateClosedError, "apl-2021:58.1"):
        county.confirm(docket)
    county.opine(docket, Outcome.SUPPLEMENT)
    with refused(county, docket, GateClosedError, "apl-2021:58.1"):
        county.confirm(docket)


def test_another_reviewer_does_not_confirm(county):
    docket = county.bring(State.NOTICED)
    with refused(county, docket, SeparationOfDutiesError, "seed-2022:A3-8"):
        county.confirm(docket, FENG)


def test_a_case_never_submitted_has_nothing_to_confirm(county):
    docket = county.bring(State.INVESTIGATED)
    with refused(county, docket, NotFoundError):
        county.confirm(docket, CHEN)


def test_an_answer_rests_on_evidence_and_papers_and_the_opinion_names_them(county):
    docket = in_review(county)
    paper = paper_label(papers_of(docket)[-1])
    rests = Answer(Verdict.GOOD, "", (paper, "证据1"))
    county.opine(docket, answers=dict(GOOD) | {Point.PROCEDURE: rests})
    content = latest_round(county.case(docket)).document.content
    assert f"（依据：{paper}、证据1）" in content
