"""为什么？ The words, the version and why it, what went in, what came out, each day."""

import json
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingjing.kernel.dates import SHANGHAI
from mingjing.statute.choice_of_law import both_versions
from mingjing.statute.counted_days import Suspension
from mingjing.statute.decisions import DecisionKind, PartyKind, ProposedDecision
from mingjing.statute.errors import NotInForceError
from mingjing.statute.load import rulebook
from mingjing.statute.overrides import AmountSetting, Overrides
from mingjing.statute.review_scope import classify
from mingjing.statute.why import why_due, why_ground, why_rule
from mingjing.statute.why_json import why_as_json

COUNTY, DAY = "140524", date(2026, 5, 11)


def said(facts):
    return {one.name: one.value for one in facts}


def test_a_date_says_from_what_how_long_until_when_and_for_whom(book):
    why = why_due(book.due("APL-61", date(2026, 9, 30)))
    assert why.rule.words.startswith("“当事人不在场的，行政机关应当在七日内")
    assert why.because == "起算之日（2026-09-30）有效的版本"
    assert said(why.inputs) == {
        "起算": "宣告处罚决定，当事人不在场：2026-09-30（星期三），当日不计",
        "期限": "7个工作日",
    }
    assert said(why.results) == {"名义末日": "2026-10-15（星期四）", "约束": "行政机关"}
    assert [one.id for one in why.conventions] == ["CNT-01", "CNT-08", "CNT-13"]
    assert "2026-10-01 国庆节放假" in why.skipped
    assert [month.title for month in why.months] == ["2026年9月", "2026年10月"]


def test_the_rolled_day_is_told_and_who_may_rely_on_it(book):
    party = why_due(book.due("APL-67", date(2026, 9, 20)))
    assert said(party.results)["顺延后的末日"] == "2026-10-08（星期四）"
    assert "末日遇休假日的，以顺延后的末日为准。" in party.remarks
    agency = why_due(book.due("APL-60", date(2026, 7, 5)))
    assert "末日遇休假日的，行政机关仍以名义末日为准。" in agency.remarks


def test_what_is_unknown_or_guessed_is_said(book):
    unknown = why_due(book.due("APL-60", date(2026, 10, 10)))
    assert said(unknown.results)["顺延后的末日"] == "未定，该年尚无放假通知"
    guessed = why_due(book.due("APL-56", date(2026, 12, 25)))
    assert said(guessed.results)["名义末日"] == "2027-01-06（星期三）（暂定）"
    assert any("按周末和法定节假日推测" in one for one in guessed.remarks)


def test_an_extension_and_what_is_left_out_are_inputs(book):
    longer = why_due(book.extended("SEED-REV", date(2026, 6, 10)))
    assert said(longer.inputs)["期限"] == "7个工作日"
    assert said(longer.inputs)["延长"] == "3日，自原期限的末日 2026-06-22（星期一）起"
    assert "起算" in said(longer.inputs)
    span = Suspension(date(2026, 5, 20), date(2026, 5, 29), "技术鉴定")
    seized = why_due(book.due("ACL-25", DAY, without=(span,)))
    assert said(seized.inputs)["扣除"] == "2026-05-20 至 2026-05-29：技术鉴定"


def test_a_limit_that_runs_back_says_so(book):
    why = why_due(book.due("APL-64-2", date(2026, 10, 16)))
    assert "往前数自" in said(why.inputs)
    assert said(why.results)["最晚的通知日"] == "2026-09-30（星期三）"


def test_hours_say_the_moment_and_draw_nothing(book):
    why = why_due(book.due("ACL-19", datetime(2026, 5, 11, 9, tzinfo=SHANGHAI)))
    assert said(why.results)["名义末日"].startswith("2026-05-12 09:00")
    assert why.months == ()
    assert "当日不计" not in said(why.inputs)["起算"]


def test_the_day_that_chose_the_version_is_named(book):
    why = why_due(book.due("APL-64-1", date(2021, 7, 14), on=date(2021, 7, 15)))
    assert why.because == "指定之日（2021-07-15）有效的版本"


def test_an_amount_says_both_columns_where_from_and_what_nobody_read(book):
    why = why_rule(book, "HEAR-THR", on=DAY, region=COUNTY)
    assert said(why.results) == {"单位": "50,000元以上", "个人": "20,000元以上"}
    assert [one.id for one in why.conventions] == ["CNT-14"]
    assert any(one.startswith("单位的数额（未核实）") for one in why.remarks)
    assert any("没有读到的：山西省" in one for one in why.remarks)


def test_an_amount_of_the_bureau_names_the_document(book):
    setting = AmountSetting("HEAR-THR", PartyKind.ORGANISATION.amounts, 3_000_000)
    own = book.with_overrides(Overrides(amounts=(setting,), source="示例文件"))
    why = why_rule(own, "HEAR-THR", on=DAY, region=COUNTY)
    assert said(why.results)["单位"] == "30,000元以上"
    assert any("本机关设定（示例文件）" in one for one in why.remarks)


