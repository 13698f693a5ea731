"""The clocks of a stop of supply, derived from its events whenever they are read."""

from datetime import datetime

from mingjing.cases.clocks import Clock
from mingjing.compulsion.models import SupplyStop
from mingjing.kernel.dates import legal_date
from mingjing.statute.limits import RuleBook

TELL_BEFORE = "ASL-70"


def clocks_of(stop: SupplyStop, law: RuleBook) -> list[Clock]:
    """Return every clock the events of a stop have started, oldest first."""
    if stop.told_at is None:
        return []
    done = legal_date(stop.notified_at) if stop.notified_at else stop.ended_on
    return [Clock(law.due(TELL_BEFORE, stop.told_at), done)]


def told_until(stop: SupplyStop, law: RuleBook) -> datetime | None:
    """Return the end of the hours between notice and cut, None before the notice."""
    if stop.told_at is None:
        return None
    until = law.due(TELL_BEFORE, stop.told_at).nominal
    return until if isinstance(until, datetime) else None
