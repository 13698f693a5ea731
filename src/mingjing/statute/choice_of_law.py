"""从旧兼从轻 (APL 37): the law of the act and the law of the decision, side by side.

Which of the two is lighter is for a person to say; nothing is chosen here.
"""

from dataclasses import dataclass
from datetime import date

from mingjing.kernel.errors import InvalidInputError
from mingjing.statute.limits import RuleBook
from mingjing.statute.rules import Rule

CHOICE = "APL-37"
ARTICLE = "apl-2021:37"


@dataclass(frozen=True, slots=True)
class BothVersions:
    """One rule as it was when the act was done, and as it is when it is decided on.

    Args:
        act_on: last day of the act.
        decided_on: day of the decision.
        then: the version of the day of the act; None where none was in force.
        now: the version of the day of the decision; None where none is.
        words: how the two are chosen between, in the words of the law of the decision.
    """

    act_on: date
    decided_on: date
    then: Rule | None
    now: Rule | None
    words: str

    @property
    def differ(self) -> bool:
        """Whether the two days fall into different versions."""
        return self.then is not self.now


def both_versions(
    book: RuleBook, rule_id: str, *, act_on: date, decided_on: date
) -> BothVersions:
    """Return a rule in the versions of both days.

    Args:
        book: the rule book.
        rule_id: such as ``HEAR-THR``.
        act_on: day on which the violation was committed, or ended where it went on (APL 36).
        decided_on: day of the decision.

    Raises:
        UnknownRuleError: no such rule.
        InvalidInputError: the decision would come before the act.
    """
    if decided_on < act_on:
        raise InvalidInputError(
            "决定之日早于违法行为之日。",
            why="先有违法行为，后有处罚决定。",
            remedy="请核对两个日期。",
            article=ARTICLE,
        )
    return BothVersions(
        act_on,
        decided_on,
        _in_force(book, rule_id, act_on),
        _in_force(book, rule_id, decided_on),
        choice.words if (choice := _in_force(book, CHOICE, decided_on)) else "",
    )


def changed_between(
    book: RuleBook, *, act_on: date, decided_on: date
) -> tuple[BothVersions, ...]:
    """Return every rule whose version changed between act and decision, by id.

    Raises:
        InvalidInputError: the decision would come before the act.
    """
    compared = (
        both_versions(book, rule_id, act_on=act_on, decided_on=decided_on)
        for rule_id in sorted(book.rules)
    )
    return tuple(one for one in compared if one.differ)


def _in_force(book: RuleBook, rule_id: str, day: date) -> Rule | None:
    versions = book.versions(rule_id)
    return next((one for one in versions if one.in_force_on(day)), None)
