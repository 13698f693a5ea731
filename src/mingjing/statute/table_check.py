"""Hold the rule book against tables computed by hand, and say what no table computes."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from mingjing.kernel.errors import RefusalError
from mingjing.kernel.money import yuan
from mingjing.statute.additional_fines import Dated, Debt, additional_fine
from mingjing.statute.citations import Citation
from mingjing.statute.consequences import consequence
from mingjing.statute.counting import ROLLED
from mingjing.statute.decisions import ProposedDecision
from mingjing.statute.hearing import hearing_right
from mingjing.statute.lengths import day_of, extension_of, length_of
from mingjing.statute.limits import RuleBook
from mingjing.statute.models import UNIT_WORDS, Unit
from mingjing.statute.review_scope import classify
from mingjing.statute.tables import (
    AccruedRow,
    DueRow,
    GroundRow,
    HoldsRow,
    MetRow,
    TableRow,
    YearlyRow,
)
from mingjing.statute.thresholds import Place, is_met
from mingjing.statute.yearly import next_yearly

ENOUGH = 10
SAME_DAY, BACKWARDS, EXTENDED, GUESSED = "当日", "往前数", "延长", "暂定"


@dataclass(frozen=True, slots=True)
class TableReport:
    """What the tables say.

    Args:
        rows: how many rows there are.
        differing: each row that the rule book does not agree with, and how.
        uncomputed: rules without any row.
        counted: rows by kind of counting.
    """

    rows: int
    differing: tuple[str, ...]
    uncomputed: tuple[str, ...]
    counted: Counter[str]

    @property
    def seldom(self) -> tuple[str, ...]:
        """Kinds of counting with fewer than ten rows."""
        return tuple(kind for kind, rows in sorted(self.counted.items()) if rows < ENOUGH)

    @property
    def is_clean(self) -> bool:
        """Whether every row agrees, every rule has one and every kind of counting ten."""
        return not (self.differing or self.uncomputed or self.seldom)

    def sentence(self) -> str:
        """Return the result in one sentence."""
        return (
            f"算例 {self.rows} 行，{len(self.differing)} 行不一致；"
            f"{len(self.uncomputed)} 条规则没有算例；"
            f"计算方式 {len(self.counted)} 种，{len(self.seldom)} 种不足 {ENOUGH} 行。"
        )


def check_tables(book: RuleBook, rows: Iterable[TableRow]) -> TableReport:
    """Compute every row anew; a row that differs counts for nothing else."""
    counted = Counter(dict.fromkeys(_kinds_known(book), 0))
    differing: list[str] = []
    computed: set[str] = set()
    number = 0
    for row in rows:
        number += 1
        faults = list(_faults(row, book))
        differing += faults
        if faults:
            continue
        computed.add(row.rule)
        if isinstance(row, DueRow):
            counted.update(_kinds(row, book))
    return TableReport(
        rows=number,
        differing=tuple(differing),
        uncomputed=tuple(sorted(set(book.rules) - computed)),
        counted=counted,
    )


def _faults(row: TableRow, book: RuleBook) -> Iterator[str]:
    try:
        wanted, given = CHECKS[type(row)](row, book)
    except RefusalError as refusal:
        yield f"{row.rule}：{refusal.what}（{row.why}）"
        return
    for name, value in wanted.items():
        if given[name] != value:
            yield f"{row.rule}：{name} 应为 {value}，得到 {given[name]}（{row.why}）"


Answers = dict[str, object]


def _due(row: DueRow, book: RuleBook) -> tuple[Answers, Answers]:
    if row.extended:
        due = book.extended(row.rule, day_of(row.start), on=row.on)
    else:
        due = book.due(row.rule, row.start, on=row.on)
    latest = due.explanation.latest
    return (
        {
            "末日": row.nominal,
            "顺延": row.rolled,
            "暂定": row.provisional,
            "最晚": row.latest,
        },
        {
            "末日": due.nominal,
            "顺延": due.rolled,
            "暂定": due.provisional,
            "最晚": latest if row.latest else None,
        },
    )


def _met(row: MetRow, book: RuleBook) -> tuple[Answers, Answers]:
    number = row.number if row.yuan is None else row.yuan
    place = Place(book, row.region, row.on)
    return {"达到": row.met}, {"达到": is_met(row.rule, number or 0, place, party=row.party)}


def _ground(row: GroundRow, book: RuleBook) -> tuple[Answers, Answers]:
    proposed = ProposedDecision(
        row.party, row.fine, row.kinds, row.circumstances, row.marks, row.nature
    )
    if book.versions(row.rule)[-1].row.gate == "hearing":
        right = hearing_right(proposed, book=book, on=row.on, region=row.region)
        answer, grounds = right.exists, right.grounds
    else:
        scope = classify(proposed, book=book, on=row.on, region=row.region)
        answer, grounds = scope.required, scope.grounds
    applies = row.rule in {ground.rule for ground in grounds}
    return {"适用": row.applies, "结论": row.answer}, {"适用": applies, "结论": answer}


def _accrued(row: AccruedRow, book: RuleBook) -> tuple[Answers, Answers]:
    until = row.on + timedelta(days=row.days)
    debt = Debt((Dated(row.on, row.fine),))
    found = additional_fine(book, debt, until=until, on=row.on)
    return (
        {"加处": yuan(row.accrued), "封顶": row.capped},
        {"加处": yuan(found.fen), "封顶": found.capped_on is not None},
    )


def _yearly(row: YearlyRow, book: RuleBook) -> tuple[Answers, Answers]:
    found = next_yearly(book.rule(row.rule, row.after), row.after)
    return {"日子": row.day}, {"日子": found}


def _holds(row: HoldsRow, book: RuleBook) -> tuple[Answers, Answers]:
    versions = [one for one in book.versions(row.rule) if one.in_force_on(row.on)]
    wanted: Answers = {"有效": row.in_force}
    given: Answers = {"有效": bool(versions)}
    if not versions:
        return wanted, given
    rule = versions[0]
    asked = {
        "条文": (row.place, Citation.parse(rule.article).article.in_words()),
        "内容": (row.items, len(rule.row.items)),
        "批准": (row.approver, rule.row.approver.label if rule.row.approver else ""),
        "由谁履行": (row.performer, rule.says if rule.row.performer else ""),
        "后果": (row.breach, consequence(rule).article),
    }
    said = f"{rule.row.quote or ''}{rule.row.reason or ''}"
    if row.words is not None:
        wanted["原文"], given["原文"] = row.words, row.words if row.words in said else said
    for name, (value, found) in asked.items():
        if value is not None:
            wanted[name], given[name] = value, found
    return wanted, given


CHECKS: dict[type[TableRow], Callable[[Any, RuleBook], tuple[Answers, Answers]]] = {
    DueRow: _due,
    MetRow: _met,
    GroundRow: _ground,
    AccruedRow: _accrued,
    YearlyRow: _yearly,
    HoldsRow: _holds,
}


def _kinds(row: DueRow, book: RuleBook) -> Iterator[str]:
    """Yield the kinds of counting that a row exercises."""
    rule = book.rule(row.rule, row.on or day_of(row.start))
    length = extension_of(rule, None) if row.extended else length_of(rule)
    yield SAME_DAY if length.value == 0 else UNIT_WORDS[length.unit]
    if length.backwards:
        yield BACKWARDS
    if row.extended:
        yield EXTENDED
    if row.provisional:
        yield GUESSED
    if row.rolled not in {None, row.nominal}:
        yield ROLLED
    if rule.counting is not None and length.unit in {Unit.WORKING_DAYS, Unit.CALENDAR_DAYS}:
        yield rule.counting.convention


def _kinds_known(book: RuleBook) -> Iterator[str]:
    """Yield every kind of counting that the rule book knows."""
    yield from (SAME_DAY, BACKWARDS, EXTENDED, GUESSED, ROLLED)
    for versions in book.rules.values():
        for rule in versions:
            if rule.is_limit and rule.unit is not None:
                yield UNIT_WORDS[rule.unit]
                if rule.counting is not None:
                    yield rule.counting.convention
