"""Ranges of a fine are read as the statute writes them."""

import pytest

from mingjing.kernel.errors import InvalidInputError
from mingjing.statute.fines import FineRange, Measure, number_in_words, ranges_in

INCOME, MULTIPLE = Measure.INCOME_PER_CENT, Measure.MULTIPLE
WORDS = [
    # words, ranges, why
    ("处十万元以下的罚款", [FineRange(0, 100_000)], "only an upper end"),
    ("处二万元以上五万元以下的罚款", [FineRange(20_000, 50_000)], "two ends"),
    ("处2万元以上10万元以下的罚款", [FineRange(20_000, 100_000)], "regulations use digits"),
    ("处一千万元以上二千万元以下的罚款", [FineRange(10_000_000, 20_000_000)], "millions"),
    ("处三十万元以上一百万元以下", [FineRange(300_000, 1_000_000)], "tens and a hundred"),
    ("可以处五万元以下的罚款", [FineRange(0, 50_000)], "discretion to fine at all"),
    ("处上一年年收入百分之四十的罚款", [FineRange(40, 40, INCOME)], "one share"),
    ("百分之二十以上百分之五十以下", [FineRange(20, 50, INCOME)], "two shares"),
    ("百分之六十至百分之一百", [FineRange(60, 100, INCOME)], "article 110 says 至"),
    ("违法所得二倍以上五倍以下", [FineRange(2, 5, MULTIPLE)], "a multiple of the gains"),
    ("违法所得十万元以上的，没收违法所得", [], "a condition is no range"),
    ("没有违法所得或者违法所得不足十万元的", [], "nor is this one"),
    ("责令停产停业整顿", [], "no fine at all"),
    (
        "处五万元以下的罚款；逾期未改正的，处五万元以上二十万元以下的罚款",
        [FineRange(0, 50_000), FineRange(50_000, 200_000)],
        "in the order of the words",
    ),
]


@pytest.mark.parametrize(("words", "ranges", "why"), WORDS)
def test_ranges_are_read_from_the_words(words, ranges, why):
    assert list(ranges_in(words)) == ranges, why


@pytest.mark.parametrize("words", ["", "若干", "一若"])
def test_what_is_no_number_is_refused(words):
    with pytest.raises(InvalidInputError, match="不是数目"):
        number_in_words(words)


@pytest.mark.parametrize(
    ("fine", "said"),
    [
        (FineRange(0, 50_000), "50,000 元以下"),
        (FineRange(10_000, 10_000), "10,000 元"),
        (FineRange(20_000, 50_000), "20,000 元以上 50,000 元以下"),
        (FineRange(40, 40, INCOME), "上一年年收入的 40%"),
        (FineRange(20, 50, INCOME), "上一年年收入的 20%–50%"),
        (FineRange(2, 5, MULTIPLE), "违法所得的 2 倍以上 5 倍以下"),
    ],
)
def test_a_range_says_itself(fine, said):
    assert str(fine) == said
