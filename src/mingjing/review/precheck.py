"""One check of a file: what it suggests, what it found, and the norm behind it (pure)."""

from dataclasses import dataclass
from enum import StrEnum

from mingjing.cases.review_points import Point


class Suggestion(StrEnum):
    """What a check suggests."""

    GOOD = "未见问题"
    BAD = "可能不符合"
    LOOK = "须人工核对"


@dataclass(frozen=True, slots=True)
class Precheck:
    """One check of the file.

    Args:
        point: the point of review it speaks to.
        suggests: what it suggests.
        said: what was found, in one sentence.
        article: citation of the norm.
        evidence: numbers of the pieces of evidence it rests on.
    """

    point: Point
    suggests: Suggestion
    said: str
    article: str
    evidence: tuple[int, ...] = ()


def good(point: Point, said: str, article: str, evidence: tuple[int, ...] = ()) -> Precheck:
    """Return a check that found nothing wrong."""
    return Precheck(point, Suggestion.GOOD, said, article, evidence)


def bad(point: Point, said: str, article: str, evidence: tuple[int, ...] = ()) -> Precheck:
    """Return a check that found something that may be wrong."""
    return Precheck(point, Suggestion.BAD, said, article, evidence)


def look(point: Point, said: str, article: str) -> Precheck:
    """Return a check that a person must make."""
    return Precheck(point, Suggestion.LOOK, said, article)
