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


@dataclass(frozen=True)
class RectificationDemanded(Fact):
    """责令改正: the party is to put things right until a day."""

    KIND = "rectification_demanded"
    document: str
    problems: int
    due_on: date


@dataclass(frozen=True)
class RecheckRequested(Fact):
    """复查申请: the party asked to look before its days were over, or after."""

    KIND = "recheck_requested"
    document: str
    asked_on: date
    look_until: str


@dataclass(frozen=True)
class RectificationChecked(Fact):
    """Two officers looked at what was to be put right."""

    KIND = "rectification_checked"
    document: str
    done: tuple[int, ...]
    open: tuple[int, ...]
    late: bool


@dataclass(frozen=True)
class AppraisalCommissioned(Fact):
    """鉴定、检测 was commissioned, with the day until which the opinion is to be there."""

    KIND = "appraisal_commissioned"
    document: str
    items: int
    due_on: date
    again: bool


@dataclass(frozen=True)
class AppraisalOpinionRecorded(Fact):
    """The opinion came, or it is known why there is none."""

    KIND = "appraisal_opinion_recorded"
    has_opinion: bool
    item: int
    in_time: bool


@dataclass(frozen=True)
class AppraisalOpinionTold(Fact):
    """The party was told the opinion and got a copy."""

    KIND = "appraisal_opinion_told"
    document: str
    told_on: date


@dataclass(frozen=True)
class ReappraisalRequested(Fact):
    """The party asked that it be appraised again."""

    KIND = "reappraisal_requested"
    objected_on: date


@dataclass(frozen=True)
class ReappraisalAnswered(Fact):
    """A leader answered: it is appraised again, or not, with the reasons."""

    KIND = "reappraisal_answered"
    again: bool


@dataclass(frozen=True)
class MonitoringRecordEntered(Fact):
    """A record of electronic monitoring came in; it does not count before it is reviewed."""

    KIND = "monitoring_record_entered"
    item: int
    recorded_at: datetime


@dataclass(frozen=True)
class MonitoringRecordReviewed(Fact):
    """The record was held against what the article asks: it counts as evidence, or not."""

    KIND = "monitoring_record_reviewed"
    item: int
    passed: bool
    faults: tuple[str, ...]
    document: str


@dataclass(frozen=True)
class MonitoringRecordTold(Fact):
    """The party was told of the record, and how to see it."""

    KIND = "monitoring_record_told"
    item: int
    told_on: date
