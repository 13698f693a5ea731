"""Exactly one version of each rule on every quarter day of its norm's life, 2021 to 2031."""

from collections.abc import Iterator
from datetime import date

from mingjing.statute.limits import RuleBook
from mingjing.statute.rules import Rule

QUARTER_DAYS = tuple(
    date(year, month, 1) for year in range(2021, 2032) for month in (1, 4, 7, 10)
)


def version_faults(book: RuleBook) -> tuple[str, ...]:
    """Return what is wrong with the versions, a sentence each; empty where nothing is.

    A version lies within the life of its norm; while the norm lives there is exactly one, from
    the rule's first day on.
    """
    return tuple(fault for versions in book.rules.values() for fault in _faults(versions, book))


def _faults(versions: tuple[Rule, ...], book: RuleBook) -> Iterator[str]:
    for rule in versions:
        norm = book.statutes[rule.statute.id]
        if rule.valid_from < norm.effective:
            yield f"{rule.id} 自 {rule.valid_from} 起有效，早于规范施行的 {norm.effective}。"
        if norm.until is not None and (rule.valid_to is None or rule.valid_to > norm.until):
            yield f"{rule.id} 在规范失效的 {norm.until} 之后仍然有效。"
    first, last = versions[0].valid_from, versions[-1].valid_to
    for day in QUARTER_DAYS:
        living = first <= day and (last is None or day <= last)
        found = sum(rule.in_force_on(day) for rule in versions)
        if found != living:
            yield f"{versions[0].id} 在 {day} 有 {found} 个版本。"
