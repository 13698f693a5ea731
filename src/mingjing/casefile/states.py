"""The life of a case file, as a table (legal-rules §4.9, as far as this release goes)."""

from collections.abc import Mapping

from mingjing.kernel.life import Life, Named, Transition, leading


class State(Named):
    """Where a case file stands; it has a row once it is composed."""

    OPEN = "open"
    COMPOSED = "composed"
    STORED = "stored"
    HANDED = "handed"
    ARCHIVED = "archived"
    DESTROYED = "destroyed"

    @property
    def label(self) -> str:
        """What people call it."""
        return LABELS[self]


class Step(Named):
    """What can be done to a case file."""

    COMPOSE = "compose"
    STORE = "store"
    HAND_OVER = "hand_over"
    ARCHIVE = "archive"
    DESTROY = "destroy"

    @property
    def label(self) -> str:
        """What people call it."""
        return STEP_LABELS[self]


LABELS: Mapping[State, str] = {
    State.OPEN: "尚未立卷",
    State.COMPOSED: "已立卷",
    State.STORED: "股室保管",
    State.HANDED: "法规股保管",
    State.ARCHIVED: "机关档案",
    State.DESTROYED: "已销毁",
}
STEP_LABELS: Mapping[Step, str] = {
    Step.COMPOSE: "立卷",
    Step.STORE: "交股室专人保管",
    Step.HAND_OVER: "移交法规股",
    Step.ARCHIVE: "归入机关档案",
    Step.DESTROY: "鉴定销毁",
}
S = State
WAYS: Mapping[Step, tuple[Transition[State], ...]] = {
    Step.COMPOSE: leading("", "seed-2022:A2-5", S.COMPOSED, S.OPEN),
    Step.STORE: leading("", "seed-2022:A2-5", S.STORED, S.COMPOSED),
    Step.HAND_OVER: leading("P29", "seed-2022:A2-5", S.HANDED, S.STORED),
    Step.ARCHIVE: leading("", "apl-2021:47", S.ARCHIVED, S.COMPOSED),
    Step.DESTROY: leading("", "arc-2020:21", S.DESTROYED, S.STORED, S.HANDED, S.ARCHIVED),
}
LIFE = Life("案卷", S.OPEN, frozenset({S.DESTROYED}), WAYS)
advance = LIFE.advance
