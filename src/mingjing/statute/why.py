"""为什么？ One rule at work, with all a person needs to check it by hand.

One value for everybody: the page, the programming interface and the command line show it and
compute nothing.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from mingjing.kernel.dates import WEEKDAYS
from mingjing.kernel.money import yuan
from mingjing.statute import counting
from mingjing.statute.choice_of_law import BothVersions, both_versions
from mingjing.statute.decisions import (
    AmountFor,
    Circumstance,
    DecisionKind,
    Mark,
    PartyKind,
)
from mingjing.statute.dues import Due
from mingjing.statute.errors import UnknownAmountError
from mingjing.statute.lengths import day_of
from mingjing.statute.limits import RuleBook
from mingjing.statute.models import Convention, Unit
from mingjing.statute.picture import Month, months_of
from mingjing.statute.predicates import FINE, Ground
from mingjing.statute.rule_facts import SIDES, Fact, applies_to, notes_of, values_of
from mingjing.statute.rules import Rule
from mingjing.statute.thresholds import Amount, amount_for

INPUTS = {
    "party": "当事人",
    "threshold": "数额标准",
    "held_as": "比照",
    FINE: "拟处罚款",
    "kind": "处罚种类",
    "circumstance": "情形",
    "mark": "判断",
}
LABELS: Mapping[str, Mapping[str, str]] = {
    "party": {one.value: one.label for one in PartyKind},
    "held_as": {one.value: one.label for one in AmountFor},
    "kind": {one.value: one.label for one in DecisionKind},
    "circumstance": {one.value: one.label for one in Circumstance},
    "mark": {one.value: one.label for one in Mark},
}


@dataclass(frozen=True, slots=True)
class Compared:
    """A rule as of one of two days, with the values it gave.

    Args:
        name: 行为时 or 决定时.
        day: the day.
        rule: its version of that day; None where none was in force.
        values: what it gave.
    """

    name: str
    day: date
    rule: Rule | None
    values: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Why:
    """A rule in its own words, why this version, what went in, what came out, and how.

    Args:
        rule: the version that was applied.
        on: day that chose it.
        because: why that day.
        inputs: what went in.
        results: what came out.
        months: the count as a calendar picture; empty where no days are counted.
        conventions: how it was counted or compared.
        remarks: what else a person should know, a sentence each.
        both: the versions of act and decision, where they were asked for (APL 37).
        compared: what they gave; empty where both days fall into the same version.
        due: the due date, where the rule is a time limit and a start was given.
    """

    rule: Rule
    on: date
    because: str
    inputs: tuple[Fact, ...]
    results: tuple[Fact, ...]
    months: tuple[Month, ...] = ()
    conventions: tuple[Convention, ...] = ()
    remarks: tuple[str, ...] = ()
    both: BothVersions | None = None
    compared: tuple[Compared, ...] = ()
    due: Due | None = None

    @property
    def skipped(self) -> tuple[str, ...]:
        """The days that were not counted or that the last day moved across, with reasons."""
        if self.due is None:
            return ()
        told = self.due.explanation
        days = (*(day for day in told.days if not day.counted), *told.rolled_over)
        return tuple(f"{one.day.isoformat()} {one.reason}" for one in days)

    @property
    def article_in_words(self) -> str:
        """Where it says so, as documents print it."""
        return self.rule.article_in_words


def why_due(due: Due, *, both: BothVersions | None = None) -> Why:
    """Return why a due date is that day.

    Args:
        due: the date, as the rule book counted it.
        both: the versions of act and decision, to be shown beside it.
    """
    told = due.explanation
    chosen = "起算之日" if told.on == day_of(told.start) else "指定之日"
    return Why(
        rule=told.rule,
        on=told.on,
        because=f"{chosen}（{told.on.isoformat()}）有效的版本",
        inputs=tuple(_counted_from(due)),
        results=tuple(_ends(due)),
        months=months_of(due),
        conventions=told.conventions,
        remarks=tuple(_remarks(due)),
        both=both,
        compared=()
        if both is None
        else _compared(both, values=lambda rule, _: values_of(rule)),
        due=due,
    )


def why_rule(
    book: RuleBook, rule_id: str, *, on: date, region: str, act_on: date | None = None
) -> Why:
    """Return what a rule says and which values it gives, without a case.

    Args:
        book: the rule book.
        rule_id: such as ``HEAR-THR``.
        on: day that chooses the version.
        region: code of the division, such as ``140524``, which chooses the amounts.
        act_on: day of the act; the version of that day is then shown beside the other.

    Raises:
        UnknownRuleError: no such rule.
        NotInForceError: no version is in force on that day.
        InvalidInputError: *act_on* lies after *on*.
    """
    rule = book.rule(rule_id, on)
    amounts = _amounts(book, rule, on, region)
    both = None
    if act_on is not None:
        both = both_versions(book, rule_id, act_on=act_on, decided_on=on)
    return Why(
        rule=rule,
        on=on,
        because=f"{on.isoformat()} 有效的版本",
        inputs=tuple(applies_to(rule)),
        results=tuple(_values(book, rule, on, region)),
        conventions=(book.conventions[counting.INCLUSIVE],) if amounts else (),
        remarks=(*_origins(book, rule, amounts), *notes_of(rule)),
        both=both,
        compared=() if both is None else compared(book, both, region=region),
    )


def compared(book: RuleBook, both: BothVersions, *, region: str) -> tuple[Compared, ...]:
    """Return what a rule gave on each of two days; empty where both have the same version.

    Args:
        book: the rule book.
        both: the versions of act and decision.
        region: code of the division, which chooses the amounts.
    """
    return _compared(both, values=lambda rule, day: _values(book, rule, day, region))


def why_ground(book: RuleBook, ground: Ground, *, on: date, region: str) -> Why:
    """Return why a rule applies to a proposed decision: the facts beside what it says.

    Args:
        book: the rule book.
        ground: as the classifier found it.
        on: day that chooses the version.
        region: code of the division.
    """
    said = why_rule(book, ground.rule, on=on, region=region)
    facts = (
        Fact(INPUTS.get(name, name), LABELS.get(name, {}).get(value, value))
        for name, value in ground.inputs
    )
    return replace(said, inputs=tuple(facts))


def shown(day: date | datetime) -> str:
    """Return a day with its weekday, a moment with its minute.

    >>> shown(date(2026, 10, 15))
    '2026-10-15（星期四）'
    """
    text = day.isoformat(" ", "minutes") if isinstance(day, datetime) else day.isoformat()
    return f"{text}（星期{WEEKDAYS[day.weekday()]}）"


def _counted_from(due: Due) -> Iterator[Fact]:
    told = due.explanation
    backwards = told.length.backwards
    counted = "" if told.length.unit is Unit.HOURS else "，当日不计"
    yield Fact(
        "往前数自" if backwards else "起算",
        f"{told.rule.row.trigger}：{shown(told.start)}{counted}",
    )
    if told.extends is not None:
        first = told.extends
        yield Fact("期限", str(first.explanation.length))
        yield Fact("延长", f"{told.length}，自原期限的末日 {shown(first.nominal)}起")
    else:
        yield Fact("期限", str(told.length))
    for one in told.suspensions:
        yield Fact("扣除", f"{one.first.isoformat()} 至 {one.last.isoformat()}：{one.reason}")


def _ends(due: Due) -> Iterator[Fact]:
    provisional = "（暂定）" if due.provisional else ""
    name = "最晚的通知日" if due.explanation.length.backwards else "名义末日"
    yield Fact(name, f"{shown(due.nominal)}{provisional}")
    if due.rolled is None:
        yield Fact("顺延后的末日", "未定，该年尚无放假通知")
    elif due.rolled != due.nominal:
        yield Fact("顺延后的末日", shown(due.rolled))
    yield Fact("约束", due.explanation.rule.bearer_in_words)
    if due.explanation.latest is not None:
        yield Fact("另一种读法的最晚一日", shown(due.explanation.latest))


def _remarks(due: Due) -> Iterator[str]:
    calendars = due.basis.calendars
    if calendars:
        yield f"日历：{'、'.join(calendars)}。"
    if due.rolled != due.nominal and not due.explanation.length.backwards:
        if due.is_duty:
            yield "末日遇休假日的，行政机关仍以名义末日为准。"
        else:
            yield "末日遇休假日的，以顺延后的末日为准。"
    yield from notes_of(due.explanation.rule)


def _compared(
    both: BothVersions, *, values: Callable[[Rule, date], Iterable[Fact]]
) -> tuple[Compared, ...]:
    if not both.differ:
        return ()
    return tuple(
        Compared(name, day, rule, () if rule is None else tuple(values(rule, day)))
        for name, day, rule in (
            ("行为时", both.act_on, both.then),
            ("决定时", both.decided_on, both.now),
        )
    )


def _values(book: RuleBook, rule: Rule, day: date, region: str) -> Iterator[Fact]:
    yield from values_of(rule)
    yield from _in_yuan(rule, _amounts(book, rule, day, region))


def _amounts(book: RuleBook, rule: Rule, on: date, region: str) -> list[Amount]:
    found = []
    for party in AmountFor if rule.row.floor is None else ():
        try:
            found.append(amount_for(book, rule.id, party, region=region, on=on))
        except UnknownAmountError:
            continue
    return found


def _in_yuan(rule: Rule, amounts: Sequence[Amount]) -> Iterator[Fact]:
    same = len({(one.fen, one.article, one.words) for one in amounts}) == 1
    for one in amounts[:1] if same else amounts:
        name = "数额" if same else one.party.label
        yield Fact(name, f"{yuan(one.fen)}元{SIDES[rule.side]}")


def _origins(book: RuleBook, rule: Rule, amounts: Sequence[Amount]) -> Iterator[str]:
    for amount in amounts:
        if (amount.article, amount.words) == (rule.article, rule.row.quote or rule.row.reason):
            continue
        badge = f"（{amount.badge}）" if amount.badge else ""
        place = book.in_words(amount.article)
        yield f"{amount.party.label}的数额{badge}：{place}；{amount.words}"
    questions = dict.fromkeys(one for amount in amounts for one in amount.open_questions)
    yield from (f"没有读到的：{one}" for one in questions)
