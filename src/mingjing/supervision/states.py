"""The life of an alert: open until somebody pursues it or says why not (pure; A3-10)."""

from collections.abc import Mapping

from mingjing.kernel.life import Life, Named, leading


class State(Named):
    """Where an alert stands."""

    OPEN = "open"
    PURSUED = "pursued"
    DISMISSED = "dismissed"

    @property
    def label(self) -> str:
        """What people call it."""
        return STATE_LABELS[self]


STATE_LABELS: Mapping[State, str] = {
    State.OPEN: "待处理",
    State.PURSUED: "已启动责任追究",
    State.DISMISSED: "已说明理由，不追究",
}


class Step(Named):
    """What can be done about an alert; the value is its command."""

    PURSUE = "open_accountability"
    DISMISS = "dismiss_alert"

    @property
    def label(self) -> str:
        """What people call it."""
        return STEP_LABELS[self]


STEP_LABELS: Mapping[Step, str] = {
    Step.PURSUE: "启动责任追究",
    Step.DISMISS: "不追究并说明理由",
}

ARTICLE = "seed-2022:A3-10"
WAYS = {
    Step.PURSUE: leading("", ARTICLE, State.PURSUED, State.OPEN),
    Step.DISMISS: leading("", ARTICLE, State.DISMISSED, State.OPEN),
}
LIFE = Life("预警", State.OPEN, frozenset({State.PURSUED, State.DISMISSED}), WAYS)
open_steps, advance = LIFE.open_steps, LIFE.advance
