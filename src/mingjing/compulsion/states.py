"""The life of a seizure, as a table (legal-rules §4.4 A)."""

from collections.abc import Mapping

from mingjing.kernel.life import Bound, Life, Named, leading, staying


class State(Named):
    """Where a seizure stands."""

    REQUESTED = "requested"
    URGENT = "urgent"
    APPROVED = "approved"
    IN_CUSTODY = "in_custody"
    EXTENDED = "extended"
    DISPOSED = "disposed"
    HANDED_OVER = "handed_over"
    LIFTED = "lifted"
    RELEASED = "released"
    DECLINED = "declined"

    @property
    def label(self) -> str:
        """What people call it."""
        return STATE_LABELS[self]


STATE_LABELS: Mapping[State, str] = {
    State.REQUESTED: "提请",
    State.URGENT: "情况紧急先行实施",
    State.APPROVED: "已批准",
    State.IN_CUSTODY: "已查封、扣押，保管中",
    State.EXTENDED: "已延长",
    State.DISPOSED: "已没收、销毁",
    State.HANDED_OVER: "已随案移送",
    State.LIFTED: "已解除，待返还",
    State.RELEASED: "已解除并返还",
    State.DECLINED: "不予实施",
}


class Step(Named):
    """What can be done about a seizure; the value is its command."""

    REVIEW = "review_seizure"
    APPROVE = "approve_seizure"
    APPROVE_URGENT = "approve_urgent_seizure"
    DECLINE = "decline_seizure"
    IMPOSE = "impose_seizure"
    IMPOSE_URGENTLY = "impose_seizure_urgently"
    REPLACE_OFFICER = "replace_seizure_officer"
    KEEP = "record_custody"
    SELL = "sell_perishables"
    EXTEND = "extend_seizure"
    LINK = "link_seizure"
    BEGIN_APPRAISAL = "begin_appraisal"
    END_APPRAISAL = "end_appraisal"
    DISPOSE = "dispose_of_items"
    RELEASE = "release_items"
    LIFT = "lift_seizure"
    RETURN = "return_items"
    HAND_OVER = "hand_over_items"

    @property
    def label(self) -> str:
        """What people call it."""
        return STEP_LABELS[self]


STEP_LABELS: Mapping[Step, str] = {
    Step.REVIEW: "法制审核查封、扣押",
    Step.APPROVE: "批准查封、扣押",
    Step.APPROVE_URGENT: "补办批准手续",
    Step.DECLINE: "不予批准、立即解除",
    Step.IMPOSE: "实施查封、扣押",
    Step.IMPOSE_URGENTLY: "情况紧急当场实施",
    Step.REPLACE_OFFICER: "更换执法人员",
    Step.KEEP: "登记保管情况",
    Step.SELL: "拍卖、变卖不易保管的财物",
    Step.EXTEND: "延长期限",
    Step.LINK: "关联案件",
    Step.BEGIN_APPRAISAL: "告知检测、鉴定期间",
    Step.END_APPRAISAL: "检测、鉴定结束",
    Step.DISPOSE: "没收、销毁",
    Step.RELEASE: "解除一部分财物",
    Step.LIFT: "解除查封、扣押",
    Step.RETURN: "退还财物",
    Step.HAND_OVER: "随案移送财物",
}


S = State
PROCEDURE, URGENT, SCOPE = "acl-2011:18", "acl-2011:19", "acl-2011:23"
IMPOSED = (S.URGENT, S.IN_CUSTODY, S.EXTENDED)
HELD = (S.IN_CUSTODY, S.EXTENDED)

WAYS = {
    Step.REVIEW: staying("C02", PROCEDURE, S.REQUESTED, *IMPOSED),
    Step.APPROVE: leading("C02", PROCEDURE, S.APPROVED, S.REQUESTED),
    Step.APPROVE_URGENT: leading("C02", URGENT, S.IN_CUSTODY, S.URGENT),
    Step.DECLINE: (
        *leading("C02", PROCEDURE, S.DECLINED, S.REQUESTED, S.APPROVED),
        *leading("C02", URGENT, S.LIFTED, S.URGENT),
    ),
    Step.IMPOSE: leading("C03", PROCEDURE, S.IN_CUSTODY, S.APPROVED),
    Step.IMPOSE_URGENTLY: leading("C03", URGENT, S.URGENT, S.REQUESTED),
    Step.REPLACE_OFFICER: staying(
        "C03", "acl-2011:18(2)", S.REQUESTED, S.URGENT, S.APPROVED, *HELD, S.LIFTED
    ),
    Step.KEEP: staying("C04", "acl-2011:26", *IMPOSED, S.LIFTED),
    Step.SELL: staying("C04", "acl-2011:28.2", *HELD),
    Step.EXTEND: leading("C05", "acl-2011:25", S.EXTENDED, S.IN_CUSTODY),
    Step.LINK: staying(
        "C01", "acl-2011:23.1", S.REQUESTED, S.URGENT, S.APPROVED, *HELD, S.LIFTED
    ),
    Step.BEGIN_APPRAISAL: staying("C06", "acl-2011:25.3", *HELD),
    Step.END_APPRAISAL: staying("C06", "acl-2011:25.3", *HELD),
    Step.DISPOSE: leading("C07", "acl-2011:27", S.DISPOSED, *HELD),
    Step.RELEASE: staying("C08", "acl-2011:28", *HELD),
    Step.LIFT: leading("C08", "acl-2011:28", S.LIFTED, *IMPOSED),
    Step.RETURN: leading("C08", "acl-2011:28.2", S.RELEASED, S.LIFTED),
    Step.HAND_OVER: leading("C09", "acl-2011:21", S.HANDED_OVER, *HELD),
}

ENDS = frozenset({S.DISPOSED, S.HANDED_OVER, S.RELEASED, S.DECLINED})
CREW: Bound[State, Step] = Bound(
    "执法人员",
    frozenset(
        {
            Step.IMPOSE,
            Step.IMPOSE_URGENTLY,
            Step.LINK,
            Step.BEGIN_APPRAISAL,
            Step.END_APPRAISAL,
            Step.RELEASE,
            Step.RETURN,
            Step.HAND_OVER,
        }
    ),
    naming=frozenset({Step.REPLACE_OFFICER}),
)
KEEPERS: Bound[State, Step] = Bound(
    "执法人员、保管人", frozenset({Step.KEEP}), naming=frozenset({Step.REPLACE_OFFICER})
)
LIFE = Life("查封、扣押", S.REQUESTED, ENDS, WAYS, (CREW, KEEPERS))
open_steps, advance = LIFE.open_steps, LIFE.advance
BEFORE = frozenset({S.REQUESTED, S.APPROVED})
AFTER_EXPIRY = frozenset(
    {Step.DECLINE, Step.LIFT, Step.RETURN, Step.KEEP, Step.REPLACE_OFFICER, Step.LINK}
)
