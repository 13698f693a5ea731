"""What seizures leave in the ledger. No entry names the party or describes its things."""

from dataclasses import dataclass
from datetime import date, datetime

from mingjing.ledger.entries import Fact


@dataclass(frozen=True)
class SeizureRequested(Fact):
    """提请: on what ground, by whom, and whether legal review is compulsory, by which rules."""

    KIND = "seizure_requested"
    number: str
    measure: str
    ground: str
    hazardous: bool
    docket: str
    officers: tuple[str, ...]
    review_required: bool
    review_grounds: tuple[str, ...]


@dataclass(frozen=True)
class SeizureReviewed(Fact):
    """The legal office looked at it, before the approval or, in urgency, afterwards."""

    KIND = "seizure_reviewed"
    lawful: bool
    afterwards: bool


@dataclass(frozen=True)
class SeizureApproved(Fact):
    """Approved by the post the law names, beforehand or, in urgency, afterwards."""

    KIND = "seizure_approved"
    document: str
    by_rule: str
    afterwards: bool
    late: bool
    unrecorded: bool


@dataclass(frozen=True)
class SeizureDeclined(Fact):
    """Not approved; one that was carried out already is lifted by this at once."""

    KIND = "seizure_declined"
    was_imposed: bool
    document: str


@dataclass(frozen=True)
class SeizureImposed(Fact):
    """实施: how it was carried out, how many items, until when it may last."""

    KIND = "seizure_imposed"
    imposed_at: datetime
    officers: tuple[str, ...]
    certificates: tuple[str, ...]
    items: int
    decision: str
    inventory: str
    record: str
    device: str
    party_present: bool
    signed: bool
    keeper: str
    ends_on: date


@dataclass(frozen=True)
class SeizureReportedUrgent(Fact):
    """情况紧急: carried out first and reported, to be approved until *approve_until*."""

    KIND = "urgent_seizure_reported"
    reported_to: str
    approve_until: str
    late: bool


@dataclass(frozen=True)
class SeizureOfficerReplaced(Fact):
    """Another officer acts in place of one who is recused or cannot."""

    KIND = "seizure_officer_replaced"
    former: str
    officer: str
    certificate: str
    recused: bool


@dataclass(frozen=True)
class CustodyRecorded(Fact):
    """保管记录: whether everything is there and whole; who keeps it from now on."""

    KIND = "custody_recorded"
    seen_at: datetime
    is_intact: bool
    keeper_changed: bool
    keeper: str


@dataclass(frozen=True)
class PerishablesSold(Fact):
    """What would not keep was sold; the proceeds stand in its place."""

    KIND = "perishables_sold"
    items: tuple[int, ...]
    proceeds_fen: int
    document: str


@dataclass(frozen=True)
class SeizureExtended(Fact):
    """延长: by how many days, until when; the party is told in writing."""

    KIND = "seizure_extended"
    document: str
    days: int
    ends_on: date


@dataclass(frozen=True)
class AppraisalNotified(Fact):
    """检测、鉴定: days that do not count, told to the party in writing."""

    KIND = "seizure_appraisal_notified"
    document: str
    first: date
    last: date
    ends_on: date


@dataclass(frozen=True)
class AppraisalEnded(Fact):
    """The appraisal ended, no later than the party was told."""

    KIND = "seizure_appraisal_ended"
    last: date
    ends_on: date


@dataclass(frozen=True)
class ItemsDisposedOf(Fact):
    """处理: confiscated or destroyed."""

    KIND = "seized_items_disposed_of"
    document: str
    disposal: str
    docket: str
    items: int
    device: str


@dataclass(frozen=True)
class SeizureLifted(Fact):
    """解除: on which of the five grounds; late where the period was over before."""

    KIND = "seizure_lifted"
    document: str
    reason: str
    late: bool


@dataclass(frozen=True)
class ItemsReturned(Fact):
    """返还: against a receipt, or why there is none."""

    KIND = "seized_items_returned"
    document: str
    returned_at: datetime
    items: int
    proceeds_fen: int
    signed: bool
    device: str


@dataclass(frozen=True)
class ItemsHandedOver(Fact):
    """随案移送: with the case, and the party is told in writing."""

    KIND = "seized_items_handed_over"
    docket: str
    document: str
    notice: str
    items: int
