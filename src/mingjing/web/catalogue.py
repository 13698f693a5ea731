"""The violation catalogue as pages show it, inside and outside: list, entry, what follows."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from mingjing.search.violations import matching
from mingjing.statute.citations import Citation
from mingjing.statute.discretion import Scale, conditions, remarks
from mingjing.statute.discretion_rows import BenchmarkHead, DiscretionFile, OpenScale
from mingjing.statute.fines import FineRange
from mingjing.statute.founded import Founded
from mingjing.statute.limits import RuleBook
from mingjing.statute.review_and_hearing import ReviewAndHearing, review_and_hearing
from mingjing.statute.violation_rows import SanctionRow
from mingjing.statute.violations import Violation

LONGEST_QUERY = 100


@dataclass(frozen=True, slots=True)
class Tier:
    """One tier as a line of a table."""

    name: str
    when: str
    range: FineRange


@dataclass(frozen=True, slots=True)
class ShownScale:
    """The tiers of one sanction, with what is worth a second look."""

    scale: Scale
    tiers: tuple[Tier, ...]
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShownSanction:
    """One consequence with what follows from it."""

    row: SanctionRow
    follows: ReviewAndHearing
    scales: tuple[ShownScale, ...]


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause in words, with what it says or the reason for lacking that."""

    place: str
    row: Founded


@dataclass(frozen=True, slots=True)
class Entry:
    """One violation with everything a page tells of it."""

    violation: Violation
    act: Clause
    duties: tuple[Clause, ...]
    sanctions: tuple[ShownSanction, ...]
    unread: tuple[tuple[BenchmarkHead, OpenScale], ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """What a search of the catalogue found.

    Args:
        found: in the order of the articles.
        total: how many there are that day.
        statutes: id, short title and number of violations of each statute.
    """

    found: tuple[Violation, ...]
    total: int
    statutes: tuple[tuple[str, str, int], ...]


def listed(book: RuleBook, on: date, words: str) -> Listed:
    """Return the violations in force on a day that hold all *words*."""
    all_of_them = book.violations.in_force_on(on)
    counted = Counter(one.statute.id for one in all_of_them)
    statutes = tuple((one, book.statutes[one].short, counted[one]) for one in counted)
    return Listed(matching(all_of_them, words), len(all_of_them), statutes)


def entry_of(book: RuleBook, violation: Violation, *, on: date, region: str) -> Entry:
    """Return a violation with its clauses in words, its sanctions and what follows from them.

    Args:
        book: the law of the bureau.
        violation: in force on that day.
        on: day that chooses the amounts and the benchmarks.
        region: code of the division.
    """
    row = violation.row
    return Entry(
        violation,
        Clause(book.in_words(violation.article), row),
        tuple(Clause(book.in_words(one.article), one) for one in row.duty),
        tuple(_sanction(book, violation, one, on, region) for one in violation.sanctions),
        book.benchmarks.open_questions(violation.id, on),
    )


def place_of(citation: str) -> str:
    """Return the place of a citation without the title of its norm."""
    return Citation.parse(citation).article.in_words()


def shown_scale(scale: Scale, statutory: FineRange) -> ShownScale:
    """Return the tiers of a scale line by line."""
    tiers = tuple(
        Tier(one.name, conditions(scale.row, one), FineRange(*one.fine))
        for one in scale.row.tier
    )
    return ShownScale(scale, tiers, remarks(scale.row, statutory))


def shown_of(file: DiscretionFile, book: RuleBook) -> list[tuple[Violation, str, ShownScale]]:
    """Return the scales of a benchmark: the violation, the stage and person, the tiers."""
    found = []
    for row in file.scale:
        violation = book.violations.versions[row.violation][-1]
        sanction = violation.sanction(row.sanction)
        if sanction.range is not None:
            scale = shown_scale(Scale(row, file.benchmark), sanction.range)
            found.append((violation, f"{sanction.stage}，对{sanction.who.label}", scale))
    return found


def _sanction(
    book: RuleBook, violation: Violation, row: SanctionRow, on: date, region: str
) -> ShownSanction:
    return ShownSanction(
        row,
        review_and_hearing(row, book=book, on=on, region=region),
        tuple(_scales(book.benchmarks.scales(violation.id, row.key, on), row.range)),
    )


def _scales(scales: Iterable[Scale], statutory: FineRange | None) -> Iterable[ShownScale]:
    return (shown_scale(one, statutory) for one in scales if statutory is not None)
