"""The second pass: personal data that should not be in a text meant for the public (pure)."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain

from mingjing.kernel.ids import citizen_number_is_valid, uscc_is_valid

PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
SHORTEST_PRIVATE_VALUE = 2
FIRST_YEAR = 1900
YEARS = 200

_GAP = r"[ \t\u3000·.\-–—]{0,3}"
_CITIZEN = re.compile(rf"(?<!\d)(?:\d{_GAP}){{17}}[\dXx](?!\d)")
_MOBILE = _GAP.join(
    ("1", "(?:3{g}\\d|4{g}[5-9]|5{g}[0-35-9]|6{g}[2567]|7{g}[0-8]|8{g}\\d|9{g}[0-35-9])")
)
_PHONE = re.compile(
    rf"(?<!\d)(?:\+?86{_GAP})?{_MOBILE.replace('{g}', _GAP)}(?:{_GAP}\d){{8}}(?!\d)"
)
_CARD = re.compile(rf"(?<!\d)\d(?:{_GAP}\d){{15,18}}(?!\d)")
_ACCOUNT = re.compile(
    rf"(?:[账帐][号户]|卡号)[^\d。；，,;\n]{{0,16}}(?P<number>\d(?:{_GAP}\d){{11,}})"
)
_NOTE = re.compile(r"(?:\s*(?:[(（][^()（）]*[)）]|\[[^\[\]]*\]|〔[^〔〕]*〕|【[^【】]*】))+$")
_BETWEEN = re.compile(r"[\s·•・]")
_EMAIL = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_PLATE = re.compile(
    rf"[{PROVINCES}][A-HJ-NP-Z][ ·.-]?[A-HJ-NP-Z0-9]{{4,5}}[A-HJ-NP-Z0-9挂学警港澳]"
    r"(?![A-Za-z0-9])"
)


@dataclass(frozen=True, slots=True)
class Leak:
    """Something that must not be published: what kind, and from which character on.

    It never carries the thing itself, because refusals are recorded and shown.
    """

    kind: str
    position: int


def leaks_in(text: str) -> tuple[Leak, ...]:
    """Return every personal datum found in *text*, in order.

    Full-width digits are read as digits, and up to three spaces, dots or hyphens between
    digits do not hide a number.

    >>> leaks_in("联系人电话１３９ ００００ １２３４。")
    (Leak(kind='手机号码', position=5),)
    >>> leaks_in("罚款人民币柒万元（70000 元）。")
    ()
    """
    plain = _folded(text)
    found = chain.from_iterable(detector(plain) for detector in DETECTORS)
    return tuple(sorted(set(found), key=lambda leak: (leak.position, leak.kind)))


def private_values_in(text: str, private: Iterable[tuple[str, str]]) -> tuple[Leak, ...]:
    """Return where *text* contains a value that is known to be private.

    Spaces inside a name hide nothing, and a note in brackets at the end of a value is no part
    of it.

    Args:
        text: what would be published.
        private: name of the field and its value.

    >>> private_values_in("由孙 保密负责。", [("法定代表人", "孙保密（代）")])
    (Leak(kind='法定代表人', position=1),)
    """
    plain = _folded(text)
    places = [place for place, one in enumerate(plain) if not _BETWEEN.match(one)]
    closed_up = "".join(plain[place] for place in places)
    return tuple(
        Leak(label, places[closed_up.index(value)])
        for label, value in ((label, _closed_up(value)) for label, value in private)
        if len(value) >= SHORTEST_PRIVATE_VALUE and value in closed_up
    )


def without_note(value: str) -> str:
    """Return *value* without notes in brackets at its end, unless too little would be left.

    >>> without_note("孙保密（代）"), without_note("孙（代）")
    ('孙保密', '孙（代）')
    """
    bare = _NOTE.sub("", value.strip())
    return bare if len(bare) >= SHORTEST_PRIVATE_VALUE else value.strip()


def _closed_up(value: str) -> str:
    return _BETWEEN.sub("", _folded(without_note(value)))


def _folded(text: str) -> str:
    """Return *text* with full-width forms made plain, one character for one."""
    return "".join(
        folded if len(folded := unicodedata.normalize("NFKC", one)) == 1 else one
        for one in text
        if one not in "\u200b\u200c\u200d\u2060\ufeff\u00ad"
    )


def _digits(match: re.Match[str]) -> str:
    return re.sub(r"[^\dX]", "", match[0].upper())


def _citizen_numbers(text: str) -> Iterator[Leak]:
    for match in _CITIZEN.finditer(text):
        digits = _digits(match)
        if citizen_number_is_valid(digits):
            yield Leak("公民身份号码", match.start())
        elif _holds_birth_date(digits) and not uscc_is_valid(digits):
            yield Leak("疑似公民身份号码", match.start())


def _holds_birth_date(digits: str) -> bool:
    """Say whether a mistyped citizen number could look like this: a date since 1900 in it."""
    try:
        born = date(int(digits[6:10]), int(digits[10:12]), int(digits[12:14]))
    except ValueError:
        return False
    return FIRST_YEAR <= born.year < FIRST_YEAR + YEARS


def _telephones(text: str) -> Iterator[Leak]:
    for match in _PHONE.finditer(text):
        yield Leak("手机号码", match.start())


def _cards(text: str) -> Iterator[Leak]:
    for match in _CARD.finditer(text):
        digits = _digits(match)
        if digits.isdecimal() and passes_luhn(digits):
            yield Leak("银行卡号", match.start())


def _accounts(text: str) -> Iterator[Leak]:
    for match in _ACCOUNT.finditer(text):
        yield Leak("银行账号", match.start("number"))


def _addresses(text: str) -> Iterator[Leak]:
    for match in _EMAIL.finditer(text):
        yield Leak("电子邮箱", match.start())


def _plates(text: str) -> Iterator[Leak]:
    for match in _PLATE.finditer(text):
        yield Leak("机动车号牌", match.start())


DETECTORS: tuple[Callable[[str], Iterator[Leak]], ...] = (
    _citizen_numbers,
    _telephones,
    _cards,
    _accounts,
    _addresses,
    _plates,
)


def passes_luhn(digits: str) -> bool:
    """Say whether the check digit of a card number (ISO/IEC 7812) holds.

    >>> passes_luhn("4539578763621486"), passes_luhn("4539578763621487")
    (True, False)
    """
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 if place % 2 else 1)
        total += value - 9 if value > 9 else value  # noqa: PLR2004 - the digits of a two-digit sum
    return total % 10 == 0
