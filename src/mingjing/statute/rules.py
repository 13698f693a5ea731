"""One version of one rule, with the norm it stands in."""

from dataclasses import dataclass
from datetime import date

from mingjing.statute.citations import Citation
from mingjing.statute.models import (
    TIME_KINDS,
    UNIT_WORDS,
    Confidence,
    Counting,
    RuleRow,
    Statute,
    Unit,
)

UNVERIFIED = "未核实"


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as it can be cited: the row, its norm, and how that norm counts days."""

    row: RuleRow
    statute: Statute
    counting: Counting | None

    @property
    def id(self) -> str:
        """Stable id such as ``APL-64-1``."""
        return self.row.id

    @property
    def name(self) -> str:
        """What the rule is called on screen."""
        return self.row.name

    @property
    def article(self) -> str:
        """Citation such as ``apl-2021:64(1)``."""
        return f"{self.statute.id}:{self.row.article}"

    @property
    def article_in_words(self) -> str:
        """Citation as documents print it, with the full title."""
        place = Citation.parse(self.article).article.in_words()
        return f"《{self.statute.title}》{place}"

    @property
    def valid_from(self) -> date:
        """First day in force."""
        return self.row.valid_from or self.statute.effective

    @property
    def valid_to(self) -> date | None:
        """Last day in force, None while it goes on."""
        return self.row.valid_to or self.statute.until

    @property
    def reviewed(self) -> date:
        """Day on which a person last held the row against its source."""
        return self.row.reviewed or self.statute.reviewed

    @property
    def version(self) -> str:
        """Days in force and day of review, as an act records them.

        The end is left out while the version goes on.
        """
        until = f"至 {self.valid_to.isoformat()}" if self.valid_to else "起"
        return f"{self.valid_from.isoformat()} {until}，核对于 {self.reviewed.isoformat()}"

    @property
    def badge(self) -> str | None:
        """The word shown beside every number that nobody read in the source."""
        return None if self.row.is_verified else UNVERIFIED

    @property
    def confidence(self) -> Confidence:
        """How well the row is founded."""
        return self.row.confidence

    @property
    def is_limit(self) -> bool:
        """Whether a due date can be counted from it."""
        return self.row.kind in TIME_KINDS and self.row.value is not None

    @property
    def unit(self) -> Unit | None:
        """The unit of the value: the row's own, else as the norm counts that many days."""
        if self.row.value is None or self.row.unit is not None:
            return self.row.unit
        return self.days_unit(self.row.value)

    def days_unit(self, days: int) -> Unit:
        """Return the unit of *days* days written without saying which."""
        if self.counting is not None and self.counting.is_working(days, self.row.bearer):
            return Unit.WORKING_DAYS
        return Unit.CALENDAR_DAYS

    @property
    def length(self) -> str:
        """Value and unit in words, empty where there is none."""
        if self.row.value is None or self.unit is None:
            return ""
        return f"{self.row.value}{UNIT_WORDS[self.unit]}"

    def in_force_on(self, day: date) -> bool:
        """Say whether this version is in force on *day*."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)
