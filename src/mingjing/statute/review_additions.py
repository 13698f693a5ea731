"""A norm by which a bureau adds to its review catalogue, written as the file it is kept as."""

import json
from dataclasses import dataclass
from datetime import date

from mingjing.kernel.money import FEN_PER_YUAN
from mingjing.statute.decisions import AmountFor, Circumstance, DecisionKind
from mingjing.statute.predicates import (
    any_listed_fact,
    fine_of_organisation_reaches,
    fine_of_person_reaches,
)

FINES = {
    AmountFor.ORGANISATION: ("U", fine_of_organisation_reaches.__name__),
    AmountFor.PERSON: ("P", fine_of_person_reaches.__name__),
}


@dataclass(frozen=True, slots=True)
class Addition:
    """What is added, and the document that says so.

    Args:
        id: of the norm, such as ``own-review-2``.
        title: of the document.
        number: its 字号.
        issuer: the bureau.
        effective: first day.
        read_on: day on which somebody held it against the document.
        name: what the ground is called.
        article: place in the document, such as ``1`` or ``3.2``.
        words: its words there.
        facts: what must be reviewed from then on.
        fines: fines in fen from which it must be, by column.
    """

    id: str
    title: str
    number: str
    issuer: str
    effective: date
    read_on: date
    name: str
    article: str
    words: str
    facts: tuple[DecisionKind | Circumstance, ...] = ()
    fines: tuple[tuple[AmountFor, int], ...] = ()


def addition_text(one: Addition) -> str:
    """Return the file of the norm in TOML.

    Fines are whole yuan: a rest below one is dropped, which reviews rather more than less.
    """
    lines = [
        "[statute]",
        f"id = {_quoted(one.id)}",
        f"title = {_quoted(one.title)}",
        f"short = {_quoted(one.number)}",
        f"title_en = {_quoted(f'Additions to the review catalogue, {one.number}')}",
        f"number = {_quoted(one.number)}",
        f"issuer = {_quoted(one.issuer)}",
        'level = "bureau"',
        f"effective = {one.effective.isoformat()}",
        f"reviewed = {one.read_on.isoformat()}",
    ]
    if one.facts:
        lines += _head(one, "T", "gate", any_listed_fact.__name__)
        for key, kind in (("kinds", DecisionKind), ("circumstances", Circumstance)):
            listed = [fact.value for fact in one.facts if isinstance(fact, kind)]
            lines.append(f"{key} = {json.dumps(listed)}")
    for party, fen in one.fines:
        letter, predicate = FINES[party]
        lines += _head(one, letter, "threshold", predicate)
        lines += [f"value = {fen // FEN_PER_YUAN}", 'unit = "CNY"']
    return "\n".join((*lines, ""))


def _head(one: Addition, letter: str, kind: str, predicate: str) -> list[str]:
    return [
        "",
        "[[rule]]",
        f"id = {_quoted(f'{one.id.upper()}-{letter}')}",
        f"name = {_quoted(f'法制审核：{one.name}')}",
        f"kind = {_quoted(kind)}",
        'trigger = "拟作决定"',
        'bearer = "agency"',
        f"article = {_quoted(one.article)}",
        'confidence = "R"',
        f"quote = {_quoted(one.words)}",
        'gate = "review"',
        f"predicate = {_quoted(predicate)}",
    ]


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
