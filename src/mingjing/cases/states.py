"""The life of a case in ordinary procedure, as a table (legal-rules §4.1).

Long because the whole of ordinary procedure is one table, and who is bound to its steps part
of it.
"""

from collections.abc import Mapping

from mingjing.kernel.life import Bound, Life, Named, Transition, leading, staying


class State(Named):
    """Where a case stands."""

    LEAD = "lead"
    DECLINED = "declined"
    FILED = "filed"
    INVESTIGATION = "investigation"
    SUSPENDED = "suspended"
    INVESTIGATED = "investigated"
    IN_REVIEW = "in_review"
    OBJECTED = "objected"
    PARKED = "parked"
    REVIEWED = "reviewed"
    NOTICED = "noticed"
    HEARING_REQUESTED = "hearing_requested"
    HEARING_ARRANGED = "hearing_arranged"
    HEARING_HELD = "hearing_held"
    IN_SECOND_REVIEW = "in_second_review"
    NOT_PENALISED = "not_penalised"
    WITHDRAWN = "withdrawn"
    TRANSFERRED = "transferred"
    REFERRAL_PROPOSED = "referral_proposed"
    REFERRAL_APPROVED = "referral_approved"
    REFERRED = "referred"
    DECIDED = "decided"
    SERVED = "served"
    PERFORMED = "performed"
    SET_ASIDE = "set_aside"
    CLOSED = "closed"
    ARCHIVED = "archived"

    @property
    def label(self) -> str:
        """What people call it."""
        return STATE_LABELS[self]


STATE_LABELS: Mapping[State, str] = {
    State.LEAD: "线索",
    State.DECLINED: "不予立案",
    State.FILED: "立案",
    State.INVESTIGATION: "调查取证",
    State.SUSPENDED: "中止调查",
    State.INVESTIGATED: "调查终结",
    State.IN_REVIEW: "法制审核",
    State.OBJECTED: "异议复核",
    State.PARKED: "暂停待处理",
    State.REVIEWED: "审核通过",
    State.NOTICED: "已告知",
    State.HEARING_REQUESTED: "要求听证",
    State.HEARING_ARRANGED: "已通知听证",
    State.HEARING_HELD: "听证已举行",
    State.IN_SECOND_REVIEW: "再次法制审核",
    State.NOT_PENALISED: "不予处罚",
    State.WITHDRAWN: "已撤销案件",
    State.TRANSFERRED: "已移送有管辖权的机关",
    State.REFERRAL_PROPOSED: "报请移送司法机关",
    State.REFERRAL_APPROVED: "批准移送司法机关",
    State.REFERRED: "已移送司法机关",
    State.DECIDED: "已决定",
    State.SERVED: "已送达",
    State.PERFORMED: "履行完毕",
    State.SET_ASIDE: "决定已撤销",
    State.CLOSED: "结案",
    State.ARCHIVED: "归档",
}


class Step(Named):
    """What can be done to a case; the value is its command."""

    DECLINE = "decline_case"
    FILE = "file_case"
    INVESTIGATE = "record_field_act"
    SUSPEND = "suspend_case"
    RESUME = "resume_case"
    CLOSE_INVESTIGATION = "close_investigation"
    SUBMIT_FOR_REVIEW = "submit_for_review"
    PASS_REVIEW = "pass_review"  # noqa: S105 - a step of the case
    RETURN_FROM_REVIEW = "return_from_review"
    PARK = "park_case"
    OBJECT = "object_to_opinion"
    UPHOLD_OPINION = "uphold_opinion"
    REMAND_OPINION = "remand_opinion"
    RESUME_INVESTIGATION = "resume_investigation"
    GIVE_NOTICE = "give_notice"
    RECORD_DEFENCE = "record_defence"
    WAIVE_RIGHTS = "waive_rights"
    REQUEST_HEARING = "request_hearing"
    APPOINT_PRESIDING_OFFICER = "appoint_presiding_officer"
    WITHDRAW_HEARING_REQUEST = "withdraw_hearing_request"
    ARRANGE_HEARING = "arrange_hearing"
    ADJOURN_HEARING = "adjourn_hearing"
    EXCUSE_RECORDING = "excuse_recording"
    HOLD_HEARING = "hold_hearing"
    END_HEARING = "end_hearing"
    REPORT_HEARING = "report_hearing"
    DELIBERATE = "deliberate"
    DECIDE = "decide_penalty"
    DECIDE_NO_PENALTY = "decide_no_penalty"
    SERVE_NO_PENALTY = "serve_no_penalty"
    WITHDRAW = "withdraw_case"
    TRANSFER = "transfer_case"
    PROPOSE_REFERRAL = "propose_referral"
    APPROVE_REFERRAL = "approve_referral"
    REFUSE_REFERRAL = "refuse_referral"
    REFER = "refer_case"
    ACCEPT_REFERRAL = "accept_referral"
    RETURN_REFERRAL = "return_referral"
    SERVE = "serve"
    RECORD_PAYMENT = "record_payment"
    DEFER_PAYMENT = "defer_payment"
    DEMAND = "demand_performance"
    APPLY_TO_COURT = "apply_to_court"
    RECORD_COURT_ANSWER = "record_court_answer"
    END_ENFORCEMENT = "end_enforcement"
    PERFORM_DUTY = "record_duty_performed"
    COMPLETE_PERFORMANCE = "complete_performance"
    SET_ASIDE = "set_aside_decision"
    CLOSE = "close_case"
    ARCHIVE = "archive_casefile"

    @property
    def label(self) -> str:
        """What people call it."""
        return STEP_LABELS[self]


