"""Every row of law that rests on words or on a reason, of whatever kind, seen in one way."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from mingjing.kernel.money import FEN_PER_YUAN, yuan
from mingjing.statute.citations import WHOLE, Citation
from mingjing.statute.decisions import AmountFor
from mingjing.statute.discretion import Scale
from mingjing.statute.errors import NotInForceError, UnknownRuleError
from mingjing.statute.founded import UNVERIFIED, Confidence, Verified
from mingjing.statute.impact import Sort
from mingjing.statute.limits import RuleBook
from mingjing.statute.models import Convention, Counting, Statute
from mingjing.statute.recording_items import RecordingItem
from mingjing.statute.region_rows import RegionAmount, RegionHead
from mingjing.statute.retention import period_in_words
from mingjing.statute.retention_rows import RetentionRow
from mingjing.statute.rules import BEARERS, Rule
from mingjing.statute.violations import Violation

NOT_READ = "登记时没有读到写明施行日的正式文本。"


@dataclass(frozen=True, slots=True)
class FoundedRow:
    """One version of one row, as the verification list and its page show it.

    Args:
        sort: what kind of row.
        id: names it among the rows of every kind.
        name: what it is called.
        says: its number or its sentence; empty where the name says it all.
        article: citation of the place it rests on; empty for an instrument that is no norm.
        basis: that place in words.
        valid_from: first day in force, which names the version.
        valid_to: last day in force, None while it goes on.
        confidence: how well it is founded.
        reason: why its words are not there; the words where they are.
        verified: who of the bureau held it against its text.
        trigger: from what a rule counts or to what it applies; empty for other kinds.
        sets: rule whose value the bureau may set where the text has another one; empty where
            it may not.
        party: for an amount, the party whose it is; None where all or no party is meant.
    """

    sort: Sort
    id: str
    name: str
    says: str
    article: str
    basis: str
    valid_from: date
    valid_to: date | None
    confidence: Confidence
    reason: str
    verified: Verified | None
    trigger: str = ""
    sets: str = ""
    party: AmountFor | None = None

    @property
    def version(self) -> str:
        """Days in force; the end is left out while the version goes on."""
        until = f"至 {self.valid_to.isoformat()}" if self.valid_to else "起"
        return f"{self.valid_from.isoformat()} {until}"

    @property
    def norm(self) -> str:
        """Id of the norm it rests on; empty for an instrument that is no norm."""
        return self.article.partition(":")[0]

    @property
    def is_read(self) -> bool:
        """Whether a person read its words when the file was written."""
        return self.confidence is Confidence.READ

    @property
    def badge(self) -> str | None:
        """未核实 where nobody read it in its source, neither here nor before."""
        return None if self.is_read or self.verified else UNVERIFIED

    def in_force_on(self, day: date) -> bool:
        """Say whether this version is in force on *day*."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


def founded_rows(book: RuleBook) -> Iterator[FoundedRow]:
    """Yield every version of every row, kind by kind."""
    for norm in book.statutes.values():
        yield _of_norm(norm)
    yield from _countings(book)
    for versions in book.rules.values():
        yield from map(_of_rule, versions)
    for one in book.conventions.values():
        yield _undated(book, Sort.CONVENTION, one, one.text)
    for region in book.regions.values():
        for amount in region.amount:
            yield _of_amount(book, region.region, amount)
    for kept in book.retention.values():
        says = f"{period_in_words(kept, book)}，自{kept.starts}起"
        yield _undated(book, Sort.RETENTION, kept, kept.name, says)
    for item in book.recording.values():
        says = f"{item.category.label}：{item.level.label}"
        yield _undated(book, Sort.RECORDING, item, item.step, says)
    yield from map(_of_violation, book.violations.all())
    for file in book.benchmarks.files:
        for row in file.scale:
            yield _of_scale(book, Scale(row, file.benchmark))


def founded_row(
    book: RuleBook, row_id: str, on: date, beside: Iterable[FoundedRow] = ()
) -> FoundedRow:
    """Return the version of a row in force on a day.

    Args:
        book: the book.
        row_id: names it among the rows of every kind.
        on: the day.
        beside: rows of law that other packages hold.

    Raises:
        UnknownRuleError: no row of any kind has that id.
        NotInForceError: no version is in force on that day.
    """
    if row_id in book.rules:
        return _of_rule(book.rule(row_id, on))
    versions = [one for one in (*founded_rows(book), *beside) if one.id == row_id]
    if not versions:
        raise UnknownRuleError(row_id, ())
    for one in versions:
        if one.in_force_on(on):
            return one
    raise NotInForceError(
        f"{row_id} 在 {on.isoformat()} 没有有效版本。",
        why=f"已登记的版本自 {'、'.join(one.valid_from.isoformat() for one in versions)} 起。",
        remedy="请核对日期，或者从核实清单中选择。",
        article=versions[-1].article,
    )


def counting_id(norm: Statute) -> str:
    """Return what names the counting of a norm among all rows."""
    return f"{norm.id}-counting"


