"""The life of a penalty on the spot, as a table (legal-rules §4.2)."""

from collections.abc import Mapping

from mingjing.kernel.life import Life, Named, Transition, leading, staying


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
    REPORT = "report_summary_penalty"
    PUBLISH = "publish_summary_penalty"
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
    Step.REPORT: "报本机关备案",
    Step.PUBLISH: "公示当场处罚决定",
    Step.ARCHIVE: "归档",
}


S = State
AFTER = (S.REPORTED, S.PUBLISHED)

WAYS: Mapping[Step, tuple[Transition[State], ...]] = {
    Step.HEAR: leading("Q02", "apl-2021:44", S.HEARD, S.FOUND),
    Step.DECIDE: leading("Q03", "apl-2021:52.1", S.DECIDED, S.HEARD),
    Step.DELIVER: leading("Q04", "apl-2021:52.1", S.DELIVERED, S.DECIDED),
    Step.COLLECT: leading("Q05", "apl-2021:68", S.COLLECTED, S.DELIVERED),
    Step.TURN: leading("Q08", "apl-2021:54.1", S.ORDINARY, S.FOUND, S.HEARD),
    Step.RECEIVE: staying("Q05", "apl-2021:71", S.COLLECTED, *AFTER),
    Step.BANK: staying("Q05", "apl-2021:71", S.COLLECTED, *AFTER),
    Step.PAY: staying("", "apl-2021:67.3", S.DELIVERED, *AFTER),
    Step.REPORT: leading("Q06", "apl-2021:52.3", S.REPORTED, S.DELIVERED, S.COLLECTED),
    Step.PUBLISH: leading("Q07", "asl-2021:78.2", S.PUBLISHED, S.REPORTED),
    Step.ARCHIVE: leading("", "apl-2021:47", S.ARCHIVED, *AFTER),
}

LIFE = Life("当场处罚", S.FOUND, frozenset({S.ORDINARY, S.ARCHIVED}), WAYS)
open_steps, advance = LIFE.open_steps, LIFE.advance
ON_THE_SPOT = frozenset({S.FOUND, S.HEARD, S.DECIDED})