STEP_LABELS: Mapping[Step, str] = {
    Step.DECLINE: "不予立案",
    Step.FILE: "立案",
    Step.INVESTIGATE: "调查取证",
    Step.SUSPEND: "中止调查",
    Step.RESUME: "恢复中止的调查",
    Step.CLOSE_INVESTIGATION: "终结调查",
    Step.SUBMIT_FOR_REVIEW: "提交法制审核",
    Step.PASS_REVIEW: "审核通过",
    Step.RETURN_FROM_REVIEW: "审核退回",
    Step.PARK: "暂停待处理",
    Step.OBJECT: "对审核意见提出异议",
    Step.UPHOLD_OPINION: "复核维持审核意见",
    Step.REMAND_OPINION: "复核发回重审",
    Step.RESUME_INVESTIGATION: "恢复调查",
    Step.GIVE_NOTICE: "告知",
    Step.RECORD_DEFENCE: "记录陈述申辩",
    Step.WAIVE_RIGHTS: "当事人放弃权利",
    Step.REQUEST_HEARING: "要求听证",
    Step.APPOINT_PRESIDING_OFFICER: "指定听证主持人",
    Step.WITHDRAW_HEARING_REQUEST: "撤回听证要求",
    Step.ARRANGE_HEARING: "通知听证",
    Step.ADJOURN_HEARING: "听证延期",
    Step.EXCUSE_RECORDING: "批准听证不录音录像",
    Step.HOLD_HEARING: "举行听证",
    Step.END_HEARING: "终止听证",
    Step.REPORT_HEARING: "提交听证会报告书",
    Step.DELIBERATE: "集体讨论",
    Step.DECIDE: "作出处罚决定",
    Step.DECIDE_NO_PENALTY: "作出不予处罚决定",
    Step.SERVE_NO_PENALTY: "送达不予处罚决定",
    Step.WITHDRAW: "撤销案件",
    Step.TRANSFER: "移送有管辖权的机关",
    Step.PROPOSE_REFERRAL: "报请移送司法机关",
    Step.APPROVE_REFERRAL: "批准移送司法机关",
    Step.REFUSE_REFERRAL: "不批准移送司法机关",
    Step.REFER: "移送司法机关",
    Step.ACCEPT_REFERRAL: "登记公安机关立案",
    Step.RETURN_REFERRAL: "登记公安机关不予立案",
    Step.SERVE: "送达",
    Step.RECORD_PAYMENT: "登记缴款",
    Step.DEFER_PAYMENT: "批准延期、分期缴纳",
    Step.DEMAND: "催告",
    Step.APPLY_TO_COURT: "申请法院强制执行",
    Step.RECORD_COURT_ANSWER: "登记法院答复",
    Step.END_ENFORCEMENT: "登记法院执行终了",
    Step.PERFORM_DUTY: "登记履行义务",
    Step.COMPLETE_PERFORMANCE: "履行完毕",
    Step.SET_ASIDE: "撤销处罚决定",
    Step.CLOSE: "结案",
    Step.ARCHIVE: "归档",
}


S = State
BESIDE_THE_DECISION = (S.DECIDED, S.SERVED, S.PERFORMED, S.SET_ASIDE, S.NOT_PENALISED)
"""Where a suspected crime is reported beside what was decided (R310 11)."""

