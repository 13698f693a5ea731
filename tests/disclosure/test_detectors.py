"""The second pass finds numbers however they are written."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure.cast import ADULT_NUMBER
from mingjing.disclosure.detectors import leaks_in, passes_luhn, private_values_in

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
    (f"证件{ADULT_NUMBER[:17]}{ADULT_NUMBER[17].lower()}", "公民身份号码", "small x"),
]


@pytest.mark.parametrize(("text", "kind", "why"), FOUND)
def test_personal_data_is_found(text, kind, why):
    assert kind in kinds(text), why


CLEAN = [
    ("罚款人民币 12000 元，2026-05-11 决定。", "amounts and dates"),
    ("（陵）应急罚〔2026〕13号", "a document number"),
    ("执法证号 14052400123", "a certificate that begins with the region code"),
    ("000000199003070035", "eighteen digits whose check digit is wrong"),
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


def test_a_single_character_is_no_private_value():
    assert private_values_in("张某", [("姓", "张")]) == ()
