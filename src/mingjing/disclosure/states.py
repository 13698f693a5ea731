"""The life of one publication on one channel, as a table (legal-rules §4.6)."""

from collections.abc import Mapping
from enum import StrEnum

from mingjing.kernel.errors import IllegalTransitionError


class State(StrEnum):
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


class Step(StrEnum):
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
LIFE: Mapping[Step, tuple[frozenset[State], State, str]] = {
    Step.MASK: (frozenset(_UNPUBLISHED), S.MASKED, "ogi-2019:17"),
    Step.RETURN: (frozenset({S.MASKED, S.WITHHOLDING_PROPOSED}), S.DRAFT, "ogi-2019:17"),
    Step.CHECK: (frozenset({S.MASKED}), S.CHECKED, "ogi-2019:17"),
    Step.PUBLISH: (frozenset({S.CHECKED}), S.PUBLISHED, "seed-2022:S-4.1-7"),
    Step.PROPOSE_WITHHOLDING: (
        frozenset({S.DRAFT, S.MASKED, S.CHECKED}),
        S.WITHHOLDING_PROPOSED,
        "seed-2022:A1-2",
    ),
    Step.CONFIRM_WITHHOLDING: (
        frozenset({S.WITHHOLDING_PROPOSED}),
        S.WITHHELD,
        "seed-2022:A1-2",
    ),
    Step.WITHDRAW: (frozenset({S.PUBLISHED}), S.WITHDRAWN, "apl-2021:48.2"),
}


def open_steps(state: State) -> tuple[Step, ...]:
    """Return the steps the table has from *state*.

    >>> open_steps(State.PUBLISHED), open_steps(State.WITHDRAWN)
    ((<Step.WITHDRAW: 'withdraw_publication'>,), ())
    """
    return tuple(step for step, (sources, _, _) in LIFE.items() if state in sources)


def advance(state: State, step: Step) -> State:
    """Return the state after *step*.

    Raises:
        IllegalTransitionError: the table has no such step from *state*.

    >>> advance(State.CHECKED, Step.PUBLISH)
    <State.PUBLISHED: 'published'>
    """
    sources, target, article = LIFE[step]
    if state in sources:
        return target
    froms = "、".join(f"“{one.label}”" for one in State if one in sources)
    now = "、".join(f"“{one.label}”" for one in open_steps(state))
    raise IllegalTransitionError(
        f"公示项现处于“{state.label}”，不能“{step.label}”。",
        why=f"这一步只能从{froms}开始。",
        remedy=f"现在可以办理：{now or '无，公示已撤回'}。",
        article=article,
    )
