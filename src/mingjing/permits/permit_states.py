"""The life of a permit that was granted, as a table (legal-rules §4.5, L12).

That it expired or was renewed in silence is derived from its days, never a state.
"""

from collections.abc import Mapping

from mingjing.kernel.life import Life, Named, leading, staying


class State(Named):
    """Where a permit stands."""

    IN_FORCE = "in_force"
    CHALLENGED = "challenged"
    REVOKED = "revoked"
    RECALLED = "recalled"
    CANCELLED = "cancelled"

    @property
    def label(self) -> str:
        """What people call it."""
        return STATE_LABELS[self]


STATE_LABELS: Mapping[State, str] = {
    State.IN_FORCE: "许可有效",
    State.CHALLENGED: "拟撤销、撤回",
    State.REVOKED: "已撤销",
    State.RECALLED: "已撤回",
    State.CANCELLED: "已注销",
}


class Step(Named):
    """What can be done about a permit; the value is its command."""

    REMIND = "remind_holder"
    CHALLENGE = "challenge_permit"
    STATEMENT = "record_holder_statement"
    REVIEW = "review_challenge"
    REVOKE = "revoke_permit"
    RECALL = "recall_permit"
    KEEP = "keep_permit"
    CANCEL = "cancel_permit"
    RESTORE = "settle_permit_remedy"

    @property
    def label(self) -> str:
        """What people call it."""
        return STEP_LABELS[self]


STEP_LABELS: Mapping[Step, str] = {
    Step.REMIND: "提醒申请延续",
    Step.CHALLENGE: "拟撤销、撤回许可并告知",
    Step.STATEMENT: "登记被许可人意见",
    Step.REVIEW: "法制审核撤销、撤回",
    Step.REVOKE: "撤销许可",
    Step.RECALL: "撤回许可",
    Step.KEEP: "不予撤销、撤回",
    Step.CANCEL: "注销许可",
    Step.RESTORE: "登记撤销决定的复议、诉讼结果",
}

S = State
REVOKED, RECALLED = "all-2019:69", "all-2019:8.2"
WAYS = {
    Step.REMIND: staying("L12", "all-2019:50.1", S.IN_FORCE),
    Step.CHALLENGE: leading("L12", REVOKED, S.CHALLENGED, S.IN_FORCE),
    Step.STATEMENT: staying("L12", REVOKED, S.CHALLENGED),
    Step.REVIEW: staying("L12", REVOKED, S.CHALLENGED),
    Step.REVOKE: leading("L12", REVOKED, S.REVOKED, S.CHALLENGED),
    Step.RECALL: leading("L12", RECALLED, S.RECALLED, S.CHALLENGED),
    Step.KEEP: leading("L12", REVOKED, S.IN_FORCE, S.CHALLENGED),
    Step.CANCEL: leading("L12", "all-2019:70", S.CANCELLED, S.IN_FORCE, S.REVOKED, S.RECALLED),
    Step.RESTORE: leading("", "arl-2023:64", S.IN_FORCE, S.REVOKED, S.RECALLED),
}
LIFE = Life("行政许可", S.IN_FORCE, frozenset({S.CANCELLED}), WAYS)
open_steps, advance = LIFE.open_steps, LIFE.advance
ENDED = frozenset({S.REVOKED, S.RECALLED, S.CANCELLED})
