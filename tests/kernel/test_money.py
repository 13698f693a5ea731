"""Money: fen in, fen out, and the formal writing that a clerk would use."""

import hypothesis.strategies as st
import pytest
from hypothesis import given

from mingjing.kernel.errors import InvalidInputError
from mingjing.kernel.money import fen_from_yuan, in_words, yuan

WORDS = [
    # fen, words, why
    (0, "零元整", "nothing"),
    (1, "壹分", "a fen"),
    (10, "壹角整", "a jiao"),
    (11, "壹角壹分", "both"),
    (100, "壹元整", "a yuan"),
    (101, "壹元零壹分", "no jiao between"),
    (110, "壹元壹角整", "a jiao, no fen"),
    (1_000, "壹拾元整", "ten, with its one"),
    (1_010, "壹拾元零壹角整", "the yuan end in nought"),
    (10_100, "壹佰零壹元整", "one nought inside"),
    (100_100, "壹仟零壹元整", "two noughts read once"),
    (101_000, "壹仟零壹拾元整", "a nought before ten"),
    (1_000_000, "壹万元整", "ten thousand"),
    (1_000_100, "壹万零壹元整", "noughts across the group"),
    (1_010_000, "壹万零壹佰元整", "noughts, then a hundred"),
    (1_100_000, "壹万壹仟元整", "no nought at all"),
    (7_000_000, "柒万元整", "the fine of the walk"),
    (10_000_000, "壹拾万元整", "a hundred thousand"),
    (100_010_000, "壹佰万零壹佰元整", "a million and a hundred"),
    (10_000_000_000, "壹亿元整", "a hundred million"),
    (10_000_000_100, "壹亿零壹元整", "one nought for eight"),
    (10_010_000_000, "壹亿零壹拾万元整", "a nought before the second group"),
    (12_345_678_912, "壹亿贰仟叁佰肆拾伍万陆仟柒佰捌拾玖元壹角贰分", "every place"),
]


@pytest.mark.parametrize(("fen", "words", "why"), WORDS, ids=[str(row[0]) for row in WORDS])
def test_an_amount_is_written_as_documents_write_it(fen, words, why):
    assert in_words(fen) == words


DIGITS = {character: digit for digit, character in enumerate("零壹贰叁肆伍陆柒捌玖")}
PLACES = {"拾": 10, "佰": 100, "仟": 1000}


def read(words: str) -> int:
    """Read a formal amount back, as a clerk would: an independent check of the writing."""
    whole, _, rest = words.removesuffix("整").rpartition("元")
    total = group = digit = 0
    for character in whole:
        if character in DIGITS:
            digit = DIGITS[character]
        elif character in PLACES:
            group, digit = group + digit * PLACES[character], 0
        else:
            total = (total + group + digit) * {"万": 10_000, "亿": 10_000}[character]
            group = digit = 0
    fen = (total + group + digit) * 100
    for character, unit in (("角", 10), ("分", 1)):
        if character in rest:
            fen += DIGITS[rest[rest.index(character) - 1]] * unit
    return fen


@given(st.integers(0, 99_999_999_99))
def test_the_words_read_back_as_the_amount(fen):
    assert read(in_words(fen)) == fen


@given(st.integers(0, 10**15))
def test_the_words_have_no_nought_at_an_end_and_none_twice(fen):
    words = in_words(fen)
    assert "零零" not in words
    assert "零元" not in words.removeprefix("零元整")
    assert "零万" not in words
    assert "零亿" not in words


def test_a_negative_amount_has_no_words():
    with pytest.raises(ValueError, match="never negative"):
        in_words(-1)


@given(st.integers(0, 10**15 - 1))
def test_yuan_is_read_as_it_is_written(fen):
    assert fen_from_yuan(yuan(fen)) == fen


@pytest.mark.parametrize("text", ["", "1.234", "-5", "一万", "1e3", "1.", ".5", " 1", "٣"])
def test_what_is_no_amount_is_refused(text):
    with pytest.raises(InvalidInputError):
        fen_from_yuan(text)
