"""What penalties on the spot leave in the ledger. No entry names the party."""

from dataclasses import dataclass
from datetime import date, datetime

from mingjing.ledger.entries import Fact, Leaf


@dataclass(frozen=True)
class FoundOnTheSpot(Fact):
    """当场发现: which violation, by whom, with which certificates, how it is recorded."""

    KIND = "found_on_the_spot"
    number: str
    found_at: datetime
    violation: str
    sanction: str
    fine_fen: int
    warning: bool
    officers: tuple[str, ...]
    certificates: tuple[str, ...]
    device: str
    unrecorded: bool


@dataclass(frozen=True)
class HeardOnTheSpot(Fact):
    """告知并听取: whether the party spoke, and what is left of the penalty."""

    KIND = "heard_on_the_spot"
    told_at: datetime
    spoke: bool
    adopted: bool
    fine_fen: int
    warning: bool


@dataclass(frozen=True)
class DecidedOnTheSpot(Fact):
    """当场决定: the numbered paper, which tells to ask for reconsideration first."""

    KIND = "decided_on_the_spot"
    document: str
    number: str
    content_sha256: str
    fine_fen: int
    warning: bool
    report_until: str


@dataclass(frozen=True)
class DeliveredOnTheSpot(Fact):
    """当场交付: signed, or the refusal is noted; at once or later."""

    KIND = "delivered_on_the_spot"
    delivered_at: datetime
    signed: bool
    at_once: bool


@dataclass(frozen=True)
class CollectedOnTheSpot(Fact):
    """当场收缴: on which ground, against which receipt, to be handed in until when."""

    KIND = "collected_on_the_spot"
    ground: str
    collected_at: datetime
    fine_fen: int
    receipt: str
    hand_in_until: str


@dataclass(frozen=True)
class CollectedFineReceived(Fact):
    """The bureau has the money that was collected; the bank must have it until when."""

    KIND = "collected_fine_received"
    received_on: date
    late: bool
    bank_until: str


@dataclass(frozen=True)
class CollectedFineBanked(Fact):
    """The bank has the money that was collected."""

    KIND = "collected_fine_banked"
    banked_on: date
    slip: str
    late: bool


@dataclass(frozen=True)
class SummaryPaymentRecorded(Fact):
    """The party paid at the bank."""

    KIND = "summary_payment_recorded"
    paid_on: date
    slip: str
    late: bool


@dataclass(frozen=True)
class SummaryPenaltyEntrusted(Fact):
    """指定承办人员: who goes on in place of the two, and who withdrew from it.

    The kind is older than that more than the filing can be entrusted, and is read for ever.
    """

    KIND = "summary_filing_entrusted"
    officer: str
    certificate: str
    kept: tuple[str, ...]
    reason: str


@dataclass(frozen=True)
class SummaryPenaltyReported(Fact):
    """备案: the decision is on file with the bureau."""

    KIND = "summary_penalty_reported"
    document: str
    reported_on: date
    late: bool


@dataclass(frozen=True)
class SummaryPenaltyPublished(Fact):
    """公示: where and when."""

    KIND = "summary_penalty_published"
    LEAF = Leaf.PUBLISH
    published_on: date
    published_at: str
    late: bool


@dataclass(frozen=True)
class SummaryPublicationWithdrawn(Fact):
    """撤回公示: what was published is taken down, and why."""

    KIND = "summary_publication_withdrawn"
    LEAF = Leaf.PUBLISH
    withdrawn_on: date
    reason: str
    late: bool


@dataclass(frozen=True)
class SummaryPenaltyKeptBack(Fact):
    """It stays unpublished on a ground that a second person confirmed."""

    KIND = "summary_penalty_kept_back"
    LEAF = Leaf.PUBLISH
    withheld_on: date


@dataclass(frozen=True)
class TurnedIntoOrdinary(Fact):
    """转普通程序: why, and the lead that goes on."""

    KIND = "turned_into_ordinary"
    reason: str
    docket: str


@dataclass(frozen=True)
class SummaryPenaltyArchived(Fact):
    """归档: in which volume, by which class of retention."""

    KIND = "summary_penalty_archived"
    volume: str
    retention: str
