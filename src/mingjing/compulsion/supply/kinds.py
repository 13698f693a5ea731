"""What is stopped, what for, and why it ends: the words of the Work Safety Law, article 70."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mingjing.compulsion.kinds import HolderFacts
from mingjing.statute.decisions import DecisionKind


class Supply(StrEnum):
    """What is stopped."""

    POWER = "power"
    EXPLOSIVES = "explosives"

    @property
    def label(self) -> str:
        """The statute's own words."""
        return SUPPLY_LABELS[self]

    @property
    def restored(self) -> str:
        """What is done when it ends."""
        return f"恢复{self.label.removeprefix('停止')}"


SUPPLY_LABELS: Mapping[Supply, str] = {
    Supply.POWER: "停止供电",
    Supply.EXPLOSIVES: "停止供应民用爆炸物品",
}


class Source(StrEnum):
    """Where the enterprise was ordered to stop (row E01)."""

    DECISION = "decision"
    MEASURES = "measures"

    @property
    def label(self) -> str:
        """In words."""
        return SOURCE_LABELS[self]


SOURCE_LABELS: Mapping[Source, str] = {
    Source.DECISION: "案件中的处罚决定（停产停业、停止建设、停止施工）",
    Source.MEASURES: "行政检查中的现场处理措施（暂时停产停业、停止使用）",
}


STOPS = frozenset(
    {
        DecisionKind.SUSPEND_FOR_RECTIFICATION,
        DecisionKind.SUSPEND_BUSINESS,
        DecisionKind.STOP_CONSTRUCTION,
        DecisionKind.STOP_WORK,
    }
)


class Reason(StrEnum):
    """Why it is lifted."""

    PERFORMED = "performed"
    ORDER_ENDED = "order_ended"
    OTHER = "other"

    @property
    def label(self) -> str:
        """In words; of the first, those of the article."""
        return REASON_LABELS[self]


REASON_LABELS: Mapping[Reason, str] = {
    Reason.PERFORMED: "依法履行行政决定、采取相应措施消除事故隐患",
    Reason.ORDER_ENDED: "原决定、措施已经解除或者不再有效",
    Reason.OTHER: "其他不应当继续停止供应的情形",
}


@dataclass(frozen=True, slots=True)
class Basis:
    """The order that is not obeyed, as its case or inspection has it.

    Args:
        source: where it was given.
        name: docket of the case, or number of the inspection.
        document: code of the decision.
        number: its printed number.
        demands: what it orders.
        given_on: its day.
        served_on: day of the service, None where whoever asks must say it.
        hazards: the major hazards as they were recorded; empty where the case does not say.
        holder: the enterprise.
        stands: whether it is still to be obeyed.
        is_grave: whether a major hazard is recorded; None where the case does not say.
    """

    source: Source
    name: str
    document: str
    number: str
    demands: tuple[str, ...]
    given_on: date
    served_on: date | None
    hazards: tuple[str, ...]
    holder: HolderFacts
    stands: bool
    is_grave: bool | None
