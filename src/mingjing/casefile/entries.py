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


@dataclass(frozen=True)
class CasefilesHandedOver(Fact):
    """移交: a unit lists its files of a half-year for the legal office.

    Args:
        half: last day of the half-year.
        files: 归档号 of each, in order.
        pieces: of all of them together.
    """

    KIND = "casefiles_handed_over"
    LEAF = Leaf.BUREAU
    unit: str
    half: date
    files: tuple[str, ...]
    pieces: int


@dataclass(frozen=True)
class CasefilesTakenOver(Fact):
    """接收: the legal office took the batch over, but for the files that returned.

    Args:
        taken: 归档号 of each file taken over.
        returned: 归档号 of each file that went back to the unit.
        document: code of 移交清单.
    """

    KIND = "casefiles_taken_over"
    LEAF = Leaf.BUREAU
    taken: tuple[str, ...]
    returned: tuple[str, ...]
    document: str


@dataclass(frozen=True)
class CasefileTakenOver(Fact):
    """The file of this case lies with the legal office from here on."""

    KIND = "casefile_taken_over"
    number: str
    batch: str
    root: str
