"""The life of an application for a permit, as a table (legal-rules §4.5, L01–L11 and L13)."""

from collections.abc import Mapping

from mingjing.kernel.life import Bound, Life, Named, leading, staying


class State(Named):
    """Where an application stands."""

    APPLIED = "applied"
    INCOMPLETE = "incomplete"
    ACCEPTED = "accepted"
    EXAMINING = "examining"
    IN_SPECIAL = "in_special"
    HEARING = "hearing"
    PROPOSED = "proposed"
    GRANTED = "granted"
    ISSUED = "issued"
    REFUSED = "refused"
    NOT_ACCEPTED = "not_accepted"
    GIVEN_UP = "given_up"
    ARCHIVED = "archived"

    @property
    def label(self) -> str:
        """What people call it."""
        return STATE_LABELS[self]


STATE_LABELS: Mapping[State, str] = {
    State.APPLIED: "已收到申请",
    State.INCOMPLETE: "待补正",
    State.ACCEPTED: "已受理",
    State.EXAMINING: "审查中",
    State.IN_SPECIAL: "检验检测、专家评审中",
    State.HEARING: "听证中",
    State.PROPOSED: "待决定",
    State.GRANTED: "准予许可",
    State.ISSUED: "已颁证送达",
    State.REFUSED: "不予许可",
    State.NOT_ACCEPTED: "不予受理",
    State.GIVEN_UP: "申请人撤回申请",
    State.ARCHIVED: "已归档",
}


class Step(Named):
    """What can be done about an application; the value is its command."""

    SUPPLEMENT = "receive_supplement"
    CORRECT = "request_correction"
    ACCEPT = "accept_application"
    REJECT = "reject_application"
    GIVE_UP = "withdraw_application"
    CONFIRM = "confirm_filing"
    ASSIGN = "assign_examiner"
    REPLACE_EXAMINER = "replace_examiner"
    CHECK = "check_premises"
    INFORM = "inform_interested"
    STATEMENT = "record_permit_statement"
    WAIVE = "waive_permit_hearing"
    ASK = "request_permit_hearing"
    ORDER = "order_permit_hearing"
    PRESIDE = "appoint_permit_presider"
    ARRANGE = "arrange_permit_hearing"
    ADJOURN = "adjourn_permit_hearing"
    HOLD = "hold_permit_hearing"
    END_HEARING = "end_permit_hearing"
    EXTEND = "extend_examination"
    BEGIN_SPECIAL = "begin_special_procedure"
    END_SPECIAL = "end_special_procedure"
    CONCLUDE = "conclude_examination"
    SEND_BACK = "send_back_application"
    MARK = "mark_application"
    REVIEW = "review_application"
    GRANT = "grant_permit"
    REFUSE = "refuse_permit"
    ISSUE = "issue_permit"
    DELIVER = "deliver_refusal"
    PUBLISH = "publish_permit"
    ARCHIVE = "archive_application"

    @property
    def label(self) -> str:
        """What people call it."""
        return STEP_LABELS[self]


STEP_LABELS: Mapping[Step, str] = {
    Step.SUPPLEMENT: "收到补正材料",
    Step.CORRECT: "一次告知补正",
    Step.ACCEPT: "受理",
    Step.REJECT: "不予受理",
    Step.GIVE_UP: "登记撤回申请",
    Step.CONFIRM: "发给备案证明",
    Step.ASSIGN: "指派审查人员",
    Step.REPLACE_EXAMINER: "更换审查人员",
    Step.CHECK: "登记现场核查",
    Step.INFORM: "告知申请人、利害关系人",
    Step.STATEMENT: "登记陈述申辩",
    Step.WAIVE: "登记放弃听证",
    Step.ASK: "登记听证申请",
    Step.ORDER: "依职权决定听证",
    Step.PRESIDE: "指定听证主持人",
    Step.ARRANGE: "通知听证",
    Step.ADJOURN: "听证延期",
    Step.HOLD: "登记听证笔录",
    Step.END_HEARING: "终止听证",
    Step.EXTEND: "延长审查期限",
    Step.BEGIN_SPECIAL: "告知检验检测、专家评审所需时间",
    Step.END_SPECIAL: "检验检测、专家评审结束",
    Step.CONCLUDE: "提出审查意见",
    Step.SEND_BACK: "退回补充审查",
    Step.MARK: "标明须法制审核",
    Step.REVIEW: "法制审核许可",
    Step.GRANT: "准予许可",
    Step.REFUSE: "不予许可",
    Step.ISSUE: "颁证送达",
    Step.DELIVER: "送达不予许可决定",
    Step.PUBLISH: "公示许可结果",
    Step.ARCHIVE: "归档许可材料",
}


