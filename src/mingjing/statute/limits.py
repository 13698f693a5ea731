"""Time limits 期限: the rule book, and the last day on which a step is still in time."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from difflib import get_close_matches
from types import MappingProxyType

from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import InvalidInputError
from mingjing.statute import counting
from mingjing.statute.calendars import ONE_DAY, WorkCalendar
from mingjing.statute.citations import Citation
from mingjing.statute.counting import Count, Roll
from mingjing.statute.dues import Basis, Due, Explanation
from mingjing.statute.errors import (
    NotALimitError,
    NotInForceError,
    UnknownRuleError,
)
from mingjing.statute.models import (
    UNIT_WORDS,
    Convention,
    RegionFile,
    RetentionRow,
    Statute,
    Unit,
)
from mingjing.statute.overrides import NOTHING_SET, Overrides, apply_limits
from mingjing.statute.rules import Rule

DAY_UNITS = (Unit.WORKING_DAYS, Unit.CALENDAR_DAYS)
SUGGESTIONS = 5


@dataclass(frozen=True, slots=True)
class Length:
    """A number of something, and which way from the trigger it runs."""

    value: int
    unit: Unit
    backwards: bool = False

    def __str__(self) -> str:
        return f"{self.value}{UNIT_WORDS[self.unit]}{'前' if self.backwards else ''}"


@dataclass(frozen=True, slots=True)
class RuleBook:
    """Every rule in every version, the calendars and amounts: immutable, loaded as a whole."""

    statutes: Mapping[str, Statute]
    rules: Mapping[str, tuple[Rule, ...]]
    conventions: Mapping[str, Convention]
    calendar: WorkCalendar
    regions: Mapping[str, RegionFile]
    retention: Mapping[str, RetentionRow]
    overrides: Overrides = NOTHING_SET

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

    def due(self, rule_id: str, start: date | datetime, *, on: date | None = None) -> Due:
        """Return the last day (or moment) on which the step is still in time.

        Args:
            rule_id: such as ``APL-60``.
            start: legal date of the triggering event; for limits in hours the moment, with its
                zone. For a limit that runs backwards (``APL-64-2``) the day of the event
                itself.
            on: day that chooses the version of the rule; the day of *start* if absent.

        Raises:
            UnknownRuleError: no such id.
            NotInForceError: no version is in force on that day.
            NotALimitError: the rule sets no length of time.
            InvalidInputError: a limit in hours was given a date, or a moment without a zone.
        """
        rule = self.rule(rule_id, on or day_of(start))
        return self._counted(rule, start, length_of(rule), on or day_of(start))

    def extended(self, rule_id: str, start: date, *, on: date | None = None) -> Due:
        """Return the due date of a limit with its one extension granted.

        The extension runs from the nominal last day of the limit itself, and is as provisional
        as that day.

        Raises:
            NotALimitError: the rule knows no extension, or sets no length of time.
            UnknownRuleError: no such id.
            NotInForceError: no version is in force on that day.
        """
        rule = self.rule(rule_id, on or start)
        extension = rule.row.extension
        if extension is None or extension.max is None:
            raise NotALimitError(
                f"规则 {rule_id} 没有延长期限。",
                why="法条没有规定可以延长多少。",
                remedy="请按原期限办理。",
                article=rule.article,
            )
        first = self.due(rule_id, start, on=on)
        unit = extension.unit or rule.days_unit(extension.max)
        longer = self._counted(
            rule, day_of(first.nominal), Length(extension.max, unit), on or start
        )
        return longer.upon(first)

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
        return self.calendar.next_working(full.last + ONE_DAY)

    def _counted(self, rule: Rule, start: date | datetime, length: Length, on: date) -> Due:
        if length.unit is Unit.HOURS:
            return self._in_hours(rule, start, length, on)
        day = day_of(start)
        count = self._count(day, length)
        roll = self._roll(count, length)
        conventions = self._cited(rule, length, count, roll)
        asked = count.days if length.unit is Unit.WORKING_DAYS else roll.days
        years = frozenset(one.day.year for one in asked)
        latest = None
        if rule.row.latest_unit is not None:
            latest = self._count(day, replace(length, unit=rule.row.latest_unit)).last
        return _due(
            count.last,
            roll.last,
            provisional=count.provisional,
            basis=Basis(
                str(length),
                conventions,
                self.calendar.sources(
                    years | {count.last.year}, guessed=length.unit is Unit.WORKING_DAYS
                ),
                rule.version,
            ),
            explanation=Explanation(
                rule, start, on, count.days, roll.days, conventions, latest, rule.badge
            ),
        )

    def _in_hours(self, rule: Rule, start: date | datetime, length: Length, on: date) -> Due:
        if not isinstance(start, datetime):
            raise InvalidInputError(
                f"规则 {rule.id} 以小时计，须给出时刻。",
                why="按小时计算的，自该时刻起算。",
                remedy="请给出带时区的时刻，如 2026-05-11T09:00:00+08:00。",
                article=rule.article,
            )
        moment = counting.hours_after(start, length.value)
        conventions = (self.conventions[counting.START_NOT_COUNTED],)
        return _due(
            moment,
            moment,
            provisional=False,
            basis=Basis(str(length), conventions, (), rule.version),
            explanation=Explanation(rule, start, on, (), (), conventions, None, rule.badge),
        )

    def _count(self, start: date, length: Length) -> Count:
        if length.backwards:
            return counting.working_days_before(start, length.value, self.calendar)
        match length.unit:
            case Unit.WORKING_DAYS:
                return counting.working_days_after(start, length.value, self.calendar)
            case Unit.MONTHS:
                return counting.months_after(start, length.value)
            case Unit.YEARS:
                return counting.months_after(start, length.value * counting.MONTHS_PER_YEAR)
            case _:
                return counting.calendar_days_after(start, length.value)

    def _roll(self, count: Count, length: Length) -> Roll:
        if length.backwards or length.unit is Unit.WORKING_DAYS:
            return Roll(count.last, ())
        return counting.rolled(count.last, self.calendar)

    def _cited(
        self, rule: Rule, length: Length, count: Count, roll: Roll
    ) -> tuple[Convention, ...]:
        ids = [*count.conventions]
        if rule.counting is not None and length.unit in DAY_UNITS:
            ids.insert(0, rule.counting.convention)
        if roll.days:
            ids += [counting.ROLLED, counting.WHO_MAY_ROLL]
        return tuple(self.conventions[one] for one in ids)


def _due(
    nominal: date | datetime,
    rolled: date | datetime | None,
    *,
    provisional: bool,
    basis: Basis,
    explanation: Explanation,
) -> Due:
    rule = explanation.rule
    return Due(
        rule=rule.id,
        article=rule.article,
        nominal=nominal,
        rolled=rolled,
        provisional=provisional,
        bearer=rule.row.bearer,
        basis=basis,
        explanation=explanation,
    )


def _near(asked: str, known: Iterable[str]) -> tuple[str, ...]:
    by_folded = {rule_id.casefold(): rule_id for rule_id in sorted(known)}
    folded = asked.casefold()
    below = [one for one in by_folded if one.startswith(folded)]
    alike = get_close_matches(folded, by_folded, n=SUGGESTIONS, cutoff=0.5)
    return tuple(by_folded[one] for one in dict.fromkeys([*below, *alike]))[:SUGGESTIONS]


def length_of(rule: Rule) -> Length:
    """Return the length of a time limit.

    Raises:
        NotALimitError: the rule is of another kind, or the norm names no number.
    """
    row, unit = rule.row, rule.unit
    if rule.is_limit and row.value is not None and unit is not None:
        return Length(row.value, unit, backwards=row.direction == "before")
    said = f"“{row.quote}”" if row.quote else row.reason
    raise NotALimitError(
        f"规则 {rule.id}（{rule.name}）不是可以计算的期限。",
        why=f"它没有规定日数、月数或者小时数：{said}。",
        remedy="请改用规定了期限的规则；只写“及时”的，由本机关自行掌握。",
        article=rule.article,
    )


def day_of(start: date | datetime) -> date:
    """Return the legal date of a date or of a moment.

    Raises:
        InvalidInputError: a moment without a zone.
    """
    if not isinstance(start, datetime):
        return start
    try:
        return legal_date(start)
    except ValueError as error:
        raise InvalidInputError(
            "起算时刻没有时区。",
            why="没有时区的时刻没有法定日期。",
            remedy="请给出带时区的时刻，如 2026-05-11T09:00:00+08:00。",
        ) from error
