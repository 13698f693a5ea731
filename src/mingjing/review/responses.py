"""What the handling unit answers to an opinion, point by point (pure)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from mingjing.cases.review_points import Point, Verdict
from mingjing.kernel.errors import GateClosedError
from mingjing.review.outcomes import WORDS, Outcome

WHOLE = "WHOLE"
ARTICLE = "seed-2022:A3-8"


@dataclass(frozen=True, slots=True)
class OpinionPoint:
    """One point of an opinion that the unit answers.

    Args:
        key: name of the point of review; ``WHOLE`` for the opinion as such.
        label: what it is about.
        words: what the opinion says of it.
    """

    key: str
    label: str
    words: str


@dataclass(frozen=True, slots=True)
class PointAnswer:
    """The answer to one point: adopted, or not, with the reason."""

    key: str
    adopted: bool
    words: str = ""


def points_of(outcome: str, finding: Mapping[str, Any]) -> tuple[OpinionPoint, ...]:
    """Return the points of a given opinion that need an answer; none where it agrees."""
    if not outcome or Outcome[outcome] is Outcome.AGREE:
        return ()
    bad = tuple(
        OpinionPoint(name, Point[name].value, said["remark"] or "不符合")
        for name, said in finding.get("answers", {}).items()
        if said["verdict"] == Verdict.BAD.value
    )
    words = str(finding.get("text", "")) or WORDS[Outcome[outcome]]
    return bad or (OpinionPoint(WHOLE, Outcome[outcome].value, words),)


def require_answered(points: Sequence[OpinionPoint], answers: Sequence[PointAnswer]) -> None:
    """Refuse a response that leaves a point out, or does not adopt one without a reason.

    Raises:
        GateClosedError: a point is unanswered, unknown, or not adopted without a reason.
    """
    given = {one.key: one for one in answers}
    left = [one.label for one in points if one.key not in given]
    strange = len(given) != len(answers) or set(given) - {one.key for one in points}
    if left or strange:
        raise GateClosedError(
            "没有逐条答复审核意见。",
            why=f"未答复：{'、'.join(left) or '无'}；"
            "相关股室收到审核意见后，应当及时研究，对合法、合理的意见应当采纳。",
            remedy="请对审核意见的每一条写明采纳或者不采纳。",
            article=ARTICLE,
        )
    silent = [
        one.label
        for one in points
        if not given[one.key].adopted and not given[one.key].words.strip()
    ]
    if silent:
        raise GateClosedError(
            f"不采纳的意见没有写明理由：{'、'.join(silent)}。",
            why="对合法、合理的意见应当采纳；不采纳的，审核人员和局领导须能看到理由。",
            remedy="请写明不采纳的理由，或者改为采纳；有异议的可以提请局领导复核。",
            article=ARTICLE,
        )
