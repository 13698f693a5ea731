"""The life of an inspection, as a table (legal-rules §4.3)."""

from collections.abc import Mapping

from mingjing.kernel.life import Bound, Life, Named, Transition, leading, staying


class State(Named):
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


class Step(Named):
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


S = State
APPROVAL = "g54-2024:whole"
OPEN = (S.TASK, S.REPORTED, S.APPROVED, S.ON_SITE, S.OBSTRUCTED, S.FOUND)
OPEN_AFTER = (S.RECTIFYING, S.HALTED)

WAYS: Mapping[Step, tuple[Transition[State], ...]] = {
    Step.APPROVE: leading("I03", APPROVAL, S.APPROVED, S.TASK),
    Step.DECLINE: leading(
        "I03", APPROVAL, S.CALLED_OFF, S.TASK, S.REPORTED, S.ON_SITE, S.OBSTRUCTED, S.FOUND
    ),
    Step.REPORT_URGENT: leading("I03", APPROVAL, S.REPORTED, S.TASK),
    Step.MAKE_UP_APPROVAL: (
        *leading("I03", APPROVAL, S.APPROVED, S.REPORTED),
        *staying("I03", APPROVAL, S.ON_SITE, S.OBSTRUCTED, S.FOUND, S.HALTED),
    ),
    Step.REPLACE_INSPECTOR: staying(
        "I02", "apl-2021:43.3", *OPEN, *OPEN_AFTER, S.CONCLUDED, S.FED_BACK
    ),
    Step.CALL_OFF: leading("I03", APPROVAL, S.CALLED_OFF, S.APPROVED),
    Step.NOTIFY: staying("I04", APPROVAL, S.APPROVED),
    Step.ARRIVE: leading(
        "I05", "asl-2021:67.2", S.ON_SITE, S.REPORTED, S.APPROVED, S.OBSTRUCTED
    ),
    Step.REPORT_REFUSAL: (
        *leading("I08", "asl-2021:68", S.OBSTRUCTED, S.ON_SITE),
        *staying("I08", "asl-2021:68", S.FOUND, *OPEN_AFTER),
    ),
    Step.RECORD: leading("I06", "asl-2021:68", S.FOUND, S.ON_SITE),
    Step.CONFIRM_NOTHING_FOUND: leading("I07a", "asl-2021:68", S.CONCLUDED, S.FOUND),
    Step.ORDER_RECTIFICATION: (
        *leading("I07b", "asl-2021:65.1(2)", S.RECTIFYING, S.FOUND),
        *staying("I07b", "asl-2021:65.1(2)", S.RECTIFYING, S.HALTED),
    ),
    Step.ORDER_MEASURES: (
        *leading("I07c", "asl-2021:65.1(3)", S.HALTED, S.FOUND, S.RECTIFYING),
    ),
    Step.REVIEW_MEASURES: staying("I07c", "asl-2021:65.1(3)", S.HALTED),
    Step.OPEN_CASE: staying("I07d", "apl-2021:54.1", S.OBSTRUCTED, S.FOUND, *OPEN_AFTER),
    Step.TRANSFER: staying("I07e", "asl-2021:69", S.FOUND, *OPEN_AFTER),
    Step.REINSPECT: staying("I09", "asl-2021:65.1(2)", *OPEN_AFTER),
    Step.REQUEST_RECOVERY: staying("I10", "asl-2021:65.1(3)", S.HALTED),
    Step.EXAMINE_RECOVERY: staying("I10", "asl-2021:65.1(3)", S.HALTED),
    Step.CONSENT_TO_RECOVERY: leading("I10", "asl-2021:65.1(3)", S.RECTIFYING, S.HALTED),
    Step.CONCLUDE: (
        *leading("I08", "asl-2021:68", S.CONCLUDED, S.OBSTRUCTED),
        *leading("I07d", "apl-2021:54.1", S.CONCLUDED, S.FOUND),
        *leading("I09", "asl-2021:65.1(2)", S.CONCLUDED, S.RECTIFYING),
    ),
    Step.FEED_BACK: leading("I11", APPROVAL, S.FED_BACK, S.CONCLUDED),
    Step.PUBLISH: leading("I12", "seed-2022:S-4.1-11", S.PUBLISHED, S.FED_BACK),
}

CREW: Bound[State, Step] = Bound(
    "检查人员",
    frozenset(
        {
            Step.REPORT_URGENT,
            Step.NOTIFY,
            Step.ARRIVE,
            Step.REPORT_REFUSAL,
            Step.RECORD,
            Step.CONFIRM_NOTHING_FOUND,
            Step.ORDER_RECTIFICATION,
            Step.ORDER_MEASURES,
            Step.OPEN_CASE,
            Step.TRANSFER,
            Step.REINSPECT,
            Step.REQUEST_RECOVERY,
            Step.EXAMINE_RECOVERY,
            Step.CONCLUDE,
            Step.FEED_BACK,
        }
    ),
    naming=frozenset({Step.REPLACE_INSPECTOR}),
)
LIFE = Life("检查", S.TASK, frozenset({S.CALLED_OFF, S.PUBLISHED}), WAYS, (CREW,))
open_steps, advance = LIFE.open_steps, LIFE.advance
BEFORE_THE_DOOR = frozenset({State.TASK, State.REPORTED, State.APPROVED})
