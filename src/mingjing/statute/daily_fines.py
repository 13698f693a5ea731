"""按日连续处罚 (ASL 112): the original fine for each day after the order to correct."""

from dataclasses import dataclass
from datetime import date, timedelta

from mingjing.kernel.errors import InvalidInputError
from mingjing.statute.limits import RuleBook
from mingjing.statute.rules import Rule

RULE = "ASL-112"


@dataclass(frozen=True, slots=True)
class DailyFine:
    """What the days of refusal come to.

    Args:
        fine_fen: the original fine, in fen.
        first: the day after the order.
        last: last day of refusal, included.
        days: how many.
        fen: their sum, in fen.
        rule: the version of the rule.
    """

    fine_fen: int
    first: date
    last: date
    days: int
    fen: int
    rule: Rule


def daily_fine(
    book: RuleBook, fine_fen: int, *, ordered_on: date, until: date, on: date | None = None
) -> DailyFine:
    """Return the fine for every day from the day after the order to *until*.

    Args:
        book: the rule book.
        fine_fen: the original fine, in fen.
        ordered_on: day of the order to correct.
        until: last day on which correction was still refused; a person states it.
        on: day that chooses the version; *until* if absent.

    Raises:
        InvalidInputError: no fine, or not one day of refusal.
        NotInForceError: the rule is not in force on that day.
    """
    rule = book.rule(RULE, on or until)
    days = (until - ordered_on).days
    if fine_fen <= 0 or days < 1:
        raise InvalidInputError(
            "没有可以按日连续处罚的日子或者数额。",
            why="自作出责令改正之日的次日起，按照原处罚数额按日连续处罚。",
            remedy="请核对原罚款数额、责令改正之日和拒不改正的最后一日。",
            article=rule.article,
        )
    first = ordered_on + timedelta(days=1)
    return DailyFine(fine_fen, first, until, days, fine_fen * days, rule)
