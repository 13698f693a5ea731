"""What supervision leaves in the ledger."""

from dataclasses import dataclass
from datetime import date

from mingjing.ledger.entries import Fact, Leaf


@dataclass(frozen=True)
class NormEntered(Fact):
    """A new version of a norm was entered; what rests on the old one got its tasks.

    Args:
        norm: its id.
        supersedes: the norms whose place it takes.
        effective: first day in force.
        adjustments: how many tasks were opened.
    """

    KIND = "norm_entered"
    LEAF = Leaf.BUREAU
    norm: str
    supersedes: tuple[str, ...]
    effective: date
    adjustments: int


@dataclass(frozen=True)
class AdjustmentOpened(Fact):
    """Something that rests on a superseded norm is to be looked at, by whom and until when."""

    KIND = "adjustment_opened"
    LEAF = Leaf.BUREAU
    norm: str
    supersedes: str
    sort: str
    about: str
    owner: str
    due: date


@dataclass(frozen=True)
class AdjustmentSettled(Fact):
    """It was adjusted, or needs no adjustment, and why."""

    KIND = "adjustment_settled"
    LEAF = Leaf.BUREAU
    norm: str
    sort: str
    about: str
    outcome: str
    reason: str
