"""The entries of what goes on beside the acts in the field."""

from dataclasses import dataclass
from datetime import date, datetime

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


@dataclass(frozen=True)
class PreservationRequested(Fact):
    """先行登记保存 was asked for; nothing is kept before a leader approves."""

    KIND = "preservation_requested"
    objects: int


@dataclass(frozen=True)
class PreservationApproved(Fact):
    """A leader approved that evidence is preserved, with or without its being recorded."""

    KIND = "preservation_approved"
    unrecorded: bool
    document: str


@dataclass(frozen=True)
class PreservationDeclined(Fact):
    """Evidence is not preserved, with the reason."""

    KIND = "preservation_declined"
    reason: str


@dataclass(frozen=True)
class EvidencePreserved(Fact):
    """Two officers listed and preserved evidence; its seven working days run."""

    KIND = "evidence_preserved"
    imposed_at: datetime
    officers: tuple[str, ...]
    certificates: tuple[str, ...]
    items: int
    device: str
    notice: str
    inventory: str
    settle_until: date


@dataclass(frozen=True)
class SettlementProposed(Fact):
    """The officers proposed what is to become of what was preserved."""

    KIND = "settlement_proposed"
    outcome: str


@dataclass(frozen=True)
class PreservationSettled(Fact):
    """A leader decided what becomes of what was preserved, in time or not."""

    KIND = "preservation_settled"
    outcome: str
    in_time: bool
    document: str


@dataclass(frozen=True)
class CaseSuspended(Fact):
    """中止调查, approved by a leader on a ground."""

    KIND = "case_suspended"
    ground: str
    document: str


@dataclass(frozen=True)
class CaseResumed(Fact):
    """A suspended case goes on."""

    KIND = "case_resumed"
    since: date
    document: str
