"""The life of a stop of supply, as a table (legal-rules §4.4 B)."""

from collections.abc import Mapping

from mingjing.kernel.life import Bound, Life, Named, leading, staying


class State(Named):
    """Where a stop of supply stands."""

    ORDERED = "ordered"
    REFUSED = "refused"
    APPROVED = "approved"
    TOLD = "told"
    STOPPED = "stopped"
    LIFTED = "lifted"
    DECLINED = "declined"

    @property
    def label(self) -> str:
        """What people call it."""
        return STATE_LABELS[self]


STATE_LABELS: Mapping[State, str] = {
    State.ORDERED: "停产停业等决定已送达",
    State.REFUSED: "拒不执行且有现实危险",
    State.APPROVED: "主要负责人已批准",
    State.TOLD: "已提前通知企业",
    State.STOPPED: "已停止供应",
    State.LIFTED: "已解除",
    State.DECLINED: "不予停止供应",
}


class Step(Named):
    """What can be done about a stop of supply; the value is its command."""

    RECORD = "record_supply_refusal"
    WITHDRAW = "withdraw_supply_stop"
    REPLACE_OFFICER = "replace_supply_officer"
    REVIEW = "review_supply_stop"
    APPROVE = "approve_supply_stop"
    DECLINE = "decline_supply_stop"
    TELL = "tell_of_supply_stop"
    STOP = "notify_supplier"
    PERFORM = "record_supply_performance"
    LIFT = "lift_supply_stop"

    @property
    def label(self) -> str:
        """What people call it."""
        return STEP_LABELS[self]


STEP_LABELS: Mapping[Step, str] = {
    Step.RECORD: "查明拒不执行和现实危险",
    Step.WITHDRAW: "不再提请",
    Step.REPLACE_OFFICER: "更换执法人员",
    Step.REVIEW: "法制审核停止供应",
    Step.APPROVE: "批准停止供应",
    Step.DECLINE: "不予批准停止供应",
    Step.TELL: "提前二十四小时通知企业",
    Step.STOP: "通知供应单位停止供应",
    Step.PERFORM: "查明已经履行",
    Step.LIFT: "解除停止供应",
}


S = State
ORDER, NOTICE = "asl-2021:70.1", "asl-2021:70.2"
ALLOWED = (S.APPROVED, S.TOLD, S.STOPPED)

WAYS = {
    Step.RECORD: leading("E02", ORDER, S.REFUSED, S.ORDERED),
    Step.WITHDRAW: leading("E02", ORDER, S.DECLINED, S.ORDERED, S.REFUSED),
    Step.REPLACE_OFFICER: staying("E02", ORDER, S.ORDERED, S.REFUSED, *ALLOWED),
    Step.REVIEW: staying("E03", ORDER, S.REFUSED),
    Step.APPROVE: leading("E03", ORDER, S.APPROVED, S.REFUSED),
    Step.DECLINE: leading("E03", ORDER, S.DECLINED, S.REFUSED, S.APPROVED),
    Step.TELL: leading("E04", NOTICE, S.TOLD, S.APPROVED),
    Step.STOP: leading("E05", ORDER, S.STOPPED, S.APPROVED, S.TOLD),
    Step.PERFORM: staying("E07", NOTICE, *ALLOWED),
    Step.LIFT: leading("E07", NOTICE, S.LIFTED, *ALLOWED),
}

ENDS = frozenset({S.LIFTED, S.DECLINED})
CREW: Bound[State, Step] = Bound(
    "执法人员",
    frozenset({Step.RECORD, Step.WITHDRAW, Step.TELL, Step.STOP, Step.PERFORM}),
    naming=frozenset({Step.REPLACE_OFFICER}),
)
LIFE = Life("停止供应", S.ORDERED, ENDS, WAYS, (CREW,))
open_steps, advance = LIFE.open_steps, LIFE.advance
BEFORE = frozenset({S.ORDERED, S.REFUSED})
