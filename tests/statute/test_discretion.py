"""Benchmarks: each combination of facts has one tier, inside the statute's range."""

import shutil
from datetime import date
from decimal import Decimal
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingjing.kernel.errors import InvalidInputError
from mingjing.statute.discretion import Benchmarks, conditions, read_fact, remarks, suggest
from mingjing.statute.errors import RuleFileError
from mingjing.statute.fines import FineRange
from mingjing.statute.load import read_rulebook

LAPSED, NOW = date(2024, 5, 1), date(2026, 6, 1)
HEAD = """
[benchmark]
id = "sample-2026"
number = "虚构〔2026〕1号"
title = "示例裁量基准（虚构）"
issuer = "示例机关"
effective = 2026-01-01
reviewed = 2026-01-01
"""
SCALE = """
[[scale]]
violation = "YJ-ASL-97-7"
sanction = "found-unit"
place = "第一项"
confidence = "I"
reason = "测试用。"
"""
PEOPLE = """
[[scale.fact]]
name = "人数"
unit = "人"
"""
AGAIN = """
[[scale.fact]]
name = "情节"
choices = ["初次", "再次"]
"""


def tier(name: str, when: str, fine: str) -> str:
    return f'\n[[scale.tier]]\nname = "{name}"\nwhen = [{when}]\nfine = {fine}\n'


def people(*, first: int | None = None, below: int | None = None) -> str:
    ends = [f"from = {first}" if first is not None else ""]
    ends.append(f"below = {below}" if below is not None else "")
    return f'{{ fact = "人数", {", ".join(filter(None, ends))} }}'


LOW = tier("一档", people(below=3), "[0, 30_000]")
MIDDLE = tier("二档", people(first=3, below=6), "[30_000, 70_000]")
HIGH = tier("三档", people(first=6), "[70_000, 100_000]")
WHOLE = SCALE + PEOPLE + LOW + MIDDLE + HIGH


@pytest.fixture
def data(tmp_path) -> Path:
    folder = tmp_path / "data"
    shutil.copytree(str(files("mingjing.statute") / "data"), folder)
    return folder


def read(data: Path, text: str) -> Benchmarks:
    (data / "discretion" / "sample-2026.toml").write_text(HEAD + text, encoding="utf-8")
    return read_rulebook(data).benchmarks


def test_the_facts_choose_the_tier(data):
    (scale,) = read(data, WHOLE).scales("YJ-ASL-97-7", "found-unit", NOW)
    found = [suggest(scale, {"人数": Decimal(n)}).tier for n in (0, 2, 3, 5, 6, 400)]
    assert [one.name for one in found if one] == [
        "一档",
        "一档",
        "二档",
        "二档",
        "三档",
        "三档",
    ]
    assert conditions(scale.row, scale.row.tier[1]) == "人数：3 人以上、不足 6 人"
    assert scale.badge == "未核实"
    assert remarks(scale.row, FineRange(0, 100_000)) == ()


def test_a_missing_fact_gives_no_tier_and_is_named(data):
    (scale,) = read(data, WHOLE).scales("YJ-ASL-97-7", "found-unit", NOW)
    found = suggest(scale, {})
    assert (found.tier, found.missing, found.range, found.holds(1)) == (
        None,
        ("人数",),
        None,
        None,
    )


def test_a_fine_is_held_against_the_tier_both_ends_included(data):
    (scale,) = read(data, WHOLE).scales("YJ-ASL-97-7", "found-unit", NOW)
    found = suggest(scale, {"人数": Decimal(4)})
    fines = (2_999_999, 3_000_000, 7_000_000, 7_000_001)
    assert [found.holds(fine) for fine in fines] == [False, True, True, False]


def test_two_facts_make_a_table(data):
    def both(first: str, second: str) -> str:
        return f'{first}, {{ fact = "情节", is = "{second}" }}'

    text = SCALE + PEOPLE + AGAIN
    text += tier("轻", both(people(below=3), "初次"), "[0, 30_000]")
    text += tier("中", both(people(below=3), "再次"), "[30_000, 60_000]")
    text += tier("中", both(people(first=3), "初次"), "[30_000, 60_000]")
    text += tier("重", both(people(first=3), "再次"), "[60_000, 100_000]")
    (scale,) = read(data, text).scales("YJ-ASL-97-7", "found-unit", NOW)
    found = suggest(scale, {"人数": Decimal(1), "情节": "再次"})
    assert found.tier is not None
    assert found.tier.name == "中"


