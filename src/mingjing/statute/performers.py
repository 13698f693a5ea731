"""By whose act each penalty beside the fine is performed: a rule for each kind."""

from collections.abc import Mapping
from datetime import date

from mingjing.statute.decisions import DecisionKind, Performer
from mingjing.statute.limits import RuleBook
from mingjing.statute.rules import Rule


def performer_rules(book: RuleBook, on: date) -> Mapping[DecisionKind, Rule]:
    """Return the rules that say who performs, by kind of penalty, in force on a day.

    A kind that no rule names is performed by the party (APL 66).
    """
    return {
        kind: rule
        for rule in book.in_force_on(on)
        if rule.row.performer is not None
        for kind in rule.row.kinds
    }


def performer_of(book: RuleBook, kind: DecisionKind, on: date) -> Performer:
    """Return by whose act a penalty is performed that is imposed on a day."""
    rule = performer_rules(book, on).get(kind)
    return Performer.PARTY if rule is None else rule.row.performer or Performer.PARTY


def performers(book: RuleBook, on: date) -> dict[str, str]:
    """Return by whose act each kind of penalty is performed, as a decision keeps it."""
    return {
        kind.value: rule.row.performer.value
        for kind, rule in performer_rules(book, on).items()
        if rule.row.performer is not None
    }


def unverified_performers(book: RuleBook, on: date) -> frozenset[str]:
    """Return the kinds of which nobody read by whose act they are performed."""
    rules = performer_rules(book, on)
    return frozenset(kind.value for kind, rule in rules.items() if rule.badge)
