"""The life of a consultation 咨询: asked, declared, answered, ended (pure; A3-9b, SOD-14)."""

from collections.abc import Mapping

from mingjing.kernel.life import Life, Named, leading, staying


class Body(Named):
    """Who is asked; 县政府法制机构 is the justice bureau today."""

    COUNSEL = "counsel"
    JUSTICE = "justice"

    @property
    def label(self) -> str:
        """What people call it."""
        return BODY_LABELS[self]


BODY_LABELS: Mapping[Body, str] = {
    Body.COUNSEL: "法律顾问、公职律师",
    Body.JUSTICE: "县司法局",
}


class State(Named):
    """Where a consultation stands."""

    ASKED = "asked"
    OPEN = "open"
    ANSWERED = "answered"
    CONFLICTED = "conflicted"
    OVER = "over"

    @property
    def label(self) -> str:
        """What people call it."""
        return STATE_LABELS[self]


STATE_LABELS: Mapping[State, str] = {
    State.ASKED: "已提出，待答复",
    State.OPEN: "已声明无利害关系，咨询中",
    State.ANSWERED: "已出具意见",
    State.CONFLICTED: "有利害关系，已退出",
    State.OVER: "未出具意见，已终止",
}


class Step(Named):
    """What can be done in a consultation; the value is its command."""

    DECLARE = "declare_interest"
    STEP_BACK = "step_back"
    SAY = "say_in_consultation"
    GIVE = "give_advice"
    RECORD = "record_advice"
    END = "end_consultation"

    @property
    def label(self) -> str:
        """What people call it."""
        return STEP_LABELS[self]


STEP_LABELS: Mapping[Step, str] = {
    Step.DECLARE: "声明无利害关系",
    Step.STEP_BACK: "声明有利害关系并退出",
    Step.SAY: "在咨询中发言",
    Step.GIVE: "出具法律意见",
    Step.RECORD: "登记答复",
    Step.END: "终止咨询",
}

S = State
CONSULT, ADVISER = "seed-2022:A3-9", "seed-2022:S-4.3-3"

WAYS = {
    Step.DECLARE: leading("", ADVISER, S.OPEN, S.ASKED),
    Step.STEP_BACK: leading("", ADVISER, S.CONFLICTED, S.ASKED, S.OPEN),
    Step.SAY: staying("", CONSULT, S.OPEN),
    Step.GIVE: leading("", ADVISER, S.ANSWERED, S.OPEN),
    Step.RECORD: leading("", CONSULT, S.ANSWERED, S.ASKED),
    Step.END: leading("", CONSULT, S.OVER, S.ASKED, S.OPEN),
}
ENDS = frozenset({S.ANSWERED, S.CONFLICTED, S.OVER})
LIFE = Life("咨询", S.ASKED, ENDS, WAYS)
open_steps, advance = LIFE.open_steps, LIFE.advance