FAULTS = [
    # text, why
    (SCALE + PEOPLE + LOW + HIGH, "“人数”3 人以上、不足 6 人时没有阶次"),
    (SCALE + PEOPLE + LOW + MIDDLE, "“人数”6 人以上时没有阶次"),
    (WHOLE + tier("又", people(first=5, below=7), "[0, 1]"), "同时符合几个阶次：二档、又"),
    (SCALE + PEOPLE + tier("一档", people(first=0), "[0, 100_001]"), "超出法定幅度"),
    (SCALE + PEOPLE + tier("一档", people(first=0), "[2, 1]"), "下限高于上限"),
    (SCALE + PEOPLE + tier("一档", people(first=2, below=2), "[0, 1]"), "不小于 below"),
    (SCALE + PEOPLE + tier("一档", '{ fact = "人数" }', "[0, 1]"), "须给出 from、below"),
    (SCALE + PEOPLE + tier("一档", '{ fact = "人数", is = "多" }', "[0, 1]"), "是数目"),
    (SCALE + PEOPLE + tier("一档", '{ fact = "年数", from = 1 }', "[0, 1]"), "没有名为“年数”"),
    (SCALE + AGAIN + tier("一档", '{ fact = "情节", is = "屡次" }', "[0, 1]"), "没有“屡次”"),
    (
        SCALE + AGAIN + tier("一档", '{ fact = "情节", is = "初次" }', "[0, 1]"),
        "“再次”时没有阶次",
    ),
    (SCALE + PEOPLE + PEOPLE + LOW, "名称重复"),
    (WHOLE + WHOLE, "编号重复"),
    (WHOLE.replace("YJ-ASL-97-7", "YJ-ASL-97-9"), "没有编号为“YJ-ASL-97-9”的案由"),
    (WHOLE.replace("found-unit", "found-head"), "没有编号为“found-head”的处罚"),
    (WHOLE.replace("YJ-ASL-97-7", "YJ-ASL-95-1").replace("found-unit", "major-head"), "以元计"),
]


@pytest.mark.parametrize(("text", "why"), FAULTS)
def test_a_faulty_benchmark_stops_the_load(data, text, why):
    with pytest.raises(RuleFileError) as refused:
        read(data, text)
    assert why in refused.value.why
    assert refused.value.file == "sample-2026.toml"


def test_a_file_is_named_as_its_benchmark(data):
    (data / "discretion" / "other.toml").write_text(HEAD, encoding="utf-8")
    with pytest.raises(RuleFileError, match="全部规则未加载") as refused:
        read_rulebook(data)
    assert "不一致" in refused.value.why


def test_what_a_benchmark_leaves_out_is_said_not_refused(data):
    text = SCALE + PEOPLE + tier("一档", people(below=3), "[10_000, 30_000]")
    text += tier("二档", people(first=3), "[20_000, 90_000]")
    (scale,) = read(data, text).scales("YJ-ASL-97-7", "found-unit", NOW)
    assert remarks(scale.row, FineRange(0, 100_000)) == (
        "法定幅度中 10,000 元以下的一段没有阶次使用",
        "20,000 元以上 30,000 元以下的一段有几个阶次同时使用",
        "法定幅度中 90,000 元以上 100,000 元以下的一段没有阶次使用",
    )


@given(bounds=st.lists(st.integers(1, 50), unique=True, max_size=6), asked=st.integers(0, 60))
def test_whatever_the_bounds_a_whole_table_gives_one_tier(book, bounds, asked):
    """Tiers that join over a number settle every number."""
    (whole,) = book.benchmarks.scales("YJ-ASL-99-1", "found-unit", LAPSED)
    ends = [None, *sorted(bounds), None]
    tiers = tuple(
        whole.row.tier[0].model_copy(
            update={
                "name": str(place),
                "when": (
                    whole.row.tier[0]
                    .when[0]
                    .model_copy(
                        update={
                            "at_least": None if low is None else Decimal(low),
                            "below": None if high is None else Decimal(high),
                        }
                    ),
                ),
            }
        )
        for place, (low, high) in enumerate(pairwise(ends))
    )
    holding = [one for one in tiers if one.holds({whole.facts[0].name: Decimal(asked)})]
    assert len(holding) == 1


TYPED = [("3", Decimal(3)), (" 3 处", Decimal(3)), ("0", Decimal(0)), ("2.5", Decimal("2.5"))]


@pytest.mark.parametrize(("text", "value"), TYPED)
def test_a_number_is_read_with_or_without_its_unit(book, text, value):
    (scale,) = book.benchmarks.scales("YJ-ASL-99-1", "found-unit", LAPSED)
    assert read_fact(scale.facts[0], text) == value


@pytest.mark.parametrize("text", ["", "三", "-1", "NaN", "Infinity", "1e400", "9" * 13])
def test_what_is_no_number_is_refused(book, text):
    (scale,) = book.benchmarks.scales("YJ-ASL-99-1", "found-unit", LAPSED)
    with pytest.raises(InvalidInputError, match="不是数目"):
        read_fact(scale.facts[0], text)


def test_the_ministry_s_benchmark_is_in_force_and_openly_unread(book):
    head, question = book.benchmarks.open_questions("YJ-ASL-97-7", NOW)[0]
    assert head.number == "应急〔2024〕90号"
    assert "没有读到" in question.reason
    assert book.benchmarks.in_force_on(NOW) == ()


def test_the_province_s_benchmark_lapsed_with_the_ministry_s(book):
    lapsed = book.benchmarks.scales("YJ-ASL-99-1", "found-unit", date(2024, 10, 31))
    assert [one.badge for one in lapsed] == ["未核实"]
    assert book.benchmarks.scales("YJ-ASL-99-1", "found-unit", date(2024, 11, 1)) == ()
