"""The clocks of a case, derived from its events whenever they are read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from mingjing.cases.contests import running_in
from mingjing.cases.debts import fine_of, outstanding_fen
from mingjing.cases.deliveries import SERVED_AFTER
from mingjing.cases.exits import Exit
from mingjing.cases.fines import PAY_WITHIN, Fine
from mingjing.cases.investigation.preserving import SETTLE_WITHIN
from mingjing.cases.investigation.queries import (
    preservations_of,
    rectifications_of,
    suspensions_of,
)
from mingjing.cases.models import Case, Decision, Ending, Notice
from mingjing.cases.queries import (
    announcement_if_any,
    current_notice,
    decision_if_any,
    ending_if_any,
    referral_if_any,
)
from mingjing.cases.rectification import REINSPECT_WITHIN
from mingjing.cases.remedies import SUE_AFTER, Way, outcome_of
from mingjing.cases.remedy_rows import RemedyRow
from mingjing.cases.states import State
from mingjing.kernel.dates import legal_date
from mingjing.statute.calendars import ONE_DAY
from mingjing.statute.counted_days import Suspension
from mingjing.statute.court_window import CourtWindow
from mingjing.statute.dues import Due
from mingjing.statute.lengths import day_of
from mingjing.statute.limits import RuleBook

if TYPE_CHECKING:
    from mingjing.cases.investigation.models import Preservation

DECIDE_WITHIN, STOPS = "APL-60", "APL-60-STOP"
LAPSES = "逾期未处理的视为解除，应当立即返还（未核实）；处理之前不能终结调查。"
DEFENCE_WITHIN = "DEFENCE"
HEARING_WITHIN = "APL-64-1"
SERVE_WITHIN = "APL-61"
ANNOUNCED = "公告送达以公告之日为准：公告期间怎样计入七日，条文没有写明（未核实）。"
ANSWER_REFERRAL, REFER_WITHIN = "R310-5", "R310-5-2"


@dataclass(frozen=True, slots=True)
class Clock:
    """One running or stopped time limit of a case.

    Args:
        due: the derived date with everything behind it.
        done_on: day the duty was fulfilled; None while it runs.
        place: where it is to be fulfilled, where the same duty lies in several places.
        remark: what else bears on it, in a sentence; empty for nothing.
    """

    due: Due
    done_on: date | None
    place: str = ""
    remark: str = ""


def clocks_of(case: Case, law: RuleBook) -> list[Clock]:
    """Return every clock the case's events have started, oldest first."""
    clocks: list[Clock] = []
    ending = ending_if_any(case)
    if case.filed_on is not None:
        ended_on = case.decided_on if ending is None else ending.decided_on
        clocks.append(_of_decision(case, case.filed_on, ended_on, law))
    clocks.extend(_of_preservations(case, law))
    clocks.extend(_of_rectifications(case, law))
    notice = current_notice(case)
    if notice is not None:
        clocks.extend(_of_notice(notice, law))
    clocks.extend(_of_exits(case, ending, law))
    decision = decision_if_any(case)
    if decision is not None:
        decided_on = legal_date(decision.decided_at)
        announced = announcement_if_any(case)
        within = law.due(SERVE_WITHIN, decided_on)
        if announced is None:
            clocks.append(Clock(within, case.served_on))
        else:
            clocks.append(Clock(within, announced.announced_on, remark=ANNOUNCED))
            deemed = law.due(SERVED_AFTER, announced.announced_on)
            clocks.append(Clock(deemed, case.served_on))
        if case.served_on is not None and decision.fine_fen:
            clocks.append(
                Clock(law.due(PAY_WITHIN, case.served_on), _settled_on(case, decision))
            )
        fine = fine_of(case, decision)
        is_over = case.stage is not State.SERVED
        clocks.extend(clocks_of_enforcement(fine, law, is_over=is_over))
        clocks.extend(clocks_of_remedies(fine.remedies, law, has_fallen=fine.has_fallen))
    return clocks


def _settled_on(case: Case, decision: Decision) -> date | None:
    """Return when the fine was paid, or fell before it was; None while it is owed."""
    left = outstanding_fen(decision)
    if left and case.stage is State.SERVED:
        return None
    paid_on = max((one.paid_on for one in decision.payment_set.all()), default=None)
    return paid_on or (None if left else decision.standing_on)


def window_of(case: Case, decision: Decision, law: RuleBook) -> CourtWindow:
    """Return when the court may be asked.

    Raises:
        ValueError: the decision was not served.
    """
    return fine_of(case, decision).window(law)


