"""Until when a party can turn to somebody, counted from service, in words for the public."""

from dataclasses import dataclass
from datetime import date

from mingjing.disclosure.kinds import Kind
from mingjing.disclosure.sources import LITIGATION, RECONSIDERATION
from mingjing.statute.dues import Due
from mingjing.statute.lengths import day_of
from mingjing.statute.limits import RuleBook


@dataclass(frozen=True, slots=True)
class RemedyDay:
    """The last day of one remedy.

    Args:
        name: 申请行政复议, 提起行政诉讼.
        last: last day, off holidays where they are known.
        nominal: the day the number alone gives, where it is another; else None.
        is_provisional: whether it rests on a year without a notice of holidays.
        article: citation in words.
    """

    name: str
    last: date
    nominal: date | None
    is_provisional: bool
    article: str


NAMES = {RECONSIDERATION: "申请行政复议", LITIGATION: "提起行政诉讼"}


def remedy_days(served_on: date, kind: Kind, law: RuleBook) -> tuple[RemedyDay, ...]:
    """Return the last days of reconsideration and litigation for a party served that day.

    Against a penalty on the spot there is the court only after the reconsideration (ARL 23).
    """
    return tuple(
        _told(name, law.due(rule, served_on), law.rule(rule, served_on).article_in_words)
        for rule, name in NAMES.items()
        if rule == RECONSIDERATION or kind is not Kind.SUMMARY
    )


def _told(name: str, due: Due, article: str) -> RemedyDay:
    nominal = day_of(due.nominal)
    last = day_of(due.binding)
    return RemedyDay(
        name=name,
        last=last,
        nominal=nominal if nominal != last else None,
        is_provisional=due.may_move,
        article=article,
    )
