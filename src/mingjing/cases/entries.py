"""The entries a case writes: one frozen type per kind of event.

Long because every kind stands here, none of them more than a few lines.
"""

from dataclasses import dataclass
from datetime import date, datetime

from mingjing.ledger.entries import Fact, Leaf


@dataclass(frozen=True)
class LeadRegistered(Fact):
    """线索: the life of the case in the record begins."""

    KIND = "lead_registered"
    docket: str
    source: str
    found_on: date


@dataclass(frozen=True)
class CaseDeclined(Fact):
    """不予立案, with its ground."""

    KIND = "case_declined"
    ground: str


@dataclass(frozen=True)
class CaseFiled(Fact):
    """立案: the clock for the decision runs."""

    KIND = "case_filed"
    number: str
    officers: tuple[str, ...]
    certificates: tuple[str, ...]
    clock: str
    due: str


@dataclass(frozen=True)
class PartyJoined(Fact):
    """追加当事人: a lead about one more party joined a filed case; on the record of each."""

    KIND = "party_joined"
    principal: str
    case: str


@dataclass(frozen=True)
class CaseSeparated(Fact):
    """分案: a joined case goes on alone; on the record of each."""

    KIND = "case_separated"
    principal: str
    case: str
    reason: str


@dataclass(frozen=True)
class EvidenceTakenUp(Fact):
    """并案共用: items and acts of the joined cases count here from now on, by reference."""

    KIND = "evidence_taken_up"
    origins: tuple[str, ...]
    items: tuple[int, ...]
    sha256: tuple[str, ...]
    acts: tuple[int, ...]


@dataclass(frozen=True)
class OfficerReplaced(Fact):
    """更换承办人: a leader put another officer in the place of one of the two."""

    KIND = "officer_replaced"
    former: str
    officer: str
    certificate: str
    reason: str


@dataclass(frozen=True)
class FieldActRecorded(Fact):
    """An inspection, inquiry or other act of investigation by two officers."""

    KIND = "field_act_recorded"
    act_kind: str
    officers: tuple[str, ...]
    certificates: tuple[str, ...]
    began_at: datetime
    ended_at: datetime
    told_of_recording: bool


@dataclass(frozen=True)
class EvidenceAdded(Fact):
    """An item of evidence joined the case; its bytes are held under their digest."""

    KIND = "evidence_added"
    LEAF = Leaf.BLOB
    item: int
    evidence_kind: str
    sha256: str
    size: int
    chunk_root: str


@dataclass(frozen=True)
class EvidenceViewed(Fact):
    """调阅: the actor of the entry looked at items of evidence."""

    KIND = "evidence_viewed"
    LEAF = Leaf.VIEWED
    items: tuple[int, ...]
    form: str


@dataclass(frozen=True)
class InvestigationClosed(Fact):
    """调查终结: the review subject is fixed and classified."""

    KIND = "investigation_closed"
    subject_hash: str
    review_required: bool
    grounds: tuple[str, ...]
    submit_due: str


@dataclass(frozen=True)
class HeavierProposed(Fact):
    """New evidence made a penalty heavier than the one the party spoke against (APL 45)."""

    KIND = "heavier_proposed"
    told_fen: int
    fine_fen: int
    new_facts: str


@dataclass(frozen=True)
class TierChosen(Fact):
    """The calculator suggested a tier and an officer chose: both, and whether they agree.

    Args:
        benchmark: id of the instrument that suggests.
        suggested: its tier; empty while a fact was missing.
        chosen: the tier that the officer named.
        within: whether the fine lies in the suggested tier; None where there is none.
    """

    KIND = "tier_chosen"
    violation: str
    sanction: str
    benchmark: str
    suggested: str
    chosen: str
    fine_fen: int
    within: bool | None


@dataclass(frozen=True)
class ReviewMarked(Fact):
    """The legal office or a leader stated a judgement that makes review compulsory."""

    KIND = "review_marked"
    mark: str
    review_required: bool


@dataclass(frozen=True)
class InvestigationResumed(Fact):
    """A parked case goes back to investigation."""

    KIND = "investigation_resumed"
    reason: str


@dataclass(frozen=True)
class NoticeGiven(Fact):
    """告知: what the party was told, and until when it may answer."""

    KIND = "notice_given"
    number: str
    subject_hash: str
    given_on: date
    hearing_right: bool
    defence_until: str
    hearing_until: str


@dataclass(frozen=True)
class DefenceRecorded(Fact):
    """陈述申辩 was heard and answered."""

    KIND = "defence_recorded"
    made_on: date
    adopted: bool
    subject_hash: str


@dataclass(frozen=True)
class RightsWaived(Fact):
    """The party expressly waived statement, hearing or both."""

    KIND = "rights_waived"
    defence: bool
    hearing: bool


