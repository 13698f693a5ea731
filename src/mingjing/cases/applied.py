"""The violations that a proposal applies, and what catalogue and benchmark say of it (pure)."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from mingjing.kernel import canonical
from mingjing.kernel.errors import InvalidInputError
from mingjing.kernel.money import yuan
from mingjing.statute.decisions import Circumstance
from mingjing.statute.discretion import Facts, Scale, Suggested, read_fact, suggest
from mingjing.statute.limits import RuleBook
from mingjing.statute.violation_rows import SanctionRow
from mingjing.statute.violations import Violation


@dataclass(frozen=True, slots=True)
class Applied:
    """One violation of the catalogue as the officer applies it.

    Args:
        violation: id, such as ``YJ-ASL-97-7``.
        sanction: key of the sanction that is proposed.
        facts: what decides the tier, by name, as it was typed.
    """

    violation: str
    sanction: str
    facts: tuple[tuple[str, str], ...] = ()

    def as_value(self) -> dict[str, canonical.Value]:
        """Return the canonical value that is stored and hashed."""
        return {
            "violation": self.violation,
            "sanction": self.sanction,
            "facts": [list(pair) for pair in self.facts],
        }

    @classmethod
    def from_value(cls, value: Mapping[str, Any]) -> "Applied":
        """Return what :meth:`as_value` stored."""
        facts = tuple((name, said) for name, said in value["facts"])
        return cls(value["violation"], value["sanction"], facts)


@dataclass(frozen=True, slots=True)
class Held:
    """An applied violation beside the words of the law."""

    violation: Violation
    sanction: SanctionRow
    suggested: tuple[Suggested, ...]


class Standing(StrEnum):
    """Where a fine lies."""

    WITHIN = "within"
    ABOVE = "above"
    BELOW = "below"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class FineHeld:
    """A fine held against the ranges of all violations of a proposal.

    Args:
        standing: where it lies; unknown where a range is not in yuan or there is none.
        low_fen: sum of the lower ends.
        high_fen: sum of the upper ends.
        article: of the first penalty clause.
        is_certain: whether one violation alone decides and somebody read its clause.
    """

    standing: Standing
    low_fen: int = 0
    high_fen: int = 0
    article: str = ""
    is_certain: bool = False

    @property
    def range(self) -> str:
        """The range in words."""
        low = f"{yuan(self.low_fen)} 元以上 " if self.low_fen else ""
        return f"{low}{yuan(self.high_fen)} 元以下"


def held(applied: Iterable[Applied], law: RuleBook, on: date) -> tuple[Held, ...]:
    """Return each applied violation with its sanction and what benchmarks suggest.

    A fact that its benchmark does not understand counts as missing.

    Raises:
        UnknownViolationError: the catalogue has no such violation or sanction that day.
    """
    found = []
    for one in applied:
        violation = law.violations.violation(one.violation, on)
        sanction = violation.sanction(one.sanction)
        scales = law.benchmarks.scales(one.violation, one.sanction, on)
        suggested = tuple(suggest(scale, _understood(scale, one)) for scale in scales)
        found.append(Held(violation, sanction, suggested))
    return tuple(found)


def read_facts(scale: Scale, typed: Mapping[str, str]) -> Facts:
    """Return the facts of a scale that were typed; those left empty are missing.

    Raises:
        InvalidInputError: one is not what the scale asks for.
    """
    return {
        fact.name: read_fact(fact, typed[fact.name])
        for fact in scale.facts
        if typed.get(fact.name, "").strip()
    }


def require_understood(applied: Iterable[Applied], law: RuleBook, on: date) -> None:
    """Refuse facts that are not what their benchmarks ask for.

    Raises:
        InvalidInputError: a number is none, or a description is not among those to choose.
    """
    for one in applied:
        for scale in law.benchmarks.scales(one.violation, one.sanction, on):
            read_facts(scale, dict(one.facts))


def _understood(scale: Scale, applied: Applied) -> Facts:
    understood: dict[str, Decimal | str] = {}
    for name, said in applied.facts:
        try:
            understood |= read_facts(scale, {name: said})
        except InvalidInputError:
            continue
    return understood


def hold_fine(
    fine_fen: int, found: Sequence[Held], circumstances: Iterable[Circumstance]
) -> FineHeld:
    """Say where a fine lies in the ranges of the violations.

    A daily fine (ASL 112) may go beyond the range, a mitigated one (APL 32) below it; several
    violations are graded one by one and added up.
    """
    ranges = [one.sanction.range for one in found if one.sanction.range is not None]
    if not fine_fen or not ranges or not all(one.is_in_yuan for one in ranges):
        return FineHeld(Standing.UNKNOWN)
    stated = set(circumstances)
    low, high = sum(one.low_fen for one in ranges), sum(one.high_fen for one in ranges)
    standing = Standing.WITHIN
    if fine_fen > high and Circumstance.DAILY_FINE not in stated:
        standing = Standing.ABOVE
    elif fine_fen < low and Circumstance.MITIGATED not in stated:
        standing = Standing.BELOW
    return FineHeld(
        standing,
        low,
        high,
        found[0].violation.article,
        is_certain=len(found) == 1 and found[0].violation.badge is None,
    )


def bare(clause: str) -> str:
    """Return a clause without what people write or leave out at will, to be compared.

    >>> bare("《中华人民共和国安全生产法》 第三十条第一款")
    '安全生产法第三十条第一款'
    """
    return re.sub(r"[《》\s]|中华人民共和国", "", clause)


def require_whole(applied: Sequence[Applied]) -> None:
    """Refuse one sanction named twice.

    Raises:
        InvalidInputError: the same violation with the same sanction stands twice.
    """
    named = [(one.violation, one.sanction) for one in applied]
    if len(set(named)) != len(named):
        raise InvalidInputError(
            "同一案由的同一档处罚选择了两次。",
            why="每一项违法行为分别裁量、合并处罚，同一项只计一次。",
            remedy="请删去重复的一项。",
        )
