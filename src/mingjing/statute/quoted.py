"""Where the words of a norm are held, and where an article named in words leads (pure)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from mingjing.statute.citations import Citation
from mingjing.statute.founded import Confidence, Founded, Verified
from mingjing.statute.limits import RuleBook
from mingjing.statute.models import Statute

_AFTER_SHORT = r"》?(?P<place>第.+)"


@dataclass(frozen=True, slots=True)
class Clause:
    """One place of a norm that decisions rest on: a duty, the words for an act, a penalty.

    Args:
        citation: norm and place.
        row: its words, or the reason for lacking them.
    """

    citation: Citation
    row: Founded

    @property
    def anchor(self) -> str:
        """Name of the place on the page of its norm, such as ``a-97-7``."""
        return "a-" + re.sub(r"[^0-9A-Za-z]+", "-", self.citation.article.text).strip("-")

    @property
    def place(self) -> str:
        """The place in words."""
        return self.citation.article.in_words()

    @property
    def confidence(self) -> Confidence:
        """How well the words are founded."""
        return self.row.confidence

    @property
    def verified(self) -> Verified | None:
        """Who of the bureau held them against the text, if anybody did."""
        return self.row.verified

    @property
    def badge(self) -> str | None:
        """未核实 where nobody read them in their source."""
        return self.row.badge


@dataclass(frozen=True, slots=True)
class Found:
    """Where an article named in words is quoted: the norm and the place on its page."""

    norm: str
    anchor: str


def clauses_of(norm: str, on: date, book: RuleBook) -> tuple[Clause, ...]:
    """Return the clauses of a norm that the violations in force on a day name, in order."""
    found: dict[str, Clause] = {}
    for violation in book.violations.in_force_on(on):
        own = violation.statute.id
        named: list[tuple[str, Founded]] = [(one.article, one) for one in violation.row.duty]
        named.append((f"{own}:{violation.row.article}", violation.row))
        named.append((f"{own}:{violation.penalty.article}", violation.penalty))
        for article, row in named:
            citation = Citation.parse(article)
            if citation.statute == norm:
                found.setdefault(citation.article.text, Clause(citation, row))
    return tuple(sorted(found.values(), key=_order))


def where_quoted(clause: str, on: date, book: RuleBook) -> Found | None:
    """Return where the article is quoted that a clause in words names; None if nowhere.

    The place itself is preferred, then what holds it, then a part of it.

    Args:
        clause: such as 安全生产法第三十条第一款.
        on: day that chooses the version of the norm.
        book: the rule book.
    """
    norm, place = _norm_named(clause, on, book)
    if norm is None:
        return None
    quoted = [*_rules_of(norm, on, book)]
    quoted += [(one.place, one.anchor) for one in clauses_of(norm.id, on, book)]
    for fits in (_is_same, _holds, _is_part):
        for words, anchor in quoted:
            if words and fits(words, place):
                return Found(norm.id, anchor)
    return None


def _norm_named(clause: str, on: date, book: RuleBook) -> tuple[Statute | None, str]:
    named = [
        (len(norm.short), norm, match["place"])
        for norm in book.statutes.values()
        if norm.in_force_on(on)
        and (match := re.search(re.escape(norm.short) + _AFTER_SHORT, clause))
    ]
    if not named:
        return None, ""
    _, norm, place = max(named, key=lambda one: one[0])
    return norm, place.strip()


def _rules_of(norm: Statute, on: date, book: RuleBook) -> Iterator[tuple[str, str]]:
    for rule in book.in_force_on(on):
        if rule.statute.id == norm.id:
            yield Citation.parse(rule.article).article.in_words(), rule.id


def _is_same(quoted: str, place: str) -> bool:
    return quoted == place


def _holds(quoted: str, place: str) -> bool:
    """Say whether the quoted place holds the other: 第三十条 does 第三十条第一款, not 之一."""
    return place.startswith(f"{quoted}第")


def _is_part(quoted: str, place: str) -> bool:
    return quoted.startswith(f"{place}第")


def _order(clause: Clause) -> tuple[int, int, int, str]:
    article = clause.citation.article
    return (article.number or 0, article.paragraph or 0, article.item or 0, article.text)
