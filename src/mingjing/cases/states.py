"""The life of a case in ordinary procedure, as a table (legal-rules §4.1)."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from mingjing.kernel.errors import IllegalTransitionError


class State(StrEnum):
    """Where a case stands."""

    LEAD = "lead"
    DECLINED = "declined"
    FILED = "filed"
    INVESTIGATION = "investigation"
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
    State.CLOSED: "结案",
    State.ARCHIVED: "归档",
}


class Step(StrEnum):
    """What can be done to a case; the value is its command."""

    DECLINE = "decline_case"
    FILE = "file_case"
    INVESTIGATE = "record_field_act"
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
    COMPLETE_PERFORMANCE = "complete_performance"
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
    Step.COMPLETE_PERFORMANCE: "履行完毕",
    Step.CLOSE: "结案",
    Step.ARCHIVE: "归档",
}


@dataclass(frozen=True, slots=True)
class Transition:
    """One way from a state to the next, with the norm behind it.

    Args:
        row: row of legal-rules §4.1.
        source: the state it starts from.
        target: the state it leads to.
        article: citation.
    """

    row: str
    source: State
    target: State
    article: str


def _row(row: str, source: State, target: State, article: str) -> Transition:
    return Transition(row, source, target, article)


def _rows(
    row: str, sources: tuple[State, ...], target: State, article: str
) -> tuple[Transition, ...]:
    return tuple(_row(row, source, target, article) for source in sources)


S = State
LIFE: Mapping[Step, tuple[Transition, ...]] = {
    Step.DECLINE: (_row("P02", S.LEAD, S.DECLINED, "apl-2021:54.2"),),
    Step.FILE: (_row("P03", S.LEAD, S.FILED, "apl-2021:54.2"),),
    Step.INVESTIGATE: (
        _row("P04", S.FILED, S.INVESTIGATION, "apl-2021:54.1"),
        _row("P04", S.INVESTIGATION, S.INVESTIGATION, "apl-2021:54.1"),
    ),
    Step.CLOSE_INVESTIGATION: (_row("P06", S.INVESTIGATION, S.INVESTIGATED, "apl-2021:57.1"),),
    Step.SUBMIT_FOR_REVIEW: (
        _row("P07", S.INVESTIGATED, S.IN_REVIEW, "seed-2022:A3-3"),
        _row("P14", S.NOTICED, S.IN_SECOND_REVIEW, "apl-2021:58.1"),
        _row("P15", S.PARKED, S.IN_REVIEW, "seed-2022:A3-7(8)"),
    ),
    Step.PASS_REVIEW: (
        _row("P08", S.IN_REVIEW, S.REVIEWED, "seed-2022:A3-7(1)"),
        _row("P14", S.IN_SECOND_REVIEW, S.NOTICED, "seed-2022:A3-7(1)"),
    ),
    Step.RETURN_FROM_REVIEW: (
        _row("P08", S.IN_REVIEW, S.INVESTIGATION, "seed-2022:A3-7"),
        _row("P14", S.IN_SECOND_REVIEW, S.INVESTIGATION, "seed-2022:A3-7"),
    ),
    Step.PARK: (
        _row("P08", S.IN_REVIEW, S.PARKED, "seed-2022:A3-7"),
        _row("P14", S.IN_SECOND_REVIEW, S.PARKED, "seed-2022:A3-7"),
        _row("P08", S.OBJECTED, S.PARKED, "seed-2022:A3-9"),
    ),
    Step.OBJECT: (
        _row("P08", S.INVESTIGATION, S.OBJECTED, "seed-2022:A3-9"),
        _row("P08", S.PARKED, S.OBJECTED, "seed-2022:A3-9"),
    ),
    Step.UPHOLD_OPINION: (_row("P08", S.OBJECTED, S.INVESTIGATION, "seed-2022:A3-9"),),
    Step.REMAND_OPINION: (_row("P08", S.OBJECTED, S.IN_REVIEW, "seed-2022:A3-9"),),
    Step.RESUME_INVESTIGATION: (_row("P05", S.PARKED, S.INVESTIGATION, "seed-2022:A3-8"),),
    Step.GIVE_NOTICE: (
        _row("P09", S.INVESTIGATED, S.NOTICED, "apl-2021:44"),
        _row("P09", S.REVIEWED, S.NOTICED, "apl-2021:44"),
    ),
    Step.RECORD_DEFENCE: (_row("P10", S.NOTICED, S.NOTICED, "apl-2021:45.1"),),
    Step.WAIVE_RIGHTS: (_row("P10", S.NOTICED, S.NOTICED, "apl-2021:62"),),
    Step.REQUEST_HEARING: (_row("P11", S.NOTICED, S.HEARING_REQUESTED, "apl-2021:64(1)"),),
    Step.APPOINT_PRESIDING_OFFICER: (
        _row("P12", S.HEARING_REQUESTED, S.HEARING_REQUESTED, "apl-2021:64(4)"),
        _row("P12", S.HEARING_ARRANGED, S.HEARING_REQUESTED, "apl-2021:64(4)"),
        _row("P13", S.HEARING_HELD, S.HEARING_HELD, "apl-2021:64(4)"),
    ),
    Step.WITHDRAW_HEARING_REQUEST: (
        _row("P11", S.HEARING_REQUESTED, S.NOTICED, "apl-2021:64(6)"),
        _row("P11", S.HEARING_ARRANGED, S.NOTICED, "apl-2021:64(6)"),
    ),
    Step.ARRANGE_HEARING: (
        _row("P12", S.HEARING_REQUESTED, S.HEARING_ARRANGED, "apl-2021:64(2)"),
    ),
    Step.ADJOURN_HEARING: (
        _row("P12", S.HEARING_ARRANGED, S.HEARING_REQUESTED, "apl-2021:64(2)"),
    ),
    Step.HOLD_HEARING: (_row("P13", S.HEARING_ARRANGED, S.HEARING_HELD, "apl-2021:64(8)"),),
    Step.END_HEARING: (_row("P13", S.HEARING_ARRANGED, S.NOTICED, "apl-2021:64(6)"),),
    Step.REPORT_HEARING: (_row("P13", S.HEARING_HELD, S.NOTICED, "apl-2021:65"),),
    Step.DELIBERATE: (
        _row("P15", S.NOTICED, S.NOTICED, "apl-2021:57.2"),
        _row("P15", S.PARKED, S.PARKED, "seed-2022:A3-7(8)"),
    ),
    Step.DECIDE: (_row("P17", S.NOTICED, S.DECIDED, "apl-2021:57.1"),),
    Step.DECIDE_NO_PENALTY: _rows(
        "P17",
        (S.INVESTIGATED, S.REVIEWED, S.NOTICED, S.PARKED),
        S.NOT_PENALISED,
        "apl-2021:57.1",
    ),
    Step.SERVE_NO_PENALTY: (_row("P18", S.NOT_PENALISED, S.NOT_PENALISED, "apl-2021:61.1"),),
    Step.WITHDRAW: _rows(
        "P27",
        (S.FILED, S.INVESTIGATION, S.INVESTIGATED, S.PARKED),
        S.WITHDRAWN,
        "seed-2022:A3-7(2)",
    ),
    Step.TRANSFER: _rows(
        "P27",
        (S.FILED, S.INVESTIGATION, S.INVESTIGATED, S.PARKED),
        S.TRANSFERRED,
        "seed-2022:A3-7(6)",
    ),
    Step.PROPOSE_REFERRAL: _rows(
        "P26",
        (S.INVESTIGATION, S.INVESTIGATED, S.REVIEWED, S.NOTICED, S.PARKED),
        S.REFERRAL_PROPOSED,
        "r310-2020:5.1",
    ),
    Step.APPROVE_REFERRAL: (
        _row("P26", S.REFERRAL_PROPOSED, S.REFERRAL_APPROVED, "r310-2020:5.2"),
    ),
    Step.REFUSE_REFERRAL: (_row("P26", S.REFERRAL_PROPOSED, S.INVESTIGATION, "r310-2020:5.2"),),
    Step.REFER: (_row("P26", S.REFERRAL_APPROVED, S.REFERRED, "r310-2020:5.2"),),
    Step.ACCEPT_REFERRAL: (_row("P26", S.REFERRED, S.REFERRED, "r310-2020:12"),),
    Step.RETURN_REFERRAL: (_row("P26", S.REFERRED, S.INVESTIGATION, "r310-2020:10"),),
    Step.SERVE: (_row("P18", S.DECIDED, S.SERVED, "apl-2021:61.1"),),
    Step.RECORD_PAYMENT: (_row("P20", S.SERVED, S.SERVED, "apl-2021:67.3"),),
    Step.COMPLETE_PERFORMANCE: (_row("P20", S.SERVED, S.PERFORMED, "apl-2021:66.1"),),
    Step.CLOSE: _rows(
        "P27",
        (S.PERFORMED, S.NOT_PENALISED, S.WITHDRAWN, S.TRANSFERRED, S.REFERRED),
        S.CLOSED,
        "apl-2021:47",
    ),
    Step.ARCHIVE: (_row("P28", S.CLOSED, S.ARCHIVED, "apl-2021:47"),),
}

ENDS = frozenset({State.DECLINED, State.ARCHIVED})
UNDECIDED = frozenset(
    {
        State.LEAD,
        State.DECLINED,
        State.FILED,
        State.INVESTIGATION,
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


def open_steps(state: State) -> tuple[Step, ...]:
    """Return the steps the table has from *state*, in procedural order.

    >>> open_steps(State.DECIDED)
    (<Step.SERVE: 'serve'>,)
    """
    return tuple(step for step, ways in LIFE.items() if any(w.source is state for w in ways))


def advance(state: State, step: Step) -> State:
    """Return the state after *step*.

    Raises:
        IllegalTransitionError: the table has no such step from *state*.

    >>> advance(State.INVESTIGATION, Step.CLOSE_INVESTIGATION)
    <State.INVESTIGATED: 'investigated'>
    """
    ways = LIFE[step]
    for way in ways:
        if way.source is state:
            return way.target
    sources = "、".join(dict.fromkeys(f"“{way.source.label}”" for way in ways))
    now = "、".join(f"“{open_step.label}”" for open_step in open_steps(state))
    raise IllegalTransitionError(
        f"案件现处于“{state.label}”，不能“{step.label}”。",
        why=f"这一步只能从{sources}开始。",
        remedy=f"现在可以办理：{now or '无，案件已办结'}。",
        article=ways[0].article,
    )
