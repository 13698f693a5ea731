"""Faulty rule files are refused as a whole, with file, rule, what, why and remedy."""

import shutil
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest

from mingjing.kernel.errors import RefusalError
from mingjing.statute.errors import RuleFileError
from mingjing.statute.founded import Confidence
from mingjing.statute.load import read_rulebook
from mingjing.statute.overrides import LimitSetting, Overrides
from mingjing.statute.quotes import check_quotes

QUARTERS = [date(year, month, 1) for year in range(2021, 2032) for month in (1, 4, 7, 10)]
NEEDED = """
APL-29 APL-33 APL-36 APL-37 APL-42 APL-44 APL-45 APL-46 APL-47 APL-48-2 APL-51 APL-54 APL-55
APL-56 APL-57-1 APL-57-2 APL-58 APL-59 APL-60 APL-61 APL-62 APL-63 APL-64-1 APL-64-2 APL-66
APL-67 APL-72-1 ASL-78 ACL-25 ACL-53 ACL-54 ARL-20 APrL-46 HEAR-THR DEFENCE ARCHIVE
SEED-PUB SEED-SUBMIT SEED-REV SEED-REV-EXT SEED-MAJ-U SEED-MAJ-P SEED-MAJ-T SEED-GATE SEED-DR
SEED-AV-DAY SEED-AV-HALF SEED-AV-NOTICE SEED-AV-META SEED-OUTLET
"""
ROW = """
[[rule]]
id = "{id}"
name = "示例"
kind = "deadline"
trigger = "立案"
bearer = "agency"
article = "60"
confidence = "M"
reason = "测试用。"
value = 1
unit = "CD"
"""


@pytest.fixture
def data(tmp_path) -> Path:
    folder = tmp_path / "data"
    shutil.copytree(str(files("mingjing.statute") / "data"), folder)
    return folder


def append(file: Path, text: str) -> None:
    file.write_text(file.read_text(encoding="utf-8") + text, encoding="utf-8")


