"""A sheet of tiers becomes a benchmark or a list of faults, and comes back as it was."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingjing.statute.discretion_rows import BenchmarkHead
from mingjing.statute.discretion_table import (
    FactCells,
    TierLine,
    assembled,
    lines_of,
    toml_of,
)
from mingjing.statute.entered import LawKind, LawText, read_with

HEAD = BenchmarkHead(
    id="sample-2026",
    number="虚构〔2026〕1号",
    title='示例“裁量”基准\\"（虚构）',
    issuer="示例机关",
    effective=date(2026, 1, 1),
    reviewed=date(2026, 1, 1),
)


def people(first: int | None, below: int | None) -> FactCells:
    ends = [None if one is None else Decimal(one) for one in (first, below)]
    return FactCells("人数", "人", *ends)


def line(row: int, tier: str, fact: FactCells, low: int, high: int) -> TierLine:
    return TierLine(
        row, "YJ-ASL-97-7", "查实即适用", "生产经营单位", tier, (fact,), low, high, "第一项"
    )


LINES = (
    line(2, "一档", people(1, 3), 0, 30_000),
    line(3, "二档", people(3, None), 30_000, 100_000),
)


def test_the_lines_make_a_benchmark_that_the_law_reads(book):
    file, faults = assembled(HEAD, LINES, book.violations)
    assert faults == ()
    assert file is not None
    read = read_with(book.root, [LawText(LawKind.DISCRETION, HEAD.id, toml_of(file))])
    (scale,) = read.benchmarks.scales("YJ-ASL-97-7", "found-unit", date(2026, 6, 1))
    assert scale.benchmark == HEAD
    assert [one.fine for one in scale.row.tier] == [(0, 30_000), (30_000, 100_000)]
    assert scale.badge == "未核实", "nobody copied the words of the instrument"


def test_lines_with_the_words_of_the_instrument_need_no_badge(book):
    lines = [replace(one, quote=f"{one.tier}的原文") for one in LINES]
    file, _ = assembled(HEAD, lines, book.violations)
    assert file is not None
    assert file.scale[0].quote == "一档的原文；二档的原文"


def test_a_benchmark_comes_back_as_the_lines_it_was_made_of(book):
    file, _ = assembled(HEAD, LINES, book.violations)
    assert file is not None
    assert tuple(lines_of(file, book.violations)) == LINES


def test_descriptions_are_collected_from_the_lines(book):
    lines = (
        line(2, "一档", FactCells("情节", choice="初次"), 0, 30_000),
        line(3, "二档", FactCells("情节", choice="再次"), 30_000, 100_000),
    )
    file, faults = assembled(HEAD, lines, book.violations)
    assert faults == ()
    assert file is not None
    assert file.scale[0].fact[0].choices == ("初次", "再次")


FAULTS = [
    # lines, row of the fault, what is said, why
    ([replace(LINES[0], violation="YJ-X-1-1"), LINES[1]], 2, "没有“YJ-X-1-1”", "no such cause"),
    ([replace(one, stage="随时") for one in LINES], 2, "没有这样的处罚", "no such stage"),
    ([replace(one, who="路人") for one in LINES], 2, "没有这样的处罚", "no such person"),
    ([LINES[0]], 2, "没有阶次", "three and more are left out"),
    ([*LINES, line(4, "三档", people(5, None), 0, 1)], 2, "几个阶次", "five fall into two"),
    ([LINES[0], replace(LINES[1], high=100_001)], 2, "超出法定幅度", "more than the statute"),
    ([LINES[0], replace(LINES[1], low=2, high=1)], 2, "下限高于上限", "upside down"),
    ([LINES[0], replace(LINES[1], facts=(people(5, 5),))], 2, "不小于", "an empty stretch"),
    (
        [LINES[0], replace(LINES[1], facts=(people(3, None),) * 2)],
        2,
        "写了两次",
        "one fact twice",
    ),
]


@pytest.mark.parametrize(("lines", "row", "said", "why"), FAULTS)
def test_a_faulty_line_is_named(book, lines, row, said, why):
    file, faults = assembled(HEAD, lines, book.violations)
    assert file is None, why
    assert faults[0].row == row, why
    assert said in faults[0].what, why
    assert faults[0].remedy


def test_each_sanction_has_its_own_fault(book):
    other = replace(LINES[0], row=9, violation="YJ-ASL-97-3")
    _, faults = assembled(HEAD, [LINES[0], other], book.violations)
    assert [one.row for one in faults] == [2, 9]


@given(text=st.text(max_size=30), row=st.integers(1, 3))
def test_whatever_is_typed_is_a_benchmark_or_a_fault_never_a_broken_file(book, text, row):
    lines = list(LINES)
    lines[min(row, 2) - 1] = replace(
        lines[min(row, 2) - 1], place=text or "x", quote=text, tier=text or "x"
    )
    file, faults = assembled(HEAD, lines, book.violations)
    if file is not None:
        read_with(book.root, [LawText(LawKind.DISCRETION, HEAD.id, toml_of(file))])
    else:
        assert faults
