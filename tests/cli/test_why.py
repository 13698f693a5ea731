"""``mingjing why``: the explanation a person gets in the terminal."""

import pytest


def test_a_limit_is_drawn_as_a_calendar(run):
    said = run("why", "APL-61", "2026-09-30").stdout
    assert "“当事人不在场的，行政机关应当在七日内" in said
    assert "  12 4    13 5    14 6    15 末7  16" in said
    assert "CNT-13" in said


def test_without_a_start_the_values_are_told(run):
    said = run("why", "HEAR-THR", "--on", "2026-05-11").stdout
    assert "单位    50,000元以上" in said
    assert "未核实" in said


def test_the_versions_of_act_and_decision_stand_together(run):
    said = run("why", "APL-64-1", "2021-07-20", "--act", "2021-07-01").stdout
    assert "行为时（2021-07-01）" in said
    assert "第四十二条，数值 3日" in said
    same = run("why", "APL-64-1", "2026-05-11", "--act", "2026-05-01").stdout
    assert "适用同一版本" in same


def test_an_extension_and_days_left_out_are_counted(run):
    longer = run("why", "SEED-REV", "2026-06-10", "--extend").stdout
    assert "末3" in longer
    seized = run("why", "ACL-25", "2026-05-11", "--without", "2026-05-20..2026-05-29").stdout
    assert "2026-06-20" in seized


def test_the_json_is_the_same_explanation(ask):
    said = ask("why", "SEED-PUB", "2026-09-30")
    assert said["due"] == ask("due", "SEED-PUB", "2026-09-30")
    assert said["days"][-1] == {
        "day": "2026-10-15",
        "nth": 7,
        "reason": "工作日",
        "provisional": False,
    }


# words, part of the reason, why
REFUSED = [
    (("APL-99",), "APL-59", "no such rule: it names near ones"),
    (("HEAR-THR", "2026-01-01"), "不是可以计算的期限", "a threshold is no time limit"),
    (
        ("APL-60", "2026-05-11", "--without", "2026-05-20..2026-05-29"),
        "没有规定",
        "not left out",
    ),
    (("ACL-25", "2026-05-11", "--without", "2026-05-20"), "第一日和最后一日", "not a span"),
    (
        ("ACL-25", "2026-05-11", "--without", "2026-05-20..2026-05-01"),
        "第一日",
        "back to front",
    ),
    (("APL-60", "2026-05-11", "--act", "2026-06-01"), "先有违法行为", "act after decision"),
    (("APL-60", "2026-05-11", "--extend"), "可以延长", "no extension"),
]


@pytest.mark.parametrize(("words", "reason", "why"), REFUSED)
def test_a_wrong_question_ends_with_two_and_a_reason(run, words, reason, why):
    result = run("why", *words)
    assert (result.exit_code, result.stdout) == (2, ""), why
    assert reason in result.stderr, why
