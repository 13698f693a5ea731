"""Citations of norms: ``apl-2021:64(1)`` for machines, 第六十四条第（一）项 for people."""

import re
from dataclasses import dataclass

from mingjing.kernel.errors import InvalidInputError

WHOLE = "whole"
_NUMBERED = r"(?P<number>\d{1,4})(?:\.(?P<paragraph>\d{1,2}))?"
_PATH = r"(?P<path>S-\d+(?:\.\d+)?(?:-\d+)?|A\d-\d+)"
_ARTICLE = re.compile(rf"(?:{_NUMBERED}|{_PATH})(?:\((?P<item>\d{{1,2}})\))?|{WHOLE}")
_STATUTE = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_DIGITS = "零一二三四五六七八九"
_PLACES = ("", "十", "百", "千")
_TEENS = range(10, 20)


@dataclass(frozen=True, slots=True)
class Article:
    """A place within one norm: article, paragraph (款) and item (项), or a path in a notice.

    Notices are cited by the path of the clause: ``A3-4`` is article 4 of annex 3, ``S-4.1-7``
    the seventh requirement read from part 4 (1). A norm whose articles nobody read is cited as
    a ``whole``.
    """

    text: str
    number: int | None
    paragraph: int | None
    item: int | None

    @classmethod
    def parse(cls, text: str) -> "Article":
        """Read an article.

        Raises:
            InvalidInputError: not of the grammar ``57``, ``57.2``, ``64(1)``, ``A3-4``.

        >>> Article.parse("57.2").in_words()
        '第五十七条第二款'
        """
        found = _ARTICLE.fullmatch(text)
        if found is None:
            raise InvalidInputError(
                f"“{text}”不是条文号。",
                why="条文号由条、款、项组成，通知按附件或正文的路径引用。",
                remedy="请写成如 57、57.2、64(1)、A3-4、S-4.1-7。",
            )
        groups = found.groupdict()
        return cls(
            text,
            _number(groups["number"]),
            _number(groups["paragraph"]),
            _number(groups["item"]),
        )

    def in_words(self) -> str:
        """Return the place as documents print it.

        >>> Article.parse("64(1)").in_words(), Article.parse("A3-4").in_words()
        ('第六十四条第（一）项', '附件3第四条')
        >>> Article.parse("S-4.1-7").in_words()
        '正文四（一）'
        """
        if self.text == WHOLE:
            return ""
        item = f"第（{chinese_number(self.item)}）项" if self.item else ""
        if self.number is None:
            return _path_in_words(self.text.partition("(")[0]) + item
        paragraph = f"第{chinese_number(self.paragraph)}款" if self.paragraph else ""
        return f"第{chinese_number(self.number)}条{paragraph}{item}"


@dataclass(frozen=True, slots=True)
class Citation:
    """A norm and a place in it, such as ``apl-2021:57.2``."""

    statute: str
    article: Article

    def __str__(self) -> str:
        return f"{self.statute}:{self.article.text}"

    @classmethod
    def parse(cls, text: str) -> "Citation":
        """Read a citation.

        Raises:
            InvalidInputError: no colon, or either side is outside the grammar.

        >>> str(Citation.parse("apl-2021:64(1)"))
        'apl-2021:64(1)'
        """
        statute, colon, article = text.partition(":")
        if not colon or _STATUTE.fullmatch(statute) is None:
            raise InvalidInputError(
                f"“{text}”不是引用。",
                why="引用由规范编号、冒号和条文号组成。",
                remedy="请写成如 apl-2021:64(1)。",
            )
        return cls(statute, Article.parse(article))


def chinese_number(number: int) -> str:
    """Return a positive integer below ten thousand in Chinese, as articles are numbered.

    >>> [chinese_number(n) for n in (5, 10, 16, 102, 110, 200, 1259)]
    ['五', '十', '十六', '一百零二', '一百一十', '二百', '一千二百五十九']
    """
    digits = [int(digit) for digit in str(number)]
    text, zero = "", False
    for place, digit in zip(reversed(range(len(digits))), digits, strict=True):
        if digit:
            text += ("零" if zero else "") + _DIGITS[digit] + _PLACES[place]
            zero = False
        else:
            zero = True
    return text.removeprefix("一") if number in _TEENS else text


def _number(text: str | None) -> int | None:
    return int(text) if text else None


def _path_in_words(path: str) -> str:
    head, *rest = path.split("-")
    if head == "S":
        part, _, section = rest[0].partition(".")
        words = chinese_number(int(part))
        return f"正文{words}" + (f"（{chinese_number(int(section))}）" if section else "")
    return f"附件{head[1:]}第{chinese_number(int(rest[0]))}条"
