"""The life of a case file, as a table (legal-rules §4.9, as far as this release goes)."""

from collections.abc import Mapping
from enum import StrEnum

from mingjing.kernel.errors import IllegalTransitionError


class State(StrEnum):
    """Where a case file stands; it has a row once it is composed."""

    OPEN = "open"
    COMPOSED = "composed"
    STORED = "stored"
    ARCHIVED = "archived"
    DESTROYED = "destroyed"

    @property
    def label(self) -> str:
        """What people call it."""
        return LABELS[self]


class Step(StrEnum):
    """What can be done to a case file."""

    COMPOSE = "compose"
    STORE = "store"
    ARCHIVE = "archive"
    DESTROY = "destroy"


LABELS: Mapping[State, str] = {
    State.OPEN: "尚未立卷",
    State.COMPOSED: "已立卷",
    State.STORED: "股室保管",
    State.ARCHIVED: "机关档案",
    State.DESTROYED: "已销毁",
}
STEP_LABELS: Mapping[Step, str] = {
    Step.COMPOSE: "立卷",
    Step.STORE: "交股室专人保管",
    Step.ARCHIVE: "归入机关档案",
    Step.DESTROY: "鉴定销毁",
}
ARTICLES: Mapping[Step, str] = {
    Step.COMPOSE: "seed-2022:A2-5",
    Step.STORE: "seed-2022:A2-5",
    Step.ARCHIVE: "apl-2021:47",
    Step.DESTROY: "arc-2020:21",
}
LIFE: Mapping[Step, Mapping[State, State]] = {
    Step.COMPOSE: {State.OPEN: State.COMPOSED},
    Step.STORE: {State.COMPOSED: State.STORED},
    Step.ARCHIVE: {State.COMPOSED: State.ARCHIVED},
    Step.DESTROY: {State.STORED: State.DESTROYED, State.ARCHIVED: State.DESTROYED},
}


def advance(state: State, step: Step) -> State:
    """Return the state after *step*.

    Raises:
        IllegalTransitionError: the table has no such step from *state*.

    >>> advance(State.ARCHIVED, Step.DESTROY)
    <State.DESTROYED: 'destroyed'>
    """
    target = LIFE[step].get(state)
    if target is not None:
        return target
    sources = "、".join(f"“{source.label}”" for source in LIFE[step])
    now = "、".join(f"“{STEP_LABELS[one]}”" for one, ways in LIFE.items() if state in ways)
    raise IllegalTransitionError(
        f"案卷现为“{state.label}”，不能“{STEP_LABELS[step]}”。",
        why=f"这一步只能从{sources}开始。",
        remedy=f"现在可以办理：{now or '无'}。",
        article=ARTICLES[step],
    )
