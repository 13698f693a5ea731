"""What a person may ask of a rule, and the answer: the same for terminal, page and program."""

from dataclasses import dataclass
from datetime import date, datetime

from mingjing.statute.choice_of_law import both_versions
from mingjing.statute.counted_days import Suspension
from mingjing.statute.lengths import day_of
from mingjing.statute.limits import RuleBook
from mingjing.statute.why import Why, why_due, why_rule


@dataclass(frozen=True, slots=True)
class Question:
    """Why is it this day, or what does this rule say.

    Args:
        rule: id of the rule.
        start: day or moment that starts the limit; None asks what the rule says.
        on: day that chooses the version; the start if absent, else today.
        act_on: day of the violation, whose version is to stand beside the other.
        extend: whether the longest extension is added.
        left_out: first and last days of what is left out of the count.
    """

    rule: str
    start: date | datetime | None = None
    on: date | None = None
    act_on: date | None = None
    extend: bool = False
    left_out: tuple[tuple[date, date], ...] = ()


def answer(question: Question, *, book: RuleBook, today: date, region: str) -> Why:
    """Return why.

    Args:
        question: what was asked.
        book: the rule book.
        today: chooses the version where neither a start nor a day was given.
        region: code of the division, which chooses the amounts.

    Raises:
        UnknownRuleError: no such rule.
        NotInForceError: no version is in force on that day.
        NotALimitError: a start was given to a rule that is no time limit, or an extension was
            asked of one that has none.
        NotSuspendedError: days are to be left out that the norm does not leave out.
        InvalidInputError: a limit in hours was given a date, a moment has no zone, or the act
            lies after the day that chooses the version.
    """
    start, act_on = question.start, question.act_on
    if start is None:
        on = question.on or today
        return why_rule(book, question.rule, on=on, region=region, act_on=act_on)
    on = question.on or day_of(start)
    reason = "、".join(book.rule(question.rule, on).row.suspend_on)
    without = tuple(Suspension(*span, reason) for span in question.left_out)
    if question.extend:
        due = book.extended(question.rule, day_of(start), on=on, without=without)
    else:
        due = book.due(question.rule, start, on=on, without=without)
    both = None
    if act_on is not None:
        both = both_versions(book, question.rule, act_on=act_on, decided_on=on)
    return why_due(due, both=both)