WAYS: Mapping[Step, tuple[Transition[State], ...]] = {
    Step.DECLINE: (Transition("P02", S.LEAD, S.DECLINED, "apl-2021:54.2"),),
    Step.FILE: (Transition("P03", S.LEAD, S.FILED, "apl-2021:54.2"),),
    Step.INVESTIGATE: (
        Transition("P04", S.FILED, S.INVESTIGATION, "apl-2021:54.1"),
        Transition("P04", S.INVESTIGATION, S.INVESTIGATION, "apl-2021:54.1"),
    ),
    Step.SUSPEND: (Transition("P05", S.INVESTIGATION, S.SUSPENDED, "apl-2021:60"),),
    Step.RESUME: (Transition("P05", S.SUSPENDED, S.INVESTIGATION, "apl-2021:60"),),
    Step.CLOSE_INVESTIGATION: (
        Transition("P06", S.INVESTIGATION, S.INVESTIGATED, "apl-2021:57.1"),
    ),
    Step.SUBMIT_FOR_REVIEW: (
        Transition("P07", S.INVESTIGATED, S.IN_REVIEW, "seed-2022:A3-3"),
        Transition("P14", S.NOTICED, S.IN_SECOND_REVIEW, "apl-2021:58.1"),
        Transition("P15", S.PARKED, S.IN_REVIEW, "seed-2022:A3-7(8)"),
    ),
    Step.PASS_REVIEW: (
        Transition("P08", S.IN_REVIEW, S.REVIEWED, "seed-2022:A3-7(1)"),
        Transition("P14", S.IN_SECOND_REVIEW, S.NOTICED, "seed-2022:A3-7(1)"),
    ),
    Step.RETURN_FROM_REVIEW: (
        Transition("P08", S.IN_REVIEW, S.INVESTIGATION, "seed-2022:A3-7"),
        Transition("P14", S.IN_SECOND_REVIEW, S.INVESTIGATION, "seed-2022:A3-7"),
    ),
    Step.PARK: (
        Transition("P08", S.IN_REVIEW, S.PARKED, "seed-2022:A3-7"),
        Transition("P14", S.IN_SECOND_REVIEW, S.PARKED, "seed-2022:A3-7"),
        Transition("P08", S.OBJECTED, S.PARKED, "seed-2022:A3-9"),
    ),
    Step.OBJECT: (
        Transition("P08", S.INVESTIGATION, S.OBJECTED, "seed-2022:A3-9"),
        Transition("P08", S.PARKED, S.OBJECTED, "seed-2022:A3-9"),
    ),
    Step.UPHOLD_OPINION: (Transition("P08", S.OBJECTED, S.INVESTIGATION, "seed-2022:A3-9"),),
    Step.REMAND_OPINION: (Transition("P08", S.OBJECTED, S.IN_REVIEW, "seed-2022:A3-9"),),
    Step.RESUME_INVESTIGATION: (
        Transition("P05", S.PARKED, S.INVESTIGATION, "seed-2022:A3-8"),
    ),
    Step.GIVE_NOTICE: (
        Transition("P09", S.INVESTIGATED, S.NOTICED, "apl-2021:44"),
        Transition("P09", S.REVIEWED, S.NOTICED, "apl-2021:44"),
    ),
    Step.RECORD_DEFENCE: (Transition("P10", S.NOTICED, S.NOTICED, "apl-2021:45.1"),),
    Step.WAIVE_RIGHTS: (Transition("P10", S.NOTICED, S.NOTICED, "apl-2021:62"),),
    Step.REQUEST_HEARING: (
        Transition("P11", S.NOTICED, S.HEARING_REQUESTED, "apl-2021:64(1)"),
    ),
    Step.APPOINT_PRESIDING_OFFICER: (
        Transition("P12", S.HEARING_REQUESTED, S.HEARING_REQUESTED, "apl-2021:64(4)"),
        Transition("P12", S.HEARING_ARRANGED, S.HEARING_REQUESTED, "apl-2021:64(4)"),
        Transition("P13", S.HEARING_HELD, S.HEARING_HELD, "apl-2021:64(4)"),
    ),
    Step.WITHDRAW_HEARING_REQUEST: (
        Transition("P11", S.HEARING_REQUESTED, S.NOTICED, "apl-2021:64(6)"),
        Transition("P11", S.HEARING_ARRANGED, S.NOTICED, "apl-2021:64(6)"),
    ),
    Step.ARRANGE_HEARING: (
        Transition("P12", S.HEARING_REQUESTED, S.HEARING_ARRANGED, "apl-2021:64(2)"),
    ),
    Step.ADJOURN_HEARING: (
        Transition("P12", S.HEARING_ARRANGED, S.HEARING_REQUESTED, "apl-2021:64(2)"),
    ),
    Step.EXCUSE_RECORDING: (
        Transition("P13", S.HEARING_ARRANGED, S.HEARING_ARRANGED, "seed-2022:A2-4"),
    ),
    Step.HOLD_HEARING: (
        Transition("P13", S.HEARING_ARRANGED, S.HEARING_HELD, "apl-2021:64(8)"),
    ),
    Step.END_HEARING: (Transition("P13", S.HEARING_ARRANGED, S.NOTICED, "apl-2021:64(6)"),),
    Step.REPORT_HEARING: (Transition("P13", S.HEARING_HELD, S.NOTICED, "apl-2021:65"),),
    Step.DELIBERATE: (
        Transition("P15", S.NOTICED, S.NOTICED, "apl-2021:57.2"),
        Transition("P15", S.PARKED, S.PARKED, "seed-2022:A3-7(8)"),
    ),
    Step.DECIDE: (Transition("P17", S.NOTICED, S.DECIDED, "apl-2021:57.1"),),
    Step.DECIDE_NO_PENALTY: leading(
        "P17", "apl-2021:57.1", S.NOT_PENALISED, S.INVESTIGATED, S.REVIEWED, S.NOTICED, S.PARKED
    ),
    Step.SERVE_NO_PENALTY: (
        Transition("P18", S.NOT_PENALISED, S.NOT_PENALISED, "apl-2021:61.1"),
    ),
    Step.WITHDRAW: leading(
        "P27",
        "seed-2022:A3-7(2)",
        S.WITHDRAWN,
        S.FILED,
        S.INVESTIGATION,
        S.INVESTIGATED,
        S.PARKED,
    ),
    Step.TRANSFER: leading(
        "P27",
        "seed-2022:A3-7(6)",
        S.TRANSFERRED,
        S.FILED,
        S.INVESTIGATION,
        S.INVESTIGATED,
        S.PARKED,
    ),
    Step.PROPOSE_REFERRAL: (
        *leading(
            "P26",
            "r310-2020:5.1",
            S.REFERRAL_PROPOSED,
            S.INVESTIGATION,
            S.INVESTIGATED,
            S.REVIEWED,
            S.NOTICED,
            S.PARKED,
        ),
        *staying("P26", "r310-2020:5.1", *BESIDE_THE_DECISION),
    ),
    Step.APPROVE_REFERRAL: (
        Transition("P26", S.REFERRAL_PROPOSED, S.REFERRAL_APPROVED, "r310-2020:5.2"),
        *staying("P26", "r310-2020:5.2", *BESIDE_THE_DECISION),
    ),
    Step.REFUSE_REFERRAL: (
        Transition("P26", S.REFERRAL_PROPOSED, S.INVESTIGATION, "r310-2020:5.2"),
        *staying("P26", "r310-2020:5.2", *BESIDE_THE_DECISION),
    ),
    Step.REFER: (
        Transition("P26", S.REFERRAL_APPROVED, S.REFERRED, "r310-2020:5.2"),
        *staying("P26", "r310-2020:5.2", *BESIDE_THE_DECISION),
    ),
    Step.ACCEPT_REFERRAL: (
        Transition("P26", S.REFERRED, S.REFERRED, "r310-2020:12"),
        *staying("P26", "r310-2020:12", *BESIDE_THE_DECISION),
    ),
    Step.RETURN_REFERRAL: (
        Transition("P26", S.REFERRED, S.INVESTIGATION, "r310-2020:10"),
        *staying("P26", "r310-2020:10", *BESIDE_THE_DECISION),
    ),
    Step.SERVE: (Transition("P18", S.DECIDED, S.SERVED, "apl-2021:61.1"),),
    Step.RECORD_PAYMENT: (Transition("P20", S.SERVED, S.SERVED, "apl-2021:67.3"),),
    Step.DEFER_PAYMENT: (Transition("P21", S.SERVED, S.SERVED, "apl-2021:66.2"),),
    Step.DEMAND: (Transition("P23", S.SERVED, S.SERVED, "acl-2011:54"),),
    Step.APPLY_TO_COURT: (Transition("P24", S.SERVED, S.SERVED, "acl-2011:53"),),
    Step.RECORD_COURT_ANSWER: (Transition("P24", S.SERVED, S.SERVED, "acl-2011:56.1"),),
    Step.END_ENFORCEMENT: (Transition("P24", S.SERVED, S.PERFORMED, "acl-2011:53"),),
    Step.PERFORM_DUTY: (Transition("P20", S.SERVED, S.SERVED, "apl-2021:66.1"),),
    Step.COMPLETE_PERFORMANCE: (Transition("P20", S.SERVED, S.PERFORMED, "apl-2021:66.1"),),
    Step.SET_ASIDE: leading(
        "P30", "apl-2021:75.2", S.SET_ASIDE, S.DECIDED, S.SERVED, S.PERFORMED
    ),
    Step.CLOSE: leading(
        "P27",
        "apl-2021:47",
        S.CLOSED,
        S.PERFORMED,
        S.SET_ASIDE,
        S.NOT_PENALISED,
        S.WITHDRAWN,
        S.TRANSFERRED,
        S.REFERRED,
    ),
    Step.ARCHIVE: (Transition("P28", S.CLOSED, S.ARCHIVED, "apl-2021:47"),),
}

