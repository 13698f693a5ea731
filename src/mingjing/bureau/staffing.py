"""Whether there are enough people for legal review (G118, SOD-12)."""

from dataclasses import dataclass
from datetime import date

from mingjing.access.actors import Role
from mingjing.bureau.queries import holders
from mingjing.statute.limits import RuleBook
from mingjing.statute.rules import Rule

SHARE_OF_REVIEWERS = "G118-23"
REVIEWS = (Role.REVIEWER, Role.LEGAL_HEAD)


@dataclass(frozen=True, slots=True)
class Staffing:
    """People in office on a day.

    Args:
        reviewers: who may review.
        officers: who hold the post of an enforcement officer.
        rule: what share is asked for, in per cent.
    """

    reviewers: int
    officers: int
    rule: Rule

    @property
    def needed(self) -> int:
        """Reviewers asked for; a part of a person is a person."""
        return needed(self.officers, self.rule.row.value or 0)

    @property
    def is_enough(self) -> bool:
        """Say whether there are that many."""
        return self.reviewers >= self.needed


def needed(officers: int, percent: int) -> int:
    """Return the reviewers that a number of officers asks for.

    >>> [needed(officers, 5) for officers in (0, 1, 20, 21, 40)]
    [0, 1, 1, 2, 2]
    """
    return -(-officers * percent // 100)


def staffing(on: date, law: RuleBook) -> Staffing:
    """Count who holds the posts on a day; who holds both counts in both."""
    reviewers = {one.code for role in REVIEWS for one in holders(role, on)}
    officers = holders(Role.OFFICER, on)
    return Staffing(len(reviewers), len(officers), law.rule(SHARE_OF_REVIEWERS, on))
