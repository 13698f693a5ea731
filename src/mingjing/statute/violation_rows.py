"""The rows of a violation catalogue 案由: duties, penalty clauses with their ranges, acts."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, StringConstraints, model_validator

from mingjing.statute.decisions import Circumstance, DecisionKind, PartyKind
from mingjing.statute.fines import FineRange, Measure, ranges_in
from mingjing.statute.founded import Founded, Row, Text
from mingjing.statute.models import CitationText, Count, PlaceText

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
ViolationId = Annotated[str, StringConstraints(pattern=r"^YJ-[A-Z]+-\d+-\d+[a-z]?$")]
Pair = tuple[Count, Count]


class Punished(StrEnum):
    """Whom a sanction hits, in the statute's own words."""

    UNIT = "unit"
    HEAD = "head"
    MANAGER = "manager"
    RESPONSIBLE = "responsible"
    ANYONE = "anyone"

    @property
    def label(self) -> str:
        """The words shown."""
        return PUNISHED_LABELS[self]

    def can_be(self, party: PartyKind) -> bool:
        """Say whether a party of that kind can be the one who is hit.

        An individual business is a unit (生产经营单位) and a person at once.
        """
        if self is Punished.ANYONE or party is PartyKind.INDIVIDUAL_BUSINESS:
            return True
        return (self is Punished.UNIT) is (party is PartyKind.ORGANISATION)


PUNISHED_LABELS = {
    Punished.UNIT: "生产经营单位",
    Punished.HEAD: "主要负责人",
    Punished.MANAGER: "其他负责人、安全生产管理人员",
    Punished.RESPONSIBLE: "直接负责的主管人员和其他直接责任人员",
    Punished.ANYONE: "当事人",
}
KIND_WORDS: Mapping[DecisionKind, tuple[str, ...]] = {
    DecisionKind.SUSPEND_FOR_RECTIFICATION: ("停产停业整顿", "停产整顿", "停业整顿"),
    DecisionKind.SUSPEND_BUSINESS: ("停产停业",),
    DecisionKind.STOP_CONSTRUCTION: ("停止建设",),
    DecisionKind.PERMIT_REVOCATION: ("吊销",),
    DecisionKind.QUALIFICATION_REVOCATION: ("资格",),
    DecisionKind.CONFISCATION: ("没收",),
}


class SanctionRow(Row):
    """One consequence for one kind of person at one stage.

    Args:
        key: names it within its penalty, such as ``found-unit``, ``overdue-responsible``.
        when: the statute's words for the stage; None where the fact alone is enough.
        words: the statute's words for the consequence, with the range and the kinds.
        fine: range in yuan; ``income`` in per cent of last year's income; ``multiple`` of the
            illegal gains.
    """

    key: Slug
    who: Punished
    when: Text | None = None
    words: Text
    fine: Pair | None = None
    income: Pair | None = None
    multiple: Pair | None = None
    kinds: tuple[DecisionKind, ...] = ()
    circumstances: tuple[Circumstance, ...] = ()

    @model_validator(mode="after")
    def _as_the_words_say(self) -> Self:
        stated = [pair for pair in (self.fine, self.income, self.multiple) if pair is not None]
        if len(stated) > 1:
            raise ValueError(f"{self.key}：fine、income、multiple 至多给出一项")
        said = ranges_in(self.words)
        if said != ((self.range,) if self.range else ()):
            words = "；".join(map(str, said)) or "没有幅度"
            raise ValueError(f"{self.key}：幅度与原文不一致，原文为“{words}”")
        for kind in self.kinds:
            if not any(word in self.words for word in KIND_WORDS.get(kind, (kind.label,))):
                raise ValueError(f"{self.key}：原文没有“{kind.label}”")
        return self

    @property
    def range(self) -> FineRange | None:
        """The range of the fine; None where there is none at this stage."""
        for pair, measure in (
            (self.fine, Measure.YUAN),
            (self.income, Measure.INCOME_PER_CENT),
            (self.multiple, Measure.MULTIPLE),
        ):
            if pair is not None:
                return FineRange(*pair, measure)
        return None

    @property
    def stage(self) -> str:
        """The stage in words."""
        return self.when or "查实即适用"


class PenaltyRow(Founded):
    """A penalty clause: every consequence that its words name, and none that they do not."""

    id: Slug
    article: PlaceText
    sanction: Annotated[tuple[SanctionRow, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _complete(self) -> Self:
        keys = [one.key for one in self.sanction]
        if len(set(keys)) != len(keys):
            raise ValueError("sanction 的 key 重复")
        if self.quote is not None:
            self._held_to(self.quote)
        return self

    def _held_to(self, quote: str) -> None:
        for one in self.sanction:
            for words in (one.when, one.words):
                if words is not None and words not in quote:
                    raise ValueError(f"{one.key}：“{words}”不在引文之中")
        stated = sorted(str(one.range) for one in self.sanction if one.range)
        if stated != sorted(map(str, ranges_in(quote))):
            raise ValueError("引文中的罚款幅度与所列的不是一一对应")


class DutyRow(Founded):
    """A duty that the violation breaks."""

    article: CitationText


class ViolationRow(Founded):
    """One violation: what was done, in the words of the penalty clause.

    Args:
        article: where the penalty clause names the act, with its item.
        penalty: id of the penalty in the same file.
        phrases: our own suggestions for what an inspection found; not law.
    """

    id: ViolationId
    name: Text
    article: PlaceText
    penalty: Slug
    duty: Annotated[tuple[DutyRow, ...], Field(min_length=1)]
    phrases: tuple[Text, ...] = ()
    valid_from: date | None = Field(default=None, alias="from")
    valid_to: date | None = Field(default=None, alias="to")


class ViolationHead(Row):
    """Which statute a file belongs to, and when a person last held it against the text."""

    statute: Text
    reviewed: date


class ViolationFile(Row):
    """One file below ``data/violations``."""

    catalogue: ViolationHead
    penalty: tuple[PenaltyRow, ...]
    violation: tuple[ViolationRow, ...]
