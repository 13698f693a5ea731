"""Numbers people carry and documents bear: published examples, and what looks like one."""

import hypothesis.strategies as st
import pytest
from hypothesis import given

from mingjing.kernel.errors import InvalidInputError
from mingjing.kernel.ids import SerialNumber, citizen_number_is_valid, uscc_is_valid

CREDIT_CODES = [
    # code, valid, why
    ("91350100M000100Y43", True, "the worked example of GB 32100"),
    ("91110000600037341L", True, "a check letter"),
    ("11532626778564683J", True, "a government body"),
    ("11230500001755309F", True, "a government body"),
    ("91230500MA1B3N1N2M", True, "a company"),
    ("91530100309576681C", True, "a company"),
    ("91440300708461136T", True, "a company"),
    ("91140524MA0K000051", True, "made up for tests"),
    ("91140524MA0K00013U", True, "made up for tests"),
    ("911405240123456713", True, "made up for tests"),
    ("11140524012345671B", True, "made up for tests"),
    ("00000000000000000X", False, "a placeholder found in real disclosure"),
    ("91350211M0000XUF46", False, "a wrong check digit: R"),
    ("91350100M0001TGQXM", False, "a wrong check digit: 1"),
    ("91350100M000100Y4", False, "too short"),
    ("", False, "nothing"),
]


@pytest.mark.parametrize(("code", "valid", "why"), CREDIT_CODES)
def test_a_credit_code_is_checked(code, valid, why):
    assert uscc_is_valid(code) is valid


CITIZENS = [
    # number, valid, why
    ("11010519491231002X", True, "the example of GB 11643"),
    ("440524188001010014", True, "the other one"),
    ("140524198001010012", True, "made up for tests"),
    ("140524200002290028", True, "29 February 2000 was"),
    ("140524199002290014", False, "29 February 1990 was not"),
    ("140524198001010013", False, "a wrong check digit"),
    ("11010519491231002x", False, "a small letter"),
    ("140524198013010012", False, "a thirteenth month"),
    ("1405241980010100１2", False, "a digit of another width"),
    ("", False, "nothing"),
]


@pytest.mark.parametrize(
    ("number", "valid", "why"), CITIZENS, ids=[row[-1] for row in CITIZENS]
)
def test_a_citizen_number_has_a_day_and_a_check_digit(number, valid, why):
    assert citizen_number_is_valid(number) is valid


WORDS = st.text(st.sampled_from("应急罚告线立检强"), min_size=1, max_size=12)
NUMBERS = st.builds(
    SerialNumber,
    region=st.text(st.sampled_from("陵晋"), min_size=1, max_size=8),
    word=WORDS,
    year=st.integers(1949, 2999),
    seq=st.integers(1, 10**6),
)


@given(NUMBERS)
def test_a_number_is_read_as_it_is_written(number):
    assert SerialNumber.parse(str(number)) == number


@pytest.mark.parametrize(
    "text",
    [
        "(陵)应急罚〔2026〕3号",
        "（陵）应急罚[2026]3号",
        "（陵）应急罚〔2026〕03号",
        "（陵）应急罚〔2026〕0号",
        "（陵）〔2026〕3号",
        "（陵）应急罚〔２０２６〕3号",
        "（陵）应急\u3000罚〔2026〕3号",
        "（陵）应急罚〔26〕3号",
        "（陵）应急罚〔2026〕3号 ",
        "",
    ],
)
def test_what_only_looks_like_a_number_is_refused(text):
    with pytest.raises(InvalidInputError):
        SerialNumber.parse(text)


AS_TYPED = [
    # typed, read as, why
    ("（陵）应急罚〔2026〕7号", "（陵）应急罚〔2026〕7号", "as it is printed"),
    ("(陵)应急罚[2026]7号", "（陵）应急罚〔2026〕7号", "brackets of a keyboard"),
    ("【陵】应急罚【2026】7号", "（陵）应急罚〔2026〕7号", "brackets of an input method"),
    ("﹝陵﹞应急罚﹝2026﹞7号", "（陵）应急罚〔2026〕7号", "small brackets"),
    ("陵应急罚2026 7", "（陵）应急罚〔2026〕7号", "no brackets, no 号"),
    ("陵应急罚20267", "（陵）应急罚〔2026〕7号", "the year has four digits"),
    ("应急罚〔2026〕7号", "（陵）应急罚〔2026〕7号", "the region left out"),
    (
        "（陵）应急罚〔２０２６〕００７ 号",
        "（陵）应急罚〔2026〕7号",
        "full width, zeros, a blank",
    ),
    ("（陵）应急罚〔2026〕第7号", "（陵）应急罚〔2026〕7号", "with 第"),
    ("陵 应急罚 2026年-7號", "（陵）应急罚〔2026〕7号", "with 年, a dash and another 号"),
    ("（泽）应急罚〔2026〕7号", "（泽）应急罚〔2026〕7号", "another region stays another"),
    ("（陵）应急告〔2026〕7号", "（陵）应急告〔2026〕7号", "another word stays another"),
    ("（陵）应急罚〔2026〕17号", "（陵）应急罚〔2026〕17号", "another place stays another"),
    ("（陵）应急罚〔2026〕0号", None, "no number is nought"),
    ("（陵）应急罚〔26〕7号", None, "a year of two digits"),
    ("示例建材有限公司", None, "a firm"),
    ("王小明", None, "a person"),
    ("0000000000000001", None, "a code"),
    ("2026年7号", None, "no word"),
    ("", None, "nothing"),
]


@pytest.mark.parametrize(("typed", "meant", "why"), AS_TYPED, ids=[row[-1] for row in AS_TYPED])
def test_a_number_is_read_however_it_is_typed(typed, meant, why):
    found = SerialNumber.typed(typed, "陵")
    assert (None if found is None else str(found)) == meant, why


@given(NUMBERS)
def test_what_is_printed_is_read_as_the_same_number(number):
    assert SerialNumber.typed(str(number), "阳") == number
