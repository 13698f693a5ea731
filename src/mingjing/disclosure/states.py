"""The life of one publication on one channel, as a table (legal-rules §4.6)."""

from collections.abc import Mapping

from mingjing.kernel.life import Life, Named, Transition, leading


class State(Named):
    """Where a publication stands."""

    DRAFT = "draft"
    MASKED = "masked"
    CHECKED = "checked"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"
    WITHHOLDING_PROPOSED = "withholding_proposed"
    WITHHELD = "withheld"

    @property
    def label(self) -> str:
        """What people call it."""
        return STATE_LABELS[self]


VISIBLE = (State.PUBLISHED, State.WITHDRAWN, State.WITHHELD)

STATE_LABELS: Mapping[State, str] = {
    State.DRAFT: "待拟稿",
    State.MASKED: "待审查",
    State.CHECKED: "待公示",
    State.PUBLISHED: "已公示",
    State.WITHDRAWN: "已撤回",
    State.WITHHOLDING_PROPOSED: "拟不公开",
    State.WITHHELD: "不公开",
}


class Step(Named):
    """What can be done to a publication; the value is its command."""

    MASK = "draft_publication"
    RETURN = "return_publication"
    CHECK = "check_publication"
    PUBLISH = "publish"
    PROPOSE_WITHHOLDING = "decline_publication"
    CONFIRM_WITHHOLDING = "confirm_non_publication"
    WITHDRAW = "withdraw_publication"

    @property
    def label(self) -> str:
        """What people call it."""
        return STEP_LABELS[self]


STEP_LABELS: Mapping[Step, str] = {
    Step.MASK: "拟定公示稿",
    Step.RETURN: "退回重拟",
    Step.CHECK: "通过公示审查",
    Step.PUBLISH: "公示",
    Step.PROPOSE_WITHHOLDING: "提出不公开",
    Step.CONFIRM_WITHHOLDING: "确认不公开",
    Step.WITHDRAW: "撤回公示",
}

S = State
_UNPUBLISHED = (S.DRAFT, S.MASKED, S.CHECKED, S.WITHHOLDING_PROPOSED, S.WITHHELD)
WAYS: Mapping[Step, tuple[Transition[State], ...]] = {
    Step.MASK: leading("", "ogi-2019:17", S.MASKED, *_UNPUBLISHED),
    Step.RETURN: leading("", "ogi-2019:17", S.DRAFT, S.MASKED, S.WITHHOLDING_PROPOSED),
    Step.CHECK: leading("", "ogi-2019:17", S.CHECKED, S.MASKED),
    Step.PUBLISH: leading("", "seed-2022:S-4.1-7", S.PUBLISHED, S.CHECKED),
    Step.PROPOSE_WITHHOLDING: leading(
        "", "seed-2022:A1-2", S.WITHHOLDING_PROPOSED, S.DRAFT, S.MASKED, S.CHECKED
    ),
    Step.CONFIRM_WITHHOLDING: leading("", "seed-2022:A1-2", S.WITHHELD, S.WITHHOLDING_PROPOSED),
    Step.WITHDRAW: leading("", "apl-2021:48.2", S.WITHDRAWN, S.PUBLISHED),
}
LIFE = Life("公示项", S.DRAFT, frozenset({S.WITHDRAWN}), WAYS)
open_steps, advance = LIFE.open_steps, LIFE.advance
