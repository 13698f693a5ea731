"""The second pass finds numbers however they are written."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure.cast import ADULT_NUMBER
from mingjing.disclosure.detectors import Leak, leaks_in, passes_luhn, private_values_in

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
WORDS = st.text(alphabet="经查该单位在镇内未依法培训，。（）", max_size=20)
DIGITS = st.integers(0, 9)
GAPS = st.sampled_from(["", " ", "-", "·"])
WIDE = str.maketrans("0123456789X", "０１２３４５６７８９Ｘ")


@st.composite
def citizen_numbers(draw) -> str:
    born = draw(st.dates(date(1920, 1, 1), date(2025, 12, 31)))
    body = f"000000{born:%Y%m%d}{draw(st.integers(0, 999)):03d}"
    total = sum(int(digit) * weight for digit, weight in zip(body, WEIGHTS, strict=True))
    return body + "10X98765432"[total % 11]


@st.composite
def telephones(draw) -> str:
    start = draw(st.sampled_from(["13", "150", "159", "166", "17", "18", "191", "199", "147"]))
    rest = 11 - len(start)
    tail = "".join(map(str, draw(st.lists(st.integers(0, 8), min_size=rest, max_size=rest))))
    return start + tail


def kinds(text: str) -> set[str]:
    return {leak.kind for leak in leaks_in(text)}


@given(WORDS, citizen_numbers(), WORDS, st.booleans(), GAPS)
def test_a_citizen_number_is_found_in_any_text(before, number, after, wide, gap):
    written = gap.join([number[:6], number[6:14], number[14:]])
    written = written.translate(WIDE) if wide else written
    assert "公民身份号码" in kinds(before + written + after), f"{written} leaked"


@given(WORDS, telephones(), WORDS, st.booleans(), GAPS)
def test_a_telephone_number_is_found_in_any_text(before, number, after, wide, gap):
    written = gap.join([number[:3], number[3:7], number[7:]])
    written = written.translate(WIDE) if wide else written
    assert "手机号码" in kinds(before + written + after), f"{written} leaked"


@given(st.lists(DIGITS, min_size=15, max_size=18), WORDS)
def test_a_bank_card_is_found_by_its_check_digit(digits, after):
    body = "6" + "".join(map(str, digits))
    card = next(
        body[:-1] + str(last) for last in range(10) if passes_luhn(body[:-1] + str(last))
    )
    assert "银行卡号" in kinds(f"账号{card}{after}"), f"{card} leaked"


FOUND = [
    ("请联系 someone@example.org 。", "电子邮箱", "an address"),
    ("驾驶晋E12345号车", "机动车号牌", "a plate of the county's city"),
    ("驾驶晋E·D12345", "机动车号牌", "an electric car's plate"),
    ("电话139\u200b00001234", "手机号码", "a zero-width space hides nothing"),
    ("+86 139 0000 1234", "手机号码", "with country code"),
    ("账号 6222020200112233445", "银行账号", "an account need not pass a card's check"),
    ("账号：6222 0202 0011 2233 445", "银行账号", "written in groups"),
    ("帐户（示例银行陵川支行）0402 0123 4567 8901", "银行账号", "the bank named in between"),
    ("卡号为６２２２０２０２００１１２２３３", "银行账号", "full-width, check digit wrong"),
    ("付至6222  0202  0011  2233  420", "银行卡号", "two spaces between groups"),
    ("证件000000199003070035", "疑似公民身份号码", "one digit mistyped"),
    ("证件000000 19900307 0035", "疑似公民身份号码", "mistyped and in groups"),
    (f"证件{ADULT_NUMBER[:17]}{ADULT_NUMBER[17].lower()}", "公民身份号码", "small x"),
]


@pytest.mark.parametrize(("text", "kind", "why"), FOUND)
def test_personal_data_is_found(text, kind, why):
    assert kind in kinds(text), why


CLEAN = [
    ("罚款人民币 12000 元，2026-05-11 决定。", "amounts and dates"),
    ("（陵）应急罚〔2026〕13号", "a document number"),
    ("执法证号 14052400123", "a certificate that begins with the region code"),
    ("000000199013070035", "eighteen digits, wrong check digit, no such month inside"),
    ("000000299003070035", "eighteen digits, wrong check digit, born in 2990"),
    ("910119199003070041", "a credit code may hold what looks like a date"),
    ("账户于2026-05-11 12:30开立", "a day and an hour are no account"),
    ("从账户支出。编号123456789012", "a number in another sentence"),
    ("账户余额 70000 元，卡号尾号 3445", "an amount, and the end of a number"),
    ("《安全生产法》第九十七条第（四）项", "a citation"),
    ("代码 12345678901234567", "a long number that is no card"),
]


@pytest.mark.parametrize(("text", "why"), CLEAN)
def test_what_is_no_personal_datum_passes(text, why):
    assert leaks_in(text) == (), why


def test_a_leak_never_carries_the_datum():
    leak = leaks_in("电话13900001234")[0]
    assert "1390" not in repr(leak)
    assert leak.position == 2


def test_known_private_values_are_found_in_full_width_too():
    assert private_values_in("住８号楼", [("住址", "8号楼")])[0].kind == "住址"


REPRESENTATIVE = "孙保密（虚构）"
NAMED = [
    (REPRESENTATIVE, "由孙保密负责", 1, "the bare name where the row carries a note"),
    (REPRESENTATIVE, "由孙保密（虚构）负责", 1, "name and note"),
    ("孙保密(代)【兼】", "由孙保密负责", 1, "two notes, other brackets"),
    ("孙保密", "由孙 保　密负责", 1, "spaces inside the name"),
    ("孙 保密", "由孙保密负责", 1, "spaces inside the value"),
    ("孙保密", "由 孙\n保密负责", 2, "a line break inside the name"),
    ("阿依古丽·买买提", "由阿依古丽买买提负责", 1, "the dot left out"),
]


@pytest.mark.parametrize(("value", "text", "position", "why"), NAMED)
def test_a_private_name_is_found_however_it_is_written(value, text, position, why):
    assert private_values_in(text, [("法定代表人", value)]) == (
        Leak("法定代表人", position),
    ), why


UNNAMED = [
    ("孙（虚构）", "孙某在场", "one character is left without the note"),
    ("孙保密（虚构）", "本案为虚构", "the note alone says nothing"),
    ("孙保密", "孙某保密员在场", "other characters in between"),
]


@pytest.mark.parametrize(("value", "text", "why"), UNNAMED)
def test_what_is_not_the_private_name_passes(value, text, why):
    assert private_values_in(text, [("法定代表人", value)]) == (), why


def test_a_single_character_is_no_private_value():
    assert private_values_in("张某", [("姓", "张")]) == ()
