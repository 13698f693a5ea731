"""A norm that takes the place of another: the past stays, nothing is lost unseen."""

from datetime import date, timedelta

import pytest

from mingjing.statute.entered import LawKind, LawText, read_with
from mingjing.statute.errors import NotInForceError, RuleFileError
from mingjing.statute.founded import Confidence
from mingjing.statute.founded_rows import founded_rows
from mingjing.statute.violations import UnknownViolationError
from support.amendments import EFFECTIVE, NEW, OLD, TEXT

EVE = EFFECTIVE - timedelta(days=1)


@pytest.fixture(scope="module")
def amended(book):
    return read_with(book.root, [LawText(LawKind.STATUTE, NEW, TEXT)])


def test_the_old_norm_ends_the_day_before_the_new_one_begins(amended, book):
    assert book.statutes[OLD].until is None
    assert amended.statutes[OLD].until == EVE
    assert amended.rule("APL-60", EVE).statute.id == OLD
    assert amended.rule("APL-60", EFFECTIVE).statute.id == NEW


def test_the_past_is_counted_as_it_was(amended, book):
    for rule in ("APL-60", "APL-64-1", "APL-67"):
        for start in (date(2026, 3, 2), EVE):
            before, after = book.due(rule, start), amended.due(rule, start)
            assert (before.nominal, before.rolled) == (after.nominal, after.rolled), rule
    assert amended.due("APL-60", EFFECTIVE).nominal == EFFECTIVE + timedelta(days=60)


def test_what_the_new_file_does_not_restate_goes_on_unverified_with_the_reason(amended):
    rule = amended.rule("APL-67", EFFECTIVE)
    assert (rule.article.partition(":")[0], rule.row.value) == (OLD, 15)
    assert (rule.badge, rule.confidence) == ("未核实", Confidence.RECALLED)
    assert "尚未对照新法核对" in rule.row.reason
    assert rule.row.configurable
    assert amended.rule("APL-67", EVE).badge is None


def test_what_it_drops_is_no_rule_any_more(amended):
    assert amended.rule("APL-52-3", EVE)
    with pytest.raises(NotInForceError):
        amended.rule("APL-52-3", EFFECTIVE)


def test_each_rule_has_one_version_on_every_day_around_the_change(amended):
    for rule_id, versions in amended.rules.items():
        for day in (EVE, EFFECTIVE, date(2030, 1, 1)):
            assert sum(one.in_force_on(day) for one in versions) <= 1, rule_id


def test_a_rule_that_was_carried_over_is_restated_by_the_next_amendment(book):
    later = TEXT.replace(NEW, "apl-2029").replace(f'["{OLD}"]', f'["{NEW}"]')
    later = later.replace("2027-05-01", "2029-01-01").replace('drops = ["APL-52-3"]', "")
    later = later.replace('id = "APL-60"', 'id = "APL-67"')
    texts = [LawText(LawKind.STATUTE, NEW, TEXT), LawText(LawKind.STATUTE, "apl-2029", later)]
    twice = read_with(book.root, texts)
    found = [twice.rule("APL-67", day) for day in (EVE, EFFECTIVE, date(2029, 1, 1))]
    assert [one.statute.id for one in found] == [OLD, OLD, "apl-2029"]
    assert found[1].valid_to == date(2028, 12, 31)


SAFETY = f"""
[statute]
id = "asl-2027"
title = "中华人民共和国安全生产法（2027年修正，虚构）"
short = "安全生产法（2027年修正，虚构）"
title_en = "Work Safety Law (2027, fictitious)"
number = "主席令第一百号（虚构）"
effective = {EFFECTIVE.isoformat()}
reviewed = {EFFECTIVE.isoformat()}
supersedes = ["asl-2021"]
"""
RESTATED = """
[catalogue]
statute = "asl-2027"
reviewed = 2027-05-01

[[penalty]]
id = "asl-97"
article = "97"
confidence = "M"
reason = "虚构的修正，仅供演练。"

[[penalty.sanction]]
key = "found-unit"
who = "unit"
words = "处二十万元以下的罚款"
fine = [0, 200_000]

[[violation]]
id = "YJ-ASL-97-7"
name = "特种作业人员未按照规定上岗作业（虚构）"
article = "97(7)"
penalty = "asl-97"
confidence = "M"
reason = "虚构的修正，仅供演练。"
duty = [{ article = "asl-2027:30", confidence = "M", reason = "虚构的修正，仅供演练。" }]
"""


def test_a_violation_of_a_superseded_norm_goes_on_unverified_so_that_work_does(book):
    amended = read_with(book.root, [LawText(LawKind.STATUTE, "asl-2027", SAFETY)])
    catalogue = amended.violations
    before, after = (catalogue.violation("YJ-ASL-97-7", day) for day in (EVE, EFFECTIVE))
    assert (before.badge, after.badge) == (None, "未核实")
    assert (after.article, after.sanctions) == (before.article, before.sanctions)
    assert "尚未对照新法核对" in after.row.reason
    assert len(catalogue.in_force_on(EFFECTIVE)) == len(catalogue.in_force_on(EVE))
    (waiting,) = (one for one in founded_rows(amended) if one.id == "YJ-ASL-97-7" and one.badge)
    assert (waiting.valid_from, waiting.reason.count("尚未对照")) == (EFFECTIVE, 1)


def test_a_violation_that_is_dropped_or_restated_does_not_go_on(book):
    dropping = f'{SAFETY}drops = ["YJ-ASL-97-7", "RECHECK"]\n'
    texts = [LawText(LawKind.STATUTE, "asl-2027", dropping)]
    dropped = read_with(book.root, texts).violations
    assert dropped.violation("YJ-ASL-97-7", EVE)
    with pytest.raises(UnknownViolationError):
        dropped.violation("YJ-ASL-97-7", EFFECTIVE)
    texts = [
        LawText(LawKind.STATUTE, "asl-2027", SAFETY),
        LawText(LawKind.VIOLATIONS, "asl-2027", RESTATED),
    ]
    restated = read_with(book.root, texts).violations.violation("YJ-ASL-97-7", EFFECTIVE)
    assert (restated.statute.id, str(restated.sanctions[0].range)) == (
        "asl-2027",
        "200,000 元以下",
    )


FAULTS = [
    # old text, new text, what is said
    (f'["{OLD}"]', '["apl-1996"]', "没有登记"),
    (f'["{OLD}"]', f'["{NEW}"]', "没有登记"),
    (f'["{OLD}"]', '["apl-2017"]', "不相接"),
    ("2027-05-01", "2021-07-15", "不晚于"),
    ('["APL-52-3"]', '["ACL-25"]', "不是被取代规范的规则"),
]


@pytest.mark.parametrize(("old", "new", "said"), FAULTS)
def test_a_succession_that_does_not_hold_together_is_refused(book, old, new, said):
    assert old in TEXT
    with pytest.raises(RuleFileError) as caught:
        read_with(book.root, [LawText(LawKind.STATUTE, NEW, TEXT.replace(old, new, 1))])
    assert said in caught.value.why
    assert caught.value.file == f"{NEW}.toml"
