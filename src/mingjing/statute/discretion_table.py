"""A benchmark as the lines of a sheet: one line a tier, faults by line, and back again."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from pydantic import ValidationError

from mingjing.statute.discretion import fault_of
from mingjing.statute.discretion_rows import (
    BenchmarkHead,
    DiscretionFile,
    FactRow,
    ScaleRow,
    TierRow,
    WhenRow,
)
from mingjing.statute.fault_words import fault_in_words
from mingjing.statute.violation_rows import SanctionRow
from mingjing.statute.violations import Catalogue, Violation

NO_QUOTE = "由本机关录入，没有附原文。"


@dataclass(frozen=True, slots=True)
class FactCells:
    """What a line says of one fact: a stretch of numbers, or one description."""

    name: str
    unit: str = ""
    at_least: Decimal | None = None
    below: Decimal | None = None
    choice: str = ""


@dataclass(frozen=True, slots=True)
class TierLine:
    """One line.

    Args:
        row: number of the line as the program that made the file counts them.
        violation: id in the catalogue.
        stage: when the sanction applies, in the statute's words.
        who: whom it hits, in words.
        tier: name of the tier.
        facts: one to three.
        low: of the fine, in yuan.
        high: of the fine, in yuan.
        place: where the benchmark has it.
        quote: its words; empty where they were not copied.
    """

    row: int
    violation: str
    stage: str
    who: str
    tier: str
    facts: tuple[FactCells, ...]
    low: int
    high: int
    place: str
    quote: str = ""

    @property
    def group(self) -> tuple[str, str, str]:
        """The sanction that the line belongs to."""
        return self.violation, self.stage, self.who


@dataclass(frozen=True, slots=True)
class LineFault:
    """What is wrong with a line, or with the lines of a sanction, told at the first of them."""

    row: int
    what: str
    remedy: str


def assembled(
    head: BenchmarkHead, lines: Iterable[TierLine], catalogue: Catalogue
) -> tuple[DiscretionFile | None, tuple[LineFault, ...]]:
    """Return the benchmark of these lines, or what is wrong with them."""
    groups: dict[tuple[str, str, str], list[TierLine]] = {}
    for line in lines:
        groups.setdefault(line.group, []).append(line)
    scales: list[ScaleRow] = []
    faults: list[LineFault] = []
    for found in groups.values():
        made = _scale(head, found, catalogue)
        if isinstance(made, ScaleRow):
            scales.append(made)
        else:
            faults.append(made)
    if faults or not scales:
        return None, tuple(faults)
    return DiscretionFile(benchmark=head, scale=tuple(scales)), ()


def lines_of(file: DiscretionFile, catalogue: Catalogue) -> Iterator[TierLine]:
    """Yield the lines of a benchmark, as :func:`assembled` takes them."""
    row = 1
    for scale in file.scale:
        version = catalogue.versions[scale.violation][-1]
        sanction = version.sanction(scale.sanction)
        units = {one.name: one.unit for one in scale.fact}
        for tier in scale.tier:
            row += 1
            yield TierLine(
                row,
                scale.violation,
                sanction.stage,
                sanction.who.label,
                tier.name,
                tuple(
                    FactCells(one.fact, units[one.fact], one.at_least, one.below, one.is_ or "")
                    for one in tier.when
                ),
                *tier.fine,
                scale.place,
                scale.quote or "",
            )


def toml_of(file: DiscretionFile) -> str:
    """Return a benchmark as a file of law."""
    head = file.benchmark
    parts = [
        _table(
            "[benchmark]",
            {
                "id": head.id,
                "number": head.number,
                "title": head.title,
                "issuer": head.issuer,
                "effective": head.effective,
                "until": head.until,
                "reviewed": head.reviewed,
                "note": head.note,
            },
        )
    ]
    for scale in file.scale:
        parts.append(
            _table(
                "[[scale]]",
                {
                    "violation": scale.violation,
                    "sanction": scale.sanction,
                    "place": scale.place,
                    "confidence": scale.confidence.value,
                    "quote": scale.quote,
                    "reason": scale.reason,
                },
            )
        )
        parts += [
            _table(
                "[[scale.fact]]",
                {
                    "name": one.name,
                    "unit": one.unit or None,
                    "choices": list(one.choices) or None,
                },
            )
            for one in scale.fact
        ]
        parts += [
            _table(
                "[[scale.tier]]",
                {"name": one.name, "when": [*one.when], "fine": list(one.fine)},
            )
            for one in scale.tier
        ]
    return "\n".join(parts)


def _scale(
    head: BenchmarkHead, lines: list[TierLine], catalogue: Catalogue
) -> ScaleRow | LineFault:
    first = lines[0]
    versions = catalogue.versions.get(first.violation, ())
    if not versions:
        return LineFault(
            first.row, f"案由目录里没有“{first.violation}”", "请从样表所列的案由编号中选择"
        )
    sanction = _sanction(versions[-1], first)
    if sanction is None:
        known = "；".join(f"{one.stage}、{one.who.label}" for one in versions[-1].sanctions)
        return LineFault(first.row, "该案由没有这样的处罚", f"请从这些里选：{known}")
    try:
        row = _row(lines, sanction)
    except ValidationError as error:
        return LineFault(first.row, _said(error), "请对照基准更正这一案由的各行")
    fault = fault_of(row, head, catalogue)
    if fault:
        return LineFault(
            first.row, fault, "各行须不重不漏，罚款须在法定幅度之内；请对照基准更正"
        )
    return row


def _row(lines: list[TierLine], sanction: SanctionRow) -> ScaleRow:
    first = lines[0]
    named = list(dict.fromkeys(cell.name for line in lines for cell in line.facts))
    facts = tuple(_fact(name, lines) for name in named)
    tiers = tuple(
        TierRow(
            name=line.tier,
            when=tuple(
                WhenRow.model_validate(
                    {
                        "fact": cell.name,
                        "from": cell.at_least,
                        "below": cell.below,
                        "is": cell.choice or None,
                    }
                )
                for cell in line.facts
            ),
            fine=(line.low, line.high),
        )
        for line in lines
    )
    quotes = list(dict.fromkeys(line.quote for line in lines if line.quote))
    is_quoted = all(line.quote for line in lines)
    return ScaleRow.model_validate(
        {
            "violation": first.violation,
            "sanction": sanction.key,
            "place": first.place,
            "confidence": "R" if is_quoted else "I",
            "quote": "；".join(quotes) if is_quoted else None,
            "reason": None if is_quoted else NO_QUOTE,
            "fact": facts,
            "tier": tiers,
        }
    )


def _fact(name: str, lines: list[TierLine]) -> FactRow:
    cells = [cell for line in lines for cell in line.facts if cell.name == name]
    choices = tuple(dict.fromkeys(cell.choice for cell in cells if cell.choice))
    return FactRow(name=name, unit=cells[0].unit, choices=choices)


def _sanction(violation: Violation, line: TierLine) -> SanctionRow | None:
    for one in violation.sanctions:
        if (one.stage, one.who.label) == (line.stage, line.who) and one.range is not None:
            return one
    return None


def _said(error: ValidationError) -> str:
    return fault_in_words(error.errors(include_url=False)[0]).rstrip("。")


def _table(heading: str, values: Mapping[str, Any]) -> str:
    lines = [f"{key} = {_written(value)}" for key, value in values.items() if value is not None]
    return "\n".join([heading, *lines, ""])


def _written(value: Any) -> str:  # noqa: ANN401 - one of the types of TOML
    match value:
        case list():
            return f"[{', '.join(_written(one) for one in value)}]"
        case WhenRow():
            ends = {"from": value.at_least, "below": value.below, "is": value.is_}
            said = [f"fact = {_written(value.fact)}"]
            said += [f"{key} = {_written(end)}" for key, end in ends.items() if end is not None]
            return f"{{ {', '.join(said)} }}"
        case str():
            return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
        case Decimal():
            return f"{value:f}"
        case int():
            return str(value)
        case _:
            return str(value.isoformat())
