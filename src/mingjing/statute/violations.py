"""The violation catalogue 案由: which act breaks which duty, and what may follow from it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from mingjing.kernel.errors import NotFoundError
from mingjing.statute.citations import Article, Citation
from mingjing.statute.decisions import PartyKind
from mingjing.statute.founded import UNVERIFIED, Founded
from mingjing.statute.models import Statute
from mingjing.statute.violation_rows import PenaltyRow, SanctionRow, ViolationRow

SUGGESTIONS = 5


@dataclass(frozen=True, slots=True)
class Violation:
    """One version of one violation, with its penalty and its statute."""

    row: ViolationRow
    penalty: PenaltyRow
    statute: Statute
    reviewed: date

    @property
    def id(self) -> str:
        """Stable id such as ``YJ-ASL-97-7``."""
        return self.row.id

    @property
    def name(self) -> str:
        """案由 as screens and papers have it."""
        return self.row.name

    @property
    def article(self) -> str:
        """Citation of the penalty clause with the item that names the act."""
        return f"{self.statute.id}:{self.row.article}"

    @property
    def duties(self) -> tuple[str, ...]:
        """Citations of the clauses that are broken."""
        return tuple(one.article for one in self.row.duty)

    @property
    def sanctions(self) -> tuple[SanctionRow, ...]:
        """Every consequence, in the order of the words."""
        return self.penalty.sanction

    @property
    def valid_from(self) -> date:
        """First day in force."""
        return self.row.valid_from or self.statute.effective

    @property
    def valid_to(self) -> date | None:
        """Last day in force, None while it goes on."""
        return self.row.valid_to or self.statute.until

    @property
    def badge(self) -> str | None:
        """The word shown where somebody has not read all of the clauses, else None."""
        return UNVERIFIED if any(one.badge for one in self.founded) else None

    @property
    def founded(self) -> tuple[Founded, ...]:
        """Everything whose words it rests on: the act, the penalty, each duty."""
        return (self.row, self.penalty, *self.row.duty)

    def in_force_on(self, day: date) -> bool:
        """Say whether this version is in force on *day*."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)

    def sanction(self, key: str) -> SanctionRow:
        """Return a consequence by its key.

        Raises:
            UnknownViolationError: the penalty has none of that key.
        """
        for one in self.sanctions:
            if one.key == key:
                return one
        raise UnknownViolationError(
            f"案由 {self.id} 没有编号为“{key}”的处罚。",
            why=f"已登记：{'、'.join(one.key for one in self.sanctions)}。",
            remedy="请从该案由的处罚中选择。",
        )

    def sanctions_for(self, party: PartyKind) -> tuple[SanctionRow, ...]:
        """Return the consequences that can hit a party of that kind."""
        return tuple(one for one in self.sanctions if one.who.can_be(party))


class UnknownViolationError(NotFoundError):
    """No file has a violation of this id that day, or the violation no such consequence."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Every violation in every version, by id, the oldest version first."""

    versions: Mapping[str, tuple[Violation, ...]]

    def in_force_on(self, day: date) -> tuple[Violation, ...]:
        """Return every violation in force on a day, in the order of the articles."""
        found = [
            version
            for versions in self.versions.values()
            for version in versions
            if version.in_force_on(day)
        ]
        return tuple(sorted(found, key=_place))

    def violation(self, violation_id: str, on: date) -> Violation:
        """Return the version of a violation in force on a day.

        Raises:
            UnknownViolationError: no such id, or no version of it in force that day.
        """
        for version in self.versions.get(violation_id, ()):
            if version.in_force_on(on):
                return version
        near = get_close_matches(violation_id, self.versions, n=SUGGESTIONS)
        known = violation_id in self.versions
        raise UnknownViolationError(
            f"案由 {violation_id} 在 {on.isoformat()} 没有有效版本。"
            if known
            else f"没有编号为“{violation_id}”的案由。",
            why="案由随处罚条款生效、失效。" if known else "编号须与案由目录一致。",
            remedy=f"相近的编号：{'、'.join(near)}。" if near else "请从案由目录中选择。",
        )

    def all(self) -> Iterator[Violation]:
        """Yield every version of every violation."""
        for versions in self.versions.values():
            yield from versions


NO_CATALOGUE = Catalogue({})


def faults_of(violation: ViolationRow, penalties: Iterable[str], statute: str) -> str:
    """Return what is wrong with a violation beside the others of its file; empty if nothing."""
    if violation.penalty not in penalties:
        return f"没有编号为“{violation.penalty}”的处罚"
    place = Article.parse(violation.article)
    law = statute.partition("-")[0].upper()
    stem = f"YJ-{law}-{place.number}-{place.item or place.paragraph or 1}"
    if violation.id.rstrip("abcdefghijklmnopqrstuvwxyz") != stem:
        return f"编号应当由法律简称和条款构成：{stem}"
    return ""


def norms_of(violation: ViolationRow) -> tuple[str, ...]:
    """Return the norms whose clauses the violation names."""
    return tuple(Citation.parse(one.article).statute for one in violation.duty)


def _place(violation: Violation) -> tuple[str, int, int, int, str]:
    place = Article.parse(violation.row.article)
    return (
        violation.statute.id,
        place.number or 0,
        place.paragraph or 0,
        place.item or 0,
        violation.id,
    )
