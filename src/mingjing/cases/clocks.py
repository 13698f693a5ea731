"""The clocks of a case, derived from its events whenever they are read."""

from dataclasses import dataclass
from datetime import date

from mingjing.cases.models import Case, Decision, Notice, Service
from mingjing.cases.queries import current_notice
from mingjing.kernel.dates import legal_date
from mingjing.statute.dues import Due
from mingjing.statute.limits import RuleBook, day_of

DECIDE_WITHIN = "APL-60"
DEFENCE_WITHIN = "DEFENCE"
HEARING_WITHIN = "APL-64-1"
SERVE_WITHIN = "APL-61"
PAY_WITHIN = "APL-67"


@dataclass(frozen=True, slots=True)
class Clock:
    """One running or stopped time limit of a case.

    Args:
        due: the derived date with everything behind it.
        done_on: day the duty was fulfilled; None while it runs.
    """

    due: Due
    done_on: date | None


def day_for_party(due: Due) -> date:
    """Return the last day of a party's right; far away while the calendar is unknown.

    A right must not be treated as expired before the holidays of that year are known.
    """
    return date.max if due.provisional or due.rolled is None else day_of(due.rolled)


def clocks_of(case: Case, law: RuleBook) -> list[Clock]:
    """Return every clock the case's events have started, oldest first."""
    clocks: list[Clock] = []
    if case.filed_on is not None:
        clocks.append(Clock(law.due(DECIDE_WITHIN, case.filed_on), case.decided_on))
    notice = current_notice(case)
    if notice is not None:
        clocks.extend(_of_notice(notice, law))
    decision = Decision.objects.filter(case=case).first()
    if decision is not None:
        decided_on = legal_date(decision.decided_at)
        clocks.append(Clock(law.due(SERVE_WITHIN, decided_on), case.served_on))
        if Service.objects.filter(decision=decision).exists() and case.served_on is not None:
            paid = decision.payment_set.order_by("-paid_on").first()
            done = paid.paid_on if paid is not None and case.stage != "served" else None
            clocks.append(Clock(law.due(PAY_WITHIN, case.served_on), done))
    return clocks


def _of_notice(notice: Notice, law: RuleBook) -> list[Clock]:
    clocks = [Clock(law.due(DEFENCE_WITHIN, notice.given_on), notice.defence_waived_on)]
    if notice.hearing_right:
        clocks.append(Clock(law.due(HEARING_WITHIN, notice.given_on), notice.hearing_waived_on))
    return clocks
