"""Columns on a terminal, where a Chinese character takes two places."""

from collections.abc import Iterable, Mapping, Sequence
from unicodedata import east_asian_width

GAP = "  "


def width(text: str) -> int:
    """Return the places that *text* takes.

    >>> width("案件"), width("case")
    (4, 4)
    """
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)


def padded(text: str, places: int) -> str:
    """Return *text* filled with spaces to *places*."""
    return text + " " * (places - width(text))


def table(rows: Sequence[Sequence[str]]) -> str:
    """Return *rows* in columns, each as wide as its widest cell."""
    widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
    return "\n".join(GAP.join(map(padded, row, widths)).rstrip() for row in rows)


def facts(said: Mapping[str, str]) -> str:
    """Return names and values, one a line, values in one column."""
    return table([[f"  {name}", value] for name, value in said.items()])


def indented(lines: Iterable[str]) -> str:
    """Return *lines*, each on a line of its own, two places in."""
    return "\n".join(f"  {line}" for line in lines)
