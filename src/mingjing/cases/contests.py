"""What remedies mean for the decision they are against: what waits, and what does not count.

Where one was decided, the period to sue that follows it takes the place of the periods of a
decision nobody contested (APrL-I 156); where it was withdrawn, those go on.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TypeVar

from mingjing.cases.aftermath import Aftermath
from mingjing.cases.models import Case
from mingjing.cases.queries import remedies_of
from mingjing.cases.remedies import SUE_AFTER, RemedyState, Standing, Way, outcome_of
from mingjing.cases.remedy_rows import Remedy, RemedyRow
from mingjing.kernel.errors import GateClosedError
from mingjing.statute.counted_days import Suspension
from mingjing.statute.court_window import Contested
from mingjing.statute.lengths import day_of
from mingjing.statute.limits import RuleBook

STILL_RUNNING = date(9999, 12, 30)
AnyRemedy = TypeVar("AnyRemedy", bound=RemedyRow)


def running_in(remedies: Iterable[AnyRemedy]) -> AnyRemedy | None:
    """Return the one of some remedies that has no outcome yet."""
    return next((one for one in remedies if not one.is_over), None)


def left_by(remedies: Iterable[RemedyRow]) -> Standing:
    """Return what the last decided remedy left of an act that keeps no standing of its own."""
    left = Standing.STANDS
    for one in remedies:
        if one.is_over:
            left = outcome_of(Way(one.way), one.outcome).leaves or left
    return left


def remedy_running(case: Case) -> Remedy | None:
    """Return the remedy of *case* that has no outcome yet."""
    return running_in(remedies_of(case))


def remedy_against(docket: str) -> str:
    """Return what runs against the decision of a case, such as 行政诉讼; empty for nothing."""
    running = Remedy.objects.filter(case_id=docket).exclude(state=RemedyState.OVER).first()
    return Way(running.way).label if running else ""


def is_stayed(case: Case) -> bool:
    """Say whether the execution is stopped while a remedy runs (ARL 42, APrL 56)."""
    running = remedy_running(case)
    return running is not None and running.stayed_on is not None


def pauses_of(remedies: Iterable[RemedyRow]) -> tuple[Suspension, ...]:
    """Return some remedies as the days on which no additional fine accrues (APL 73)."""
    return tuple(
        Suspension(one.applied_on, one.effective_on or STILL_RUNNING, Way(one.way).label)
        for one in remedies
    )


def contested_by(remedies: Iterable[RemedyRow], law: RuleBook) -> Contested:
    """Return what the remedies that are over leave of the periods to contest."""
    ended = {one: one.effective_on for one in remedies if one.effective_on}
    if not ended:
        return Contested()
    until = max(_used_up(ended, law), default=None)
    return Contested(until, max(ended.values()))


def require_uncontested(remedies: Iterable[RemedyRow], article: str) -> None:
    """Refuse an application to the court while a remedy runs.

    Raises:
        GateClosedError: one does.
    """
    running = running_in(remedies)
    if running is None:
        return
    raise GateClosedError(
        f"{Way(running.way).label}正在进行，不能申请人民法院强制执行。",
        why="当事人在法定期限内不申请行政复议或者提起行政诉讼，又不履行行政决定的，可以申请。",
        remedy=f"请等待{running.body}的结果，登记后按新的期限办理。",
        article=article,
    )


def require_not_stayed(remedies: Iterable[RemedyRow]) -> None:
    """Refuse to press for what was ordered not to be carried out.

    Raises:
        GateClosedError: the execution is stopped.
    """
    running = running_in(remedies)
    if running is None or running.stayed_on is None:
        return
    raise GateClosedError(
        f"已于{running.stayed_on}停止执行，不能催告。",
        why=f"{running.stayed_by}：{running.stay_reason}",
        remedy="请等待复议、诉讼的结果。",
        article="arl-2023:42" if running.way == Way.RECONSIDERATION else "aprl-2017:56",
    )


def require_standing(row: Aftermath, *, article: str) -> None:
    """Refuse what asks for a decision that still binds the party.

    Raises:
        GateClosedError: it was revoked, or is void.
    """
    standing = Standing(row.standing)
    if not standing.has_fallen:
        return
    raise GateClosedError(
        f"处罚决定{standing.label}。",
        why=f"自 {row.standing_on} 起不再要求当事人履行，也不再公示。",
        remedy="已经缴纳的，请退还；责令重新作出的，请另行登记线索。",
        article=article,
    )


def _used_up(ended: Mapping[RemedyRow, date], law: RuleBook) -> list[date]:
    """Return the last days after each remedy that was decided."""
    days = []
    for one, effective_on in ended.items():
        way = Way(one.way)
        if not outcome_of(way, one.outcome).decides:
            continue
        if way is Way.LITIGATION:
            days.append(effective_on)
        else:
            days.append(day_of(law.due(SUE_AFTER, effective_on).binding))
    return days
