"""The life of an inspection, as a table (legal-rules §4.3)."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from mingjing.kernel.errors import IllegalTransitionError


class State(StrEnum):
    """Where an inspection stands."""

    TASK = "task"
    REPORTED = "reported"
    APPROVED = "approved"
    CALLED_OFF = "called_off"
    ON_SITE = "on_site"
    OBSTRUCTED = "obstructed"
    FOUND = "found"
    RECTIFYING = "rectifying"
    HALTED = "halted"
    CONCLUDED = "concluded"
    FED_BACK = "fed_back"
    PUBLISHED = "published"

    @property
    def label(self) -> str:
        """What people call it."""
        return STATE_LABELS[self]


STATE_LABELS: Mapping[State, str] = {
    State.TASK: "任务",
    State.REPORTED: "紧急报告",
    State.APPROVED: "已批准",
    State.CALLED_OFF: "不再检查",
    State.ON_SITE: "入场检查",
    State.OBSTRUCTED: "拒绝检查",
    State.FOUND: "检查记录",
    State.RECTIFYING: "责令整改",
    State.HALTED: "现场处理措施",
    State.CONCLUDED: "检查终了",
    State.FED_BACK: "已反馈",
    State.PUBLISHED: "已公示",
}


class Step(StrEnum):
    """What can be done to an inspection; the value is its command."""

    APPROVE = "approve_inspection"
    DECLINE = "decline_inspection"
    REPORT_URGENT = "report_urgent_inspection"
    MAKE_UP_APPROVAL = "make_up_approval"
    REPLACE_INSPECTOR = "replace_inspector"
    CALL_OFF = "call_off_inspection"
    NOTIFY = "notify_of_inspection"
    ARRIVE = "arrive_on_site"
    REPORT_REFUSAL = "report_refusal"
    RECORD = "record_inspection"
    CONFIRM_NOTHING_FOUND = "confirm_nothing_found"
    ORDER_RECTIFICATION = "order_rectification"
    ORDER_MEASURES = "order_measures"
    REVIEW_MEASURES = "review_measures"
    OPEN_CASE = "open_case"
    TRANSFER = "transfer_finding"
    REINSPECT = "reinspect"
    REQUEST_RECOVERY = "request_recovery"
    EXAMINE_RECOVERY = "examine_recovery"
    CONSENT_TO_RECOVERY = "consent_to_recovery"
    CONCLUDE = "conclude_inspection"
    FEED_BACK = "feed_back"
    PUBLISH = "publish_inspection_result"

    @property
    def label(self) -> str:
        """What people call it."""
        return STEP_LABELS[self]


STEP_LABELS: Mapping[Step, str] = {
    Step.APPROVE: "批准检查",
    Step.DECLINE: "不予批准检查",
    Step.REPORT_URGENT: "紧急情况报告",
    Step.MAKE_UP_APPROVAL: "补办批准",
    Step.REPLACE_INSPECTOR: "更换检查人员",
    Step.CALL_OFF: "取消检查",
    Step.NOTIFY: "通知被检查单位",
    Step.ARRIVE: "入场亮证",
    Step.REPORT_REFUSAL: "报告拒绝检查、拒绝签字",
    Step.RECORD: "记录检查情况",
    Step.CONFIRM_NOTHING_FOUND: "确认没有发现问题",
    Step.ORDER_RECTIFICATION: "责令限期整改",
    Step.ORDER_MEASURES: "现场处理措施",
    Step.REVIEW_MEASURES: "现场处理措施事后审核",
    Step.OPEN_CASE: "登记违法线索",
    Step.TRANSFER: "移送其他部门",
    Step.REINSPECT: "整改复查",
    Step.REQUEST_RECOVERY: "登记恢复申请",
    Step.EXAMINE_RECOVERY: "恢复审查",
    Step.CONSENT_TO_RECOVERY: "同意恢复、解除措施",
    Step.CONCLUDE: "检查终了",
    Step.FEED_BACK: "反馈检查结果",
    Step.PUBLISH: "公示检查结果",
}


@dataclass(frozen=True, slots=True)
class Transition:
    """One way from a state to the next, with the norm behind it.

    Args:
        row: row of legal-rules §4.3.
        source: the state it starts from.
        target: the state it leads to.
        article: citation.
    """

    row: str
    source: State
    target: State
    article: str


S = State
APPROVAL = "g54-2024:whole"
OPEN = (S.TASK, S.REPORTED, S.APPROVED, S.ON_SITE, S.OBSTRUCTED, S.FOUND)
OPEN_AFTER = (S.RECTIFYING, S.HALTED)


def _staying(row: str, article: str, *states: State) -> tuple[Transition, ...]:
    return tuple(Transition(row, state, state, article) for state in states)


def _leading(row: str, article: str, target: State, *sources: State) -> tuple[Transition, ...]:
    return tuple(Transition(row, source, target, article) for source in sources)


LIFE: Mapping[Step, tuple[Transition, ...]] = {
    Step.APPROVE: _leading("I03", APPROVAL, S.APPROVED, S.TASK),
    Step.DECLINE: _leading(
        "I03", APPROVAL, S.CALLED_OFF, S.TASK, S.REPORTED, S.ON_SITE, S.OBSTRUCTED, S.FOUND
    ),
    Step.REPORT_URGENT: _leading("I03", APPROVAL, S.REPORTED, S.TASK),
    Step.MAKE_UP_APPROVAL: (
        *_leading("I03", APPROVAL, S.APPROVED, S.REPORTED),
        *_staying("I03", APPROVAL, S.ON_SITE, S.OBSTRUCTED, S.FOUND, S.HALTED),
    ),
    Step.REPLACE_INSPECTOR: _staying("I02", "apl-2021:43.3", *OPEN, *OPEN_AFTER),
    Step.CALL_OFF: _leading("I03", APPROVAL, S.CALLED_OFF, S.APPROVED),
    Step.NOTIFY: _staying("I04", APPROVAL, S.APPROVED),
    Step.ARRIVE: _leading(
        "I05", "asl-2021:67.2", S.ON_SITE, S.REPORTED, S.APPROVED, S.OBSTRUCTED
    ),
    Step.REPORT_REFUSAL: (
        *_leading("I08", "asl-2021:68", S.OBSTRUCTED, S.ON_SITE),
        *_staying("I08", "asl-2021:68", S.FOUND, *OPEN_AFTER),
    ),
    Step.RECORD: _leading("I06", "asl-2021:68", S.FOUND, S.ON_SITE),
    Step.CONFIRM_NOTHING_FOUND: _leading("I07a", "asl-2021:68", S.CONCLUDED, S.FOUND),
    Step.ORDER_RECTIFICATION: (
        *_leading("I07b", "asl-2021:65.1(2)", S.RECTIFYING, S.FOUND),
        *_staying("I07b", "asl-2021:65.1(2)", S.RECTIFYING, S.HALTED),
    ),
    Step.ORDER_MEASURES: (
        *_leading("I07c", "asl-2021:65.1(3)", S.HALTED, S.FOUND, S.RECTIFYING),
    ),
    Step.REVIEW_MEASURES: _staying("I07c", "asl-2021:65.1(3)", S.HALTED),
    Step.OPEN_CASE: _staying("I07d", "apl-2021:54.1", S.OBSTRUCTED, S.FOUND, *OPEN_AFTER),
    Step.TRANSFER: _staying("I07e", "asl-2021:69", S.FOUND, *OPEN_AFTER),
    Step.REINSPECT: _staying("I09", "asl-2021:65.1(2)", *OPEN_AFTER),
    Step.REQUEST_RECOVERY: _staying("I10", "asl-2021:65.1(3)", S.HALTED),
    Step.EXAMINE_RECOVERY: _staying("I10", "asl-2021:65.1(3)", S.HALTED),
    Step.CONSENT_TO_RECOVERY: _leading("I10", "asl-2021:65.1(3)", S.RECTIFYING, S.HALTED),
    Step.CONCLUDE: (
        *_leading("I08", "asl-2021:68", S.CONCLUDED, S.OBSTRUCTED),
        *_leading("I07d", "apl-2021:54.1", S.CONCLUDED, S.FOUND),
        *_leading("I09", "asl-2021:65.1(2)", S.CONCLUDED, S.RECTIFYING),
    ),
    Step.FEED_BACK: _leading("I11", APPROVAL, S.FED_BACK, S.CONCLUDED),
    Step.PUBLISH: _leading("I12", "seed-2022:S-4.1-11", S.PUBLISHED, S.FED_BACK),
}

ENDS = frozenset({State.CALLED_OFF, State.PUBLISHED})
BEFORE_THE_DOOR = frozenset({State.TASK, State.REPORTED, State.APPROVED})


def open_steps(state: State) -> tuple[Step, ...]:
    """Return the steps the table has from *state*, in procedural order.

    >>> open_steps(State.FED_BACK)
    (<Step.PUBLISH: 'publish_inspection_result'>,)
    """
    return tuple(step for step, ways in LIFE.items() if any(w.source is state for w in ways))


def advance(state: State, step: Step) -> State:
    """Return the state after *step*.

    Raises:
        IllegalTransitionError: the table has no such step from *state*.

    >>> advance(State.ON_SITE, Step.RECORD)
    <State.FOUND: 'found'>
    """
    ways = LIFE[step]
    for way in ways:
        if way.source is state:
            return way.target
    sources = "、".join(dict.fromkeys(f"“{way.source.label}”" for way in ways))
    now = "、".join(f"“{one.label}”" for one in open_steps(state))
    raise IllegalTransitionError(
        f"检查现处于“{state.label}”，不能“{step.label}”。",
        why=f"这一步只能从{sources}开始。",
        remedy=f"现在可以办理：{now or '无，检查已办结'}。",
        article=ways[0].article,
    )
