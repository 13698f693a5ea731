"""Discretion 裁量: the tier of a benchmark that facts fall into; it suggests, never decides."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import product

from mingjing.kernel.errors import InvalidInputError
from mingjing.statute.discretion_rows import (
    BenchmarkHead,
    DiscretionFile,
    FactRow,
    OpenScale,
    ScaleRow,
    TierRow,
    WhenRow,
)
from mingjing.statute.fines import FineRange
from mingjing.statute.violations import Catalogue, UnknownViolationError, Violation

Facts = Mapping[str, Decimal | str]
LONGEST_SHOWN = 20
_NUMBER = re.compile(r"\d{1,9}(\.\d{1,4})?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Scale:
    """The tiers of one sanction of one violation, with the instrument they stand in."""

    row: ScaleRow
    benchmark: BenchmarkHead

    @property
    def badge(self) -> str | None:
        """The word shown where nobody read the instrument's own words."""
        return self.row.badge

    @property
    def basis(self) -> str:
        """Where it stands, as pages and papers say it."""
        head = self.benchmark
        return f"《{head.title}》（{head.number}）{self.row.place}"

    @property
    def facts(self) -> tuple[FactRow, ...]:
        """The facts that are asked for."""
        return self.row.fact


@dataclass(frozen=True, slots=True)
class Suggested:
    """What a scale says of the facts.

    Args:
        scale: where it comes from.
        tier: None while a fact is missing.
        missing: names of the facts that are missing.
        facts: those that were stated.
    """

    scale: Scale
    tier: TierRow | None
    missing: tuple[str, ...]
    facts: Facts

    @property
    def range(self) -> FineRange | None:
        """The range of the tier."""
        return FineRange(*self.tier.fine) if self.tier else None

    def holds(self, fine_fen: int) -> bool | None:
        """Say whether a fine lies in the tier; None while there is none."""
        if self.range is None:
            return None
        return self.range.low_fen <= fine_fen <= self.range.high_fen


@dataclass(frozen=True, slots=True)
class Benchmarks:
    """Every benchmark that was read, the latest first."""

    files: tuple[DiscretionFile, ...] = ()

    def scales(self, violation: str, sanction: str, on: date) -> tuple[Scale, ...]:
        """Return the scales for a sanction in force on a day, the latest instrument first."""
        return tuple(
            one
            for one in self.in_force_on(on)
            if (one.row.violation, one.row.sanction) == (violation, sanction)
        )

    def in_force_on(self, on: date) -> tuple[Scale, ...]:
        """Return every scale in force on a day."""
        return tuple(
            Scale(row, file.benchmark)
            for file in self.files
            if file.benchmark.in_force_on(on)
            for row in file.scale
        )

    def open_questions(
        self, violation: str, on: date
    ) -> tuple[tuple[BenchmarkHead, OpenScale], ...]:
        """Return what nobody could read yet of the instruments in force on a day."""
        return tuple(
            (file.benchmark, one)
            for file in self.files
            if file.benchmark.in_force_on(on)
            for one in file.open
            if one.violation == violation
        )


NO_BENCHMARKS = Benchmarks()


def suggest(scale: Scale, facts: Facts) -> Suggested:
    """Return the tier into which the facts fall, or which of them are missing."""
    missing = tuple(one.name for one in scale.facts if one.name not in facts)
    if missing:
        return Suggested(scale, None, missing, facts)
    stated = dict(facts)
    found = next((tier for tier in scale.row.tier if tier.holds(stated)), None)
    return Suggested(scale, found, (), facts)


def conditions(scale: ScaleRow, tier: TierRow) -> str:
    """Return what a tier asks for, as pages say it."""
    units = {one.name: one.unit for one in scale.fact}
    return "；".join(_said(one, units[one.fact]) for one in tier.when) or "不限"


def _said(when: WhenRow, unit: str) -> str:
    if when.is_ is not None:
        return f"{when.fact}：{when.is_}"
    ends = [f"{when.at_least} {unit}以上" if when.at_least else ""]
    ends.append(f"不足 {when.below} {unit}".rstrip() if when.below is not None else "")
    return f"{when.fact}：{'、'.join(filter(None, ends)) or '不限'}"


