"""Hold every quotation of the rule files against the texts of the norms, word for word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from mingjing.statute.citations import Article, Citation, chinese_number
from mingjing.statute.errors import RuleFileError
from mingjing.statute.limits import RuleBook

NOTICE = "seed-2022"
_INVISIBLE = re.compile(r"[\s\u200b\u200c\u200d\ufeff*_]+")
_HEADING = re.compile(r"(?m)^[\s*]*第([零一二三四五六七八九十百千]+)条")


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words that a rule file says stand at a place."""

    rule: str
    citation: str
    words: str


@dataclass(frozen=True, slots=True)
class QuoteReport:
    """What the comparison found.

    Args:
        compared: whether there were texts to compare with at all.
        found: quotations that stand word for word in the article they cite.
        missing: quotations that do not.
        without_text: quotations whose norm has no text in the folder.
    """

    compared: bool
    found: tuple[Quotation, ...]
    missing: tuple[Quotation, ...]
    without_text: tuple[Quotation, ...]

    @property
    def is_clean(self) -> bool:
        """Whether texts were compared and every quotation was found."""
        return self.compared and not self.missing and not self.without_text

    def sentence(self) -> str:
        """Return the result in one sentence."""
        if not self.compared:
            return "没有法律文本，引文未经比对。"
        return (
            f"引文 {len(self.found)} 条与原文一致，{len(self.missing)} 条不一致，"
            f"{len(self.without_text)} 条没有文本可比。"
        )

    def require_clean(self) -> None:
        """Refuse rule files whose quotations differ from the texts they were compared with.

        Raises:
            RuleFileError: a quotation was not found, or its norm has no text.
        """
        for one in (*self.missing, *self.without_text):
            statute = Citation.parse(one.citation).statute
            raise RuleFileError(
                f"{statute}.toml",
                one.rule,
                f"引文“{one.words}”在 {one.citation} 的原文中找不到。",
                remedy="请对照原文逐字更正引文或者条号；没有读到原文的，改为注明理由。",
            )


def check_quotes(
    book: RuleBook, texts: Path | None, *, notice: Path | None = None
) -> QuoteReport:
    """Compare every quotation with the article it cites; white space and emphasis are ignored.

    Args:
        book: the rule book.
        texts: folder of texts, one file per norm, named ``<statute id>.md``.
        notice: text of the county's notice (``seed-2022``).
    """
    found, missing, without_text = [], [], []
    sources = _sources(texts, notice)
    if not sources:
        return QuoteReport(
            compared=False, found=(), missing=(), without_text=tuple(quotations(book))
        )
    for one in quotations(book):
        citation = Citation.parse(one.citation)
        text = sources.get(citation.statute)
        if text is None:
            without_text.append(one)
        elif plain(one.words) in plain(article_text(text, citation.article)):
            found.append(one)
        else:
            missing.append(one)
    return QuoteReport(
        compared=True,
        found=tuple(found),
        missing=tuple(missing),
        without_text=tuple(without_text),
    )


def quotations(book: RuleBook) -> Iterator[Quotation]:
    """Yield every quotation of the rule files with the place it claims."""
    for rule_id, citation, words in (*_of_rules(book), *_of_other_files(book)):
        if words is not None:
            yield Quotation(rule_id, citation, words)


def article_text(text: str, article: Article) -> str:
    """Return the text of one article, the whole text for places that have no article number."""
    if article.number is None:
        return text
    headings = list(_HEADING.finditer(text))
    for position, heading in enumerate(headings):
        if heading.group(1) == chinese_number(article.number):
            following = headings[position + 1 : position + 2]
            return text[heading.start() : following[0].start() if following else len(text)]
    return ""


def plain(text: str) -> str:
    """Return *text* without white space and emphasis marks.

    >>> plain("**第八条**　 负有")
    '第八条负有'
    """
    return _INVISIBLE.sub("", text)


def _of_rules(book: RuleBook) -> Iterator[tuple[str, str, str | None]]:
    countings = {}
    for versions in book.rules.values():
        for rule in versions:
            yield rule.id, rule.article, rule.row.quote
            if rule.counting is not None:
                countings[rule.statute.id] = rule.counting
    for statute, counting in countings.items():
        yield "counting", f"{statute}:{counting.article}", counting.quote


def _of_other_files(book: RuleBook) -> Iterator[tuple[str, str, str | None]]:
    for convention in book.conventions.values():
        yield convention.id, convention.article, convention.quote
    for row in book.retention.values():
        yield row.id, row.article, row.quote
    for region in book.regions.values():
        for amount in region.amount:
            yield amount.rule, amount.article, amount.quote


def _sources(texts: Path | None, notice: Path | None) -> dict[str, str]:
    sources = {}
    if texts is not None and texts.is_dir():
        sources = {path.stem: path.read_text(encoding="utf-8") for path in texts.glob("*.md")}
    if notice is not None and notice.is_file():
        sources[NOTICE] = notice.read_text(encoding="utf-8")
    return sources
