"""The review catalogue as pages show it: section by section, what the bureau added apart."""

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
    """One item: what is reviewed, by which rules, and whether the bureau added it."""

    listed: Listed
    is_own: bool


@dataclass(frozen=True, slots=True)
class ShownCatalogue:
    """The catalogue of a day.

    Args:
        sections: each with its items, those of the law and of the notice first.
        total: how many items there are.
        own: how many of them the bureau added.
        afterwards: the rule by which measures against a hazard are reviewed afterwards.
    """

    sections: tuple[tuple[Section, tuple[Shown, ...]], ...]
    total: int
    own: int
    afterwards: Rule | None


def shown_catalogue(book: RuleBook, on: date) -> ShownCatalogue:
    """Return the catalogue as in force on a day."""
    region = settings.MINGJING_BUREAU.region_code
    found = [Shown(one, _is_own(one)) for one in catalogue_on(book, on, region=region)]
    sections = tuple(
        (section, tuple(sorted(items, key=lambda one: one.is_own)))
        for section, items in groupby(found, key=lambda one: one.listed.section)
    )
    try:
        afterwards = book.rule(REVIEW_AFTER, on)
    except NotInForceError:
        afterwards = None
    own = sum(one.is_own for one in found)
    return ShownCatalogue(sections, len(found), own, afterwards)


def _is_own(listed: Listed) -> bool:
    """Say whether nothing but what the bureau entered stands behind an item."""
    return all(rule.statute.id not in rulebook().statutes for rule in listed.rules)
