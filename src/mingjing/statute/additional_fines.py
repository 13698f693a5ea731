"""The additional fine 加处罚款: so many per cent a day, never more than the fine itself."""

from dataclasses import dataclass
from datetime import date

from mingjing.statute.errors import NotALimitError
from mingjing.statute.limits import RuleBook
from mingjing.statute.models import Kind, Unit

RULE = "APL-72-1"
PER_CENT = 100


@dataclass(frozen=True, slots=True)
class AdditionalFine:
    """What has accrued after some days.

    Args:
        fen: the additional fine in fen, rounded down to the fen.
        capped: whether the ceiling holds it back.
        article: citation of the clause.
    """

    fen: int
    capped: bool
    article: str


def additional_fine(book: RuleBook, fine_fen: int, *, days: int, on: date) -> AdditionalFine:
    """Return the additional fine after *days* days of delay.

    Args:
        book: the rule book.
        fine_fen: unpaid fine, in fen.
        days: calendar days overdue; days of reconsideration and litigation do not count
            (APL 73) and must be left out by the caller.
        on: day that chooses the version of the rule.

    Raises:
        ValueError: a negative fine or number of days.
        NotInForceError: the rule is not in force on that day.
    """
    if fine_fen < 0 or days < 0:
        raise ValueError("an unpaid fine and its delay are never negative")
    rate, cap, article = _rate(book, on)
    ceiling = fine_fen * cap // PER_CENT
    accrued = fine_fen * rate * days // PER_CENT
    return AdditionalFine(min(accrued, ceiling), accrued >= ceiling, article)


def days_to_ceiling(book: RuleBook, *, on: date) -> int:
    """Return the day of delay on which the ceiling is reached.

    Raises:
        NotInForceError: the rule is not in force on that day.
    """
    rate, cap, _ = _rate(book, on)
    return -(-cap // rate)


def _rate(book: RuleBook, on: date) -> tuple[int, int, str]:
    rule = book.rule(RULE, on)
    row = rule.row
    if (
        row.kind is not Kind.CAP
        or row.unit is not Unit.PER_CENT
        or not row.value
        or not row.cap
    ):
        raise NotALimitError(
            f"规则 {RULE} 没有比例和上限。",
            why="加处罚款须按比例计算，并以罚款数额为上限。",
            remedy="请更正规则文件。",
            article=rule.article,
        )
    return row.value, row.cap, rule.article