def clocks_of_remedies(
    remedies: Sequence[RemedyRow], law: RuleBook, *, has_fallen: bool
) -> list[Clock]:
    """Return until when the bureau answers each, and the party may sue after the last.

    Args:
        remedies: against one act, oldest first.
        law: the rule book.
        has_fallen: whether the act was revoked, so that nobody has to sue any more.
    """
    clocks = []
    for one in remedies:
        rule = Way(one.way).answer_within(is_simple=one.is_simple)
        done_on = one.answered_on or one.effective_on
        clocks.append(Clock(law.due(rule, one.received_on), done_on))
    for one in remedies[-1:]:
        way = Way(one.way)
        if one.effective_on is None or has_fallen:
            continue
        if way is Way.RECONSIDERATION and outcome_of(way, one.outcome).decides:
            clocks.append(Clock(law.due(SUE_AFTER, one.effective_on), None))
    return clocks


def clocks_of_enforcement(fine: Fine, law: RuleBook, *, is_over: bool) -> list[Clock]:
    """Return how long a demand waits, and until when the court may be asked.

    Args:
        fine: what is to be enforced.
        law: the rule book.
        is_over: whether it was performed, or the execution has ended.
    """
    demanded_on = fine.row.demanded_on
    if demanded_on is None or fine.served_on is None or running_in(fine.remedies) is not None:
        return []
    window = fine.window(law)
    applied = fine.row.applied_on or (demanded_on if is_over else None)
    waits = [] if window.demand is None else [Clock(window.demand, applied)]
    return [*waits, Clock(window.due, applied)]


def settle_until(row: "Preservation", law: RuleBook) -> date:
    """Return the last day for what becomes of preserved evidence.

    The nominal one: what bears on somebody's property does not wait for a calendar.

    Raises:
        ValueError: nothing was preserved yet.
    """
    if row.imposed_at is None:
        raise ValueError("nothing is preserved yet")
    return day_of(law.due(SETTLE_WITHIN, legal_date(row.imposed_at)).nominal)


def is_lapsed(row: "Preservation", on: date, law: RuleBook) -> bool:
    """Say whether evidence is still kept although its seven working days are over."""
    return row.imposed_at is not None and row.settled_on is None and on > settle_until(row, law)


def left_out(case: Case, law: RuleBook) -> tuple[Suspension, ...]:
    """Return the days that are left out of the ninety: none unless the bureau set how many.

    Only whole days between suspension and resumption, and only of those that are over.
    """
    left = 0 if case.filed_on is None else law.most_left_out(DECIDE_WITHIN, case.filed_on)
    days = []
    for one in suspensions_of(case):
        whole = 0 if one.ended_on is None else min(left, (one.ended_on - one.since).days - 1)
        if whole > 0:
            left -= whole
            first = one.since + ONE_DAY
            days.append(Suspension(first, first + timedelta(days=whole - 1), "中止调查"))
    return tuple(days)


def _of_decision(case: Case, filed_on: date, ended_on: date | None, law: RuleBook) -> Clock:
    without = left_out(case, law)
    remark = limit_in_words(law, filed_on) if suspensions_of(case) else ""
    return Clock(law.due(DECIDE_WITHIN, filed_on, without=without), ended_on, remark=remark)


def _of_preservations(case: Case, law: RuleBook) -> list[Clock]:
    imposed = [
        (n, one)
        for n, one in enumerate(preservations_of(case), start=1)
        if one.imposed_at is not None
    ]
    return [
        Clock(
            law.due(SETTLE_WITHIN, legal_date(one.imposed_at)),
            one.settled_on,
            place=f"第 {n} 件" if len(imposed) > 1 else "",
            remark=LAPSES if one.settled_on is None else "",
        )
        for n, one in imposed
        if one.imposed_at is not None
    ]


def _of_rectifications(case: Case, law: RuleBook) -> list[Clock]:
    rows = rectifications_of(case)
    return [
        Clock(
            law.due(REINSPECT_WITHIN, one.look_from),
            one.rechecked_on,
            place=f"第 {n} 份指令" if len(rows) > 1 else "",
        )
        for n, one in enumerate(rows, start=1)
    ]


def limit_in_words(law: RuleBook, on: date) -> str:
    """Return whether the ninety days rest while a case does, as this bureau has it."""
    stop = law.rule(STOPS, on)
    badge = f"（{stop.badge}）" if stop.badge else ""
    if not stop.row.value:
        return f"中止期间照常计算，不从办案期限中扣除{badge}"
    return f"恢复之后，中止期间至多扣除 {stop.row.value} 日{badge}"


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
