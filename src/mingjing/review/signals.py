"""Gentle signals of a review that was only stamped: too quick, copied, unopened (pure; N15).

They are told to the reviewer first, and later to the head of the legal office. They stop
nothing and judge nobody: each says what was measured and against which value.
"""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from mingjing.cases.review_points import Point
from mingjing.review.outcomes import WORDS

SHINGLE = 4
SHORTEST = 24
NOT_WORDS = re.compile(r"[\W\d_]+")
STOCK = tuple(
    sorted(
        {
            NOT_WORDS.sub("", part)
            for words in (
                *WORDS.values(),
                "事实清楚，证据确凿充分，定性准确，程序合法，裁量适当，适用法律正确",
                "不符合项，（虚构）",
                *(point.value for point in Point),
            )
            for part in re.split("[，、；：。]", words)
            if len(part) > 1
        },
        key=len,
        reverse=True,
    )
)
"""Words of the notice that every opinion may use; only what is beyond them is compared."""


@dataclass(frozen=True, slots=True)
class Measure:
    """The values above which a signal is told, each a configurable rule.

    Args:
        copied: per cent of the shorter text that both share.
        unopened: per cent of the files that were not opened.
        pace: files in an hour.
    """

    copied: int
    unopened: int
    pace: int


@dataclass(frozen=True, slots=True)
class Opinion:
    """An opinion in words: of which case, and what it says."""

    about: str
    text: str


@dataclass(frozen=True, slots=True)
class Diligence:
    """What is known of one review.

    Args:
        minutes: from the acceptance until the opinion, or until now.
        pieces: files of evidence in the package.
        opened: how many of them the reviewer opened.
        own: the opinion, as far as it is written.
    """

    minutes: int
    pieces: int
    opened: int
    own: Opinion


@dataclass(frozen=True, slots=True)
class Signal:
    """One signal.

    Args:
        rule: the configurable rule behind the value.
        said: what was measured, in one sentence.
        hint: what one might do.
    """

    rule: str
    said: str
    hint: str


COPY, UNOPENED, PACE = "SEED-SIGNAL-COPY", "SEED-SIGNAL-UNOPENED", "SEED-SIGNAL-PACE"


def signals_of(
    seen: Diligence, others: Iterable[Opinion], measure: Measure
) -> tuple[Signal, ...]:
    """Return what might be worth a second look before or after an opinion."""
    found = []
    if seen.pieces and seen.pieces * 60 > measure.pace * max(seen.minutes, 1):
        said = f"收件至今 {seen.minutes} 分钟，材料 {seen.pieces} 件。"
        found.append(Signal(PACE, said, "时间较短，请确认已经逐件审阅。"))
    closed = seen.pieces - seen.opened
    if seen.pieces and closed * 100 >= measure.unopened * seen.pieces:
        said = f"{seen.pieces} 件证据中有 {closed} 件没有打开过。"
        found.append(Signal(UNOPENED, said, "需要的话，可以从左边的证据目录打开。"))
    alike = most_alike(seen.own, others)
    if alike is not None and alike[1] >= measure.copied:
        other, per_cent = alike
        said = f"意见正文与{other.about}的意见有 {per_cent}% 相同。"
        found.append(Signal(COPY, said, "请确认其中的事实、证据是本案的。"))
    return tuple(found)


def most_alike(own: Opinion, others: Iterable[Opinion]) -> tuple[Opinion, int] | None:
    """Return the opinion that shares most with *own*, in per cent; None where it is short."""
    mine = shingles(own.text)
    if not mine:
        return None
    scored = ((one, overlap(mine, shingles(one.text))) for one in others)
    return max(scored, key=lambda pair: pair[1], default=None)


def shingles(text: str) -> frozenset[str]:
    """Return the runs of four characters of what a text says beyond stock words."""
    said = NOT_WORDS.sub("", text)
    for words in STOCK:
        said = said.replace(words, "\n")
    if len(said.replace("\n", "")) < SHORTEST:
        return frozenset()
    runs = (said[at : at + SHINGLE] for at in range(len(said) - SHINGLE + 1))
    return frozenset(run for run in runs if "\n" not in run)


def overlap(one: Collection[str], other: Collection[str]) -> int:
    """Return how much of the smaller set lies in the other, in per cent."""
    smaller, larger = sorted((frozenset(one), frozenset(other)), key=len)
    return 100 * len(smaller & larger) // len(smaller) if smaller else 0
