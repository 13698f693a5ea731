"""Every rule is computed by hand somewhere, and the engine agrees with every row."""

from datetime import date
from pathlib import Path

import pytest

from mingjing.kernel.errors import InvalidInputError
from mingjing.statute.errors import RuleFileError
from mingjing.statute.table_check import check_tables
from mingjing.statute.tables import DueRow, GroundRow, HoldsRow, read_tables

TABLES = Path(__file__).parent / "tables"
FILES = sorted(path.name for path in TABLES.glob("*.toml"))
ROWS = read_tables(TABLES)
LEAST = 60


@pytest.mark.parametrize("name", FILES)
def test_the_engine_agrees_with_every_row(book, tmp_path, name):
    (tmp_path / name).write_bytes((TABLES / name).read_bytes())
    assert check_tables(book, read_tables(tmp_path)).differing == ()


def test_every_rule_has_a_row_and_every_kind_of_counting_ten(book):
    report = check_tables(book, ROWS)
    assert report.uncomputed == ()
    assert report.seldom == ()
    assert report.is_clean
    assert set(report.counted) >= {"个工作日", "日", "小时", "个月", "年", "当日", "往前数"}


def test_the_gates_are_held_against_at_least_sixty_boundary_cases():
    gates = [row for row in ROWS if isinstance(row, GroundRow)]
    assert len(gates) >= LEAST
    assert {row.answer for row in gates} == {True, False, None}


def test_no_row_is_there_twice():
    said = [row.model_dump_json(exclude={"why"}) for row in ROWS]
    assert [one for one in said if said.count(one) > 1] == []


def due(**other: object) -> DueRow:
    last = date(2026, 5, 26)
    facts = {"rule": "APL-67", "start": date(2026, 5, 11), "nominal": last, "rolled": last}
    return DueRow.model_validate({**facts, "why": "例", **other})


def test_a_right_row_agrees(book):
    assert check_tables(book, [due()]).differing == ()


@pytest.mark.parametrize(
    ("other", "says"),
    [
        ({"nominal": date(2026, 5, 25)}, "APL-67：末日 应为 2026-05-25，得到 2026-05-26（例）"),
        ({"rolled": None}, "顺延 应为 None，得到 2026-05-26"),
        ({"provisional": True}, "暂定 应为 True"),
        ({"rule": "APL-42"}, "不是可以计算的期限"),
        ({"rule": "APL-99"}, "没有编号为“APL-99”的规则"),
        ({"extended": True}, "没有延长期限"),
    ],
)
def test_a_wrong_row_is_told_with_its_reason(book, other, says):
    report = check_tables(book, [due(**other)])
    assert len(report.differing) == 1
    assert says in report.differing[0]
    assert not report.is_clean


@pytest.mark.parametrize(
    ("other", "says"),
    [
        ({"place": "第四十五条"}, "条文 应为 第四十五条，得到 第四十四条"),
        ({"words": "可以告知"}, "原文 应为 可以告知"),
        ({"items": 3}, "内容 应为 3，得到 2"),
        ({"approver": "负责人"}, "批准 应为 负责人"),
        ({"breach": "apl-2021:38"}, "后果 应为 apl-2021:38，得到 apl-2021:62"),
        ({"in_force": False}, "有效 应为 False"),
    ],
)
def test_a_rule_that_says_something_else_is_told(book, other, says):
    facts = {"rule": "APL-44", "on": date(2026, 5, 11), "why": "例", **other}
    report = check_tables(book, [HoldsRow.model_validate(facts)])
    assert len(report.differing) == 1
    assert says in report.differing[0]


def test_what_no_row_computes_is_named(book):
    report = check_tables(book, [due()])
    assert "APL-60" in report.uncomputed
    assert "APL-67" not in report.uncomputed
    assert {"小时", "往前数", "CNT-04"} <= set(report.seldom)
    assert "1 行，0 行不一致" in report.sentence()


def test_a_folder_without_tables_is_refused(tmp_path):
    with pytest.raises(InvalidInputError, match="没有算例表"):
        read_tables(tmp_path)
    with pytest.raises(InvalidInputError, match="没有算例表"):
        read_tables(tmp_path / "nowhere")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('[[due]]\nrule = "APL-67"\nstart = 2026-05-11\nnominal = 2026-05-26\n', "缺少"),
        (
            '[[met]]\nrule = "APL-51"\non = 2026-05-11\nyuan = "x"\nmet = true\nwhy = "例"\n',
            "金额",
        ),
        ("[[due]\n", "读不出来"),
    ],
)
def test_a_faulty_table_is_refused(tmp_path, text, says):
    (tmp_path / "faulty.toml").write_text(text, encoding="utf-8")
    with pytest.raises(RuleFileError, match="faulty") as refused:
        read_tables(tmp_path)
    assert says in refused.value.why