@dataclass(frozen=True)
class HearingRequested(Fact):
    """The party asked for a hearing; no decision until it is settled."""

    KIND = "hearing_requested"
    requested_on: date


@dataclass(frozen=True)
class PresidingOfficerAppointed(Fact):
    """听证主持人, not an investigator of the case."""

    KIND = "presiding_officer_appointed"
    person: str


@dataclass(frozen=True)
class HearingRequestWithdrawn(Fact):
    """The party took its request back."""

    KIND = "hearing_request_withdrawn"
    withdrawn_on: date


@dataclass(frozen=True)
class HearingArranged(Fact):
    """The party was notified of the hearing, seven working days before."""

    KIND = "hearing_arranged"
    begins_at: datetime
    notified_on: date
    public: bool
    closed_for: str
    recorder: str
    provisional: bool


@dataclass(frozen=True)
class HearingAdjourned(Fact):
    """An arranged hearing was put off; its new day is notified anew."""

    KIND = "hearing_adjourned"
    reason: str


@dataclass(frozen=True)
class RecordingExcused(Fact):
    """A leader approved, in writing, that a hearing is not recorded in sound and picture."""

    KIND = "recording_excused"
    reason: str


@dataclass(frozen=True)
class HearingHeld(Fact):
    """听证 was held; its minutes bind the decision (APL 65)."""

    KIND = "hearing_held"
    began_at: datetime
    ended_at: datetime
    investigators: tuple[str, ...]
    signed: bool
    recorded: bool
    minutes_sha256: str


@dataclass(frozen=True)
class HearingEnded(Fact):
    """The party stayed away or left: its hearing is deemed given up."""

    KIND = "hearing_ended"
    ended_on: date
    ending: str


@dataclass(frozen=True)
class HearingReported(Fact):
    """听证会报告书; what was reviewed before the hearing is to be reviewed again."""

    KIND = "hearing_reported"
    held_on: date
    review_required: bool


@dataclass(frozen=True)
class Deliberated(Fact):
    """集体讨论 took place."""

    KIND = "deliberated"
    held_on: date
    attendees: tuple[str, ...]


@dataclass(frozen=True)
class NoPenaltyDecided(Fact):
    """不予处罚, with its ground."""

    KIND = "no_penalty_decided"
    ground: str
    article: str


@dataclass(frozen=True)
class NoPenaltyServed(Fact):
    """送达 of the decision not to punish."""

    KIND = "no_penalty_served"
    mode: str
    served_on: date
    officers: tuple[str, ...]


@dataclass(frozen=True)
class CaseWithdrawn(Fact):
    """撤销案件, with its ground."""

    KIND = "case_withdrawn"
    ground: str
    article: str


@dataclass(frozen=True)
class CaseTransferred(Fact):
    """移送 to the authority that has jurisdiction."""

    KIND = "case_transferred"
    materials: int


@dataclass(frozen=True)
class ReferralProposed(Fact):
    """A group of officers reported a suspected crime to the chief."""

    KIND = "referral_proposed"
    group: tuple[str, ...]
    reported_on: date


@dataclass(frozen=True)
class ReferralApproved(Fact):
    """The chief sent the case to the public security organ."""

    KIND = "referral_approved"
    in_time: bool


@dataclass(frozen=True)
class ReferralRefused(Fact):
    """The chief did not, with the reason on record."""

    KIND = "referral_refused"
    reason: str
    in_time: bool


@dataclass(frozen=True)
class CaseReferred(Fact):
    """移送司法机关: the case was handed over."""

    KIND = "case_referred"
    handed_at: datetime
    in_time: bool


@dataclass(frozen=True)
class ReferralAccepted(Fact):
    """The public security organ filed the case; goods and files went to it."""

    KIND = "referral_accepted"
    answered_on: date
    delivered_on: date


@dataclass(frozen=True)
class ReferralReturned(Fact):
    """The public security organ did not file the case: the bureau handles it on."""

    KIND = "referral_returned"
    answered_on: date


@dataclass(frozen=True)
class PenaltyDecided(Fact):
    """The decision, its number, its content digest, and every gate it passed."""

    KIND = "penalty_decided"
    LEAF = Leaf.DOCUMENT
    number: str
    document: str
    content_sha256: str
    subject_hash: str
    gates: tuple[str, ...]
    fine_fen: int
    within_limit: bool


@dataclass(frozen=True)
class ServiceAnnounced(Fact):
    """公告送达: what else was tried, where it was announced, and when it counts as served."""

    KIND = "service_announced"
    announced_on: date
    deemed_on: str
    medium: str
    tried: tuple[str, ...]
    officers: tuple[str, ...]
    document: str


