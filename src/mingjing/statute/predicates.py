"""The predicates that rule files may name: plain functions, no expressions in data."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from mingjing.kernel.money import yuan
from mingjing.statute.counting import reaches
from mingjing.statute.decisions import AmountFor, PartyKind, ProposedDecision
from mingjing.statute.rules import Rule
from mingjing.statute.thresholds import Place, amount_for

FINE = "fine"


@dataclass(frozen=True, slots=True)
class Finding:
    """What a predicate found: True, False, or None while a fact is missing.

    Args:
        holds: the answer.
        inputs: the facts it rests on, as (name, value), ready to be shown.
        missing: names of the facts that are missing.
        article: the citation that decided, where it is not the rule's own.
    """

    holds: bool | None
    inputs: tuple[tuple[str, str], ...] = ()
    missing: tuple[str, ...] = ()
    article: str = ""


Predicate = Callable[[ProposedDecision, Rule, Place], Finding]


def any_listed_fact(proposed: ProposedDecision, rule: Rule, place: Place) -> Finding:
    """Hold when one of the kinds, circumstances or marks that the row lists is present."""
    del place
    facts = (
        *(("kind", kind.value) for kind in rule.row.kinds if kind in proposed.kinds),
        *(
            ("circumstance", one.value)
            for one in rule.row.circumstances
            if one in proposed.circumstances
        ),
        *(("mark", one.value) for one in rule.row.marks if one in proposed.marks),
    )
    return Finding(holds=bool(facts), inputs=facts)


def fine_of_organisation_reaches(
    proposed: ProposedDecision, rule: Rule, place: Place
) -> Finding:
    """Hold when the party is an organisation and its fine reaches the amount."""
    if proposed.party.amounts is not AmountFor.ORGANISATION:
        return Finding(holds=False)
    return fine_reaches_amount(proposed, rule, place)


def fine_of_person_reaches(proposed: ProposedDecision, rule: Rule, place: Place) -> Finding:
    """Hold when a person's or individual business's fine reaches the amount."""
    if proposed.party.amounts is not AmountFor.PERSON:
        return Finding(holds=False)
    return fine_reaches_amount(proposed, rule, place)


def fine_reaches_amount(proposed: ProposedDecision, rule: Rule, place: Place) -> Finding:
    """Hold when the fine reaches the amount for this kind of party (CNT-14)."""
    amount = amount_for(
        place.book, rule.id, proposed.party.amounts, region=place.region, on=place.on
    )
    inputs = (
        ("party", proposed.party.value),
        ("threshold", f"{yuan(amount.fen)}元"),
        *((("held_as", "person"),) if proposed.party is PartyKind.INDIVIDUAL_BUSINESS else ()),
    )
    if proposed.fine_fen is None:
        return Finding(holds=None, inputs=inputs, missing=(FINE,), article=amount.article)
    return Finding(
        holds=reaches(proposed.fine_fen, amount.fen),
        inputs=(*inputs, (FINE, f"{yuan(proposed.fine_fen)}元")),
        article=amount.article,
    )


PREDICATES: Mapping[str, Predicate] = MappingProxyType(
    {
        predicate.__name__: predicate
        for predicate in (
            any_listed_fact,
            fine_of_organisation_reaches,
            fine_of_person_reaches,
            fine_reaches_amount,
        )
    }
)


@dataclass(frozen=True, slots=True)
class Ground:
    """One rule that applies, with the facts that make it apply.

    Args:
        rule: stable id, such as ``SEED-MAJ-U``.
        article: citation of the clause.
        name: what the rule is called on screen.
        inputs: the facts, as (name, value).
        badge: 未核实 where nobody read the clause, else None.
    """

    rule: str
    article: str
    name: str
    inputs: tuple[tuple[str, str], ...]
    badge: str | None


def evaluate(
    gate: Literal["review", "hearing"], proposed: ProposedDecision, place: Place
) -> tuple[tuple[Ground, ...], tuple[str, ...]]:
    """Return the grounds that apply at a gate, and the facts still missing.

    Grounds come in the order of their ids, missing facts in the order in which they were met.
    """
    grounds: list[Ground] = []
    missing: list[str] = []
    for rule in _at(gate, place):
        finding = PREDICATES[rule.row.predicate or ""](proposed, rule, place)
        missing += [fact for fact in finding.missing if fact not in missing]
        if finding.holds:
            article = finding.article or rule.article
            grounds.append(Ground(rule.id, article, rule.name, finding.inputs, rule.badge))
    return tuple(grounds), tuple(missing)


def _at(gate: str, place: Place) -> Iterable[Rule]:
    return (rule for rule in place.book.in_force_on(place.on) if rule.row.gate == gate)
