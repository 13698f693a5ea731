"""申请人民法院强制执行 (ACL 53, 54; APL 72): from when and until when a bureau may apply."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from mingjing.statute.dues import Due
from mingjing.statute.lengths import day_of
from mingjing.statute.limits import RuleBook

APPLY_WITHIN = "ACL-53"
DEMAND_WAITS = "ACL-54"
AFTER_DEFERRAL = "APL-72-2"
RECONSIDERATION = "ARL-20"
LITIGATION = "APrL-46"
EITHER = (RECONSIDERATION, LITIGATION)
RECONSIDERATION_FIRST = (RECONSIDERATION,)
"""Where the party cannot go to a court at once (ARL 23), no other period runs from service.

A reading of ACL 53 with ARL 23: no norm that says so was read, and the form tells that.
"""


@dataclass(frozen=True, slots=True)
class Contested:
    """What remedies that are over leave of the periods to contest a decision.

    Args:
        until: last day to turn to a court after a remedy that was decided, in place of both
            periods; None where none was.
        not_before: day on which the last remedy ended, decided or not; None without one.
    """

    until: date | None = None
    not_before: date | None = None


NEVER = Contested()


@dataclass(frozen=True, slots=True)
class CourtWindow:
    """When an application is neither too early nor too late.

    Args:
        remedies: the periods in which a decision can be contested from its service.
        deferred_until: end of a deferral or of instalments, from which the window then runs.
        starts_after: day after which the window is open.
        due: last day of the window.
        demand: until when the party has, once the demand was served; None before.
    """

    remedies: tuple[Due, ...]
    deferred_until: date | None
    starts_after: date
    due: Due
    demand: Due | None

    @property
    def opens_on(self) -> date | None:
        """First day of an application; None before a demand was served."""
        if self.demand is None:
            return None
        waits = self.demand.rolled or self.demand.nominal
        return _next(max(self.starts_after, day_of(waits)))

    @property
    def is_certain(self) -> bool:
        """Whether no day rests on a year without a notice of holidays."""
        dues = (*self.remedies, self.due, *([self.demand] if self.demand else []))
        return not any(one.provisional or one.rolled is None for one in dues)


def court_window(  # noqa: PLR0913 - the facts it depends on
    book: RuleBook,
    *,
    served_on: date,
    deferred_until: date | None = None,
    demanded_on: date | None = None,
    contested: Contested = NEVER,
    within: Sequence[str] = EITHER,
    on: date | None = None,
) -> CourtWindow:
    """Return when a bureau may apply to the court for a decision that nobody contests.

    Args:
        book: the rule book.
        served_on: day of service, from which the remedies run.
        deferred_until: end of an approved deferral or of the last instalment (APL 66).
        demanded_on: day on which the demand (催告书) was served.
        contested: remedies that are over; while one runs there is no window.
        within: rules of the periods in which the party may contest the decision.
        on: day that chooses the versions; the day of service if absent.

    Raises:
        NotInForceError: a rule is not in force on that day.
    """
    asked = on or served_on
    remedies = tuple(book.due(rule, served_on, on=asked) for rule in within)
    expired_on = contested.until or max(day_of(one.binding) for one in remedies)
    later = (day for day in (deferred_until, contested.not_before) if day is not None)
    starts_after = max((expired_on, *later))
    due = book.due(APPLY_WITHIN, starts_after, on=asked)
    demand = None if demanded_on is None else book.due(DEMAND_WAITS, demanded_on, on=asked)
    return CourtWindow(remedies, deferred_until, starts_after, due, demand)


def _next(day: date) -> date:
    return date.fromordinal(day.toordinal() + 1)
