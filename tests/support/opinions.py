"""Opinions of the legal office on permits and measures: for, and against in each way."""

from dataclasses import replace

from mingjing.cases.conclusions import ActOpinion, Conclusions
from mingjing.cases.review_pointers import pointers_of
from mingjing.cases.review_points import OF_FACTS, POINTS_OF, ActSort, Answer, Point, Verdict

WORDS = "理由（虚构）"


def opinion(*, lawful: bool = True, appropriate: bool = True, words: str = WORDS) -> ActOpinion:
    """Return an opinion; each negative conclusion has its reason and its point."""
    said = Conclusions(
        lawful,
        appropriate,
        "" if lawful else "没有法定依据（虚构）",
        "" if appropriate else "超出必要的范围（虚构）",
    )
    answers = {point: Answer(Verdict.GOOD, "") for point in Point if point is not Point.OTHER}
    for holds, point in ((lawful, Point.LAW), (appropriate, Point.DISCRETION)):
        if not holds:
            answers[point] = Answer(Verdict.BAD, "不符合的情况（虚构）")
    return ActOpinion(said, words, answers)


def pointed(given: ActOpinion, about: str, sort: ActSort = ActSort.MEASURE) -> ActOpinion:
    """Return an opinion on what is in the file: its points fit, those of fact rest on it."""
    grounds = tuple(pointers_of(about))[:1]
    answers = {point: one for point, one in given.answers.items() if point in POINTS_OF[sort]}
    for point in OF_FACTS:
        if point in answers:
            answers[point] = replace(answers[point], grounds=grounds)
    return replace(given, answers=answers)


def typed(about: str, sort: ActSort = ActSort.MEASURE, **changed: str) -> dict[str, object]:
    """Return an opinion in favour as typed into its form, with what is *changed*."""
    keys = [one.key for one in pointers_of(about).values()][:1]
    answers: dict[str, object] = {
        f"{point.name}-verdict": Verdict.GOOD.name
        for point in POINTS_OF[sort]
        if point is not Point.OTHER
    }
    answers |= {f"{point.name}-grounds": keys for point in OF_FACTS}
    return answers | {"is_lawful": "yes", "is_appropriate": "yes", "words": WORDS} | changed


GOOD = opinion()
UNLAWFUL = opinion(lawful=False)
INAPPROPRIATE = opinion(appropriate=False)
NEITHER = opinion(lawful=False, appropriate=False)
BAD = (UNLAWFUL, INAPPROPRIATE, NEITHER)
