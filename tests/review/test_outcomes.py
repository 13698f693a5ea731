"""Which opinions a checklist allows: what the page greys is what the command refuses."""

from contextlib import suppress
from dataclasses import replace

import hypothesis.strategies as st
import pytest
from hypothesis import given

from mingjing.cases.review_points import HEADINGS, Answer, Point, Verdict
from mingjing.kernel.errors import GateClosedError
from mingjing.review.outcomes import (
    FAULTS,
    WORDS,
    Finding,
    Outcome,
    drafted_text,
    require_consistent,
    why_impossible,
)
from support.county import finding
from support.refusals import require_complete, resolves

VERDICTS = st.dictionaries(st.sampled_from(Point), st.sampled_from(Verdict))
WHOLE = st.fixed_dictionaries({point: st.sampled_from(Verdict) for point in Point})


def refused(said: Finding) -> bool:
    with suppress(GateClosedError):
        require_consistent(said)
        return False
    return True


@given(
    outcome=st.sampled_from(Outcome),
    verdicts=st.one_of(VERDICTS, WHOLE),
    is_lawful=st.booleans(),
    is_appropriate=st.booleans(),
)
def test_what_is_greyed_is_what_is_refused(outcome, verdicts, is_lawful, is_appropriate):
    greyed = why_impossible(
        outcome, verdicts, is_lawful=is_lawful, is_appropriate=is_appropriate
    )
    said = Finding(
        outcome=outcome,
        answers={point: Answer(verdict, "") for point, verdict in verdicts.items()},
        is_lawful=is_lawful,
        is_appropriate=is_appropriate,
        text="（虚构）",
        adviser_waiver="（虚构）",
    )
    assert refused(said) is (greyed is not None)
    assert greyed is None or resolves(greyed.article)


@given(verdicts=WHOLE, outcome=st.sampled_from(Outcome))
def test_nothing_is_possible_before_both_conclusions_are_drawn(verdicts, outcome):
    for lawful, appropriate in ((None, True), (True, None), (None, None)):
        assert why_impossible(outcome, verdicts, is_lawful=lawful, is_appropriate=appropriate)


@given(verdicts=WHOLE)
def test_something_is_always_possible_on_a_whole_checklist(verdicts):
    possible = [
        outcome
        for outcome in Outcome
        if why_impossible(outcome, verdicts, is_lawful=False, is_appropriate=False) is None
    ]
    assert Outcome.COLLECTIVE in possible
    assert Outcome.AGREE not in possible


@pytest.mark.parametrize("outcome", list(FAULTS))
def test_an_opinion_about_a_fault_needs_the_fault(outcome):
    good = finding(Outcome.AGREE)
    with pytest.raises(GateClosedError) as caught:
        require_consistent(replace(good, outcome=outcome))
    require_complete(caught.value)
    assert caught.value.article == outcome.article
    require_consistent(finding(outcome))


def test_every_point_stands_under_one_heading_and_every_outcome_has_words():
    assert sorted(point for points in HEADINGS.values() for point in points) == sorted(Point)
    assert set(WORDS) == set(Outcome)


def test_a_draft_names_what_is_not_met_and_nothing_else():
    answers = dict(finding().answers) | {Point.LAW: Answer(Verdict.BAD, "应适用第九十九条。")}
    assert drafted_text(Outcome.AMEND_LAW, answers).endswith(
        "不符合项：定性与法律适用：应适用第九十九条。"
    )
    assert drafted_text(Outcome.AGREE, finding().answers) == WORDS[Outcome.AGREE]
