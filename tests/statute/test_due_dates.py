"""Due dates a lawyer can check by hand: one line, one case, one reason."""

from datetime import UTC, date, datetime

import pytest

from mingjing.kernel.dates import SHANGHAI
from mingjing.kernel.errors import InvalidInputError
from mingjing.statute.counted_days import Suspension
from mingjing.statute.errors import (
    NotALimitError,
    NotInForceError,
    NotSuspendedError,
    UnknownRuleError,
)
from mingjing.statute.models import Unit
from mingjing.statute.overrides import LimitSetting, Overrides

# rule, start, nominal, rolled, why
VECTORS = [
    ("SEED-PUB", "2026-09-30", "2026-10-15", "2026-10-15", "T1: Saturday 10-10 counts"),
    ("ASL-78", "2026-09-30", "2026-10-15", "2026-10-15", "T1 by the Work Safety Law"),
    ("ASL-78", "2026-04-30", "2026-05-13", "2026-05-13", "T3: Saturday 05-09 counts"),
    ("SEED-PUB", "2026-04-30", "2026-05-13", "2026-05-13", "T3 by the notice"),
    ("APL-64-1", "2026-06-18", "2026-06-26", "2026-06-26", "T5: Dragon Boat is off"),
    ("ACL-54", "2026-09-24", "2026-10-15", "2026-10-15", "T7: ten days are working (ACL 69)"),
    ("APL-60", "2026-07-05", "2026-10-03", "2026-10-08", "T10: ninety days are calendar"),
    ("APL-67", "2026-09-20", "2026-10-05", "2026-10-08", "T11: fifteen days roll"),
    ("APrL-46", "2026-08-31", "2027-02-28", None, "T14: no 31 February; 2027 unknown"),
]

MORE = [
    ("APL-61", "2026-09-30", "2026-10-15", "2026-10-15", "七日 are working days"),
    ("APL-61", "2026-09-18", "2026-09-29", "2026-09-29", "Sunday 09-20 counts"),
    (
        "APL-56",
        "2026-02-13",
        "2026-03-02",
        "2026-03-02",
        "Spring Festival off, both Saturdays on",
    ),
    (
        "APL-48-2",
        "2026-05-08",
        "2026-05-12",
        "2026-05-12",
        "Saturday 05-09 is the first of three",
    ),
    ("APL-71-1", "2026-10-09", "2026-10-12", "2026-10-12", "Saturday 10-10 counts, Sunday not"),
    ("APL-67", "2026-05-11", "2026-05-26", "2026-05-26", "an ordinary Tuesday does not roll"),
    ("APL-67", "2026-01-30", "2026-02-14", "2026-02-14", "a make-up Saturday is no day off"),
    ("ACL-25", "2026-05-11", "2026-06-10", "2026-06-10", "thirty days are calendar in the ACL"),
    ("ACL-53", "2026-05-31", "2026-08-31", "2026-08-31", "three months to the same day"),
    ("ACL-53", "2026-06-30", "2026-09-30", "2026-09-30", "the corresponding day, not the last"),
    (
        "ACL-56",
        "2026-05-11",
        "2026-05-18",
        "2026-05-18",
        "five days of a court are working too",
    ),
    ("ACL-58", "2026-05-11", "2026-06-10", "2026-06-10", "thirty days are not"),
    ("ARL-20", "2026-05-11", "2026-07-10", "2026-07-10", "sixty days are calendar (ARL 88)"),
    ("ARL-48", "2026-05-11", "2026-05-25", "2026-05-25", "十日 are working in the ARL"),
    ("ARL-20-3", "2024-02-29", "2025-02-28", "2025-02-28", "no 29 February a year later"),
    ("ALL-42", "2026-05-11", "2026-06-08", "2026-06-08", "every limit of the agency works"),
    ("ALL-47", "2026-06-18", "2026-06-26", "2026-06-26", "for the applicant, said in the row"),
    ("OGI-26", "2026-05-11", "2026-06-08", "2026-06-08", "the regulation says 工作日"),
    ("R310-5", "2026-09-30", "2026-10-03", "2026-10-08", "no working-day clause: strict"),
    ("SEED-SUBMIT", "2026-05-11", "2026-05-11", "2026-05-11", "the same day"),
    ("SEED-AV-DAY", "2026-05-10", "2026-05-10", "2026-05-11", "a Sunday: nominal binds"),
    ("SEED-REV", "2026-05-11", "2026-05-20", "2026-05-20", "7个工作日"),
    ("SEED-REV-EXT", "2026-05-20", "2026-05-23", "2026-05-25", "3日 strictly calendar"),
    ("DEFENCE", "2026-06-18", "2026-06-26", "2026-06-26", "a default of five working days"),
    ("APL-36", "2024-02-29", "2026-02-28", "2026-02-28", "the last day is a make-up Saturday"),
    ("APL-64-2", "2026-10-20", "2026-10-09", "2026-10-09", "seven full working days between"),
    ("APL-64-2", "2026-10-16", "2026-09-30", "2026-09-30", "no notice in the holiday week"),
    ("ARCI-20", "2026-05-11", "2036-05-11", None, "no notice for 2036 yet"),
    ("APL-64-1", "2021-07-01", "2021-07-04", None, "three calendar days before the revision"),
]


