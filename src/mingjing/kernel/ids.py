"""Grammar of numbers: documents and cases (字号), credit codes, citizen numbers."""

import re
from dataclasses import dataclass
from datetime import date

from stdnum.cn import uscc

from mingjing.kernel.errors import InvalidInputError

_NUMBER = re.compile(
    r"（(?P<region>[^（）〔〕\s]{1,8})）(?P<word>[^（）〔〕\s]{1,12})"
    r"〔(?P<year>[0-9]{4})〕(?P<seq>[1-9][0-9]*)号"
)
_CITIZEN = re.compile(r"\d{17}[\dX]", re.ASCII)
_CITIZEN_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CITIZEN_CHECKS = "10X98765432"


@dataclass(frozen=True, slots=True)
class SerialNumber:
    """A number such as （陵）应急罚〔2026〕3号: gapless per word and year."""

    region: str
    word: str
    year: int
    seq: int

    def __str__(self) -> str:
        return f"（{self.region}）{self.word}〔{self.year}〕{self.seq}号"

    @classmethod
    def parse(cls, text: str) -> "SerialNumber":
        """Read a number.

        Raises:
            InvalidInputError: not of the form （地区）字〔年〕序号.

        >>> SerialNumber.parse("（陵）应急罚〔2026〕3号").seq
        3
        """
        found = _NUMBER.fullmatch(text)
        if found is None:
            raise InvalidInputError(
                f"“{text}”不是文书字号。",
                why="字号由地区简称、机关代字、年份和序号组成。",
                remedy="请填写如 （陵）应急罚〔2026〕3号。",
            )
        return cls(found["region"], found["word"], int(found["year"]), int(found["seq"]))


def uscc_is_valid(code: str) -> bool:
    """Say whether the check digit of a unified social credit code (GB 32100) holds.

    >>> uscc_is_valid("91110000600037341L"), uscc_is_valid("00000000000000000X")
    (True, False)
    """
    return bool(uscc.is_valid(code))


def citizen_number_is_valid(number: str) -> bool:
    """Say whether a citizen number (GB 11643) has a real birth date and its check digit.

    >>> [citizen_number_is_valid(n) for n in ("11010519491231002X", "140524199002290014")]
    [True, False]
    """
    if _CITIZEN.fullmatch(number) is None:
        return False
    try:
        date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return False
    total = sum(
        int(digit) * weight for digit, weight in zip(number[:17], _CITIZEN_WEIGHTS, strict=True)
    )
    return _CITIZEN_CHECKS[total % 11] == number[17]
