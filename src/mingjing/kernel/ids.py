"""Grammar of numbers: documents and cases (字号), credit codes, citizen numbers."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from stdnum.cn import uscc

from mingjing.kernel.errors import InvalidInputError

_NUMBER = re.compile(
    r"（(?P<region>[^（）〔〕\s]{1,8})）(?P<word>[^（）〔〕\s]{1,12})"
    r"〔(?P<year>[0-9]{4})〕(?P<seq>[1-9][0-9]*)号(之(?P<branch>[一二三四五六七八九十]{1,3}))?"
)
_TYPED_REGION = re.compile(r"[(\[〔【](?P<region>[^\W\d_]{1,8})[)\]〕】]")
_TYPED_BRACKETS = re.compile(r"[()\[\]{}<>〔〕【】〖〗「」『』〈〉《》]")
_TYPED = re.compile(
    r"(?P<word>[^\W\d_]{1,12}?)第?(?P<year>[0-9]{4})年?[-–—]?第?(?P<seq>[0-9]{1,9})[号號]?"
    r"(之(?P<branch>[一二三四五六七八九十]{1,3}))?"
)
_UNITS = ("", *"一二三四五六七八九")
_TENS = ("", "十", *(f"{unit}十" for unit in _UNITS[2:]))
_WORDS = [tens + unit for tens in _TENS for unit in _UNITS]
_CITIZEN = re.compile(r"\d{17}[\dX]", re.ASCII)
_CITIZEN_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CITIZEN_CHECKS = "10X98765432"


@dataclass(frozen=True, slots=True)
class SerialNumber:
    """A number such as （陵）应急罚〔2026〕3号: gapless per word and year.

    Args:
        branch: place under the number, printed from the second on, such as 3号之二.
    """

    region: str
    word: str
    year: int
    seq: int
    branch: int = 1

    def __str__(self) -> str:
        under = f"之{_WORDS[self.branch]}" if self.branch > 1 else ""
        return f"（{self.region}）{self.word}〔{self.year}〕{self.seq}号{under}"

    @classmethod
    def parse(cls, text: str) -> "SerialNumber":
        """Read a number.

        Raises:
            InvalidInputError: not of the form （地区）字〔年〕序号.

        >>> SerialNumber.parse("（陵）应急罚〔2026〕3号").seq
        3
        >>> SerialNumber.parse("（陵）应急立〔2026〕3号之十二").branch
        12
        """
        found = _NUMBER.fullmatch(text)
        branch = _branch(found["branch"]) if found else None
        if found is None or branch is None:
            raise InvalidInputError(
                f"“{text}”不是文书字号。",
                why="字号由地区简称、机关代字、年份和序号组成。",
                remedy="请填写如 （陵）应急罚〔2026〕3号。",
            )
        return cls(
            found["region"], found["word"], int(found["year"]), int(found["seq"]), branch
        )

    @classmethod
    def typed(cls, text: str, region: str) -> "SerialNumber | None":
        """Read a number as people copy it from paper; None where it cannot be one.

        Brackets of any kind, widths, blanks, zeros in front and a missing 号 make no other
        number of it. A number of another region stays another.

        Args:
            text: as typed.
            region: short name of the region where none is typed, such as 陵.

        >>> str(SerialNumber.typed("(陵)应急罚[2026]7号", "陵"))
        '（陵）应急罚〔2026〕7号'
        >>> str(SerialNumber.typed("应急罚 2026-07", "陵"))
        '（陵）应急罚〔2026〕7号'
        """
        plain = "".join(unicodedata.normalize("NFKC", text).split())
        bracketed = _TYPED_REGION.match(plain)
        if bracketed:
            region, plain = bracketed["region"], plain[bracketed.end() :]
        found = _TYPED.fullmatch(_TYPED_BRACKETS.sub("", plain).removeprefix(region))
        branch = _branch(found["branch"]) if found else None
        if found is None or branch is None or not int(found["seq"]):
            return None
        return cls(region, found["word"], int(found["year"]), int(found["seq"]), branch)


def _branch(word: str | None) -> int | None:
    """Return the place that a suffix names; None where it is none that is ever printed."""
    if word is None:
        return 1
    place = _WORDS.index(word) if word in _WORDS else 1
    return place if place > 1 else None


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


def born_on(number: str) -> date:
    """Return the birth date that a citizen number states.

    Raises:
        ValueError: the number is not valid.

    >>> born_on("11010519491231002X")
    datetime.date(1949, 12, 31)
    """
    _require_citizen(number)
    return date(int(number[6:10]), int(number[10:12]), int(number[12:14]))


def sex_of(number: str) -> str:
    """Return 男 or 女, as the seventeenth digit of a citizen number states it.

    Raises:
        ValueError: the number is not valid.

    >>> sex_of("11010519491231002X")
    '女'
    """
    _require_citizen(number)
    return "男" if int(number[16]) % 2 else "女"


def _require_citizen(number: str) -> None:
    if not citizen_number_is_valid(number):
        raise ValueError("not a citizen number")