@pytest.mark.parametrize(("rule", "start", "nominal", "rolled", "why"), VECTORS + MORE)
def test_due(book, rule, start, nominal, rolled, why):
    due = book.due(rule, date.fromisoformat(start))
    last = due.rolled.isoformat() if due.rolled else None
    assert (due.nominal.isoformat(), last) == (nominal, rolled), why
    assert not due.provisional, why


def test_the_stable_form_has_six_keys_with_iso_dates_and_null(book):
    found = book.due("APL-60", date(2026, 10, 10)).as_json()
    basis = found.pop("basis")
    assert found == {
        "rule": "APL-60",
        "article": "apl-2021:60",
        "nominal": "2027-01-08",
        "rolled": None,
        "provisional": False,
    }
    assert "CNT-01（apl-2021:85）" in str(basis)
    assert "2027（尚无放假通知，是否顺延未定）" in str(basis)
    assert "版本 2021-07-15 起" in str(basis)


def test_a_filing_in_october_is_not_blocked_by_a_calendar_that_comes_in_november(book):
    due = book.due("APL-60", date(2026, 10, 10))
    assert (due.nominal, due.rolled, due.provisional) == (date(2027, 1, 8), None, False)


def test_working_days_in_a_year_without_a_notice_are_provisional_and_name_the_guess(book):
    due = book.due("APL-56", date(2026, 12, 25))
    assert (due.nominal, due.rolled) == (date(2027, 1, 6), date(2027, 1, 6))
    assert due.provisional
    assert "holidays" in str(due.basis)
    assert [day.reason for day in due.explanation.days if day.day == date(2027, 1, 1)] == [
        "推测：元旦"
    ]


def test_a_backward_limit_over_the_turn_of_an_unknown_year_is_provisional(book):
    assert book.due("APL-64-2", date(2027, 1, 8)).provisional


def test_a_year_beyond_every_table_still_gives_a_provisional_date(book):
    due = book.due("APL-56", date(2120, 5, 6))
    assert due.provisional
    assert due.nominal == date(2120, 5, 15)


def test_hours_run_from_the_moment_and_do_not_roll(book):
    due = book.due("ACL-19", datetime(2026, 9, 30, 14, 30, tzinfo=UTC))
    assert due.as_json()["nominal"] == "2026-10-01T22:30:00+08:00"
    assert due.rolled == due.nominal
    assert not due.provisional
    assert str(due.basis).startswith("24小时；计算 CNT-08")
    assert "日历 不涉及" in str(due.basis)


def test_a_moment_counts_as_its_day_in_shanghai(book):
    late = datetime(2026, 5, 10, 16, 30, tzinfo=UTC)
    assert book.due("APL-67", late).nominal == book.due("APL-67", date(2026, 5, 11)).nominal


def test_a_limit_in_hours_refuses_a_date(book):
    with pytest.raises(InvalidInputError, match="须给出时刻") as refused:
        book.due("ACL-19", date(2026, 5, 11))
    assert refused.value.article == "acl-2011:19"


@pytest.mark.parametrize("rule", ["ACL-19", "APL-60"])
def test_a_moment_without_a_zone_is_refused(book, rule):
    with pytest.raises(InvalidInputError, match="没有时区"):
        book.due(rule, datetime(2026, 5, 11, 9), on=date(2026, 5, 11))  # noqa: DTZ001 - the point


@pytest.mark.parametrize(
    ("rule", "why"),
    [
        ("APL-42", "a qualification"),
        ("APL-58", "a gate"),
        ("APL-54", "及时 names no number"),
        ("HEAR-THR", "a threshold"),
        ("APL-72-1", "a cap"),
    ],
)
def test_a_rule_without_a_length_of_time_is_refused_with_its_reason(book, rule, why):
    with pytest.raises(NotALimitError, match="不是可以计算的期限") as refused:
        book.due(rule, date(2026, 5, 11))
    assert refused.value.article, why
    assert refused.value.remedy, why


