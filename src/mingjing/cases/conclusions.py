"""The two conclusions of a legal review, legality and appropriateness (A3-2; pure)."""

from collections.abc import Mapping
from dataclasses import dataclass

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
    """

    conclusions: Conclusions
    words: str


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


def _with_reason(conclusion: str, reason: str) -> str:
    return f"{conclusion}：{reason}" if reason else conclusion
