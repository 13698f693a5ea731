"""What inspections leave in the ledger. No entry names the enterprise."""

from dataclasses import dataclass
from datetime import date, datetime

from mingjing.ledger.entries import Fact, Leaf


@dataclass(frozen=True)
class PlanEntered(Fact):
    """年度监督检查计划: the published list and the cap of a year."""

    KIND = "inspection_plan_entered"
    LEAF = Leaf.BUREAU
    year: int
    version: int
    instrument: str
    items: int
    cap: int
    published_on: date


@dataclass(frozen=True)
class InspectionCreated(Fact):
    """A task: which kind, on what ground, who was to go."""

    KIND = "inspection_created"
    number: str
    kind: str
    ground: str
    draw_source: str
    officers: tuple[str, ...]
    plan: int
    counted: int
    cap: int
    exception: str


@dataclass(frozen=True)
class InspectionApproved(Fact):
    """A leader approved the inspection, before it or, for an urgent one, afterwards."""

    KIND = "inspection_approved"
    afterwards: bool
    late: bool
    unannounced: bool


@dataclass(frozen=True)
class InspectionCalledOff(Fact):
    """The inspection does not take place, or does not go on."""

    KIND = "inspection_called_off"
    approved: bool
    reason: str


@dataclass(frozen=True)
class UrgentInspectionReported(Fact):
    """It could not wait: reported at once, to be approved until *approve_until*."""

    KIND = "urgent_inspection_reported"
    reported_at: datetime
    reported_to: str
    approve_until: str


@dataclass(frozen=True)
class InspectorReplaced(Fact):
    """Another officer goes in place of one who is recused or cannot go."""

    KIND = "inspector_replaced"
    former: str
    officer: str
    certificate: str
    recused: bool
    reason: str


@dataclass(frozen=True)
class InspectionNotified(Fact):
    """The enterprise was told beforehand."""

    KIND = "inspection_notified"
    notified_on: date
    document: str


@dataclass(frozen=True)
class InspectorsArrived(Fact):
    """入场亮证: certificates shown, which visit of the year it is, how it is recorded."""

    KIND = "inspectors_arrived"
    arrived_at: datetime
    officers: tuple[str, ...]
    certificates: tuple[str, ...]
    visit: int
    cap: int
    exception: str
    device: str
    unrecorded: bool


@dataclass(frozen=True)
class RefusalReported(Fact):
    """拒绝检查 or 拒绝签字, noted and reported to the department."""

    KIND = "inspection_refusal_reported"
    of_signature: bool
    device: str
    reported_to: str


@dataclass(frozen=True)
class InspectionRecorded(Fact):
    """What was looked at and what was found; both sides signed, or one did not."""

    KIND = "inspection_recorded"
    document: str
    answers: int
    findings: int
    grave: int
    signed: bool


@dataclass(frozen=True)
class RectificationOrdered(Fact):
    """责令限期整改."""

    KIND = "rectification_ordered"
    document: str
    findings: tuple[int, ...]
    due_on: date


@dataclass(frozen=True)
class MeasuresOrdered(Fact):
    """现场处理措施, a hazard order and no penalty; reviewed afterwards until *review_until*."""

    KIND = "measures_ordered"
    document: str
    findings: tuple[int, ...]
    measures: tuple[str, ...]
    review_until: str


@dataclass(frozen=True)
class MeasuresReviewed(Fact):
    """The legal office looked at measures that could not wait for it."""

    KIND = "measures_reviewed"
    VERSION = 2
    lawful: bool
    appropriate: bool
    late: bool
    words: str


@dataclass(frozen=True)
class FindingReferred(Fact):
    """Findings became a lead of a case, or went to another department."""

    KIND = "finding_referred"
    findings: tuple[int, ...]
    docket: str
    document: str


@dataclass(frozen=True)
class Reinspected(Fact):
    """复查: what was put right and what was not."""

    KIND = "reinspected"
    document: str
    done: tuple[int, ...]
    open: tuple[int, ...]
    pictures: int
    late: bool


@dataclass(frozen=True)
class RecoveryRequested(Fact):
    """The enterprise says that the hazard is removed and asks to go on."""

    KIND = "recovery_requested"
    requested_on: date
    examine_until: str


@dataclass(frozen=True)
class RecoveryExamined(Fact):
    """The officers looked whether the hazard is removed."""

    KIND = "recovery_examined"
    document: str
    recoverable: bool


@dataclass(frozen=True)
class MeasuresLifted(Fact):
    """经审查同意: the measures end."""

    KIND = "measures_lifted"
    after_review: bool
    words: str


@dataclass(frozen=True)
class InspectionConcluded(Fact):
    """Nothing is left to do about what was found; the result is to be published."""

    KIND = "inspection_concluded"
    findings: int
    publish_until: str


@dataclass(frozen=True)
class ResultFedBack(Fact):
    """The enterprise was told the result."""

    KIND = "inspection_result_fed_back"
    document: str


@dataclass(frozen=True)
class ResultPublished(Fact):
    """The result was published; where and when."""

    KIND = "inspection_result_published"
    LEAF = Leaf.PUBLISH
    published_on: date
    published_at: str
    late: bool


@dataclass(frozen=True)
class ResultKeptBack(Fact):
    """The result stays unpublished on a ground that a second person confirmed."""

    KIND = "inspection_result_kept_back"
    LEAF = Leaf.PUBLISH
    withheld_on: date
