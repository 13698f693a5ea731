"""Ranges of a fine 罚款幅度, read from the statute's words: in yuan, or as a share."""

import re
from dataclasses import dataclass
from enum import StrEnum

from mingjing.kernel.errors import InvalidInputError
from mingjing.kernel.money import FEN_PER_YUAN, yuan

_DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")}
_PLACES = {"十": 10, "百": 100, "千": 1000}
_MYRIAD = 10_000
_NUMBER = r"([零一二三四五六七八九十百千万\d]+)"
_RANGES = re.compile(
    rf"{_NUMBER}元以上{_NUMBER}元以下|{_NUMBER}元以下"
    rf"|百分之{_NUMBER}(?:以上|至)百分之{_NUMBER}|百分之{_NUMBER}"
    rf"|{_NUMBER}倍以上{_NUMBER}倍以下"
)


class Measure(StrEnum):
    """In what a fine is measured."""

    YUAN = "yuan"
    INCOME_PER_CENT = "income_per_cent"
    MULTIPLE = "multiple"


@dataclass(frozen=True, slots=True)
class FineRange:
    """From where to where a fine may go, both ends included (CNT-14).

    Args:
        low: in the unit of *measure*; 0 where the statute names only an upper end.
        high: in the unit of *measure*.
        measure: yuan, per cent of last year's income, or a multiple of illegal gains.
    """

    low: int
    high: int
    measure: Measure = Measure.YUAN

    @property
    def low_fen(self) -> int:
        """The lower end in fen; only a range in yuan has one."""
        return self.low * FEN_PER_YUAN

    @property
    def high_fen(self) -> int:
        """The upper end in fen; only a range in yuan has one."""
        return self.high * FEN_PER_YUAN

    @property
    def is_in_yuan(self) -> bool:
        """Whether an amount can be held against it without knowing anything else."""
        return self.measure is Measure.YUAN

    def __str__(self) -> str:
        match self.measure:
            case Measure.YUAN if not self.low:
                return f"{yuan(self.high_fen)} 元以下"
            case Measure.YUAN if self.low == self.high:
                return f"{yuan(self.high_fen)} 元"
            case Measure.YUAN:
                return f"{yuan(self.low_fen)} 元以上 {yuan(self.high_fen)} 元以下"
            case Measure.INCOME_PER_CENT if self.low == self.high:
                return f"上一年年收入的 {self.high}%"
            case Measure.INCOME_PER_CENT:
                return f"上一年年收入的 {self.low}%–{self.high}%"
            case Measure.MULTIPLE:
                return f"违法所得的 {self.low} 倍以上 {self.high} 倍以下"


def number_in_words(text: str) -> int:
    """Return an integer as statutes write it, in Chinese or Arabic digits or both.

    Raises:
        InvalidInputError: not such a number.

    >>> [number_in_words(text) for text in ("十", "二十万", "一百零五", "2万", "一千万", "50")]
    [10, 200000, 105, 20000, 10000000, 50]
    """
    whole, myriad, rest = text.rpartition("万")
    value = (number_in_words(whole) * _MYRIAD if myriad else 0) + (_below(rest) if rest else 0)
    if not value:
        raise InvalidInputError(
            f"“{text}”不是数目。",
            why="数目由中文数字或者阿拉伯数字写成。",
            remedy="请写成如 二十万、2万、105。",
        )
    return value


def ranges_in(words: str) -> tuple[FineRange, ...]:
    """Return every range that *words* name, in their order.

    >>> [str(one) for one in ranges_in("处十万元以下；逾期的，处十万元以上二十万元以下")]
    ['100,000 元以下', '100,000 元以上 200,000 元以下']
    >>> ranges_in("违法所得十万元以上的，并处违法所得二倍以上五倍以下的罚款")
    (FineRange(low=2, high=5, measure=<Measure.MULTIPLE: 'multiple'>),)
    """
    found = []
    for match in _RANGES.finditer(words):
        low, high, top, first, last, share, least, most = match.groups()
        if top or high:
            found.append(FineRange(_read(low), _read(top or high)))
        elif share or last:
            ends = (_read(first or share), _read(last or share))
            found.append(FineRange(*ends, Measure.INCOME_PER_CENT))
        else:
            found.append(FineRange(_read(least), _read(most), Measure.MULTIPLE))
    return tuple(found)


def _read(text: str | None) -> int:
    return number_in_words(text) if text else 0


def _below(text: str) -> int:
    if text.isascii() and text.isdecimal():
        return int(text)
    value, digit = 0, 0
    for sign in text:
        if sign in _PLACES:
            value += (digit or 1) * _PLACES[sign]
            digit = 0
        elif sign in _DIGITS:
            digit = _DIGITS[sign]
        else:
            raise InvalidInputError(
                f"“{text}”不是数目。",
                why=f"“{sign}”不是数字。",
                remedy="请写成如 二十万、2万、105。",
            )
    return value + digit
