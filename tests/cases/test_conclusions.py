"""A review concludes twice, and passes only what is lawful and appropriate (A3-2)."""

from dataclasses import replace

import pytest

from mingjing.cases.conclusions import (
    have_passed,
    in_short,
    require_concluded,
    require_reasoned,
)
from mingjing.cases.review_points import (
    HEADINGS,
    POINTS_OF,
    ActSort,
    Answer,
    Point,
    Verdict,
    headed,
)
from mingjing.kernel.errors import GateClosedError
from support.opinions import BAD, GOOD, INAPPROPRIATE, NEITHER, UNLAWFUL
from support.refusals import require_complete

PASSING = [
    (True, True, True, "both hold"),
    (True, False, False, "lawful but not appropriate: A3-2 asks for both"),
    (False, True, False, "not lawful"),
    (False, False, False, "neither"),
    (True, None, None, "one conclusion is no opinion"),
    (None, True, None, "nor is the other"),
    (None, None, None, "nobody reviewed it"),
]


@pytest.mark.parametrize(("lawful", "appropriate", "passed", "why"), PASSING)
def test_only_what_is_lawful_and_appropriate_passes(lawful, appropriate, passed, why):
    assert have_passed(lawful, appropriate) is passed, why


def test_an_opinion_holds_where_both_conclusions_do():
    assert GOOD.conclusions.hold
    assert not any(one.conclusions.hold for one in BAD)


@pytest.mark.parametrize("opinion", [GOOD, *BAD])
def test_a_reasoned_opinion_is_taken(opinion):
    require_reasoned(opinion)


def _without(opinion):
    said = replace(opinion.conclusions, unlawful_because="", inappropriate_because=" ")
    return replace(opinion, conclusions=said)


CROOKED = [
    (replace(GOOD, words=" "), "审核意见没有写明理由", "no words"),
    (_without(UNLAWFUL), "“不合法”，没有写明理由", "no reason against legality"),
    (_without(INAPPROPRIATE), "“不适当”，没有写明理由", "no reason against appropriateness"),
    (_without(NEITHER), "“不合法”，没有写明理由", "no reason at all"),
    (
        replace(GOOD, conclusions=replace(GOOD.conclusions, unlawful_because="越权（虚构）")),
        "不是“不合法”，却写了",
        "a reason against what is concluded",
    ),
]


@pytest.mark.parametrize(("opinion", "words", "why"), CROOKED)
def test_an_opinion_that_does_not_say_why_is_refused(opinion, words, why):
    with pytest.raises(GateClosedError) as refusal:
        require_reasoned(opinion)
    require_complete(refusal.value)
    assert words in refusal.value.what, why


def test_the_conclusions_are_told_each_for_itself():
    assert in_short(lawful=True, appropriate=False) == "合法、不适当"
    assert in_short(lawful=True, appropriate=None) == "合法", "recorded when there was one"
    assert INAPPROPRIATE.conclusions.in_words == ("合法", "不适当：超出必要的范围（虚构）")


@pytest.mark.parametrize("opinion", [GOOD, *BAD])
@pytest.mark.parametrize("sort", ActSort)
def test_conclusions_that_follow_from_the_points_are_taken(opinion, sort):
    require_concluded(opinion, POINTS_OF[sort])


BAD_POINT = Answer(Verdict.BAD, "不符合（虚构）")
CONTRADICTED = [
    (GOOD, {Point.LAW: BAD_POINT}, "结论“合法”", "a point of law is not met"),
    (GOOD, {Point.DISCRETION: BAD_POINT}, "结论“适当”", "the measure goes too far"),
    (UNLAWFUL, GOOD.answers, "结论“不合法”", "no point says why"),
    (INAPPROPRIATE, GOOD.answers, "结论“不适当”", "no point says why"),
    (INAPPROPRIATE, {Point.CRIME: BAD_POINT}, "结论“合法”", "only one of the two is drawn"),
]


@pytest.mark.parametrize(("opinion", "changed", "words", "why"), CONTRADICTED)
def test_conclusions_that_contradict_the_points_are_refused(opinion, changed, words, why):
    crooked = replace(opinion, answers={**opinion.answers, **changed})
    with pytest.raises(GateClosedError) as refusal:
        require_concluded(crooked, POINTS_OF[ActSort.MEASURE])
    require_complete(refusal.value)
    assert words in refusal.value.what, why


@pytest.mark.parametrize("sort", ActSort)
@pytest.mark.parametrize("point", [one for one in Point if one is not Point.OTHER])
def test_every_point_that_fits_is_answered(sort, point):
    left = {one: answer for one, answer in GOOD.answers.items() if one is not point}
    if point not in POINTS_OF[sort]:
        require_concluded(replace(GOOD, answers=left), POINTS_OF[sort])
        return
    with pytest.raises(GateClosedError, match="审核意见不完整") as refusal:
        require_concluded(replace(GOOD, answers=left), POINTS_OF[sort])
    assert point.value in refusal.value.why


def test_the_points_of_an_act_stand_below_the_headings_of_the_notice():
    assert headed(tuple(Point)) == [(name, list(points)) for name, points in HEADINGS.items()]
    listed = [point for _name, points in headed(POINTS_OF[ActSort.PERMIT]) for point in points]
    assert set(listed) == set(POINTS_OF[ActSort.PERMIT])
    assert Point.CRIME not in listed