def read_fact(fact: FactRow, text: str) -> Decimal | str:
    """Return a fact as it was typed: a number without sign, or one of its descriptions.

    Raises:
        InvalidInputError: neither.
    """
    typed = text.strip().removesuffix(fact.unit).strip() if fact.unit else text.strip()
    if fact.choices:
        if typed in fact.choices:
            return typed
        raise InvalidInputError(
            f"“{fact.name}”没有“{typed}”这一选项。",
            why=f"可选的是：{'；'.join(fact.choices)}。",
            remedy="请从中选择一项。",
        )
    if _NUMBER.fullmatch(typed) is None:
        raise InvalidInputError(
            f"“{fact.name}”不是数目：“{typed[:LONGEST_SHOWN]}”。",
            why=f"裁量阶次按数目划分，单位是“{fact.unit}”。",
            remedy="请填写数字，如 3。",
        )
    return Decimal(typed)


def fault_of(row: ScaleRow, head: BenchmarkHead, catalogue: Catalogue) -> str:
    """Return why a scale cannot be used; empty where it can.

    Its tiers must lie in the statute's range, and each combination of facts must fall into
    exactly one of them.
    """
    graded = [
        version
        for version in catalogue.versions.get(row.violation, ())
        if _overlap(version, head)
    ]
    if not graded:
        return f"在这一基准有效期内没有编号为“{row.violation}”的案由"
    try:
        statutory = graded[-1].sanction(row.sanction).range
    except UnknownViolationError as error:
        return f"{error.what}{error.why}".rstrip("。")
    if statutory is None or not statutory.is_in_yuan:
        return f"{row.violation} 的“{row.sanction}”没有以元计的罚款幅度，不分阶次"
    for tier in row.tier:
        low, high = tier.fine
        if low < statutory.low or high > statutory.high:
            return f"{tier.name}：{FineRange(*tier.fine)}，超出法定幅度（{statutory}）"
    return next(_unsettled(row), "")


def remarks(row: ScaleRow, statutory: FineRange) -> tuple[str, ...]:
    """Return what is lawful but worth a second look: ranges left out, ranges twice used."""
    found, used = [], statutory.low
    for low, high in sorted(one.fine for one in row.tier):
        if low > used:
            found.append(f"法定幅度中 {FineRange(used, low)}的一段没有阶次使用")
        elif low < used:
            found.append(f"{FineRange(low, min(used, high))}的一段有几个阶次同时使用")
        used = max(used, high)
    if used < statutory.high:
        found.append(f"法定幅度中 {FineRange(used, statutory.high)}的一段没有阶次使用")
    return tuple(dict.fromkeys(found))


def _overlap(version: Violation, head: BenchmarkHead) -> bool:
    begins_in_time = head.until is None or version.valid_from <= head.until
    return begins_in_time and (version.valid_to is None or head.effective <= version.valid_to)


def _unsettled(row: ScaleRow) -> Iterator[str]:
    """Yield each combination of facts that falls into no tier, or into several."""
    for values in product(*(_cells(row, fact) for fact in row.fact)):
        facts = {fact.name: value for fact, (value, _) in zip(row.fact, values, strict=True)}
        found = {(tier.name, tier.fine) for tier in row.tier if tier.holds(facts)}
        if len(found) == 1:
            continue
        said = "，".join(words for _, words in values)
        tiers = "、".join(sorted(name for name, _ in found))
        yield f"{said}时同时符合几个阶次：{tiers}" if found else f"{said}时没有阶次"


def _cells(row: ScaleRow, fact: FactRow) -> list[tuple[Decimal | str, str]]:
    """Return a value from each stretch of a fact within which no tier changes, in words."""
    if fact.choices:
        return [(choice, f"“{fact.name}”为“{choice}”") for choice in fact.choices]
    ends: set[Decimal] = set()
    for tier in row.tier:
        asked = [when for when in tier.when if when.fact == fact.name]
        ends |= {when.at_least or Decimal(0) for when in asked} or {Decimal(0)}
        ends |= {when.below for when in asked if when.below is not None}
    cells: list[tuple[Decimal | str, str]] = []
    ordered = sorted(ends)
    for place, start in enumerate(ordered):
        last = place + 1 == len(ordered)
        end = "" if last else f"、不足 {ordered[place + 1]} {fact.unit}".rstrip()
        cells.append((start, f"“{fact.name}”{start} {fact.unit}以上{end}"))
    return cells