S = State
ACCEPTING, EXAMINED, HEARD = "all-2019:32.1", "all-2019:34", "all-2019:47.1"
SPECIAL, DECIDED = "all-2019:45", "all-2019:38"
UNDER_WAY = (S.ACCEPTED, S.EXAMINING, S.IN_SPECIAL, S.HEARING, S.PROPOSED)
PENDING = (S.APPLIED, S.INCOMPLETE, *UNDER_WAY)

WAYS = {
    Step.SUPPLEMENT: leading("L01", ACCEPTING, S.APPLIED, S.INCOMPLETE),
    Step.CORRECT: leading("L02", "all-2019:32.1(4)", S.INCOMPLETE, S.APPLIED),
    Step.ACCEPT: leading("L02", "all-2019:32.1(5)", S.ACCEPTED, S.APPLIED),
    Step.REJECT: leading("L02", "all-2019:32.2", S.NOT_ACCEPTED, S.APPLIED, S.INCOMPLETE),
    Step.GIVE_UP: leading("L01", "all-2019:29", S.GIVEN_UP, *PENDING),
    Step.CONFIRM: leading("L10", "pre-2018:13.3", S.ISSUED, S.APPLIED),
    Step.ASSIGN: leading("L03", EXAMINED, S.EXAMINING, S.ACCEPTED),
    Step.REPLACE_EXAMINER: staying("L03", EXAMINED, *UNDER_WAY[1:]),
    Step.CHECK: staying("L04", "all-2019:34.3", S.EXAMINING),
    Step.INFORM: staying("L05", "all-2019:36", S.EXAMINING),
    Step.STATEMENT: staying("L05", "all-2019:36", S.EXAMINING, S.HEARING),
    Step.WAIVE: staying("L05", HEARD, S.EXAMINING),
    Step.ASK: leading("L05", HEARD, S.HEARING, S.EXAMINING),
    Step.ORDER: leading("L05", "all-2019:46", S.HEARING, S.EXAMINING),
    Step.PRESIDE: staying("L05", "all-2019:48.1(3)", S.HEARING),
    Step.ARRANGE: staying("L05", "all-2019:48.1(1)", S.HEARING),
    Step.ADJOURN: staying("L05", "all-2019:48.1(1)", S.HEARING),
    Step.HOLD: leading("L05", "all-2019:48.1(5)", S.EXAMINING, S.HEARING),
    Step.END_HEARING: leading("L05", HEARD, S.EXAMINING, S.HEARING),
    Step.EXTEND: staying("L06", "all-2019:42.1", *UNDER_WAY),
    Step.BEGIN_SPECIAL: leading("L07", SPECIAL, S.IN_SPECIAL, S.EXAMINING),
    Step.END_SPECIAL: leading("L07", SPECIAL, S.EXAMINING, S.IN_SPECIAL),
    Step.CONCLUDE: leading("L03", EXAMINED, S.PROPOSED, S.EXAMINING),
    Step.SEND_BACK: leading("L03", EXAMINED, S.EXAMINING, S.PROPOSED),
    Step.MARK: staying("L08", "seed-2022:S-4.3-4", *UNDER_WAY),
    Step.REVIEW: staying("L08", "seed-2022:S-4.3-4", S.PROPOSED),
    Step.GRANT: leading("L09", DECIDED, S.GRANTED, S.PROPOSED),
    Step.REFUSE: leading("L09", "all-2019:38.2", S.REFUSED, S.PROPOSED),
    Step.ISSUE: leading("L10", "all-2019:44", S.ISSUED, S.GRANTED),
    Step.DELIVER: staying("L10", "all-2019:38.2", S.REFUSED),
    Step.PUBLISH: staying("L11", "all-2019:40", S.GRANTED, S.ISSUED),
    Step.ARCHIVE: leading(
        "L13", "all-2019:61.2", S.ARCHIVED, S.ISSUED, S.REFUSED, S.NOT_ACCEPTED, S.GIVEN_UP
    ),
}

EXAMINER: Bound[State, Step] = Bound(
    "审查人员",
    frozenset(
        {
            Step.CHECK,
            Step.INFORM,
            Step.STATEMENT,
            Step.WAIVE,
            Step.ASK,
            Step.ORDER,
            Step.END_HEARING,
            Step.BEGIN_SPECIAL,
            Step.END_SPECIAL,
            Step.CONCLUDE,
        }
    ),
    naming=frozenset({Step.ASSIGN, Step.REPLACE_EXAMINER}),
)
PRESIDER: Bound[State, Step] = Bound(
    "听证主持人",
    frozenset({Step.ARRANGE, Step.ADJOURN, Step.HOLD}),
    naming=frozenset({Step.PRESIDE}),
)
LIFE = Life("许可申请", S.APPLIED, frozenset({S.ARCHIVED}), WAYS, (EXAMINER, PRESIDER))
open_steps, advance = LIFE.open_steps, LIFE.advance