@pytest.mark.parametrize(
    ("asked", "near"),
    [("apl-60", "APL-60"), ("APL-64", "APL-64-1"), ("SEED-PUBLISH", "SEED-PUB")],
)
def test_an_unknown_rule_lists_ids_that_look_like_it(book, asked, near):
    with pytest.raises(UnknownRuleError, match=asked) as refused:
        book.due(asked, date(2026, 5, 11))
    assert near in refused.value.near
    assert near in refused.value.remedy


def test_an_id_unlike_all_others_is_refused_without_suggestions(book):
    with pytest.raises(UnknownRuleError) as refused:
        book.due("???", date(2026, 5, 11))
    assert refused.value.near == ()


def test_a_repealed_rule_is_refused_after_its_last_day(book):
    assert book.due("MEM15-32", date(2026, 1, 31)).nominal == date(2026, 3, 2)
    with pytest.raises(NotInForceError, match="2026-02-01") as refused:
        book.due("MEM15-32", date(2026, 2, 1))
    assert "2026-01-31" in refused.value.why


def test_the_day_asked_for_chooses_the_version_not_the_start(book):
    before = book.due("APL-64-1", date(2021, 7, 14))
    after = book.due("APL-64-1", date(2021, 7, 14), on=date(2021, 7, 15))
    assert (before.article, before.nominal) == ("apl-2017:42", date(2021, 7, 17))
    assert (after.article, after.nominal) == ("apl-2021:64(1)", date(2021, 7, 21))


@pytest.mark.parametrize(
    ("rule", "binding", "why"),
    [
        ("APL-60", date(2026, 10, 3), "the agency is held to the nominal day"),
        ("ARL-20", date(2026, 9, 3), "the party is given the rolled day, here the same"),
    ],
)
def test_who_is_held_to_which_day(book, rule, binding, why):
    assert book.due(rule, date(2026, 7, 5)).binding == binding, why


def test_the_party_is_given_the_rolled_day(book):
    due = book.due("APL-67", date(2026, 9, 20))
    assert due.binding == due.rolled == date(2026, 10, 8)


def test_until_the_notice_comes_the_nominal_day_stands_in(book):
    due = book.due("APrL-46", date(2026, 8, 31))
    assert due.binding == due.nominal


def test_an_extension_runs_from_the_nominal_last_day(book):
    assert book.extended("ACL-25", date(2026, 5, 11)).nominal == date(2026, 7, 10)
    review = book.extended("SEED-REV", date(2026, 5, 11))
    assert review.nominal == date(2026, 5, 23)
    assert book.extended("ALL-42", date(2026, 5, 11)).nominal == date(2026, 6, 23)


def test_an_extension_of_a_provisional_limit_is_provisional_and_says_why(book):
    first = book.due("SEED-REV", date(2027, 1, 31))
    longer = book.extended("SEED-REV", date(2027, 1, 31))
    assert first.provisional
    assert longer.provisional
    assert "holidays" in str(longer.basis)
    said = longer.explanation.sentences()
    assert f"延长自原期限的末日 {first.nominal}（暂定）" in said
    assert any("推测：" in line for line in said)


def test_an_extension_of_a_certain_limit_stays_certain(book):
    longer = book.extended("SEED-REV", date(2026, 5, 11))
    assert not longer.provisional
    assert "延长自原期限的末日 2026-05-20" in longer.explanation.sentences()


def test_a_limit_without_an_extension_refuses_one(book):
    with pytest.raises(NotALimitError, match="没有延长期限"):
        book.extended("APL-60", date(2026, 5, 11))


def test_an_extension_may_be_shorter_than_the_longest_but_not_longer(book):
    shorter = book.extended("SEED-REV", date(2026, 5, 11), by=2)
    assert shorter.nominal == date(2026, 5, 22)
    assert [day.nth for day in shorter.explanation.days if day.extending] == [1, 2]
    with pytest.raises(NotALimitError, match="没有 4 日的延长期限") as refused:
        book.extended("SEED-REV", date(2026, 5, 11), by=4)
    assert "最多延长 3 日" in refused.value.why


LEFT_OUT = (Suspension(date(2026, 5, 20), date(2026, 5, 29), "技术鉴定"),)


