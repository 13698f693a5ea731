"""One version of one rule, with the norm it stands in."""

from dataclasses import dataclass
from datetime import date

from mingjing.statute.citations import Citation
from mingjing.statute.founded import Confidence, Verified
from mingjing.statute.models import (
    TIME_KINDS,
    UNIT_WORDS,
    Bearer,
    Counting,
    Kind,
    RuleRow,
    Side,
    Statute,
    Unit,
)

DAY_UNITS = (Unit.WORKING_DAYS, Unit.CALENDAR_DAYS)
BEARERS = {
    Bearer.AGENCY: "行政机关",
    Bearer.PARTY: "当事人",
    Bearer.COURT: "人民法院",
    Bearer.REVIEW_BODY: "复议机关",
    Bearer.THIRD_PARTY: "第三方",
}


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
    def article_in_short(self) -> str:
        """The same by the short name of the norm, where room is scarce."""
        return f"《{self.statute.short}》{Citation.parse(self.article).article.in_words()}"

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
        if self.verified is not None:
            return self.verified.on
        return self.row.reviewed or self.statute.reviewed

    @property
    def version(self) -> str:
        """Days in force and day of review, as an act records them.

        The end is left out while the version goes on.
        """
        until = f"至 {self.valid_to.isoformat()}" if self.valid_to else "起"
        return f"{self.valid_from.isoformat()} {until}，核对于 {self.reviewed.isoformat()}"

    @property
    def verified(self) -> Verified | None:
        """Who of the bureau held it against its text, if anybody did."""
        return self.row.verified

    @property
    def badge(self) -> str | None:
        """The word shown beside every number that nobody read in the source."""
        return self.row.badge

    @property
    def words(self) -> str:
        """The words of the norm, or the reason for lacking them."""
        return f"“{self.row.quote}”" if self.row.quote is not None else f"{self.row.reason}"

    @property
    def bearer_in_words(self) -> str:
        """On whom the rule lies."""
        return BEARERS[self.row.bearer]

    @property
    def confidence(self) -> Confidence:
        """How well the row is founded."""
        return self.row.confidence

    @property
    def is_threshold_by_party(self) -> bool:
        """Whether it is an amount that differs by the kind of party."""
        return self.row.kind is Kind.THRESHOLD and self.row.value is None

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

    @property
    def in_hours(self) -> bool:
        """Whether it runs from a moment and not from a day."""
        return self.unit is Unit.HOURS

    @property
    def may_be_suspended(self) -> bool:
        """Whether its norm leaves days out of the count."""
        return bool(self.row.suspend_on) and self.unit in DAY_UNITS

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

    @property
    def says(self) -> str:
        """What the bureau may set, in words: a number with its unit, or who performs."""
        performer = self.row.performer
        return self.length if performer is None else performer.label

    @property
    def side(self) -> Side:
        """On which side of its number a fact must lie."""
        by_kind = Side.AT_MOST if self.row.kind is Kind.CAP else Side.AT_LEAST
        return self.row.side or by_kind

    def in_force_on(self, day: date) -> bool:
        """Say whether this version is in force on *day*."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)
