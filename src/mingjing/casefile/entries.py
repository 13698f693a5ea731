"""The entries a case file writes."""

from dataclasses import dataclass
from datetime import date

from mingjing.ledger.entries import Fact, Leaf


@dataclass(frozen=True)
class CasefileArchived(Fact):
    """立卷归档: what lies in the file is bound by its root from here on.

    Args:
        root: RFC 6962 root over title and digest of every line of the catalogue.
        kept_until: last day of retention; None for good.
    """

    KIND = "casefile_archived"
    number: str
    state: str
    retention: str
    kept_until: date | None
    pieces: int
    root: str


@dataclass(frozen=True)
class CasefileDestroyed(Fact):
    """A file whose retention had ended was destroyed; what it was bound by remains."""

    KIND = "casefile_destroyed"
    LEAF = Leaf.BUREAU
    number: str
    root: str
    pieces: int
    kept_until: date
    basis: str
    approved_by: str
    checked_by: str
