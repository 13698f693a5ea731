"""The review catalogue as pages show it: section by section, what the bureau added apart."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.conf import settings

from mingjing.statute.errors import NotInForceError
from mingjing.statute.limits import RuleBook
from mingjing.statute.load import rulebook
from mingjing.statute.review_catalogue import Listed, Section, catalogue_on
from mingjing.statute.review_scope import REVIEW_AFTER
from mingjing.statute.rules import Rule


@dataclass(frozen=True, slots=True)
class Shown:
    """Items that the same rules have reviewed.

    Args:
        what: the acts and circumstances.
        rules: the rules behind each of them.
        is_own: whether nothing but what the bureau entered stands behind them.
    """

    what: tuple[str, ...]
    rules: tuple[Rule, ...]
    is_own: bool


@dataclass(frozen=True, slots=True)
class ShownCatalogue:
    """The catalogue of a day.

    Args:
        sections: each with how many items it has and with its items, those of the law and of
            the notice first.
        total: how many items there are.
        own: how many of them the bureau added.
        afterwards: the rule by which measures against a hazard are reviewed afterwards.
    """

    sections: tuple[tuple[Section, int, tuple[Shown, ...]], ...]
    total: int
    own: int
    afterwards: Rule | None


def shown_catalogue(book: RuleBook, on: date) -> ShownCatalogue:
    """Return the catalogue as in force on a day."""
    region = settings.MINGJING_BUREAU.region_code
    found = catalogue_on(book, on, region=region)
    by_section = [
        (section, list(items)) for section, items in groupby(found, key=lambda one: one.section)
    ]
    sections = tuple((section, len(items), _shown(items)) for section, items in by_section)
    try:
        afterwards = book.rule(REVIEW_AFTER, on)
    except NotInForceError:
        afterwards = None
    own = sum(_is_own(one.rules) for one in found)
    return ShownCatalogue(sections, len(found), own, afterwards)


def _shown(items: Iterable[Listed]) -> tuple[Shown, ...]:
    by_rules: dict[tuple[str, ...], list[Listed]] = {}
    for one in items:
        by_rules.setdefault(tuple(rule.id for rule in one.rules), []).append(one)
    shown = [
        Shown(tuple(one.what for one in same), same[0].rules, _is_own(same[0].rules))
        for same in by_rules.values()
    ]
    return tuple(sorted(shown, key=lambda one: one.is_own))


def _is_own(rules: tuple[Rule, ...]) -> bool:
    return all(rule.statute.id not in rulebook().statutes for rule in rules)
