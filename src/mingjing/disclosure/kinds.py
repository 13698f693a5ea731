"""The kinds of decisions and results that become public (pure)."""

from collections.abc import Mapping
from enum import StrEnum


class Kind(StrEnum):
    """What is made public: the decision or the result of one procedure."""

    PENALTY = "penalty"
    SUMMARY = "summary"
    INSPECTION = "inspection"
    PERMIT = "permit"
    SEIZURE = "seizure"
    SUPPLY_STOP = "supply_stop"

    @property
    def label(self) -> str:
        """What the public looks under."""
        return LABELS[self]

    @property
    def act(self) -> str:
        """What it is called in a sentence."""
        return ACTS[self]

    @property
    def is_penalty(self) -> bool:
        """Whether APL 48 says what is public of it."""
        return self in {Kind.PENALTY, Kind.SUMMARY}

    @property
    def is_reviewed(self) -> bool:
        """Whether who is kept from publishing it is who reviewed it."""
        return self is Kind.PENALTY

    @property
    def is_for_credit(self) -> bool:
        """Whether the credit platform publishes it (A1-3); on the spot it is a minor breach."""
        return self in {Kind.PENALTY, Kind.PERMIT}


LABELS: Mapping[Kind, str] = {
    Kind.PENALTY: "行政处罚",
    Kind.SUMMARY: "当场处罚",
    Kind.INSPECTION: "行政检查",
    Kind.PERMIT: "行政许可",
    Kind.SEIZURE: "查封、扣押",
    Kind.SUPPLY_STOP: "停止供应",
}
ACTS: Mapping[Kind, str] = {
    Kind.PENALTY: "处罚决定",
    Kind.SUMMARY: "当场处罚决定",
    Kind.INSPECTION: "检查结果",
    Kind.PERMIT: "准予许可决定",
    Kind.SEIZURE: "查封、扣押决定",
    Kind.SUPPLY_STOP: "停止供应决定",
}
