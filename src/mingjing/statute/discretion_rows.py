"""The rows of a discretion benchmark 裁量基准: facts with names, tiers over them."""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Self

from pydantic import BeforeValidator, Field, model_validator

from mingjing.statute.founded import Confidence, Founded, Row, Text
from mingjing.statute.violation_rows import Pair, Slug, ViolationId

MOST_FACTS = 3


def _number(value: object) -> object:
    """Take a number of TOML as its own text, so that 0.1 stays 0.1."""
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return Decimal(str(value)) if is_number else value


Number = Annotated[Decimal, BeforeValidator(_number), Field(ge=0, max_digits=12)]


class FactKind(StrEnum):
    """How a fact is stated: as a number, or as one of several descriptions."""

    NUMBER = "number"
    CHOICE = "choice"


class FactRow(Row):
    """A fact that decides, by its name.

    Args:
        unit: of a number, such as 人、处、%.
        choices: the descriptions among which one is chosen; a number has none.
    """

    name: Text
    unit: str = ""
    choices: tuple[Text, ...] = ()

    @property
    def kind(self) -> FactKind:
        """How it is stated."""
        return FactKind.CHOICE if self.choices else FactKind.NUMBER


class WhenRow(Row):
    """What one fact must be: at least, and less than, a number; or one description."""

    fact: Text
    at_least: Number | None = Field(default=None, alias="from")
    below: Number | None = None
    is_: Text | None = Field(default=None, alias="is")

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        is_number = self.at_least is not None or self.below is not None
        if is_number is (self.is_ is not None):
            raise ValueError(f"事实“{self.fact}”须给出 from、below，或者给出 is")
        if None not in {self.at_least, self.below} and self.at_least >= self.below:  # type: ignore[operator]  # neither is None
            raise ValueError(f"事实“{self.fact}”的 from 不小于 below")
        return self

    def holds(self, value: Decimal | str) -> bool:
        """Say whether a value of the fact is what is asked."""
        if self.is_ is not None or isinstance(value, str):
            return value == self.is_
        above = self.at_least is None or self.at_least <= value
        return above and (self.below is None or value < self.below)


class TierRow(Row):
    """One tier: the facts it asks for, and its own range in yuan, both ends included."""

    name: Text
    when: tuple[WhenRow, ...]
    fine: Pair

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.fine[0] > self.fine[1]:
            raise ValueError(f"{self.name}：罚款下限高于上限")
        named = [one.fact for one in self.when]
        if len(set(named)) != len(named):
            raise ValueError(f"{self.name}：同一事实写了两次")
        return self

    def holds(self, facts: "dict[str, Decimal | str]") -> bool:
        """Say whether all of its conditions hold for these facts."""
        return all(one.holds(facts[one.fact]) for one in self.when)


class ScaleRow(Founded):
    """The tiers of one sanction of one violation.

    Args:
        violation: id in the catalogue.
        sanction: key of the sanction that is graded.
        place: where the benchmark has it, in its own numbering.
    """

    violation: ViolationId
    sanction: Slug
    place: Text
    fact: Annotated[tuple[FactRow, ...], Field(min_length=1, max_length=MOST_FACTS)]
    tier: Annotated[tuple[TierRow, ...], Field(min_length=1)]
    note: Text | None = None

    @model_validator(mode="after")
    def _facts_are_named(self) -> Self:
        known = {one.name: one for one in self.fact}
        if len(known) != len(self.fact):
            raise ValueError("事实的名称重复")
        for tier in self.tier:
            for when in tier.when:
                fact = known.get(when.fact)
                if fact is None:
                    raise ValueError(f"{tier.name}：没有名为“{when.fact}”的事实")
                if fact.choices and when.is_ not in fact.choices:
                    raise ValueError(f"{tier.name}：“{when.fact}”没有“{when.is_}”这一选项")
                if not fact.choices and when.is_ is not None:
                    raise ValueError(f"{tier.name}：“{when.fact}”是数目，须给出 from、below")
        return self


class BenchmarkHead(Row):
    """Which instrument a file holds.

    Args:
        number: 文号.
        effective_confidence: how well the day is founded.
    """

    id: Slug
    number: Text
    title: Text
    issuer: Text
    effective: date
    until: date | None = None
    effective_confidence: Confidence = Confidence.READ
    reviewed: date
    note: Text | None = None

    def in_force_on(self, day: date) -> bool:
        """Say whether the instrument is in force on *day*."""
        return self.effective <= day and (self.until is None or day <= self.until)


class OpenScale(Row):
    """A violation that the instrument grades and whose tiers nobody could read yet."""

    violation: ViolationId
    reason: Text


class DiscretionFile(Row):
    """One file below ``data/discretion``."""

    benchmark: BenchmarkHead
    scale: tuple[ScaleRow, ...] = ()
    open: tuple[OpenScale, ...] = ()
