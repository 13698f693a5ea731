"""计算: what a late or daily fine comes to, what is barred by time, when a court may be asked.

Each answer carries its count part by part and every rule at work; pages and the command line
show it and compute nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from mingjing.kernel.canonical import Value
from mingjing.kernel.money import yuan
from mingjing.statute import additional_fines, court_window, daily_fines, limitation
from mingjing.statute.additional_fines import AdditionalFine, Debt, Stretch
from mingjing.statute.court_window import CourtWindow
from mingjing.statute.lengths import day_of
from mingjing.statute.limits import RuleBook
from mingjing.statute.rule_facts import Fact
from mingjing.statute.why import Why, shown, why_due, why_rule
from mingjing.statute.why_json import facts_as_json, why_as_json

PAUSED = "行政复议、行政诉讼期间"
IN_PART = (
    "缴纳了一部分的，以后只按到期未缴的部分计算：条文写的是罚款数额，没有规定部分缴纳，"
    "这里取有利于当事人的理解。"
)
ROUNDED = "合计精确到分，不足一分的舍去，只舍一次。"
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Part:
    """Days that were counted alike, one line of a count.

    Args:
        first: first day.
        last: last day, included.
        how: what each day adds, or why these days do not count.
        fen: what they add, in fen.
        total_fen: what it has come to after them, in fen.
    """

    first: date
    last: date
    how: str
    fen: int
    total_fen: int

    @property
    def days(self) -> int:
        """How many days."""
        return (self.last - self.first).days + 1


@dataclass(frozen=True, slots=True)
class Calculation:
    """An answer with everything a person needs to check it by hand.

    Args:
        name: what was calculated.
        results: what came out.
        parts: the count of an amount; empty where none was counted.
        whys: each rule at work.
        remarks: what else a person should know, a sentence each.
    """

    name: str
    results: tuple[Fact, ...]
    parts: tuple[Part, ...]
    whys: tuple[Why, ...]
    remarks: tuple[str, ...] = ()


def calculate_additional_fine(
    book: RuleBook, debt: Debt, *, until: date, region: str
) -> Calculation:
    """Return what a late fine has come to by the end of *until*, whose version is applied.

    Raises:
        InvalidInputError: nothing is owed, or an amount is negative.
        NotInForceError: a rule is not in force on that day.
    """
    found = additional_fines.additional_fine(book, debt, until=until, on=until)
    rules = [additional_fines.RULE]
    if len(debt.parts) > 1:
        rules.append(additional_fines.BY_PARTS)
    if debt.paused:
        rules.append(additional_fines.NOT_DURING_REMEDY)
    return Calculation(
        found.rule.name,
        tuple(_come_to(found)),
        tuple(_stretches(found)),
        tuple(why_rule(book, one, on=until, region=region) for one in rules),
        (*((IN_PART,) if debt.payments else ()), ROUNDED),
    )


def calculate_limitation(
    book: RuleBook, *, ended_on: date, found_on: date | None, harms_safety: bool, on: date
) -> Calculation:
    """Return whether a violation can still be punished.

    Raises:
        InvalidInputError: the question is asked of a day before the act ended.
        NotInForceError: the rule is not in force on that day.
    """
    told = limitation.limitation(
        book, ended_on=ended_on, found_on=found_on, harms_safety=harms_safety, on=on
    )
    is_found = found_on is not None
    results = (
        Fact("最迟须于", f"{shown(told.due.nominal)}发现"),
        Fact("发现", shown(found_on) if found_on else f"截至 {on.isoformat()} 未发现"),
        Fact("结论", _barred(is_found=is_found, is_barred=told.is_barred)),
    )
    return Calculation(
        told.due.explanation.rule.name, results, (), (why_due(told.due, both=told.both),)
    )


def calculate_court_window(
    book: RuleBook,
    *,
    served_on: date,
    deferred_until: date | None,
    demanded_on: date | None,
    region: str,
) -> Calculation:
    """Return from when and until when a bureau may apply to the court.

    Raises:
        NotInForceError: a rule is not in force on the day of service.
    """
    window = court_window.court_window(
        book, served_on=served_on, deferred_until=deferred_until, demanded_on=demanded_on
    )
    whys = [why_due(one) for one in window.remedies]
    if deferred_until is not None:
        rule = court_window.AFTER_DEFERRAL
        whys.append(why_rule(book, rule, on=served_on, region=region))
    if window.demand is not None:
        whys.append(why_due(window.demand))
    whys.append(why_due(window.due))
    return Calculation(
        window.due.explanation.rule.name,
        tuple(_opens_and_ends(window)),
        (),
        tuple(whys),
        tuple(_about_the_window(window)),
    )


def calculate_daily_fine(
    book: RuleBook, fine_fen: int, *, ordered_on: date, until: date, region: str
) -> Calculation:
    """Return what a fine by the day comes to, from the day after the order to *until*.

    Raises:
        InvalidInputError: no fine, or not one day of refusal.
        NotInForceError: the rule is not in force on that day.
    """
    found = daily_fines.daily_fine(book, fine_fen, ordered_on=ordered_on, until=until)
    results = (
        Fact("按日连续处罚", f"{yuan(found.fen)}元"),
        Fact("原处罚数额", f"{yuan(fine_fen)}元"),
        Fact("日数", f"{found.days} 日"),
    )
    part = Part(found.first, found.last, f"每日 {yuan(fine_fen)}元", found.fen, found.fen)
    why = why_rule(book, daily_fines.RULE, on=until, region=region)
    return Calculation(found.rule.name, results, (part,), (why,))


def calculation_as_json(told: Calculation) -> dict[str, Value]:
    """Return an answer as plain values; ISO dates, amounts in fen."""
    return {
        "name": told.name,
        "results": facts_as_json(told.results),
        "parts": [
            {
                "first": one.first.isoformat(),
                "last": one.last.isoformat(),
                "days": one.days,
                "how": one.how,
                "fen": one.fen,
                "total_fen": one.total_fen,
            }
            for one in told.parts
        ],
        "why": [why_as_json(one) for one in told.whys],
        "remarks": list(told.remarks),
    }


def _come_to(found: AdditionalFine) -> Iterator[Fact]:
    debt, until = found.debt, found.until
    yield Fact("加处罚款", f"{yuan(found.fen)}元")
    yield Fact("计算至", shown(until))
    yield Fact("罚款数额", f"{yuan(debt.fine_fen)}元")
    yield Fact("到期未缴", f"{yuan(debt.overdue_fen(until + ONE_DAY))}元")
    if not found.stretches:
        yield Fact("结论", "没有逾期，不加处罚款")
        return
    yield Fact("计入", f"{found.days} 日")
    if found.capped_on is not None:
        yield Fact("达到上限", f"{shown(found.capped_on)}，不再增加")


def _stretches(found: AdditionalFine) -> Iterator[Part]:
    total = 0
    for one in found.stretches:
        total += one.fen
        yield Part(one.first, one.last, _how(one, found.rate), one.fen, total)


def _how(stretch: Stretch, rate: int) -> str:
    if stretch.pause:
        return f"不计：{stretch.pause}"
    if stretch.capped and not stretch.fen:
        return "不计：已达上限"
    capped = "，至上限为止" if stretch.capped else ""
    return f"每日 {yuan(stretch.overdue_fen)}元 × {rate}%{capped}"


def _barred(*, is_found: bool, is_barred: bool) -> str:
    if is_barred:
        return "超过追责时效，不再给予行政处罚"
    return "在追责时效内被发现" if is_found else "尚在追责时效内"


def _opens_and_ends(window: CourtWindow) -> Iterator[Fact]:
    opens = window.opens_on
    yield Fact("最早可以申请", shown(opens) if opens else "催告书送达满十日以后；还没有催告")
    yield Fact("最晚应当申请", shown(window.due.nominal))
    yield Fact("期限自此起算", shown(window.starts_after))
    if opens is not None and opens > day_of(window.due.nominal):
        yield Fact("结论", "催告满十日之时，申请期限已经届满")


def _about_the_window(window: CourtWindow) -> Iterator[str]:
    yield "以当事人没有申请行政复议，也没有提起行政诉讼为前提。"
    if not window.is_certain:
        yield "其中有年份尚无放假通知，日期可能变动。"