@dataclass(frozen=True)
class Served(Fact):
    """送达 of the decision."""

    KIND = "served"
    mode: str
    served_on: date
    officers: tuple[str, ...]
    pay_until: str


@dataclass(frozen=True)
class PaymentRecorded(Fact):
    """A payment to the collecting bank."""

    KIND = "payment_recorded"
    paid_on: date
    amount_fen: int
    outstanding_fen: int


@dataclass(frozen=True)
class PaymentDeferred(Fact):
    """延期、分期缴纳, granted by a leader; the days and the fen of each part."""

    KIND = "payment_deferred"
    requested_on: date
    days: tuple[date, ...]
    fen: tuple[int, ...]
    document: str


@dataclass(frozen=True)
class AdditionalFineImposed(Fact):
    """加处罚款 was decided: what was overdue, and what it had come to on that day."""

    KIND = "additional_fine_imposed"
    decided_on: date
    overdue_fen: int
    late_fine_fen: int
    document: str


@dataclass(frozen=True)
class PerformanceDemanded(Fact):
    """催告: what is owed, and until when the party has."""

    KIND = "performance_demanded"
    served_on: date
    officers: tuple[str, ...]
    overdue_fen: int
    late_fine_fen: int
    until: str
    document: str


@dataclass(frozen=True)
class CourtApplied(Fact):
    """申请人民法院强制执行, inside its window or with the reason why not."""

    KIND = "court_applied"
    applied_on: date
    opens_on: str
    due: str
    in_time: bool
    document: str


@dataclass(frozen=True)
class CourtAnswered(Fact):
    """What the court said to the application."""

    KIND = "court_answered"
    answered_on: date
    accepted: bool


@dataclass(frozen=True)
class EnforcementEnded(Fact):
    """The court's execution is over."""

    KIND = "enforcement_ended"
    ended_on: date
    outstanding_fen: int


@dataclass(frozen=True)
class RemedyReceived(Fact):
    """行政复议 or 行政诉讼: the notice came in, and until when the bureau answers."""

    KIND = "remedy_received"
    way: str
    body: str
    applied_on: date
    received_on: date
    answer_until: str
    in_time: bool


@dataclass(frozen=True)
class RemedyAnswered(Fact):
    """答复、举证: what was handed in, inside its limit or not."""

    KIND = "remedy_answered"
    answered_on: date
    evidence: int
    in_time: bool
    document: str


@dataclass(frozen=True)
class ExecutionStayed(Fact):
    """停止执行 while the remedy runs, and who ordered it."""

    KIND = "execution_stayed"
    stayed_on: date
    by: str
    reason: str


@dataclass(frozen=True)
class RemedySettled(Fact):
    """The outcome, and what it makes of the decision."""

    KIND = "remedy_settled"
    way: str
    outcome: str
    number: str
    outcome_on: date
    effective_on: date
    redo_until: str


@dataclass(frozen=True)
class DecisionAltered(Fact):
    """What a remedy or the bureau itself made of the decision: how, and what is left of it."""

    KIND = "decision_altered"
    standing: str
    altered_on: date
    fine_fen: int
    kinds: tuple[str, ...]
    refund_fen: int


@dataclass(frozen=True)
class CorrectionProposed(Fact):
    """自行纠正 was proposed."""

    KIND = "correction_proposed"
    standing: str
    fine_fen: int


@dataclass(frozen=True)
class CorrectionReviewed(Fact):
    """The legal review of a correction."""

    KIND = "correction_reviewed"
    agreed: bool


@dataclass(frozen=True)
class CorrectionDecided(Fact):
    """A leader took the decision back or made it lighter, or did not."""

    KIND = "correction_decided"
    approved: bool
    document: str


@dataclass(frozen=True)
class CorrectionServed(Fact):
    """送达 of the correction."""

    KIND = "correction_served"
    served_on: date
    officers: tuple[str, ...]


@dataclass(frozen=True)
class FineRefunded(Fact):
    """退还 of what was paid and is no longer owed."""

    KIND = "fine_refunded"
    refunded_on: date
    amount_fen: int


@dataclass(frozen=True)
class CaseRedone(Fact):
    """重新作出行政行为: a new lead in place of a decision that was set aside."""

    KIND = "case_redone"
    docket: str


@dataclass(frozen=True)
class DutyPerformed(Fact):
    """One duty beside the fine was performed; what was seen lies in the store."""

    KIND = "duty_performed"
    duty: str
    performed_on: date


@dataclass(frozen=True)
class PerformanceCompleted(Fact):
    """Everything the decision asked for was done."""

    KIND = "performance_completed"
    completed_on: date
    how: str


@dataclass(frozen=True)
class CaseClosed(Fact):
    """结案, approved by a leader."""

    KIND = "case_closed"
    ground: str
