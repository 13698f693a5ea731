"""The life of a penalty on the spot, as a table (legal-rules §4.2)."""

from collections.abc import Mapping

from mingjing.kernel.life import Bound, Life, Named, Transition, leading, staying


class State(Named):
    """Where a penalty on the spot stands."""

    FOUND = "found"
    HEARD = "heard"
    ORDINARY = "ordinary"
    DECIDED = "decided"
    DELIVERED = "delivered"
    COLLECTED = "collected"
    REPORTED = "reported"
    PUBLISHED = "published"
    SET_ASIDE = "set_aside"
    ARCHIVED = "archived"

    @property
    def label(self) -> str:
        """What people call it."""
        return STATE_LABELS[self]


STATE_LABELS: Mapping[State, str] = {
    State.FOUND: "当场发现",
    State.HEARD: "已告知并听取陈述申辩",
    State.ORDINARY: "转普通程序",
    State.DECIDED: "当场决定",
    State.DELIVERED: "当场交付",
    State.COLLECTED: "当场收缴",
    State.REPORTED: "已报本机关备案",
    State.PUBLISHED: "已公示",
    State.SET_ASIDE: "决定已撤销",
    State.ARCHIVED: "已归档",
}


class Step(Named):
    """What can be done to a penalty on the spot; the value is its command."""

    HEAR = "hear_on_the_spot"
    DECIDE = "decide_on_the_spot"
    DELIVER = "deliver_on_the_spot"
    COLLECT = "collect_on_the_spot"
    TURN = "turn_into_ordinary"
    RECEIVE = "receive_collected_fine"
    BANK = "bank_collected_fine"
    PAY = "record_summary_payment"
    DEFER = "defer_summary_fine"
    DEMAND = "demand_summary_fine"
    APPLY = "apply_to_court_for_summary_fine"
    COURT_ANSWER = "record_summary_court_answer"
    END_ENFORCEMENT = "end_summary_enforcement"
    ENTRUST = "entrust_summary_penalty"
    REPORT = "report_summary_penalty"
    PUBLISH = "publish_summary_penalty"
    SET_ASIDE = "settle_summary_remedy"
    ARCHIVE = "archive_summary_penalty"

    @property
    def label(self) -> str:
        """What people call it."""
        return STEP_LABELS[self]


STEP_LABELS: Mapping[Step, str] = {
    Step.HEAR: "告知并听取陈述申辩",
    Step.DECIDE: "作出当场处罚决定",
    Step.DELIVER: "当场交付决定书",
    Step.COLLECT: "当场收缴罚款",
    Step.TURN: "转普通程序",
    Step.RECEIVE: "接收当场收缴的罚款",
    Step.BANK: "缴付指定的银行",
    Step.PAY: "登记缴款",
    Step.DEFER: "批准延期、分期缴纳",
    Step.DEMAND: "登记催告",
    Step.APPLY: "申请法院强制执行",
    Step.COURT_ANSWER: "登记法院答复",
    Step.END_ENFORCEMENT: "登记法院执行终了",
    Step.ENTRUST: "指定承办人员",
    Step.REPORT: "报本机关备案",
    Step.PUBLISH: "公示当场处罚决定",
    Step.SET_ASIDE: "登记撤销决定的复议、诉讼结果",
    Step.ARCHIVE: "归档",
}


S = State
AFTER = (S.REPORTED, S.PUBLISHED)
OWED = (S.DELIVERED, *AFTER)
UNDER_WAY = (S.FOUND, S.HEARD, S.DECIDED, S.DELIVERED, S.COLLECTED, *AFTER, S.SET_ASIDE)

WAYS: Mapping[Step, tuple[Transition[State], ...]] = {
    Step.HEAR: leading("Q02", "apl-2021:44", S.HEARD, S.FOUND),
    Step.DECIDE: leading("Q03", "apl-2021:52.1", S.DECIDED, S.HEARD),
    Step.DELIVER: leading("Q04", "apl-2021:52.1", S.DELIVERED, S.DECIDED),
    Step.COLLECT: leading("Q05", "apl-2021:68", S.COLLECTED, S.DELIVERED),
    Step.TURN: leading("Q08", "apl-2021:54.1", S.ORDINARY, S.FOUND, S.HEARD),
    Step.RECEIVE: staying("Q05", "apl-2021:71", S.COLLECTED, *AFTER, S.SET_ASIDE),
    Step.BANK: staying("Q05", "apl-2021:71", S.COLLECTED, *AFTER, S.SET_ASIDE),
    Step.PAY: staying("", "apl-2021:67.3", *OWED),
    Step.DEFER: staying("", "apl-2021:66.2", *OWED),
    Step.DEMAND: staying("", "acl-2011:54", *OWED),
    Step.APPLY: staying("", "acl-2011:53", *OWED),
    Step.COURT_ANSWER: staying("", "acl-2011:56.1", *OWED),
    Step.END_ENFORCEMENT: staying("", "acl-2011:53", *OWED),
    Step.ENTRUST: staying("", "apl-2021:43.3", *UNDER_WAY),
    Step.REPORT: leading("Q06", "apl-2021:52.3", S.REPORTED, S.DELIVERED, S.COLLECTED),
    Step.PUBLISH: leading("Q07", "asl-2021:78.2", S.PUBLISHED, S.REPORTED),
    Step.SET_ASIDE: leading(
        "", "arl-2023:64", S.SET_ASIDE, S.DECIDED, S.DELIVERED, S.COLLECTED, *AFTER
    ),
    Step.ARCHIVE: leading("", "apl-2021:47", S.ARCHIVED, *AFTER, S.SET_ASIDE),
}

PRESENT: Bound[State, Step] = Bound(
    "在场的两名执法人员",
    frozenset({Step.HEAR, Step.DECIDE, Step.COLLECT}),
    in_person=True,
)
IN_CHARGE: Bound[State, Step] = Bound(
    "承办人员",
    frozenset({Step.TURN, Step.DELIVER, Step.REPORT}),
    naming=frozenset({Step.ENTRUST}),
)
SEEING: Bound[State, Step] = Bound(
    "看得到本件的执法人员",
    frozenset({Step.PAY, Step.DEMAND, Step.COURT_ANSWER, Step.END_ENFORCEMENT}),
    naming=frozenset({Step.ENTRUST}),
    by_sight=True,
)
ENDS = frozenset({S.ORDINARY, S.ARCHIVED})
LIFE = Life("当场处罚", S.FOUND, ENDS, WAYS, (PRESENT, IN_CHARGE, SEEING))
open_steps, advance = LIFE.open_steps, LIFE.advance
ON_THE_SPOT = frozenset({S.FOUND, S.HEARD, S.DECIDED})
