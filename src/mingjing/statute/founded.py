"""What every row of law rests on: words that somebody read, or a reason, and who checked it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, PrivateAttr, StringConstraints, model_validator

UNVERIFIED = "未核实"
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class Confidence(StrEnum):
    """How well a row is founded: read in full, in part, recalled, or our own inference."""

    READ = "R"
    EXCERPT = "Rx"
    RECALLED = "M"
    INFERRED = "I"

    @property
    def caveat(self) -> str:
        """What somebody who is no lawyer is told of such a row; empty where it was read."""
        return CAVEATS.get(self, "")


CAVEATS = {
    Confidence.EXCERPT: (
        "本系统只见到摘录，没有见到完整的官方原文，这一项可能不全，请以官方公布的文本为准。"
    ),
    Confidence.RECALLED: ("这一项还没有与官方原文核对过，可能有误，请以官方公布的文本为准。"),
    Confidence.INFERRED: (
        "条文没有直接写明这一项，这是编写本系统时的理解，请以有权机关的解释为准。"
    ),
}


@dataclass(frozen=True, slots=True)
class Verified:
    """That the bureau held a row nobody had read against its text: who, when, which text.

    Args:
        by: code of the person on the roster.
        on: legal date.
        source: which text, as it can be found again.
    """

    by: str
    on: date
    source: str

    def __str__(self) -> str:
        return f"本机关于 {self.on.isoformat()} 对照{self.source}核实"


class Row(BaseModel):
    """What every row of every file obeys."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Checkable(Row):
    """A row that the bureau may hold against its text; who did so is no part of the file."""

    _verified: Verified | None = PrivateAttr(default=None)

    @property
    def verified(self) -> Verified | None:
        """Who of the bureau held it against its text, if anybody did."""
        return self._verified

    def verified_by(self, found: Verified) -> Self:
        """Return the same row as held against its text by the bureau."""
        row = self.model_copy()
        row._verified = found  # noqa: SLF001 - a copy of its own kind
        return row


class Founded(Checkable):
    """A row that says where it comes from: words of the norm, or a reason for lacking them."""

    confidence: Confidence
    quote: Text | None = None
    reason: Text | None = None

    @model_validator(mode="after")
    def _words_or_reason(self) -> Self:
        if self.confidence is Confidence.READ and (self.quote is None or self.reason):
            raise ValueError("可信度为 R 的规则须有 quote（原文），不得有 reason")
        if self.confidence is not Confidence.READ and (self.reason is None or self.quote):
            raise ValueError("可信度不是 R 的规则须有 reason（理由），不得有 quote")
        return self

    @property
    def is_verified(self) -> bool:
        """Whether a person read the words of the norm when the file was written."""
        return self.confidence is Confidence.READ

    @property
    def badge(self) -> str | None:
        """The word shown beside what nobody read in its source, neither here nor before."""
        return None if self.is_verified or self.verified else UNVERIFIED
