"""``mingjing law``: what the rule files say, and whether their quotations stand."""

import shutil


def test_without_texts_the_check_says_that_nothing_was_compared(run):
    result = run("law", "check")
    assert result.exit_code == 0
    assert "没有法律文本，引文未经比对。" in result.stdout


def test_with_the_texts_every_quotation_is_found(run, shared):
    notice = shared / "source" / "notice-2022-112.txt"
    result = run("law", "check", "--texts", str(shared / "law-texts"), "--notice", str(notice))
    assert result.exit_code == 0
    assert "0 条不一致，0 条没有文本可比" in result.stdout


def test_a_word_changed_in_a_text_is_found_and_ends_with_one(run, shared, tmp_path):
    texts = shutil.copytree(shared / "law-texts", tmp_path / "texts")
    law = texts / "apl-2021.md"
    law.write_text(law.read_text("utf-8").replace("九十日", "八十日"), "utf-8")
    result = run("law", "check", "--texts", str(texts))
    assert result.exit_code == 1
    assert "不一致：APL-60（apl-2021:60）" in result.stdout


def test_a_folder_without_texts_is_a_wrong_question(run, tmp_path):
    result = run("law", "check", "--texts", str(tmp_path))
    assert result.exit_code == 2
    assert "没有找到可以比对的文本" in result.stderr


def test_a_rule_is_shown_with_its_words_its_extension_and_its_other_versions(run):
    shown = run("law", "show", "ALL-42", "--on", "2026-05-11").stdout
    assert "自受理行政许可申请之日起二十日内作出行政许可决定" in shown
    assert "至多 10，由本行政机关负责人批准" in shown
    assert "2021-07-15" in run("law", "show", "APL-64-1", "--on", "2021-01-01").stdout


def test_a_rule_that_nobody_read_is_shown_unverified(run):
    assert "未核实" in run("law", "show", "ARCHIVE", "--on", "2026-05-11").stdout


def test_an_amount_is_shown_for_each_kind_of_party(run):
    assert "个人 200元；单位 3,000元" in run("law", "show", "APL-51").stdout


def test_an_unknown_rule_ends_with_two(run):
    assert run("law", "show", "APL-999").exit_code == 2


def test_the_list_holds_the_rules_of_that_day(run):
    today = run("law", "list", "--on", "2026-05-11").stdout
    assert "HEAR-THR" in today
    assert "APL-60" in today
    assert "HEAR-THR" not in run("law", "list", "--limits", "--on", "2026-05-11").stdout
    assert "MEM15-32" not in today
    assert "MEM15-32" in run("law", "list", "--on", "2026-01-31").stdout
