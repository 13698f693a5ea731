"""Find a cited place in the text of a norm: article, paragraph, item; or a notice's path."""

import re
from collections.abc import Iterator
from pathlib import Path

from mingjing.statute.citations import Article, chinese_number

NOTICE = "seed-2022"
_INVISIBLE = re.compile(r"[\s\u200b\u200c\u200d\ufeff*_]+")
_HEADING = re.compile(r"(?m)^[\s*]*第([零一二三四五六七八九十百千]+|\d+)\s*条")
_ITEM = re.compile(r"[\s*]*[（(]([一二三四五六七八九十]+)[）)]")
_NO_TEXT = ("#", "<!--")
_ANNEX = re.compile(r"(?m)^\s*附件(\d)\s*$")


def read_texts(folder: Path | None, notice: Path | None = None) -> dict[str, str]:
    """Return the texts by id of the norm.

    Args:
        folder: one file per norm, named ``<statute id>.md``.
        notice: text of the county's notice (``seed-2022``).
    """
    texts = {}
    if folder is not None and folder.is_dir():
        texts = {path.stem: path.read_text(encoding="utf-8") for path in folder.glob("*.md")}
    if notice is not None and notice.is_file():
        texts[NOTICE] = notice.read_text(encoding="utf-8")
    return texts


def passage(text: str, article: Article) -> str | None:
    """Return the words at a place; None where the text has no such place."""
    if article.number is not None:
        return _within(_article(text, article.number), article)
    path = article.text.partition("(")[0]
    kind, _, rest = path.partition("-")
    if kind == "S":
        return _of_the_body(text, rest.partition("-")[0])
    if kind.startswith("A"):
        return _within(_article(_annex(text, kind[1:]), int(rest)), article)
    return text


def plain(text: str) -> str:
    """Return *text* without white space and emphasis marks.

    >>> plain("**第八条**　 负有")
    '第八条负有'
    """
    return _INVISIBLE.sub("", text)


def _article(text: str | None, number: int) -> str | None:
    if text is None:
        return None
    headings = list(_HEADING.finditer(text))
    for position, heading in enumerate(headings):
        if heading.group(1) in {chinese_number(number), str(number)}:
            following = headings[position + 1 : position + 2]
            return text[heading.start() : following[0].start() if following else len(text)]
    return None


def _within(text: str | None, article: Article) -> str | None:
    """Narrow an article to the paragraph and the item that are cited."""
    if text is None or (article.paragraph is None and article.item is None):
        return text
    paragraphs = list(_paragraphs(text))
    if article.paragraph is not None:
        paragraphs = paragraphs[article.paragraph - 1 : article.paragraph]
    if article.item is None:
        return "".join(line for lines in paragraphs for line in lines) or None
    wanted = chinese_number(article.item)
    for lines in paragraphs:
        for line in lines[1:]:
            found = _ITEM.match(line)
            if found is not None and found.group(1) == wanted:
                return line
    return None


def _paragraphs(text: str) -> Iterator[list[str]]:
    """Yield each paragraph 款: its own line, then its items 项."""
    lines = [line.strip() for line in text.splitlines()]
    paragraph: list[str] = []
    for line in lines:
        if not plain(line) or line.startswith(_NO_TEXT):
            continue
        if paragraph and _ITEM.match(line):
            paragraph.append(line)
            continue
        if paragraph:
            yield paragraph
        paragraph = [line]
    if paragraph:
        yield paragraph


def _annex(text: str, number: str) -> str | None:
    annexes = list(_ANNEX.finditer(text))
    for position, annex in enumerate(annexes):
        if annex.group(1) == number:
            following = annexes[position + 1 : position + 2]
            return text[annex.end() : following[0].start() if following else len(text)]
    return None


def _of_the_body(text: str, place: str) -> str | None:
    """Return part 四 or section 四（一） of a notice; part 0 stands before 一."""
    first_annex = _ANNEX.search(text)
    body = text[: first_annex.start()] if first_annex else text
    part, _, section = place.partition(".")
    found = _numbered(body, "{}、", int(part))
    if found is None or not section:
        return found
    return _numbered(found, "（{}）", int(section))


def _numbered(text: str, mark: str, number: int) -> str | None:
    """Return the *number*th of the parts that are marked one after the other."""
    starts = [0]
    for line in re.finditer(r"(?m)^\s*(\S.*)$", text):
        if line.group(1).startswith(mark.format(chinese_number(len(starts)))):
            starts.append(line.start())
    starts.append(len(text))
    return text[starts[number] : starts[number + 1]] if number + 1 < len(starts) else None
