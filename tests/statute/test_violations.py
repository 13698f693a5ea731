"""The violation catalogue: held to the texts, faulty files refused, versions by their day."""

import shutil
import tomllib
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest

from mingjing.statute.citations import Citation
from mingjing.statute.decisions import DecisionKind, PartyKind
from mingjing.statute.errors import RuleFileError
from mingjing.statute.fines import ranges_in
from mingjing.statute.load import read_rulebook
from mingjing.statute.passages import passage, plain
from mingjing.statute.quotes import check_quotes
from mingjing.statute.review_and_hearing import review_and_hearing
from mingjing.statute.violation_rows import KIND_WORDS, Punished
from mingjing.statute.violations import UnknownViolationError

ON = date(2026, 6, 1)
SEED = "140524"
OF_REAL_CASES = {
    # case, ids of the catalogue
    "yuanling-2025-cutting": ("YJ-ASL-97-7",),
    "lucheng-2023-training": ("YJ-ASL-97-3",),
    "yuhong-2024-foundry": ("YJ-ASL-97-7", "YJ-ASL-102-1"),
    "wuhu-2021-person": ("YJ-ASL-94-1",),
    "jiangmen-2025-fireworks": ("YJ-FWK-36-1",),
    "xinhui-2022-aluminium": (),  # a hazard measure: no penalty was published
    "chenghai-2022-exit": ("YJ-ASL-105-2",),
}


@pytest.fixture
def data(tmp_path) -> Path:
    folder = tmp_path / "data"
    shutil.copytree(str(files("mingjing.statute") / "data"), folder)
    return folder


def test_forty_violations_of_articles_94_to_113_are_there(book):
    found = [one for one in book.violations.in_force_on(ON) if one.statute.id == "asl-2021"]
    assert len(found) == 40
    assert {Citation.parse(one.article).article.number for one in found} == {
        94, 95, 96, 97, 98, 99, 101, 102, 103, 104, 105, 106, 108, 109, 110,
    }  # fmt: skip


def test_every_real_case_finds_its_violations_and_its_fine_in_their_range(book, real_cases):
    for case in tomllib.loads(real_cases.read_text(encoding="utf-8"))["case"]:
        ids = OF_REAL_CASES[case["id"]]
        versions = [book.violations.violation(one, ON) for one in ids]
        for found in versions:
            number = Citation.parse(found.article).article.number
            said = Citation.parse(f"x:{number}").article.in_words().removesuffix("条")
            assert said in case["penalty_basis"], case["id"]
        if "fine" in case and versions:
            kind = PartyKind(case["party_kind"])
            most = sum(
                max(
                    one.range.high
                    for one in found.sanctions_for(kind)
                    if one.range is not None and one.range.is_in_yuan
                )
                for found in versions
            )
            assert case["fine"] <= most, case["id"]


def test_every_quotation_of_the_catalogue_stands_in_its_article(book, law_texts, notice):
    report = check_quotes(book, law_texts, notice=notice)
    assert [one.rule for one in (*report.missing, *report.without_text)] == []
    assert {one.rule for one in report.found} > set(book.violations.versions)


def test_no_range_and_no_kind_of_a_penalty_article_is_left_out(book, law_texts):
    """Articles that the catalogue takes whole: what they name is in it, word for word."""
    text = (law_texts / "asl-2021.md").read_text(encoding="utf-8")
    for number in (94, 95, 96, 97, 98, 99, 101, 102, 103, 104, 105, 106, 108, 109, 110):
        whole = plain(passage(text, Citation.parse(f"asl-2021:{number}").article) or "")
        penalties = {
            one.penalty.id: one.penalty
            for one in book.violations.in_force_on(ON)
            if Citation.parse(one.article).article.number == number
            and one.statute.id == "asl-2021"
        }
        stated = [
            str(one.range) for each in penalties.values() for one in each.sanction if one.range
        ]
        assert sorted(stated) == sorted(map(str, ranges_in(whole))), number


def test_a_sanction_names_every_kind_that_its_words_name(book):
    for violation in book.violations.all():
        for one in violation.sanctions:
            for kind in (
                DecisionKind.SUSPEND_FOR_RECTIFICATION,
                DecisionKind.PERMIT_REVOCATION,
                DecisionKind.CONFISCATION,
                DecisionKind.STOP_CONSTRUCTION,
            ):
                named = any(word in one.words for word in KIND_WORDS[kind])
                if kind is DecisionKind.PERMIT_REVOCATION and "资格" in one.words:
                    continue  # 吊销…资格 revokes a qualification
                assert named is (kind in one.kinds), (violation.id, one.key, kind)


def test_every_violation_has_suggested_words_with_places_to_fill_in(book):
    for violation in book.violations.all():
        assert violation.row.phrases, violation.id
        for phrase in violation.row.phrases:
            assert phrase.endswith("。"), phrase
            assert phrase.count("［") == phrase.count("］"), phrase


def test_a_day_before_the_law_has_no_such_violation(book):
    assert book.violations.violation("YJ-ASL-97-7", date(2021, 9, 1)).badge is None
    with pytest.raises(UnknownViolationError, match="2021-08-31 没有有效版本"):
        book.violations.violation("YJ-ASL-97-7", date(2021, 8, 31))
    with pytest.raises(UnknownViolationError, match="2026-04-30 没有有效版本"):
        book.violations.violation("YJ-HCL-100-3", date(2026, 4, 30))