def replace(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def refused(data: Path) -> RuleFileError:
    with pytest.raises(RuleFileError) as caught:
        read_rulebook(data)
    assert isinstance(caught.value, RefusalError)
    assert "全部规则未加载" in caught.value.what
    assert caught.value.file in caught.value.what
    assert caught.value.why
    assert caught.value.remedy
    return caught.value


def row(**keys: str) -> str:
    lines = dict(line.split(" = ", 1) for line in ROW.strip().splitlines()[1:])
    lines["id"] = '"TEST-1"'
    for key, value in keys.items():
        lines[key.removesuffix("_")] = value
    stated = "\n".join(f"{key} = {value}" for key, value in lines.items() if value)
    return f"\n[[rule]]\n{stated}\n"


FAULTS = [
    # row, why
    (row(colour='"red"'), "不认识的键"),
    (row(article=""), "缺少“rule"),
    (row(article='"第60条"'), "不是条文号"),
    (row(see='["60"]'), "不是引用"),
    (row(see='["apl-1996:60"]'), "没有登记的规范“apl-1996”"),
    (row(reason=""), "可信度不是 R 的规则须有 reason"),
    (row(confidence='"R"'), "可信度为 R 的规则须有 quote"),
    (row(confidence='"R"', reason="", quote='"原文"', value='"one"'), "的值不对"),
    (row(quote='"原文"'), "不得有 quote"),
    (row(confidence='"sure"'), "的值不对"),
    (row(value="", unit='"CD"'), "没有 value"),
    (row(unit='"CNY"'), "期限不能以 CNY 计"),
    (row(kind='"cap"', unit=""), "不是期限的数值须有 unit"),
    (row(gate='"review"'), "须同时给出"),
    (row(floor="2"), "floor（下限）"),
    (row(yearly='["02-30"]'), "不是月日"),
    (row(on_breach='{ says = "失效" }'), "缺少“rule"),
    (row(on_breach='{ says = "失效", article = "60" }'), "不是引用"),
    (row(approver='"mayor"'), "的值不对"),
    (row(article='"whole"', confidence='"R"', reason="", quote='"原文"'), "须写明条文号"),
    (row(gate='"review"', predicate='"is_serious"'), "没有名为“is_serious”的判断"),
    (row(gate='"review"', predicate='"any_listed_fact"', kinds='["exile"]'), "的值不对"),
    (row(from_="2026-02-01", to="2026-01-31"), "失效日早于生效日"),
    (row() + row(), "编号重复"),
    (row() + row(from_="2026-01-01"), "版本重叠"),
    (row(to="2026-01-31") + row(from_="2026-01-31"), "版本重叠"),
    (row(to="2026-01-31") + row(from_="2026-02-02"), "有空档"),
]


@pytest.mark.parametrize(("text", "why"), FAULTS)
def test_a_faulty_row_stops_the_load_and_is_named(data, text, why):
    append(data / "statutes" / "apl-2021.toml", text)
    error = refused(data)
    assert why in error.why
    assert (error.file, error.rule) == ("apl-2021.toml", "TEST-1")


def test_versions_that_join_are_read(data):
    append(
        data / "statutes" / "apl-2021.toml",
        row(to="2026-01-31") + row(from_="2026-02-01", value="2"),
    )
    book = read_rulebook(data)
    assert book.rule("TEST-1", date(2026, 1, 31)).row.value == 1
    assert book.rule("TEST-1", date(2026, 2, 1)).row.value == 2


def test_a_setting_leaves_versions_alone_that_the_law_had_fixed(data):
    append(
        data / "statutes" / "apl-2021.toml",
        row(to="2026-01-31") + row(from_="2026-02-01", configurable="true"),
    )
    own = Overrides(limits={"TEST-1": LimitSetting(9)})
    book = read_rulebook(data).with_overrides(own)
    assert book.rule("TEST-1", date(2026, 1, 31)).row.value == 1
    assert book.rule("TEST-1", date(2026, 2, 1)).row.value == 9


def test_a_convention_citing_an_unknown_norm_is_refused(data):
    replace(data / "conventions.toml", "apl-2021:85", "apl-1996:85")
    error = refused(data)
    assert (error.file, error.rule) == ("conventions.toml", "CNT-01")


def test_the_length_of_a_rule_is_said_in_words(book):
    day = date(2026, 5, 11)
    lengths = [book.rule(rule, day).length for rule in ("APL-64-1", "APL-60", "APL-54")]
    assert lengths == ["5个工作日", "90日", ""]


def test_a_version_in_another_file_must_join_too(data):
    replace(data / "statutes" / "apl-2021.toml", 'supersedes = ["apl-2017"]\n', "")
    replace(data / "statutes" / "apl-2017.toml", "until = 2021-07-14", "until = 2021-07-01")
    error = refused(data)
    assert (error.file, error.rule) == ("apl-2021.toml", "APL-64-1")
    assert "2021-07-01 之后没有有效版本" in error.why


FILE_FAULTS = [
    # file, old, new, named rule, why
    ("statutes/apl-2021.toml", 'id = "apl-2021"', 'id = "apl-1996"', "", "与规范编号"),
    ("statutes/apl-2021.toml", 'convention = "CNT-01"', 'convention = "CNT-99"', "", "CNT-99"),
    ("statutes/apl-2021.toml", 'article = "85"', 'article = "八十五"', "", "不是条文号"),
    ("statutes/apl-2021.toml", "[statute]", "[statute", "", "读不出来"),
    ("conventions.toml", 'id = "CNT-02"', 'id = "CNT-01"', "CNT-01", "编号重复"),
    ("conventions.toml", 'article = "apl-2021:85"', 'article = "85"', "CNT-01", "不是引用"),
    ("calendars/2026.toml", "year = 2026", "year = 2027", "", "不在 2027 年"),
    ("calendars/2026.toml", "2026-10-10", "2026-10-12", "", "不是周末"),
    ("calendars/2026.toml", "2026-10-10", "2026-10-03", "", "既放假又上班"),
    ("calendars/2026.toml", "first = 2026-01-01", "first = 2026-01-04", "元旦", "早于"),
    ("regions/14.toml", 'code = "14"', 'code = "15"', "", "与地区代码"),
    ("regions/14.toml", 'rule = "HEAR-THR"', 'rule = "HEAR-TRH"', "HEAR-TRH", "没有这一编号"),
    ("regions/national.toml", "from = 2026-02-01", "from = 2026-02-02", "HEAR-THR", "空档"),
    ("regions/national.toml", "to = 2026-01-31", "to = 2026-02-01", "HEAR-THR", "重叠"),
    ("regions/national.toml", "mem15-2007:33", "mem15-2015:33", "HEAR-THR", "mem15-2015"),
    ("retention/schedule.toml", "permanent = true", "", "RET-PENALTY-MAJOR", "只能给出一项"),
    ("retention/schedule.toml", 'unit = "YR"\n', "", "RET-PENALTY-ORDINARY", "须同时给出"),
    ("retention/schedule.toml", 'unit = "YR"', 'unit = "CD"', "RET-PENALTY-ORDINARY", "月或年"),
    ("retention/schedule.toml", 'follows = "RET-', 'follows = "RUT-', "RET-AV-CASE", "不存在"),
    ("retention/schedule.toml", '"RET-PIPL"', '"RET-PERMIT"', "RET-PERMIT", "编号重复"),
]


@pytest.mark.parametrize(("file", "old", "new", "rule", "why"), FILE_FAULTS)
def test_a_faulty_file_stops_the_load_and_is_named(data, file, old, new, rule, why):
    replace(data / file, old, new)
    error = refused(data)
    assert why in error.why
    assert error.rule == rule


def test_a_calendar_under_the_wrong_year_is_refused(data):
    (data / "calendars" / "2026.toml").rename(data / "calendars" / "2027.toml")
    assert "与年份“2026”不一致" in refused(data).why


@pytest.mark.parametrize("name", ["statutes", "calendars", "regions", "retention"])
def test_a_missing_folder_is_refused(data, name):
    shutil.rmtree(data / name)
    assert "文件夹不存在" in refused(data).why


def test_a_missing_file_is_refused(data):
    (data / "conventions.toml").unlink()
    assert "读不出来" in refused(data).why


def test_a_key_given_twice_is_refused(data):
    replace(data / "statutes" / "apl-2021.toml", "value = 90", "value = 90\nvalue = 120")
    assert "读不出来" in refused(data).why


def test_every_rule_has_one_version_while_in_force_and_none_outside(book):
    for rule_id, versions in book.rules.items():
        first, last = versions[0].valid_from, versions[-1].valid_to
        for day in QUARTERS:
            found = [version for version in versions if version.in_force_on(day)]
            expected = first <= day and (last is None or day <= last)
            assert len(found) == expected, f"{rule_id} on {day}"


def test_the_rules_the_product_rests_on_are_there(book):
    in_force = {rule.id for rule in book.in_force_on(date(2026, 11, 23))}
    assert set(NEEDED.split()) <= in_force


def test_a_number_nobody_read_says_why_and_a_read_one_gives_its_words(book):
    for versions in book.rules.values():
        for rule in versions:
            read = rule.confidence is Confidence.READ
            assert bool(rule.row.quote) == read, rule.id
            assert bool(rule.row.reason) != read, rule.id
            assert (rule.badge is None) == read, rule.id


def test_nothing_recalled_is_beyond_a_bureaus_reach_once_the_law_is_read(book):
    recalled = [
        rule
        for rule in book.in_force_on(date(2026, 11, 23))
        if rule.confidence in {Confidence.RECALLED, Confidence.EXCERPT} and rule.row.value
    ]
    assert recalled
    assert [rule.id for rule in recalled if not rule.row.configurable] == []


def test_every_quotation_stands_word_for_word_in_the_article_it_cites(book, law_texts, notice):
    report = check_quotes(book, law_texts, notice=notice)
    report.require_clean()
    assert report.is_clean
    assert len(report.found) > 150
    assert report.sentence().startswith(f"引文 {len(report.found)} 条与原文一致，0 条")


def test_a_wrong_quotation_is_refused(data, law_texts, notice):
    replace(data / "statutes" / "apl-2021.toml", "之日起九十日内作出", "之日起六十日内作出")
    report = check_quotes(read_rulebook(data), law_texts, notice=notice)
    assert [one.rule for one in report.missing] == ["APL-60"]
    with pytest.raises(RuleFileError, match="APL-60") as caught:
        report.require_clean()
    assert "六十日" in caught.value.why
    assert caught.value.remedy


def test_right_words_under_the_wrong_article_are_refused(data, law_texts, notice):
    replace(data / "statutes" / "apl-2021.toml", 'article = "60"', 'article = "61"')
    report = check_quotes(read_rulebook(data), law_texts, notice=notice)
    assert [one.citation for one in report.missing] == ["apl-2021:61"]


def test_words_of_another_paragraph_are_refused(data, law_texts, notice):
    replace(data / "statutes" / "apl-2021.toml", 'article = "61.2"', 'article = "61.1"')
    report = check_quotes(read_rulebook(data), law_texts, notice=notice)
    assert [one.citation for one in report.missing] == ["apl-2021:61.1"]


@pytest.mark.parametrize(
    ("row_", "place"),
    [
        (row(article='"160"'), "apl-2021:160"),
        (row(article='"60.2"'), "apl-2021:60.2"),
        (row(article='"59(9)"'), "apl-2021:59(9)"),
        (row(see='["seed-2022:A3-11"]'), "seed-2022:A3-11"),
        (row(see='["seed-2022:S-4.4"]'), "seed-2022:S-4.4"),
        (row(on_breach='{ says = "失效", article = "acl-2011:99" }'), "acl-2011:99"),
    ],
)
def test_a_place_that_the_text_does_not_have_is_refused(data, law_texts, notice, row_, place):
    append(data / "statutes" / "apl-2021.toml", row_)
    report = check_quotes(read_rulebook(data), law_texts, notice=notice)
    assert [(one.rule, one.citation) for one in report.no_such_place] == [("TEST-1", place)]
    with pytest.raises(RuleFileError, match="TEST-1"):
        report.require_clean()


def test_the_items_of_a_rule_and_its_consequence_are_quotations_too(data, law_texts, notice):
    append(
        data / "statutes" / "apl-2021.toml",
        row(
            confidence='"R"',
            reason="",
            article='"59.1"',
            quote='"应当制作行政处罚决定书"',
            items='["行政处罚的种类和依据", "处罚的期限"]',
            on_breach='{ says = "无效", article = "apl-2021:38.2", quote = "处罚有效" }',
        ),
    )
    report = check_quotes(read_rulebook(data), law_texts, notice=notice)
    assert [one.words for one in report.missing] == ["处罚的期限", "处罚有效"]


def test_without_texts_the_report_says_that_nothing_was_compared(book, tmp_path):
    for texts in (None, tmp_path / "nowhere"):
        report = check_quotes(book, texts)
        assert not report.compared
        assert not report.is_clean
        assert report.sentence() == "没有法律文本，引文未经比对。"


def test_a_quotation_without_a_text_is_counted_apart(book, tmp_path):
    (tmp_path / "apl-2021.md").write_text("第六十条 别的话。", encoding="utf-8")
    notice = tmp_path / "notice.txt"
    notice.write_text("别的话。", encoding="utf-8")
    report = check_quotes(book, tmp_path, notice=notice)
    assert "APL-60" in {one.rule for one in report.missing}
    assert "APL-67" in {one.rule for one in report.missing}
    assert "SEED-PUB" in {one.rule for one in report.missing}
    assert "ACL-54" in {one.rule for one in report.without_text}
    assert not report.is_clean


def test_a_region_may_give_an_amount_of_its_own_with_its_words(data):
    append(
        data / "regions" / "1405.toml",
        """
[[amount]]
rule = "HEAR-THR"
party = "person"
yuan = 1
from = 2026-02-01
article = "apl-2021:63(1)"
confidence = "R"
quote = "较大数额罚款"
""",
    )
    book = read_rulebook(data)
    assert [row.yuan for row in book.regions["1405"].amount] == [1]
    report = check_quotes(book, None)
    assert ("HEAR-THR", "较大数额罚款") in {
        (one.rule, one.words) for one in report.without_text
    }
