"""The entries of what goes on beside the acts in the field."""

from dataclasses import dataclass
from datetime import date

from mingjing.ledger.entries import Fact


@dataclass(frozen=True)
class RecusalRequested(Fact):
    """回避 was asked for: by whom it concerns, or by the party."""

    KIND = "recusal_requested"
    person: str
    capacity: str
    by_party: bool
    requested_on: date


@dataclass(frozen=True)
class RecusalGranted(Fact):
    """Somebody withdrew from the case; of a leader, the institution outside that decided."""

    KIND = "recusal_granted"
    person: str
    capacity: str
    outside: str
    reference: str
    document: str


@dataclass(frozen=True)
class RecusalRefused(Fact):
    """A recusal was refused, and the applicant told why."""

    KIND = "recusal_refused"
    person: str
    capacity: str
    outside: str
    reference: str
    told_on: date
    document: str
