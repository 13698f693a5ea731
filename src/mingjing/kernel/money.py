"""Money in integer fen (分)."""

import re

from mingjing.kernel.errors import InvalidInputError

FEN_PER_YUAN = 100
_YUAN = re.compile(r"(\d{1,13})(?:\.(\d{1,2}))?", re.ASCII)
_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_SMALL = ("", "拾", "佰", "仟")
_LARGE = ("", "万", "亿", "万亿")


def fen_from_yuan(text: str) -> int:
    """Return the fen of an amount written in yuan, at most two decimals.

    Raises:
        InvalidInputError: not an amount.

    >>> fen_from_yuan("70000"), fen_from_yuan("0.5")
    (7000000, 50)
    """
    found = _YUAN.fullmatch(text.replace(",", "").replace("，", ""))
    if found is None:
        raise InvalidInputError(
            f"“{text}”不是金额。",
            why="金额以元为单位，至多两位小数。",
            remedy="请填写如 70000 或 70000.50。",
        )
    yuan, decimals = found.groups()
    return int(yuan) * FEN_PER_YUAN + int((decimals or "0").ljust(2, "0"))


def yuan(fen: int) -> str:
    """Return *fen* as yuan with grouping, decimals only where there are any.

    >>> yuan(7000000), yuan(7000050)
    ('70,000', '70,000.50')
    """
    whole, rest = divmod(fen, FEN_PER_YUAN)
    return f"{whole:,}" + (f".{rest:02d}" if rest else "")


def in_words(fen: int) -> str:
    """Return the formal Chinese writing of an amount (大写).

    >>> in_words(7000000), in_words(10050030), in_words(50)
    ('柒万元整', '壹拾万零伍佰元零叁角整', '伍角整')
    """
    if fen < 0:
        raise ValueError("an amount in words is never negative")
    whole, rest = divmod(fen, FEN_PER_YUAN)
    jiao, cents = divmod(rest, 10)
    text = _whole(whole) + "元" if whole else ""
    if not rest:
        return (text or "零元") + "整"
    if jiao:
        gap = "零" if whole and whole % 10 == 0 else ""
        text += gap + _DIGITS[jiao] + "角"
    elif whole:
        text += "零"
    return text + (_DIGITS[cents] + "分" if cents else "整")


def _whole(number: int) -> str:
    groups: list[str] = []
    position = 0
    pending_zero = False
    while number:
        number, group = divmod(number, 10_000)
        if group:
            words = _group(group)
            if pending_zero and groups:
                words += _LARGE[position] + "零"
            else:
                words += _LARGE[position]
            groups.append(words)
            pending_zero = group < 1000  # noqa: PLR2004 - a missing thousand reads 零
        elif groups:
            pending_zero = True
        position += 1
    return "".join(reversed(groups))


def _group(group: int) -> str:
    text, zero = "", False
    for place in (3, 2, 1, 0):
        digit = group // 10**place % 10
        if digit:
            text += ("零" if zero else "") + _DIGITS[digit] + _SMALL[place]
            zero = False
        elif text:
            zero = True
    return text
