"""``mingjing law``: what the rule files say, and whether their quotations stand."""

import shutil
from pathlib import Path

TABLES = Path(__file__).parents[1] / "statute" / "tables"


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


def test_with_the_tables_every_row_is_computed_anew(run):
    result = run("law", "check", "--tables", str(TABLES))
    assert result.exit_code == 0
    assert "0 行不一致；0 条规则没有算例；" in result.stdout
    assert "0 种不足 10 行" in result.stdout
    assert "2021—2031 年每个季度首日：0 处版本不合" in result.stdout


def test_a_table_that_differs_or_says_too_little_ends_with_one(run, tmp_path):
    text = (TABLES / "transfer.toml").read_text("utf-8")
    wrong = text.replace("nominal = 2026-10-03", "nominal = 2026-10-04", 1)
    (tmp_path / "transfer.toml").write_text(wrong, "utf-8")
    result = run("law", "check", "--tables", str(tmp_path))
    assert result.exit_code == 1
    assert "R310-5：末日 应为 2026-10-04，得到 2026-10-03" in result.stdout
    assert "没有算例：APL-60" in result.stdout
    assert "不足十行：个月（0 行）" in result.stdout


def test_a_folder_without_tables_is_a_wrong_question(run, tmp_path):
    result = run("law", "check", "--tables", str(tmp_path))
    assert result.exit_code == 2
    assert "没有算例表" in result.stderr


def test_a_rule_is_shown_with_its_formalities_its_approver_and_what_follows(run):
    shown = run("law", "show", "ACL-18", "--on", "2026-05-11").stdout
    assert "出示执法身份证件；通知当事人到场" in shown
    assert "行政机关负责人" in shown
    assert "违反法定程序的，人民法院判决撤销" in shown
    assert "第七十条第（三）项：“违反法定程序的”" in shown


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