def test_an_unknown_id_names_those_that_look_like_it(book):
    with pytest.raises(UnknownViolationError) as refused:
        book.violations.violation("YJ-ASL-97-8", ON)
    assert "YJ-ASL-97-7" in refused.value.remedy
    with pytest.raises(UnknownViolationError, match="没有编号为“later”的处罚"):
        book.violations.violation("YJ-ASL-97-7", ON).sanction("later")


FAULTS = [
    # what is replaced, by what, why
    ("fine = [0, 100_000]", "fine = [0, 90_000]", "幅度与原文不一致"),
    ("fine = [0, 100_000]", "", "幅度与原文不一致"),
    ("fine = [0, 100_000]", "income = [0, 100]", "幅度与原文不一致"),
    ("fine = [0, 100_000]", "fine = [0, 100_000]\nmultiple = [2, 5]", "至多给出一项"),
    ('kinds = ["confiscation"]', 'kinds = ["stop_construction"]', "原文没有“责令停止建设”"),
    ('key = "overdue-head"', 'key = "found-head"', "key 重复"),
    ('when = "逾期未改正的"', 'when = "屡教不改的"', "不在引文之中"),
    ('penalty = "asl-97"', 'penalty = "asl-79"', "没有编号为“asl-79”的处罚"),
    ('id = "YJ-ASL-97-7"', 'id = "YJ-ASL-97-8"', "YJ-ASL-97-7"),
    ('id = "YJ-ASL-97-7"', 'id = "YJ-HCL-97-7"', "YJ-ASL-97-7"),
    ('id = "YJ-ASL-97-7"', 'id = "97-7"', "的值不对"),
    ('id = "YJ-ASL-103-3b"', 'id = "YJ-ASL-103-3"', "编号重复"),
    ('article = "asl-2021:30.1"', 'article = "asl-2002:30.1"', "没有登记的规范“asl-2002”"),
    ('article = "asl-2021:30.1"', 'article = "30.1"', "不是引用"),
    ('statute = "asl-2021"', 'statute = "asl-2002"', "没有登记的规范“asl-2002”"),
]


@pytest.mark.parametrize(("old", "new", "why"), FAULTS)
def test_a_faulty_catalogue_stops_the_load(data, old, new, why):
    file = data / "violations" / "asl-2021.toml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(RuleFileError) as refused:
        read_rulebook(data)
    assert why in refused.value.why
    assert refused.value.file == "asl-2021.toml"


def test_a_range_that_the_words_name_and_no_sanction_states_is_refused(data):
    file = data / "violations" / "fwk-2016.toml"
    text = file.read_text(encoding="utf-8")
    longer = text.replace(
        'quote = "处2万元以上10万元以下的罚款',
        'quote = "处1万元以上5万元以下的罚款，处2万元以上10万元以下的罚款',
    )
    assert longer != text
    file.write_text(longer, encoding="utf-8")
    with pytest.raises(RuleFileError, match="全部规则未加载") as refused:
        read_rulebook(data)
    assert "不是一一对应" in refused.value.why


FOLLOWS = [
    # violation, sanction, review, hearing, why
    ("YJ-ASL-97-7", "found-unit", "罚款达到 50,000 元的", "罚款达到 50,000 元的", "up to 10万"),
    ("YJ-ASL-97-7", "overdue-unit", "一律", "一律", "suspension is on the notice's list"),
    ("YJ-ASL-97-7", "overdue-responsible", "一律", "一律", "a person, at least 2万"),
    (
        "YJ-ASL-105-2",
        "found-unit",
        "罚款达到 50,000 元的",
        "罚款达到 50,000 元的",
        "5万 itself",
    ),
    ("YJ-ASL-105-2", "found-responsible", "否", "否", "a person, at most 1万"),
    ("YJ-ASL-103-1", "gains-unit", "视数额而定", "视数额而定", "the gains are not known yet"),
    ("YJ-ASL-95-1", "ordinary-head", "一律", "视数额而定", "an accident fine"),
    ("YJ-FWK-36-1", "found", "一律", "一律", "goods are confiscated"),
    ("YJ-ASL-94-1", "overdue-unit", "一律", "一律", "suspension without a fine"),
]


@pytest.mark.parametrize(("violation", "sanction", "review", "hearing", "why"), FOLLOWS)
def test_review_and_hearing_follow_from_range_and_kinds(
    book, violation, sanction, review, hearing, why
):
    row = book.violations.violation(violation, ON).sanction(sanction)
    found = review_and_hearing(row, book=book, on=ON, region=SEED)
    assert (str(found.review), str(found.hearing)) == (review, hearing), why


def test_a_party_is_offered_what_can_hit_it(book):
    row = book.violations.violation("YJ-ASL-97-7", ON)
    offered = {
        kind: [one.key for one in row.sanctions_for(kind)]
        for kind in (PartyKind.ORGANISATION, PartyKind.PERSON, PartyKind.INDIVIDUAL_BUSINESS)
    }
    assert offered[PartyKind.ORGANISATION] == ["found-unit", "overdue-unit"]
    assert offered[PartyKind.PERSON] == ["overdue-responsible"]
    assert len(offered[PartyKind.INDIVIDUAL_BUSINESS]) == 3
    assert Punished.ANYONE.can_be(PartyKind.PERSON)
