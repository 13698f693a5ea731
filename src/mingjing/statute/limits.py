"""Time limits 期限: the rule book, and the last day on which a step is still in time."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from difflib import get_close_matches
from importlib.resources.abc import Traversable
from types import MappingProxyType

from mingjing.kernel.errors import InvalidInputError
from mingjing.statute import counting
from mingjing.statute.calendars import ONE_DAY, WorkCalendar
from mingjing.statute.citations import Citation
from mingjing.statute.counted_days import Suspension, left_out
from mingjing.statute.discretion import NO_BENCHMARKS, Benchmarks
from mingjing.statute.dues import Due, Explanation
from mingjing.statute.errors import NotALimitError, NotInForceError, UnknownRuleError
from mingjing.statute.founded import Verified
from mingjing.statute.lengths import (
    Length,
    day_of,
    extension_of,
    last_day,
    length_of,
    require_suspension,
)
from mingjing.statute.models import Convention, Statute, Unit
from mingjing.statute.overrides import NOTHING_SET, Overrides, apply_limits
from mingjing.statute.recording_items import RecordingItem
from mingjing.statute.region_rows import RegionFile
from mingjing.statute.retention_rows import RetentionRow
from mingjing.statute.rules import Rule
from mingjing.statute.unusable import Unusable
from mingjing.statute.violations import NO_CATALOGUE, Catalogue

SUGGESTIONS = 5


@dataclass(frozen=True, slots=True)
class RuleBook:
    """Every rule in every version, the calendars and amounts: immutable, loaded as a whole.

    Args:
        root: the folder it was read from, so that it can be read anew with more files.
        overrides: what the bureau has set.
        verified: rows that the bureau held against their texts, by id and first day in force;
            rows of other packages among them.
        unusable: what the bureau entered or set and this release cannot use.
    """

    statutes: Mapping[str, Statute]
    rules: Mapping[str, tuple[Rule, ...]]
    conventions: Mapping[str, Convention]
    calendar: WorkCalendar
    regions: Mapping[str, RegionFile]
    retention: Mapping[str, RetentionRow]
    recording: Mapping[str, RecordingItem]
    root: Traversable = field(compare=False, repr=False)
    violations: Catalogue = NO_CATALOGUE
    benchmarks: Benchmarks = NO_BENCHMARKS
    overrides: Overrides = NOTHING_SET
    unusable: tuple[Unusable, ...] = ()
    verified: Mapping[tuple[str, date], Verified] = field(default_factory=dict)

    def versions(self, rule_id: str) -> tuple[Rule, ...]:
        """Return all versions of a rule, oldest first.

        Raises:
            UnknownRuleError: no such id; it lists ids that look like it.
        """
        found = self.rules.get(rule_id)
        if found is None:
            raise UnknownRuleError(rule_id, _near(rule_id, self.rules))
        return found

    def rule(self, rule_id: str, on: date) -> Rule:
        """Return the version of a rule in force on a day.

        Raises:
            UnknownRuleError: no such id.
            NotInForceError: no version is in force on that day.
        """
        versions = self.versions(rule_id)
        for version in versions:
            if version.in_force_on(on):
                return version
        spans = "；".join(version.version for version in versions)
        raise NotInForceError(
            f"规则 {rule_id} 在 {on.isoformat()} 没有有效版本。",
            why=f"已登记的版本：{spans}。",
            remedy="请核对日期，或者改用当时有效的规则。",
            article=versions[-1].article,
        )

    def in_force_on(self, on: date) -> tuple[Rule, ...]:
        """Return every rule in force on a day, in the order of their ids."""
        return tuple(
            version
            for rule_id in sorted(self.rules)
            for version in self.rules[rule_id]
            if version.in_force_on(on)
        )

    def in_words(self, citation: str) -> str:
        """Return a citation as documents print it, such as 《…》第六十四条第（一）项.

        Raises:
            InvalidInputError: not a citation, or no file describes the norm.
        """
        parsed = Citation.parse(citation)
        statute = self.statutes.get(parsed.statute)
        if statute is None:
            raise InvalidInputError(
                f"没有登记编号为“{parsed.statute}”的规范。",
                why="引用只能指向已登记的规范。",
                remedy=f"已登记：{'、'.join(sorted(self.statutes))}。",
            )
        return f"《{statute.title}》{parsed.article.in_words()}"

    def with_overrides(self, overrides: Overrides) -> "RuleBook":
        """Return a book with a bureau's settings in place of the defaults.

        Raises:
            UnknownRuleError: a setting names no rule.
            NotConfigurableError: a setting names a rule that the law does not leave open.
        """
        for rule_id in overrides.rule_ids():
            self.versions(rule_id)
        return replace(
            self,
            rules=MappingProxyType(apply_limits(self.rules, overrides)),
            overrides=overrides,
        )

    def leaves_open(self, rule_id: str) -> bool:
        """Say whether there is such a rule and the law leaves its value to the bureau."""
        versions = self.rules.get(rule_id, ())
        return bool(versions) and versions[-1].row.configurable

    def due(
        self,
        rule_id: str,
        start: date | datetime,
        *,
        on: date | None = None,
        without: tuple[Suspension, ...] = (),
    ) -> Due:
        """Return the last day (or moment) on which the step is still in time.

        Args:
            rule_id: such as ``APL-60``.
            start: legal date of the triggering event; for limits in hours the moment, with its
                zone. For a limit that runs backwards (``APL-64-2``) the day of the event
                itself.
            on: day that chooses the version of the rule; the day of *start* if absent.
            without: days that the norm leaves out of this count.

        Raises:
            UnknownRuleError: no such id.
            NotInForceError: no version is in force on that day.
            NotALimitError: the rule sets no length of time.
            NotSuspendedError: the norm leaves nothing out of this count.
            InvalidInputError: a limit in hours was given a date, or a moment without a zone.
        """
        rule = self.rule(rule_id, on or day_of(start))
        if without and not self.most_left_out(rule_id, on or day_of(start)):
            require_suspension(rule)
        return self._counted(rule, start, length_of(rule), on or day_of(start), without)

    def extended(
        self,
        rule_id: str,
        start: date,
        *,
        by: int | None = None,
        on: date | None = None,
        without: tuple[Suspension, ...] = (),
    ) -> Due:
        """Return the due date of a limit with its one extension granted.

        The extension runs from the nominal last day of the limit itself, and is as provisional
        as that day.

        Args:
            rule_id: such as ``SEED-REV``.
            start: legal date of the triggering event.
            by: days that were granted; the longest extension the norm allows if absent.
            on: day that chooses the version of the rule; the day of *start* if absent.
            without: days that the norm leaves out of this count.

        Raises:
            NotALimitError: the rule knows no extension, none so long, or no length of time.
            NotSuspendedError: the norm leaves nothing out of this count.
            UnknownRuleError: no such id.
            NotInForceError: no version is in force on that day.
        """
        rule = self.rule(rule_id, on or start)
        first = self.due(rule_id, start, on=on, without=without)
        longer = extension_of(rule, by)
        return self._counted(rule, start, longer, on or start, without, extends=first)

    def most_left_out(self, rule_id: str, on: date) -> int:
        """Return how many days the bureau set that may be left out of a count; 0 by default.

        Raises:
            UnknownRuleError: no such id.
            NotInForceError: no version is in force on that day.
        """
        named = self.rule(rule_id, on).row.suspended_by
        return (self.rule(named, on).row.value or 0) if named else 0

    def earliest(self, rule_id: str, notice_on: date, *, on: date | None = None) -> date:
        """Return the first day of an event that *notice_on* leaves full working days before.

        Args:
            rule_id: a limit that runs backwards, such as ``APL-64-2``.
            notice_on: day on which the notice was served.
            on: day that chooses the version; *notice_on* if absent.

        Raises:
            NotALimitError: the limit does not run backwards.
        """
        rule = self.rule(rule_id, on or notice_on)
        length = length_of(rule)
        if not length.backwards:
            raise NotALimitError(
                f"规则 {rule_id} 不是往前数的期限。",
                why="只有“……日前”的期限才有最早的一日。",
                remedy="请改求末日。",
                article=rule.article,
            )
        full = counting.working_days_after(notice_on, length.value, self.calendar)
        return self.calendar.next_working(full + ONE_DAY)

    def _counted(  # noqa: PLR0913 - all that a count depends on
        self,
        rule: Rule,
        start: date | datetime,
        length: Length,
        on: date,
        without: tuple[Suspension, ...],
        *,
        extends: Due | None = None,
    ) -> Due:
        nominal: date | datetime
        rolled: date | datetime | None
        first = day_of(start) if extends is None else day_of(extends.nominal)
        provisional = extends is not None and extends.provisional
        if length.unit is Unit.HOURS:
            nominal = rolled = _last_moment(rule, start, length)
        else:
            skipped = frozenset(left_out(without)) if without else counting.NO_DAYS
            nominal = last_day(first, length, self.calendar, skipped)
            rolled = counting.rolled(nominal, self.calendar) if length.rolls else nominal
            if length.unit is Unit.WORKING_DAYS:
                provisional |= not self.calendar.knows(length.first_day(first), nominal)
        explanation = Explanation(
            rule, start, on, length, nominal, self.calendar, self.conventions, without, extends
        )
        return Due(nominal, rolled, provisional, explanation)


def _last_moment(rule: Rule, start: date | datetime, length: Length) -> datetime:
    if isinstance(start, datetime):
        return counting.hours_after(start, length.value)
    raise InvalidInputError(
        f"规则 {rule.id} 以小时计，须给出时刻。",
        why="按小时计算的，自该时刻起算。",
        remedy="请给出带时区的时刻，如 2026-05-11T09:00:00+08:00。",
        article=rule.article,
    )


def _near(asked: str, known: Iterable[str]) -> tuple[str, ...]:
    by_folded = {rule_id.casefold(): rule_id for rule_id in sorted(known)}
    folded = asked.casefold()
    below = [one for one in by_folded if one.startswith(folded)]
    alike = get_close_matches(folded, by_folded, n=SUGGESTIONS, cutoff=0.5)
    return tuple(by_folded[one] for one in dict.fromkeys([*below, *alike]))[:SUGGESTIONS]
