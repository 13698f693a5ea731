"""One version of each rule on every quarter day of its norm's life."""

from dataclasses import replace
from datetime import date

import pytest

from mingjing.statute.quarters import QUARTER_DAYS, version_faults
from mingjing.statute.rules import Rule


def changed(book, **dates):
    rule = book.rule("APL-44", date(2026, 5, 11))
    row = rule.row.model_copy(update=dates)
    return replace(book, rules={"APL-44": (Rule(row, rule.statute, rule.counting),)})


def test_the_quarter_days_are_those_of_2021_to_2031():
    assert len(QUARTER_DAYS) == 44
    assert (QUARTER_DAYS[0], QUARTER_DAYS[-1]) == (date(2021, 1, 1), date(2031, 10, 1))


def test_the_rule_files_have_one_version_on_each(book):
    assert version_faults(book) == ()


def test_a_version_before_its_norm_is_a_fault(book):
    faults = version_faults(changed(book, valid_from=date(2021, 1, 1)))
    assert faults == ("APL-44 自 2021-01-01 起有效，早于规范施行的 2021-07-15。",)


def test_a_version_that_outlives_its_norm_is_a_fault(book):
    rule = book.versions("MEM15-23")[0]
    norm = rule.statute.model_copy(update={"until": date(2025, 12, 31)})
    row = rule.row.model_copy(update={"valid_to": date(2026, 1, 31)})
    aged = replace(
        book,
        statutes={**book.statutes, norm.id: norm},
        rules={"MEM15-23": (Rule(row, norm, rule.counting),)},
    )
    assert version_faults(aged) == ("MEM15-23 在规范失效的 2025-12-31 之后仍然有效。",)


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [(date(2025, 12, 31), date(2026, 2, 1), 0), (date(2026, 3, 31), date(2026, 1, 1), 2)],
)
def test_a_gap_and_an_overlap_show_on_the_quarter_day(book, first, second, found):
    rule = book.rule("APL-44", date(2026, 5, 11))
    versions = tuple(
        Rule(rule.row.model_copy(update=dates), rule.statute, rule.counting)
        for dates in ({"valid_to": first}, {"valid_from": second})
    )
    broken = replace(book, rules={"APL-44": versions})
    assert version_faults(broken) == (f"APL-44 在 2026-01-01 有 {found} 个版本。",)
