"""``mingjing due``: a contract that other programs rely on."""

import pytest

KEYS = ["rule", "article", "nominal", "rolled", "provisional", "basis"]

# rule, start, nominal, rolled, why
VECTORS = [
    ("SEED-PUB", "2026-09-30", "2026-10-15", "2026-10-15", "T1: Saturday 10-10 counts"),
    ("ASL-78", "2026-09-30", "2026-10-15", "2026-10-15", "T1 by the Work Safety Law"),
    ("SEED-PUB", "2026-04-30", "2026-05-13", "2026-05-13", "T3: Saturday 05-09 counts"),
    ("APL-64-1", "2026-06-18", "2026-06-26", "2026-06-26", "T5: Dragon Boat is off"),
    ("ACL-54", "2026-09-24", "2026-10-15", "2026-10-15", "T7: ten days are working"),
    ("APL-60", "2026-07-05", "2026-10-03", "2026-10-08", "T10: ninety days are calendar"),
    ("APL-67", "2026-09-20", "2026-10-05", "2026-10-08", "T11: fifteen days roll"),
    ("APrL-46", "2026-08-31", "2027-02-28", None, "T14: 2027 has no notice to roll by"),
]


@pytest.mark.parametrize(("rule", "start", "nominal", "rolled", "why"), VECTORS)
def test_the_vectors_of_the_law_come_out_of_the_shell(ask, rule, start, nominal, rolled, why):
    said = ask("due", rule, start)
    assert (said["rule"], said["nominal"], said["rolled"]) == (rule, nominal, rolled), why


def test_the_json_has_exactly_the_agreed_keys(ask):
    assert list(ask("due", "APL-60", "2026-07-05")) == KEYS


def test_a_date_says_on_what_it_rests(ask):
    said = ask("due", "APL-64-1", "2026-06-18")
    assert said["article"] == "apl-2021:64(1)"
    assert "CNT-01（apl-2021:85）" in said["basis"]
    assert "2026（国务院办公厅 2025-11-04）" in said["basis"]


def test_working_days_into_a_year_without_a_notice_are_provisional(ask):
    assert ask("due", "APL-61", "2026-12-30")["provisional"] is True
    assert ask("due", "APL-61", "2026-05-11")["provisional"] is False


def test_a_limit_in_hours_runs_from_the_moment_in_shanghai_time(ask):
    said = ask("due", "R310-5-2", "2026-05-11T01:00:00Z")
    assert said["nominal"] == said["rolled"] == "2026-05-12T09:00:00+08:00"


def test_a_limit_in_days_takes_a_moment_too(ask):
    late = ask("due", "APL-67", "2026-05-10T16:30:00Z")
    assert late["nominal"] == ask("due", "APL-67", "2026-05-11")["nominal"]


def test_the_version_can_be_chosen_by_another_day(ask):
    old = ask("due", "APL-64-1", "2026-06-18", "--on", "2021-07-01")
    assert (old["article"], old["nominal"]) == ("apl-2017:42", "2026-06-21")


# words, part of the reason, why
REFUSED = [
    (("APL-99", "2026-01-01"), "APL-59", "no such rule: it names near ones"),
    (("HEAR-THR", "2026-01-01"), "不是可以计算的期限", "a threshold is no time limit"),
    (("APL-58-1", "2026-01-01"), "不是可以计算的期限", "a gate is no time limit"),
    (("APL-60", "2026-02-30"), "日历上没有这一日", "no such day"),
    (("APL-60", "20260230"), "年-月-日", "one spelling only"),
    (("APL-60", "9999-12-31"), "2199", "no calendar goes that far"),
    (("APL-60", "2026-05-11T09:00"), "时区", "a moment without a zone has no date"),
    (("APL-60", "２０２６-05-11"), "半角", "full-width digits are no other day"),
    (("R310-5-2", "2026-05-11"), "时刻", "hours run from a moment"),
    (("R310-5-2", "2026-05-11T25:00:00+08:00"), "没有这一时刻", "no such hour"),
    (("APL-60", "1999-01-01"), "没有有效版本", "the law was not there yet"),
    (("APL-60",), "START", "the start is missing"),
]


@pytest.mark.parametrize(("words", "reason", "why"), REFUSED)
def test_a_wrong_question_ends_with_two_and_a_reason(run, words, reason, why):
    result = run("due", *words, "--json")
    assert (result.exit_code, result.stdout) == (2, ""), why
    assert reason in result.stderr
    assert "为什么：" in result.stderr
    assert "怎么办：" in result.stderr


def test_a_person_gets_the_days_that_were_skipped_and_the_words_of_the_law(run):
    said = run("due", "ASL-78", "2026-09-30").stdout
    assert "2026-10-15（星期四）" in said
    assert "为什么？" in said
    assert "七个工作日内在监督管理部门公示系统予以公开曝光" in said
    assert "不计 2026-10-01：国庆节放假" in said


def test_a_person_sees_what_is_unknown_provisional_or_unverified(run):
    assert "未定，尚无放假通知" in run("due", "APrL-46", "2026-08-31").stdout
    assert "暂定" in run("due", "APL-61", "2026-12-30").stdout
    assert "未核实" in run("due", "DEFENCE", "2026-06-18").stdout
