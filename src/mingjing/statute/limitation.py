"""追责时效 (APL 36): until when a violation must have been found to be punished."""

from dataclasses import dataclass
from datetime import date

from mingjing.kernel.errors import InvalidInputError
from mingjing.statute.choice_of_law import BothVersions, both_versions
from mingjing.statute.dues import Due
from mingjing.statute.lengths import day_of
from mingjing.statute.limits import RuleBook

TWO_YEARS = "APL-36"
FIVE_YEARS = "APL-36-5"


@dataclass(frozen=True, slots=True)
class Limitation:
    """Whether a violation can still be punished.

    Args:
        due: last day on which it had to be found.
        found_on: day on which it was found; None while it is not.
        asked_on: day of the question.
        both: the rule as of the end of the act and as of the question.
    """

    due: Due
    found_on: date | None
    asked_on: date
    both: BothVersions

    @property
    def is_barred(self) -> bool:
        """Whether the period was over when it was found, or is over while it is not found."""
        return (self.found_on or self.asked_on) > day_of(self.due.nominal)


def limitation(
    book: RuleBook,
    *,
    ended_on: date,
    found_on: date | None,
    harms_safety: bool,
    on: date,
) -> Limitation:
    """Return until when a violation had to be found, and whether it was.

    Args:
        book: the rule book.
        ended_on: day of the act; where it was continuous or went on, the day it ended.
        found_on: day on which it was found; None while it is not.
        harms_safety: whether life, health or finance was endangered and harm done: five years
            instead of two.
        on: day of the question; it chooses the version.

    Raises:
        InvalidInputError: the question is asked of a day before the act ended.
        NotInForceError: the rule is not in force on that day.
    """
    if on < ended_on:
        raise InvalidInputError(
            "行为终了之日晚于查询之日。",
            why="追责时效自违法行为发生之日起计算；连续或者继续的，自终了之日起计算。",
            remedy="行为还在继续的，时效尚未起算；请核对日期。",
            article="apl-2021:36.2",
        )
    rule = FIVE_YEARS if harms_safety else TWO_YEARS
    due = book.due(rule, ended_on, on=on)
    both = both_versions(book, rule, act_on=ended_on, decided_on=on)
    return Limitation(due, found_on, on, both)