@pytest.mark.parametrize(
    ("rule", "name", "value", "why"),
    [
        ("SEED-MAJ-U", "数额", "50,000元以上", "one column, the number included"),
        ("APL-51", "个人", "200元以下", "a ceiling"),
        ("ASL-114-1", "数值", "300,000元至1,000,000元", "a range"),
        ("ASL-113-1", "数值", "180日内 3次以上", "so often within a time"),
        ("APL-42", "数值", "2人以上", "a number of officers"),
        ("ACL-18", "批准", "行政机关负责人", "the class of the approver"),
    ],
)
def test_each_kind_of_number_is_told_in_its_own_way(book, rule, name, value, why):
    assert said(why_rule(book, rule, on=DAY, region=COUNTY).results)[name] == value, why


def test_a_rule_says_what_follows_when_it_is_not_kept(book):
    assert any(
        one.startswith("后果：")
        for one in why_rule(book, "APL-60", on=DAY, region=COUNTY).remarks
    )


def test_a_gate_says_which_kinds_bring_it_into_play(book):
    why = why_rule(book, "SEED-MAJ-T", on=DAY, region=COUNTY)
    assert "责令停产停业" in said(why.inputs)["处罚种类"]


def test_a_rate_says_its_ceiling(book):
    why = why_rule(book, "APL-72-1", on=DAY, region=COUNTY)
    assert said(why.results) == {"每日": "罚款数额的 3%", "上限": "罚款数额的 100%"}


def test_a_limit_without_a_start_says_its_length(book):
    why = why_rule(book, "APL-60", on=DAY, region=COUNTY)
    assert said(why.results) == {"数值": "90日"}
    assert (why.due, why.months) == (None, ())


def test_the_law_of_the_act_stands_beside_the_law_of_the_decision(book):
    why = why_rule(book, "HEAR-THR", on=DAY, region=COUNTY, act_on=date(2025, 12, 1))
    then, now = why.compared
    assert (then.name, then.day, now.name, now.day) == (
        "行为时",
        date(2025, 12, 1),
        "决定时",
        DAY,
    )
    assert then.rule is not now.rule
    assert said(then.values) == {"单位": "50,000元以上", "个人": "20,000元以上"}
    same = why_rule(book, "HEAR-THR", on=DAY, region=COUNTY, act_on=date(2026, 4, 1))
    assert same.compared == ()


def test_the_length_of_then_stands_beside_the_length_of_now(book):
    start = date(2021, 7, 20)
    both = both_versions(book, "APL-64-1", act_on=date(2021, 7, 1), decided_on=start)
    then, now = why_due(book.due("APL-64-1", start), both=both).compared
    assert (said(then.values), said(now.values)) == ({"数值": "3日"}, {"数值": "5个工作日"})


def test_a_ground_of_review_shows_the_facts_beside_the_amount(book):
    proposed = ProposedDecision(
        PartyKind.INDIVIDUAL_BUSINESS, 4_000_000, frozenset({DecisionKind.CONFISCATION})
    )
    grounds = classify(proposed, book=book, on=DAY, region=COUNTY).grounds
    told = {one.rule: why_ground(book, one, on=DAY, region=COUNTY) for one in grounds}
    assert said(told["SEED-MAJ-P"].inputs) == {
        "当事人": "个体工商户",
        "数额标准": "20,000元",
        "比照": "个人",
        "拟处罚款": "40,000元",
    }
    assert said(told["REV-CONFISCATION"].inputs) == {"处罚种类": "没收"}


def test_a_rule_that_is_not_in_force_is_refused(book):
    with pytest.raises(NotInForceError):
        why_rule(book, "MEM15-32", on=date(2026, 2, 1), region=COUNTY)


def test_the_plain_form_holds_the_stable_form_and_each_day(book):
    due = book.due("APL-61", date(2026, 9, 30))
    plain = why_as_json(why_due(due))
    assert plain["due"] == due.as_json()
    assert [one["day"] for one in plain["days"] if one["nth"]][-1] == "2026-10-15"
    assert plain["days"][0] == {
        "day": "2026-10-01",
        "nth": None,
        "reason": "国庆节放假",
        "provisional": False,
    }
    assert plain["quote"] in due.explanation.words
    assert plain["version"]["from"] == "2021-07-15"


BOOK = rulebook()


@given(st.sampled_from(sorted(BOOK.rules)), st.dates(date(2021, 7, 15), date(2028, 1, 1)))
def test_every_rule_of_the_book_can_be_explained(rule_id, day):
    if not any(version.in_force_on(day) for version in BOOK.versions(rule_id)):
        return
    why = why_rule(BOOK, rule_id, on=day, region=COUNTY, act_on=date(2021, 1, 1))
    assert why.rule.words
    assert json.dumps(why_as_json(why), ensure_ascii=False)
