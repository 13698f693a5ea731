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
    VERSION = 2
    lawful: bool
    appropriate: bool
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
class SeizureLinked(Fact):
    """It belongs to a case that was opened later."""

    KIND = "seizure_linked"
    docket: str


@dataclass(frozen=True)
class ItemsReleased(Fact):
    """解除一部分: which lines went back, on which ground, against what receipt."""

    KIND = "seized_items_released"
    items: tuple[int, ...]
    reason: str
    document: str
    receipt: str
    returned_at: datetime
    proceeds_fen: int
    signed: bool
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


@dataclass(frozen=True)
class SupplyStopOpened(Fact):
    """Somebody does not obey an order: which, by what supply, whether review is compulsory."""

    KIND = "supply_stop_opened"
    number: str
    supply: str
    source: str
    docket: str
    inspection: str
    order: str
    served_on: date
    officers: tuple[str, ...]
    review_required: bool
    review_grounds: tuple[str, ...]


@dataclass(frozen=True)
class SupplyRefusalRecorded(Fact):
    """查明: two officers saw on the spot that it is not obeyed, and that it is dangerous."""

    KIND = "supply_refusal_recorded"
    seen_at: datetime
    officers: tuple[str, ...]
    certificates: tuple[str, ...]
    document: str
    device: str
    party_present: bool
    signed: bool


@dataclass(frozen=True)
class SupplyStopWithdrawn(Fact):
    """The officers do not ask for it any more."""

    KIND = "supply_stop_withdrawn"


@dataclass(frozen=True)
class SupplyOfficerReplaced(Fact):
    """Another officer acts in place of one who is recused or cannot."""

    KIND = "supply_officer_replaced"
    former: str
    officer: str
    certificate: str
    recused: bool


@dataclass(frozen=True)
class SupplyStopReviewed(Fact):
    """The legal office looked at it before the approval."""

    KIND = "supply_stop_reviewed"
    VERSION = 2
    lawful: bool
    appropriate: bool


@dataclass(frozen=True)
class SupplyStopApproved(Fact):
    """Approved by the principal head, who answers for the safety of the cut."""

    KIND = "supply_stop_approved"
    document: str
    by_rule: str
    urgent: bool


@dataclass(frozen=True)
class SupplyStopDeclined(Fact):
    """The principal head does not approve it, or takes the approval back."""

    KIND = "supply_stop_declined"
    was_approved: bool


@dataclass(frozen=True)
class SupplyStopTold(Fact):
    """提前通知: the enterprise was told in writing; not cut before *not_before*."""

    KIND = "supply_stop_told"
    document: str
    told_at: datetime
    not_before: datetime
    signed: bool
    device: str


@dataclass(frozen=True)
class SupplierNotified(Fact):
    """The supplier was told in writing to stop, at what time; *decision* where told with it."""

    KIND = "supplier_notified"
    document: str
    decision: str
    notified_at: datetime
    cut_at: datetime
    urgent: bool


@dataclass(frozen=True)
class SupplyPerformanceRecorded(Fact):
    """The officers saw that the order is obeyed and the hazard removed."""

    KIND = "supply_performance_recorded"
    seen_on: date
    officers: tuple[str, ...]


@dataclass(frozen=True)
class SupplyStopLifted(Fact):
    """解除: on which ground, and by which papers whoever was told of it is told of the end."""

    KIND = "supply_stop_lifted"
    documents: tuple[str, ...]
    reason: str
    performed_on: date | None
