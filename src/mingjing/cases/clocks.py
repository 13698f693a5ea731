"""The clocks of a case, derived from its events whenever they are read."""

from dataclasses import dataclass
from datetime import date

from mingjing.cases.deferrals import deferred_until
from mingjing.cases.exits import Exit
from mingjing.cases.models import Case, Decision, Ending, Notice
from mingjing.cases.queries import (
    current_notice,
    decision_if_any,
    ending_if_any,
    referral_if_any,
)
from mingjing.cases.states import State
from mingjing.kernel.dates import legal_date
from mingjing.statute.court_window import court_window
from mingjing.statute.dues import Due
from mingjing.statute.lengths import day_of
from mingjing.statute.limits import RuleBook

DECIDE_WITHIN = "APL-60"
DEFENCE_WITHIN = "DEFENCE"
HEARING_WITHIN = "APL-64-1"
SERVE_WITHIN = "APL-61"
PAY_WITHIN = "APL-67"
ANSWER_REFERRAL, REFER_WITHIN = "R310-5", "R310-5-2"


@dataclass(frozen=True, slots=True)
class Clock:
    """One running or stopped time limit of a case.

    Args:
        due: the derived date with everything behind it.
        done_on: day the duty was fulfilled; None while it runs.
        place: where it is to be fulfilled, where the same duty lies in several places.
    """

    due: Due
    done_on: date | None
    place: str = ""


def day_for_party(due: Due) -> date:
    """Return the last day of a party's right; far away while the calendar is unknown.

    A right must not be treated as expired before the holidays of that year are known.
    """
    return date.max if due.provisional or due.rolled is None else day_of(due.rolled)


def clocks_of(case: Case, law: RuleBook) -> list[Clock]:
    """Return every clock the case's events have started, oldest first."""
    clocks: list[Clock] = []
    ending = ending_if_any(case)
    if case.filed_on is not None:
        ended_on = case.decided_on if ending is None else ending.decided_on
        clocks.append(Clock(law.due(DECIDE_WITHIN, case.filed_on), ended_on))
    notice = current_notice(case)
    if notice is not None:
        clocks.extend(_of_notice(notice, law))
    clocks.extend(_of_exits(case, ending, law))
    decision = decision_if_any(case)
    if decision is not None:
        decided_on = legal_date(decision.decided_at)
        clocks.append(Clock(law.due(SERVE_WITHIN, decided_on), case.served_on))
        if case.served_on is not None:
            paid = max((one.paid_on for one in decision.payment_set.all()), default=None)
            done = None if case.stage is State.SERVED else paid
            clocks.append(Clock(law.due(PAY_WITHIN, case.served_on), done))
        clocks.extend(_of_enforcement(decision, case, law))
    return clocks


def _of_enforcement(decision: Decision, case: Case, law: RuleBook) -> list[Clock]:
    if decision.demanded_on is None or case.served_on is None:
        return []
    window = court_window(
        law,
        served_on=case.served_on,
        deferred_until=deferred_until(decision),
        demanded_on=decision.demanded_on,
    )
    over = None if case.stage is State.SERVED else decision.demanded_on
    applied = decision.applied_on or over
    waits = [] if window.demand is None else [Clock(window.demand, applied)]
    return [*waits, Clock(window.due, applied)]


def _of_exits(case: Case, ending: Ending | None, law: RuleBook) -> list[Clock]:
    clocks = []
    referral = referral_if_any(case)
    if referral is not None:
        decided_at, handed_at = referral.decided_at, referral.handed_at
        decided_on = None if decided_at is None else legal_date(decided_at)
        clocks.append(Clock(law.due(ANSWER_REFERRAL, referral.reported_on), decided_on))
        if referral.approved and decided_at is not None:
            handed_on = None if handed_at is None else legal_date(handed_at)
            clocks.append(Clock(law.due(REFER_WITHIN, decided_at), handed_on))
    if ending is not None and ending.kind == Exit.NO_PENALTY:
        clocks.append(Clock(law.due(SERVE_WITHIN, ending.decided_on), ending.served_on))
    return clocks


def _of_notice(notice: Notice, law: RuleBook) -> list[Clock]:
    clocks = [Clock(law.due(DEFENCE_WITHIN, notice.given_on), notice.defence_waived_on)]
    if notice.hearing_right:
        settled_on = notice.hearing_requested_on or notice.hearing_waived_on
        clocks.append(Clock(law.due(HEARING_WITHIN, notice.given_on), settled_on))
    return clocks
