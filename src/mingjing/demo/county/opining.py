"""What the legal office of the county says of permits and measures."""

from collections.abc import Callable

from mingjing.cases.conclusions import ActOpinion, Conclusions
from mingjing.cases.review_pointers import pointers_of
from mingjing.cases.review_points import OF_FACTS, POINTS_OF, ActSort, Answer, Point, Verdict

Opining = Callable[[str], ActOpinion]
"""An opinion, once the file it is about is known."""


def passing(words: str, sort: ActSort = ActSort.MEASURE) -> Opining:
    """Return an opinion in favour: lawful and appropriate."""
    said = Conclusions(is_lawful=True, is_appropriate=True)
    return lambda about: ActOpinion(said, words, _answers(about, sort))


def passing_of_permit(words: str) -> Opining:
    """Return an opinion in favour of ending a permit."""
    return passing(words, ActSort.PERMIT)


def inappropriate(because: str, words: str, sort: ActSort = ActSort.MEASURE) -> Opining:
    """Return an opinion against what is lawful, but not appropriate."""
    said = Conclusions(is_lawful=True, is_appropriate=False, inappropriate_because=because)
    bad = {Point.DISCRETION: Answer(Verdict.BAD, because)}
    return lambda about: ActOpinion(said, words, _answers(about, sort) | bad)


def _answers(about: str, sort: ActSort) -> dict[Point, Answer]:
    grounds = tuple(pointers_of(about))
    return {
        point: Answer(Verdict.GOOD, "", grounds if point in OF_FACTS else ())
        for point in POINTS_OF[sort]
        if point is not Point.OTHER
    }