NOT_HANDLED = frozenset({S.LEAD, S.DECLINED, S.CLOSED, S.ARCHIVED})
REPLACED = {"更换承办人": frozenset(State) - NOT_HANDLED}
HANDLERS: Bound[State, Step] = Bound(
    "承办人",
    frozenset(
        {
            Step.INVESTIGATE,
            Step.CLOSE_INVESTIGATION,
            Step.SUBMIT_FOR_REVIEW,
            Step.PROPOSE_REFERRAL,
            Step.REFER,
            Step.ACCEPT_REFERRAL,
            Step.RETURN_REFERRAL,
            Step.PERFORM_DUTY,
        }
    ),
    beside=REPLACED,
)
SEEING: Bound[State, Step] = Bound(
    "看得到本案的执法人员",
    frozenset(
        {
            Step.OBJECT,
            Step.GIVE_NOTICE,
            Step.RECORD_DEFENCE,
            Step.WAIVE_RIGHTS,
            Step.REQUEST_HEARING,
            Step.WITHDRAW_HEARING_REQUEST,
            Step.SERVE,
            Step.SERVE_NO_PENALTY,
            Step.RECORD_PAYMENT,
            Step.DEMAND,
            Step.RECORD_COURT_ANSWER,
            Step.END_ENFORCEMENT,
            Step.COMPLETE_PERFORMANCE,
        }
    ),
    beside=REPLACED,
    by_sight=True,
)
PRESIDER: Bound[State, Step] = Bound(
    "听证主持人",
    frozenset(
        {
            Step.ARRANGE_HEARING,
            Step.ADJOURN_HEARING,
            Step.HOLD_HEARING,
            Step.END_HEARING,
            Step.REPORT_HEARING,
        }
    ),
    naming=frozenset({Step.APPOINT_PRESIDING_OFFICER}),
)
REVIEWER: Bound[State, Step] = Bound(
    "收件的审核人员",
    frozenset({Step.PASS_REVIEW, Step.RETURN_FROM_REVIEW, Step.PARK}),
    beside={"更换审核人员": frozenset({S.IN_REVIEW, S.IN_SECOND_REVIEW})},
)
LIFE = Life(
    "案件",
    S.LEAD,
    frozenset({S.DECLINED, S.ARCHIVED}),
    WAYS,
    (HANDLERS, SEEING, PRESIDER, REVIEWER),
)
open_steps, advance = LIFE.open_steps, LIFE.advance
UNDECIDED = frozenset(
    {
        State.LEAD,
        State.DECLINED,
        State.FILED,
        State.INVESTIGATION,
        State.SUSPENDED,
        State.INVESTIGATED,
        State.IN_REVIEW,
        State.OBJECTED,
        State.PARKED,
        State.REVIEWED,
        State.NOTICED,
        State.HEARING_REQUESTED,
        State.HEARING_ARRANGED,
        State.HEARING_HELD,
        State.IN_SECOND_REVIEW,
        State.NOT_PENALISED,
        State.WITHDRAWN,
        State.TRANSFERRED,
        State.REFERRAL_PROPOSED,
        State.REFERRAL_APPROVED,
        State.REFERRED,
    }
)
