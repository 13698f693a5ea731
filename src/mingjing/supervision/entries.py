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


@dataclass(frozen=True)
class OutsideItemEntered(Fact):
    """A paper decision, a receipt or the like from outside the system was entered."""

    KIND = "outside_item_entered"
    LEAF = Leaf.BUREAU
    item: int
    item_kind: str
    number: str
    decision_number: str


@dataclass(frozen=True)
class AlertRaised(Fact):
    """A review that was skipped, or was tried to be, was found."""

    KIND = "alert_raised"
    LEAF = Leaf.BUREAU
    alert: int
    docket: str
    said: str
    article: str


@dataclass(frozen=True)
class AlertDismissed(Fact):
    """Nobody is held to account, and why."""

    KIND = "alert_dismissed"
    LEAF = Leaf.BUREAU
    alert: int
    reason: str


@dataclass(frozen=True)
class AccountabilityOpened(Fact):
    """Handlers and approver are held to account; the record names each with the act."""

    KIND = "accountability_opened"
    LEAF = Leaf.BUREAU
    alert: int
    people: tuple[str, ...]
    measure: str
    due: date
    timeline_sha256: str
