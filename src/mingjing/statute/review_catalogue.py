"""法制审核目录清单: what must pass legal review on a day; it may grow and never shrinks.

The county's plan asks that every other enforcement act be reviewed, too, and lists none of them
(Q-20): a bureau adds grounds by a norm of its own. Nothing that is entered beside the release,
and no value that is set, takes a ground away or narrows it, on any day.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from mingjing.kernel.money import yuan
from mingjing.statute.decisions import AmountFor, Circumstance, DecisionKind, Mark
from mingjing.statute.limits import RuleBook
from mingjing.statute.predicates import (
    any_listed_fact,
    fine_of_organisation_reaches,
    fine_of_person_reaches,
    fine_reaches_amount,
)
from mingjing.statute.rules import Rule
from mingjing.statute.thresholds import amount_for

ONE_DAY = timedelta(days=1)
REVIEW = "review"
Fact = DecisionKind | Circumstance | Mark
LISTS = any_listed_fact.__name__
FINES: Mapping[str, tuple[AmountFor, ...]] = {
    fine_of_organisation_reaches.__name__: (AmountFor.ORGANISATION,),
    fine_of_person_reaches.__name__: (AmountFor.PERSON,),
    fine_reaches_amount.__name__: tuple(AmountFor),
}


class Section(StrEnum):
    """A part of the catalogue; the value is its heading."""

    PENALTY = "行政处罚"
    PERMIT = "行政许可"
    COMPULSION = "行政强制"
    JUDGEMENT = "由人认定的情形"


PERMITS = frozenset(
    {
        Circumstance.PERMIT_GRANTED,
        Circumstance.PERMIT_REFUSED,
        Circumstance.PERMIT_REFUSED_AFTER_HEARING,
        Circumstance.PERMIT_WITHDRAWN,
    }
)
COMPULSIONS = frozenset(
    {
        Circumstance.SEALING,
        Circumstance.SEIZURE,
        Circumstance.POWER_CUT,
        Circumstance.COURT_APPLICATION,
    }
)


@dataclass(frozen=True, slots=True)
class Listed:
    """One item of the catalogue: something that must be reviewed, and every rule that says so.

    Args:
        section: where it stands.
        what: the act or the circumstance, in the statute's words.
        rules: each rule behind it, with its words and its source.
    """

    section: Section
    what: str
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class Lost:
    """What would no longer be reviewed, or only from a higher fine on.

    Args:
        what: the act, the circumstance or the fine.
        since: first day.
        rule: the ground that stands for it.
    """

    what: str
    since: date
    rule: Rule


def catalogue_on(book: RuleBook, on: date, *, region: str) -> tuple[Listed, ...]:
    """Return the catalogue as in force on a day, section by section."""
    facts: dict[Fact, list[Rule]] = {}
    fines: dict[AmountFor, list[tuple[int, Rule]]] = {}
    for rule in grounds_on(book, on):
        for fact in facts_of(rule):
            facts.setdefault(fact, []).append(rule)
        for party in FINES.get(rule.row.predicate or "", ()):
            fen = amount_for(book, rule.id, party, region=region, on=on).fen
            fines.setdefault(party, []).append((fen, rule))
    found = [
        Listed(
            Section.PENALTY,
            _fine(party, min(fen for fen, _ in amounts)),
            tuple(rule for _, rule in sorted(amounts, key=lambda one: one[0])),
        )
        for party in AmountFor
        if (amounts := fines.get(party))
    ]
    found += [
        Listed(section_of(fact), fact.label, tuple(facts[fact]))
        for fact in (*DecisionKind, *Circumstance, *Mark)
        if fact in facts
    ]
    places = {section: place for place, section in enumerate(Section)}
    return tuple(sorted(found, key=lambda one: places[one.section]))


def grounds_on(book: RuleBook, on: date) -> tuple[Rule, ...]:
    """Return every rule in force on a day that makes review compulsory."""
    return tuple(rule for rule in book.in_force_on(on) if rule.row.gate == REVIEW)


def facts_of(rule: Rule) -> tuple[Fact, ...]:
    """Return the facts that a ground lists; none where it goes by the fine."""
    if rule.row.predicate != LISTS:
        return ()
    return (*rule.row.kinds, *rule.row.circumstances, *rule.row.marks)


def section_of(fact: Fact) -> Section:
    """Return the part of the catalogue in which a fact stands."""
    if isinstance(fact, Mark):
        return Section.JUDGEMENT
    if fact in PERMITS:
        return Section.PERMIT
    return Section.COMPULSION if fact in COMPULSIONS else Section.PENALTY


def least_fines(book: RuleBook, on: date, *, region: str) -> dict[AmountFor, int]:
    """Return the fine in fen from which review is compulsory on a day, by column."""
    found = _least(book, grounds_on(book, on), region, on)
    return {party: fen for party, (fen, _rule) in found.items()}


def lost(before: RuleBook, after: RuleBook, *, region: str) -> Lost | None:
    """Return the first thing that *before* has reviewed and *after* has not; None for nothing.

    Every day on which a ground begins or ends in either is compared, the past included.
    """
    for day in sorted(_turns(before) | _turns(after)):
        had, has = grounds_on(before, day), grounds_on(after, day)
        facts = {fact for rule in has for fact in facts_of(rule)}
        for rule in had:
            gone = [fact for fact in facts_of(rule) if fact not in facts]
            if gone:
                return Lost(gone[0].label, day, rule)
        least = _least(after, has, region, day)
        for party, (fen, rule) in _least(before, had, region, day).items():
            if party not in least or least[party][0] > fen:
                return Lost(_fine(party, fen), day, rule)
    return None


def _least(
    book: RuleBook, rules: Iterable[Rule], region: str, on: date
) -> dict[AmountFor, tuple[int, Rule]]:
    """Return the lowest fine that is reviewed, by column, with the rule that says so."""
    least: dict[AmountFor, tuple[int, Rule]] = {}
    for rule in rules:
        for party in FINES.get(rule.row.predicate or "", ()):
            fen = amount_for(book, rule.id, party, region=region, on=on).fen
            if party not in least or fen < least[party][0]:
                least[party] = (fen, rule)
    return least


def _turns(book: RuleBook) -> set[date]:
    days = set()
    for versions in book.rules.values():
        for rule in versions:
            if rule.row.gate == REVIEW:
                days.add(rule.valid_from)
                if rule.valid_to is not None:
                    days.add(rule.valid_to + ONE_DAY)
    return days


def _fine(party: AmountFor, fen: int) -> str:
    return f"对{party.label}罚款 {yuan(fen)} 元以上"
