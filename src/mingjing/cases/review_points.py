"""The checklist of a legal review, whatever it is of: its points and their answers (pure)."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

ARTICLE = "seed-2022:A3-5"


class Point(StrEnum):
    """The union of the notice's points of review (Q-19), plus 其他."""

    AUTHORITY = "执法主体"
    OFFICERS = "执法人员资格"
    JURISDICTION = "管辖与权限"
    PARTY = "当事人"
    FACTS = "事实"
    EVIDENCE = "证据"
    LAW = "定性与法律适用"
    DISCRETION = "裁量与适当性"
    PROCEDURE = "程序"
    DOCUMENTS = "文书"
    CRIME = "涉嫌犯罪与移送"
    OTHER = "其他"


HEADINGS: Mapping[str, tuple[Point, ...]] = {
    "当事人的基本情况是否查清": (Point.PARTY,),
    "本机关对该案是否具有管辖权": (Point.AUTHORITY, Point.OFFICERS, Point.JURISDICTION),
    "事实是否清楚，证据是否确凿、充分，材料是否齐全": (
        Point.FACTS,
        Point.EVIDENCE,
        Point.DOCUMENTS,
    ),
    "定性是否准确，适用法律、法规、规章是否正确": (Point.LAW,),
    "行政审批结果是否适当": (Point.DISCRETION,),
    "程序是否合法": (Point.PROCEDURE,),
    "其他依法应当审核的事项": (Point.CRIME, Point.OTHER),
}


OF_FACTS = (Point.FACTS, Point.EVIDENCE)
"""The points of which an answer says on what it rests."""


class Verdict(StrEnum):
    """The answer to one point."""

    GOOD = "符合"
    BAD = "不符合"
    NOT_APPLICABLE = "不涉及"


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one point.

    Args:
        verdict: one of the three.
        remark: what is wrong, or worth saying.
        grounds: numbers of the pieces of evidence, and codes of the documents, it rests on.
    """

    verdict: Verdict
    remark: str
    grounds: tuple[str, ...] = ()


class ActSort(StrEnum):
    """What beside a case is reviewed, as far as the checklist differs."""

    PERMIT = "permit"
    MEASURE = "measure"


POINTS_OF: Mapping[ActSort, tuple[Point, ...]] = {
    ActSort.PERMIT: tuple(point for point in Point if point is not Point.CRIME),
    ActSort.MEASURE: tuple(Point),
}
"""The points that fit; Annex 3 Art. 5 lists them for cases, so which fit is a reading."""


def headed(points: Collection[Point]) -> list[tuple[str, list[Point]]]:
    """Return the headings of the notice with those of their points that are among *points*."""
    fitting = [
        (name, [one for one in all_ if one in points]) for name, all_ in HEADINGS.items()
    ]
    return [(name, some) for name, some in fitting if some]


def unanswered(
    answers: Collection[Point], among: Iterable[Point] = tuple(Point)
) -> list[Point]:
    """Return the points that still need an answer; 其他 may be left out."""
    return [point for point in among if point is not Point.OTHER and point not in answers]


def not_met(answers: Mapping[Point, Answer]) -> list[Point]:
    """Return the points that are answered as not met."""
    return [point for point in Point if _verdict(answers, point) is Verdict.BAD]


def _verdict(answers: Mapping[Point, Answer], point: Point) -> Verdict | None:
    return answers[point].verdict if point in answers else None
