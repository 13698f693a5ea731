"""The stepper of a case: what is done, where it stands, and why the next step is locked."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from mingjing.cases.exits import Exit
from mingjing.cases.gates import gates_of
from mingjing.cases.queries import current_notice
from mingjing.cases.rules import Gate
from mingjing.cases.states import State
from mingjing.web.console.acts.asking import Setting

if TYPE_CHECKING:
    from mingjing.cases.models import Case


class Standing(StrEnum):
    """How far a phase is."""

    DONE = "done"
    NOW = "now"
    LOCKED = "locked"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Phase:
    """One phase of the stepper.

    Args:
        name: what people call it.
        standing: how far it is.
        remark: its day when done, what happens when it is now, why it is locked otherwise.
    """

    name: str
    standing: Standing
    remark: str


NAMES = ("线索", "立案", "调查取证", "法制审核", "告知听取", "处罚决定", "送达履行", "结案归档")
LEAD, FILING, INVESTIGATION, REVIEW, NOTICE, DECISION, PERFORMANCE, CLOSING = range(len(NAMES))
WHERE = {
    State.LEAD: FILING,
    State.DECLINED: FILING,
    State.FILED: INVESTIGATION,
    State.INVESTIGATION: INVESTIGATION,
    State.SUSPENDED: INVESTIGATION,
    State.INVESTIGATED: REVIEW,
    State.IN_REVIEW: REVIEW,
    State.OBJECTED: REVIEW,
    State.PARKED: REVIEW,
    State.IN_SECOND_REVIEW: REVIEW,
    State.REVIEWED: NOTICE,
    State.NOTICED: NOTICE,
    State.HEARING_REQUESTED: NOTICE,
    State.HEARING_ARRANGED: NOTICE,
    State.HEARING_HELD: NOTICE,
    State.NOT_PENALISED: CLOSING,
    State.WITHDRAWN: CLOSING,
    State.TRANSFERRED: CLOSING,
    State.REFERRAL_PROPOSED: DECISION,
    State.REFERRAL_APPROVED: DECISION,
    State.REFERRED: CLOSING,
    State.DECIDED: PERFORMANCE,
    State.SERVED: PERFORMANCE,
    State.PERFORMED: CLOSING,
    State.SET_ASIDE: CLOSING,
    State.CLOSED: CLOSING,
    State.ARCHIVED: len(NAMES),
}
ENDED = {State.DECLINED: "不予立案"}
REFERRALS = frozenset({State.REFERRAL_PROPOSED, State.REFERRAL_APPROVED, State.REFERRED})


def phases_of(setting: Setting) -> list[Phase]:
    """Return the phases of the case, each with its day, its state or its reason."""
    case = setting.case
    here = _here(setting)
    days = _days(case)
    way = _way_out(case)
    phases = []
    for index, name in enumerate(NAMES):
        if index == REVIEW and case.review_required is False and here > REVIEW:
            phases.append(Phase(name, Standing.SKIPPED, "不属于重大决定"))
        elif way is not None and not days[index] and index not in {here, CLOSING}:
            phases.append(Phase(name, Standing.SKIPPED, _left_out(index, way)))
        elif index < here:
            phases.append(Phase(name, Standing.DONE, days[index]))
        elif index == here:
            phases.append(Phase(name, Standing.NOW, ENDED.get(case.stage, case.stage.label)))
        else:
            phases.append(Phase(name, Standing.LOCKED, _lock(index, here, setting)))
    return phases


def closed_gates(setting: Setting) -> list[Gate]:
    """Return the gates that keep the case from its decision today."""
    return [
        gate for gate in gates_of(setting.case, setting.law, on=setting.today) if not gate.holds
    ]


def may_be_decided(case: "Case") -> bool:
    """Say whether a decision on a penalty still lies ahead of *case*."""
    return bool(case.filed_on) and not case.decided_on and _way_out(case) is None


def _way_out(case: "Case") -> Exit | None:
    """Return how *case* leaves, or is about to, without a penalty."""
    if case.exit:
        return Exit(case.exit)
    return Exit.REFERRED if case.stage in REFERRALS else None


def _left_out(index: int, way: Exit) -> str:
    if index == DECISION:
        return way.label
    return "没有终结" if index == INVESTIGATION else "没有进行"


def _here(setting: Setting) -> int:
    case = setting.case
    if case.stage is State.INVESTIGATED and case.review_required is False:
        return NOTICE
    if case.stage is State.NOTICED and not closed_gates(setting):
        return DECISION
    return WHERE[case.stage]


def _days(case: "Case") -> tuple[str, ...]:
    notice = current_notice(case)
    days = (
        case.found_on,
        case.filed_on,
        case.investigated_on,
        case.passed_on,
        notice.given_on if notice else None,
        case.decided_on,
        case.served_on,
        case.archived_on,
    )
    return tuple(f"{day:%m-%d}" if day else "" for day in days)


def _lock(index: int, here: int, setting: Setting) -> str:
    """Say in a few words why a phase is not open yet."""
    case = setting.case
    if index == REVIEW:
        return "须先终结调查"
    if index == NOTICE:
        return (
            "须先通过审核" if case.review_required is not False and here >= REVIEW else "待办"
        )
    if index == DECISION:
        names = [gate.name for gate in closed_gates(setting)] if here >= NOTICE else []
        return f"须先满足：{'、'.join(names)}" if names else "待办"
    if index == PERFORMANCE and here == DECISION:
        return "决定后 7 个工作日内送达"
    return "待办"
