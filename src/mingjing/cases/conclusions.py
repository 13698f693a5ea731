"""The two conclusions of a legal review, legality and appropriateness (A3-2; pure)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from mingjing.cases.review_points import ARTICLE as CHECKLIST
from mingjing.cases.review_points import Answer, Point, not_met, unanswered
from mingjing.cases.rules import require_words
from mingjing.kernel.errors import GateClosedError

ARTICLE = "seed-2022:A3-2"
LEGALITY: Mapping[bool, str] = {True: "合法", False: "不合法"}
APPROPRIATENESS: Mapping[bool, str] = {True: "适当", False: "不适当"}


@dataclass(frozen=True, slots=True)
class Conclusions:
    """What a review comes to; each that is negative says why.

    Args:
        is_lawful: conclusion on legality.
        is_appropriate: conclusion on appropriateness; what is unlawful may be either.
        unlawful_because: why it is not lawful; empty where it is.
        inappropriate_because: why it is not appropriate; empty where it is.
    """

    is_lawful: bool
    is_appropriate: bool
    unlawful_because: str = ""
    inappropriate_because: str = ""

    @property
    def hold(self) -> bool:
        """Whether the review passed: what is lawful but not appropriate does not."""
        return bool(have_passed(self.is_lawful, self.is_appropriate))

    @property
    def in_words(self) -> tuple[str, str]:
        """Each conclusion, with its reason where it has one."""
        return (
            _with_reason(LEGALITY[self.is_lawful], self.unlawful_because),
            _with_reason(APPROPRIATENESS[self.is_appropriate], self.inappropriate_because),
        )


@dataclass(frozen=True, slots=True)
class ActOpinion:
    """The opinion of the legal office on a permit or a measure.

    Args:
        conclusions: the two.
        words: the opinion itself.
        answers: to each point that fits what is reviewed; 其他 may be left out.
    """

    conclusions: Conclusions
    words: str
    answers: Mapping[Point, Answer] = field(default_factory=dict)


def have_passed(lawful: bool | None, appropriate: bool | None) -> bool | None:  # noqa: FBT001 - the two conclusions
    """Say whether a review passed; None while one of its conclusions is missing."""
    if lawful is None or appropriate is None:
        return None
    return lawful and appropriate


def in_short(lawful: bool, appropriate: bool | None) -> str:  # noqa: FBT001 - as above
    """Return the conclusions in a few characters.

    Args:
        lawful: conclusion on legality.
        appropriate: conclusion on appropriateness; None on a record of the time of one.
    """
    if appropriate is None:
        return LEGALITY[lawful]
    return f"{LEGALITY[lawful]}、{APPROPRIATENESS[appropriate]}"


def require_reasoned(opinion: ActOpinion) -> None:
    """Refuse an opinion without words, or a negative conclusion without its reason.

    Raises:
        GateClosedError: one of the two, or a reason against what is concluded.
    """
    require_words(
        opinion.words,
        what="审核意见没有写明理由。",
        why="审核完毕应当签写意见。",
        rule="seed-2022:A3-8",
    )
    said = opinion.conclusions
    for holds, reason, name in (
        (said.is_lawful, said.unlawful_because, LEGALITY[False]),
        (said.is_appropriate, said.inappropriate_because, APPROPRIATENESS[False]),
    ):
        if holds is not bool(reason.strip()):
            continue
        raise GateClosedError(
            f"结论不是“{name}”，却写了{name}的理由。"
            if holds
            else f"结论为“{name}”，没有写明理由。",
            why="对合法性、适当性分别审核，分别得出结论。",
            remedy="请核对结论，或者删去理由。" if holds else "请写明理由，以便承办机构研究。",
            article=ARTICLE,
        )


def require_concluded(opinion: ActOpinion, points: Iterable[Point]) -> None:
    """Refuse conclusions that do not follow from the answers, or answers that are missing.

    Appropriateness turns on its own point, legality on each of the others.

    Args:
        opinion: the opinion.
        points: those that fit what is reviewed.

    Raises:
        GateClosedError: one of the two.
    """
    if missing := unanswered(opinion.answers, points):
        raise GateClosedError(
            "审核意见不完整。",
            why=f"未答复的审核要点：{'、'.join(missing)}。",
            remedy="请逐项答复；与本件无关的，选择“不涉及”。",
            article=CHECKLIST,
        )
    bad = not_met(opinion.answers)
    said = opinion.conclusions
    of_law = [point for point in bad if point is not Point.DISCRETION]
    of_measure = [point for point in bad if point is Point.DISCRETION]
    for holds, against, words in (
        (said.is_lawful, of_law, LEGALITY),
        (said.is_appropriate, of_measure, APPROPRIATENESS),
    ):
        if holds is not bool(against):
            continue
        raise GateClosedError(
            f"结论“{words[holds]}”与审核要点的答复不一致。",
            why=f"答为不符合的要点：{'、'.join(against)}。"
            if against
            else "没有相应的要点答为不符合。",
            remedy=f"“{Point.DISCRETION}”不符合的，结论为不适当；其他要点不符合的，结论为不合法。",
            article=CHECKLIST,
        )


def _with_reason(conclusion: str, reason: str) -> str:
    return f"{conclusion}：{reason}" if reason else conclusion
