"""Refuse text that would print as nothing: Typst leaves a missing glyph out without a word."""

import unicodedata
from collections.abc import Iterable

from mingjing.documents.fonts import FontSet
from mingjing.documents.form_data import Wording
from mingjing.kernel.errors import InvalidInputError

INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


class UnprintableTextError(InvalidInputError):
    """The data hold characters that no reader sees: control, direction, private use."""

    def __init__(self, found: tuple[tuple[str, str], ...]) -> None:
        super().__init__(
            "文书内容中有看不见的字符。",
            why="；".join(f"“{place}”中有 {_point(character)}" for place, character in found)
            + "。控制字符、方向字符和自造字会使所见与所记不同。",
            remedy="请删去这些字符后重新填写；分段只能用于多行的项目。",
        )
        self.found = found


class MissingGlyphError(InvalidInputError):
    """No font of the set draws a character, so that a name would come out with a hole."""

    def __init__(self, found: tuple[tuple[str, str], ...]) -> None:
        super().__init__(
            "文书内容中有字体不能显示的字："
            + "、".join(dict.fromkeys(character for _, character in found))
            + "。",
            why="；".join(
                f"“{place}”中的“{character}”（{_point(character)}）"
                for place, character in found
            )
            + "在现有字体中没有字形，印出来会是空白。",
            remedy="请把含有该字的字体文件放入本机关字体目录，并在参数中指定该目录。",
        )
        self.found = found


def check_glyphs(wordings: Iterable[Wording], fonts: FontSet) -> None:
    """Refuse text that the fonts cannot show as it is.

    Raises:
        UnprintableTextError: naming each invisible character and its field.
        MissingGlyphError: naming each character without a glyph and its field.
    """
    texts = tuple(wordings)
    invisible = tuple(
        (wording.place, character)
        for wording in texts
        for character in dict.fromkeys(wording.text)
        if unicodedata.category(character) in INVISIBLE
        and not (character == "\n" and wording.many_lines)
    )
    if invisible:
        raise UnprintableTextError(invisible)
    missing = tuple(
        (wording.place, character)
        for wording in texts
        for character in dict.fromkeys(wording.text)
        if character != "\n" and not fonts.covers(character)
    )
    if missing:
        raise MissingGlyphError(missing)


def _point(character: str) -> str:
    return f"U+{ord(character):04X}"
