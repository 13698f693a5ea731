"""延长审核期限, read both ways: which days are left to give, and when they would end."""

from dataclasses import dataclass
from datetime import date, timedelta

from mingjing.statute.counting import working_days_after
from mingjing.statute.limits import RuleBook

REVIEW_WITHIN = "SEED-REV"
ARTICLE = "seed-2022:A3-4"


@dataclass(frozen=True, slots=True)
class Extension:
    """An extension by a number of days, in both readings of the word 日.

    Args:
        days: how many.
        until: last day where 日 means calendar days: the one that binds here.
        latest: last day where it means working days, as the sentence before it does.
    """

    days: int
    until: date
    latest: date


def most_days(law: RuleBook, on: date) -> int:
    """Return by how many days a review may be extended; 0 where the rule knows no extension."""
    extension = law.rule(REVIEW_WITHIN, on).row.extension
    return extension.max if extension is not None and extension.max is not None else 0


def choices(law: RuleBook, due: date) -> tuple[Extension, ...]:
    """Return every extension of a limit that ends on *due*: nothing longer exists."""
    return tuple(
        Extension(
            days,
            due + timedelta(days=days),
            working_days_after(due, days, law.calendar),
        )
        for days in range(1, most_days(law, due) + 1)
    )
