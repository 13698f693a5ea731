"""The norms that the book knows, as a register shows them: by level, and what replaced what."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from mingjing.statute.citations import Citation
from mingjing.statute.limits import RuleBook
from mingjing.statute.models import Level, Statute
from mingjing.statute.rules import Rule

LEVELS = {
    Level.NATIONAL: "全国",
    Level.PROVINCE: "省",
    Level.CITY: "市",
    Level.COUNTY: "县",
    Level.BUREAU: "本机关",
}


@dataclass(frozen=True, slots=True)
class Norm:
    """One norm as of a day.

    Args:
        row: the norm.
        supersedes: whose place it takes.
        superseded_by: what takes its place, entered norms included.
        rules: its rules in force that day, in the order of its articles.
        violations: how many violations in force that day rest on it.
    """

    row: Statute
    supersedes: tuple[Statute, ...]
    superseded_by: tuple[Statute, ...]
    rules: tuple[Rule, ...]
    violations: int

    @property
    def level(self) -> str:
        """From how high it comes, in a word."""
        return LEVELS[self.row.level]

    @property
    def unverified(self) -> int:
        """How many of its rules nobody has held against their text."""
        return sum(rule.badge is not None for rule in self.rules)

    @property
    def dates_are_certain(self) -> bool:
        """Whether its first day was read in the source, when it was registered or since."""
        return self.row.badge is None


def norms_on(book: RuleBook, on: date) -> tuple[Norm, ...]:
    """Return every norm as of a day, from the highest level down, most rules first."""
    rules: dict[str, list[Rule]] = {}
    for rule in book.in_force_on(on):
        rules.setdefault(rule.statute.id, []).append(rule)
    violations = Counter(one.statute.id for one in book.violations.in_force_on(on))
    found = [
        _norm(book, one, rules.get(one.id, ()), violations[one.id])
        for one in book.statutes.values()
    ]
    levels = list(Level)
    return tuple(
        sorted(
            found, key=lambda one: (levels.index(one.row.level), -len(one.rules), one.row.id)
        )
    )


def _norm(book: RuleBook, row: Statute, rules: Iterable[Rule], violations: int) -> Norm:
    return Norm(
        row,
        tuple(book.statutes[old] for old in row.supersedes),
        tuple(one for one in book.statutes.values() if row.id in one.supersedes),
        tuple(sorted(rules, key=_place)),
        violations,
    )


def _place(rule: Rule) -> tuple[int, str]:
    article = Citation.parse(rule.article).article
    return article.number or 0, article.text
