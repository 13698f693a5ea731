"""Hold the rule files against the texts: each quotation word for word, each place cited."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from mingjing.statute.citations import Citation
from mingjing.statute.errors import RuleFileError
from mingjing.statute.limits import RuleBook
from mingjing.statute.passages import passage, plain, read_texts
from mingjing.statute.rules import Rule


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words that a rule file says stand at a place; without words, the place alone."""

    rule: str
    citation: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class QuoteReport:
    """What the comparison found.

    Args:
        compared: whether there were texts to compare with at all.
        found: quotations that stand word for word at the place they cite.
        missing: quotations that do not.
        without_text: quotations whose norm has no text in the folder.
        cited: places cited anywhere whose norm has a text.
        no_such_place: those of them that the text does not have.
    """

    compared: bool
    found: tuple[Quotation, ...]
    missing: tuple[Quotation, ...]
    without_text: tuple[Quotation, ...]
    cited: tuple[Quotation, ...] = ()
    no_such_place: tuple[Quotation, ...] = ()

    @property
    def is_clean(self) -> bool:
        """Whether texts were compared, every quotation and every place was found."""
        return self.compared and not (self.missing or self.without_text or self.no_such_place)

    def sentence(self) -> str:
        """Return the result in one sentence."""
        if not self.compared:
            return "没有法律文本，引文未经比对。"
        return (
            f"引文 {len(self.found)} 条与原文一致，{len(self.missing)} 条不一致，"
            f"{len(self.without_text)} 条没有文本可比；"
            f"引用 {len(self.cited)} 处，{len(self.no_such_place)} 处原文没有。"
        )

    def require_clean(self) -> None:
        """Refuse rule files whose quotations differ from the texts they were compared with.

        Raises:
            RuleFileError: a quotation or a cited place was not found, or has no text.
        """
        for one in (*self.missing, *self.without_text, *self.no_such_place):
            fault = (
                f"引文“{one.words}”在 {one.citation} 的原文中找不到。"
                if one.words
                else f"原文没有 {one.citation} 这一处。"
            )
            raise RuleFileError(
                f"{Citation.parse(one.citation).statute}.toml",
                one.rule,
                fault,
                remedy="请对照原文逐字更正引文或者条号；没有读到原文的，改为注明理由。",
            )


def check_quotes(
    book: RuleBook, texts: Path | None, *, notice: Path | None = None
) -> QuoteReport:
    """Compare every quotation and every cited place; white space and emphasis are ignored.

    Args:
        book: the rule book.
        texts: folder of texts, one file per norm, named ``<statute id>.md``.
        notice: text of the county's notice (``seed-2022``).
    """
    sources = read_texts(texts, notice)
    if not sources:
        return QuoteReport(
            compared=False, found=(), missing=(), without_text=tuple(quotations(book))
        )
    found, missing, without_text = [], [], []
    for one in quotations(book):
        if Citation.parse(one.citation).statute not in sources:
            without_text.append(one)
        elif plain(one.words) in plain(_at(one, sources) or ""):
            found.append(one)
        else:
            missing.append(one)
    cited = [one for one in citations(book) if Citation.parse(one.citation).statute in sources]
    return QuoteReport(
        compared=True,
        found=tuple(found),
        missing=tuple(missing),
        without_text=tuple(without_text),
        cited=tuple(cited),
        no_such_place=tuple(one for one in cited if _at(one, sources) is None),
    )


def quotations(book: RuleBook) -> Iterator[Quotation]:
    """Yield every quotation of the rule files with the place it claims."""
    for rule in _rules(book):
        row, breach = rule.row, rule.row.on_breach
        if row.quote is not None:
            yield Quotation(rule.id, rule.article, row.quote)
            yield from (Quotation(rule.id, rule.article, item) for item in row.items)
        if breach is not None and breach.quote is not None:
            yield Quotation(rule.id, breach.article, breach.quote)
    for name, citation, words in (*_countings(book), *_of_other_files(book)):
        if words is not None:
            yield Quotation(name, citation, words)


def citations(book: RuleBook) -> Iterator[Quotation]:
    """Yield every place that a rule file cites, with or without quoting it."""
    for rule in _rules(book):
        yield Quotation(rule.id, rule.article)
        yield from (Quotation(rule.id, one) for one in rule.row.see)
        if rule.row.on_breach is not None:
            yield Quotation(rule.id, rule.row.on_breach.article)
    for name, citation, _ in (*_countings(book), *_of_other_files(book)):
        yield Quotation(name, citation)
    for item in book.recording.values():
        yield from (Quotation(item.id, one) for one in item.see)


def _at(one: Quotation, sources: Mapping[str, str]) -> str | None:
    citation = Citation.parse(one.citation)
    return passage(sources[citation.statute], citation.article)


def _rules(book: RuleBook) -> Iterator[Rule]:
    return (rule for versions in book.rules.values() for rule in versions)


def _countings(book: RuleBook) -> Iterator[tuple[str, str, str | None]]:
    countings = {
        rule.statute.id: rule.counting for rule in _rules(book) if rule.counting is not None
    }
    for statute, counting in countings.items():
        yield "counting", f"{statute}:{counting.article}", counting.quote


def _of_other_files(book: RuleBook) -> Iterator[tuple[str, str, str | None]]:
    for convention in book.conventions.values():
        yield convention.id, convention.article, convention.quote
    for row in book.retention.values():
        yield row.id, row.article, row.quote
    for item in book.recording.values():
        yield item.id, item.article, item.quote
    for region in book.regions.values():
        for amount in region.amount:
            yield amount.rule, amount.article, amount.quote
    yield from _of_violations(book)


def _of_violations(book: RuleBook) -> Iterator[tuple[str, str, str | None]]:
    for one in book.violations.all():
        yield one.id, one.article, one.row.quote
        for duty in one.row.duty:
            yield one.id, duty.article, duty.quote
    penalties = {one.penalty.id: one for one in book.violations.all()}
    for penalty_id, one in penalties.items():
        yield penalty_id, f"{one.statute.id}:{one.penalty.article}", one.penalty.quote
