"""The clocks of a seizure, derived from its events whenever they are read."""

from datetime import date, datetime

from mingjing.cases.clocks import Clock, clocks_of_remedies
from mingjing.compulsion.models import Seizure
from mingjing.compulsion.queries import has_fallen, remedies_of, suspensions_of
from mingjing.kernel.dates import legal_date
from mingjing.statute.counted_days import Suspension
from mingjing.statute.dues import Due
from mingjing.statute.lengths import day_of
from mingjing.statute.limits import RuleBook

APPROVE_WITHIN = "ACL-19"
HOLD_FOR = "ACL-25"
WARN_BEFORE = "SEIZURE-WARN"


def clocks_of(seizure: Seizure, law: RuleBook) -> list[Clock]:
    """Return every clock the events of a seizure have started, oldest first."""
    if seizure.imposed_at is None:
        return []
    clocks = []
    if seizure.urgency:
        approved = seizure.approved_at
        done = legal_date(approved) if approved else seizure.ended_on
        clocks.append(Clock(law.due(APPROVE_WITHIN, seizure.imposed_at), done))
    clocks.append(Clock(period_of(seizure, seizure.imposed_at, law), seizure.ended_on))
    remedies = remedies_of(seizure)
    return clocks + clocks_of_remedies(remedies, law, has_fallen=has_fallen(seizure))


def period_of(
    seizure: Seizure,
    imposed_at: datetime,
    law: RuleBook,
    *,
    more: tuple[Suspension, ...] = (),
) -> Due:
    """Return the period, with its extension and without the days of appraisal.

    Args:
        seizure: which one.
        imposed_at: when it began.
        law: the book.
        more: days of an appraisal that is about to be entered.
    """
    start, without = legal_date(imposed_at), (*suspensions_of(seizure), *more)
    if seizure.extended_by is None:
        return law.due(HOLD_FOR, start, without=without)
    return law.extended(HOLD_FOR, start, by=seizure.extended_by, without=without)


def last_day(
    seizure: Seizure, law: RuleBook, *, more: tuple[Suspension, ...] = ()
) -> date | None:
    """Return the last day of the period, None before it began.

    The nominal one: a period that bears on somebody's property does not roll over a day off.
    """
    if seizure.imposed_at is None:
        return None
    return day_of(period_of(seizure, seizure.imposed_at, law, more=more).nominal)


def is_expired(seizure: Seizure, today: date, law: RuleBook) -> bool:
    """Say whether things are held although the period is over."""
    last = last_day(seizure, law)
    return seizure.ended_on is None and last is not None and today > last


def warned_on(seizure: Seizure, law: RuleBook) -> date | None:
    """Return the day from which the end of the period is near, None before it began."""
    last = last_day(seizure, law)
    return None if last is None else day_of(law.due(WARN_BEFORE, last).nominal)


def is_late(imposed_at: datetime, at: datetime, law: RuleBook) -> bool:
    """Say whether *at* lies after the hours in which an urgent seizure is to be approved."""
    until = law.due(APPROVE_WITHIN, imposed_at).nominal
    return isinstance(until, datetime) and at > until