@pytest.mark.parametrize(
    ("rule", "start", "nominal", "why"),
    [
        ("ACL-25", "2026-05-11", "2026-06-20", "thirty days and ten of the appraisal"),
        ("ALL-42", "2026-05-11", "2026-06-18", "eight of the ten days were working days"),
        ("ACL-25", "2026-05-30", "2026-06-29", "nothing is left out before the start"),
    ],
)
def test_what_the_norm_leaves_out_is_not_counted(book, rule, start, nominal, why):
    due = book.due(rule, date.fromisoformat(start), without=LEFT_OUT)
    assert due.nominal == date.fromisoformat(nominal), why
    skipped = {day.day for day in due.explanation.days if day.reason == "扣除：技术鉴定"}
    assert all(LEFT_OUT[0].first <= day <= LEFT_OUT[0].last for day in skipped), why


@pytest.mark.parametrize(
    ("rule", "why"),
    [("APL-60", "an appraisal does not stop the ninety days"), ("APL-72-1", "no time limit")],
)
def test_days_are_left_out_only_where_the_norm_says_so(book, rule, why):
    with pytest.raises(NotSuspendedError, match="没有可以扣除的期间") as refused:
        book.due(rule, date(2026, 5, 11), without=LEFT_OUT)
    assert refused.value.article, why


def test_the_second_reading_of_three_days_is_shown_as_the_latest_defensible(book):
    due = book.due("SEED-REV-EXT", date(2026, 5, 20))
    assert due.nominal == date(2026, 5, 23)
    assert due.explanation.latest == date(2026, 5, 25)
    assert any("2026-05-25" in line for line in due.explanation.sentences())


def test_the_earliest_hearing_leaves_seven_full_working_days(book):
    assert book.earliest("APL-64-2", date(2026, 10, 9)) == date(2026, 10, 20)
    assert book.earliest("APL-64-2", date(2026, 9, 30)) == date(2026, 10, 16)
    with pytest.raises(NotALimitError, match="往前数"):
        book.earliest("APL-64-1", date(2026, 10, 9))


def test_an_explanation_says_the_words_the_days_and_the_version(book):
    explanation = book.due("APL-64-1", date(2026, 6, 18)).explanation
    assert explanation.badge is None
    assert [day.nth for day in explanation.days] == [0, 0, 0, 1, 2, 3, 4, 5]
    assert [day.counted for day in explanation.days][:4] == [False, False, False, True]
    text = "\n".join(explanation.sentences())
    assert "第六十四条第（一）项（apl-2021:64(1)）" in text
    assert "“当事人要求听证的，应当在行政机关告知后五日内提出”" in text
    assert "不计 2026-06-19：端午节放假" in text
    assert "未核实" not in text


def test_an_explanation_names_the_days_it_rolled_over(book):
    due = book.due("APL-60", date(2026, 7, 5))
    assert [day.day.day for day in due.explanation.rolled_over] == [3, 4, 5, 6, 7]
    assert "顺延 2026-10-03：国庆节放假，顺延" in due.explanation.sentences()
    assert len(due.explanation.days) == 90


def test_a_number_nobody_read_carries_the_badge_and_its_reason(book):
    explanation = book.due("DEFENCE", date(2026, 6, 18)).explanation
    assert explanation.badge == "未核实"
    assert explanation.sentences()[-1].startswith("未核实：本法没有规定日数")


def test_a_bureau_may_set_what_the_law_leaves_open(book):
    own = Overrides(limits={"DEFENCE": LimitSetting(3)}, source="示例文件")
    set_ = book.with_overrides(own)
    assert set_.due("DEFENCE", date(2026, 5, 11)).nominal == date(2026, 5, 14)
    assert book.due("DEFENCE", date(2026, 5, 11)).nominal == date(2026, 5, 18)
    assert any(
        "本机关设定（示例文件）" in line
        for line in set_.due("DEFENCE", date(2026, 5, 11)).explanation.sentences()
    )


def test_the_unit_of_the_three_days_may_be_set_to_working_days(book):
    own = Overrides(limits={"SEED-REV-EXT": LimitSetting(3, Unit.WORKING_DAYS)})
    due = book.with_overrides(own).due("SEED-REV-EXT", date(2026, 5, 20))
    assert due.nominal == date(2026, 5, 25)


def test_shanghai_is_the_zone_of_every_moment(book):
    due = book.due("ASL-70", datetime(2026, 5, 11, 9, tzinfo=SHANGHAI))
    assert due.nominal == datetime(2026, 5, 12, 9, tzinfo=SHANGHAI)