def scale_id(scale: Scale) -> str:
    """Return what names a scale among all rows."""
    return f"{scale.benchmark.id}-{scale.row.violation}-{scale.row.sanction}"


def amount_id(region: RegionHead, row: RegionAmount) -> str:
    """Return what names an amount of a region among all rows."""
    return f"{row.rule}-{region.code}-{row.party.value}"


def _of_norm(norm: Statute) -> FoundedRow:
    return FoundedRow(
        sort=Sort.NORM,
        id=norm.id,
        name=f"《{norm.short}》的施行日",
        says=norm.effective.isoformat(),
        article=f"{norm.id}:{WHOLE}",
        basis=f"《{norm.title}》",
        valid_from=norm.effective,
        valid_to=norm.until,
        confidence=norm.effective_confidence,
        reason=norm.note or NOT_READ,
        verified=norm.verified,
    )


def _of_counting(norm: Statute, row: Counting) -> FoundedRow:
    days = [f"{days}日" for days in row.working_days]
    days += [f"{row.working_up_to}日以内"] if row.working_up_to else []
    days += [f"{BEARERS[one]}的期限" for one in row.working_for]
    says = f"按工作日计：{'、'.join(days)}" if days else "一律按自然日计"
    article = f"{norm.id}:{row.article}"
    return FoundedRow(
        sort=Sort.CONVENTION,
        id=counting_id(norm),
        name=f"《{norm.short}》的期间计算",
        says=says,
        article=article,
        basis=_in_words(norm, article),
        valid_from=norm.effective,
        valid_to=norm.until,
        confidence=row.confidence,
        reason=row.quote or row.reason or "",
        verified=row.verified,
    )


def _of_rule(rule: Rule) -> FoundedRow:
    return FoundedRow(
        sort=Sort.RULE,
        id=rule.id,
        name=rule.name,
        says=rule.says,
        article=rule.article,
        basis=rule.article_in_words,
        valid_from=rule.valid_from,
        valid_to=rule.valid_to,
        confidence=rule.confidence,
        reason=rule.row.quote or rule.row.reason or "",
        verified=rule.verified,
        trigger=rule.row.trigger,
        sets=rule.id if rule.row.configurable and rule.row.performer is None else "",
    )


def _undated(
    book: RuleBook,
    sort: Sort,
    row: Convention | RetentionRow | RecordingItem,
    name: str,
    says: str = "",
) -> FoundedRow:
    norm = book.statutes[Citation.parse(row.article).statute]
    return FoundedRow(
        sort=sort,
        id=row.id,
        name=name,
        says=says,
        article=row.article,
        basis=_in_words(norm, row.article),
        valid_from=norm.effective,
        valid_to=None,
        confidence=row.confidence,
        reason=row.quote or row.reason or "",
        verified=row.verified,
    )


def _of_amount(book: RuleBook, region: RegionHead, row: RegionAmount) -> FoundedRow:
    rule = book.rules[row.rule][-1]
    return FoundedRow(
        sort=Sort.REGION,
        id=amount_id(region, row),
        name=f"{rule.name}（{region.name}，{row.party.label}）",
        says=f"{yuan(row.yuan * FEN_PER_YUAN)}元",
        article=row.article,
        basis=book.in_words(row.article),
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        confidence=row.confidence,
        reason=row.quote or row.reason or "",
        verified=row.verified,
        sets=rule.id if rule.row.configurable else "",
        party=row.party,
    )


def _of_violation(violation: Violation) -> FoundedRow:
    parts = violation.founded
    waiting = [one for one in parts if not one.is_verified] or parts
    return FoundedRow(
        sort=Sort.VIOLATION,
        id=violation.id,
        name=violation.name,
        says="",
        article=violation.article,
        basis=_in_words(violation.statute, violation.article),
        valid_from=violation.valid_from,
        valid_to=violation.valid_to,
        confidence=waiting[0].confidence,
        reason="；".join(dict.fromkeys(one.quote or one.reason or "" for one in waiting)),
        verified=waiting[0].verified,
    )


def _of_scale(book: RuleBook, scale: Scale) -> FoundedRow:
    version = book.violations.versions[scale.row.violation][-1]
    sanction = version.sanction(scale.row.sanction)
    return FoundedRow(
        sort=Sort.BENCHMARK,
        id=scale_id(scale),
        name=version.name,
        says=f"{sanction.who.label}，{sanction.stage}：{len(scale.row.tier)} 档",
        article="",
        basis=scale.basis,
        valid_from=scale.benchmark.reviewed,
        valid_to=None,
        confidence=scale.row.confidence,
        reason=scale.row.quote or scale.row.reason or "",
        verified=scale.row.verified,
    )


def _countings(book: RuleBook) -> Iterator[FoundedRow]:
    found = {
        rule.statute.id: (rule.statute, rule.counting)
        for versions in book.rules.values()
        for rule in versions
        if rule.counting is not None
    }
    yield from (_of_counting(norm, row) for norm, row in found.values())


def _in_words(norm: Statute, citation: str) -> str:
    return f"《{norm.title}》{Citation.parse(citation).article.in_words()}"
