"""What permits leave in the ledger. No entry names an applicant or anybody concerned."""

from dataclasses import dataclass
from datetime import date, datetime

from mingjing.ledger.entries import Fact


@dataclass(frozen=True)
class ApplicationReceived(Fact):
    """申请: what is asked for, through which channel, how much of the list came with it."""

    KIND = "permit_application_received"
    number: str
    permit_kind: str
    purpose: str
    channel: str
    permit: str
    received_on: date
    missing: tuple[str, ...]


@dataclass(frozen=True)
class SupplementReceived(Fact):
    """补正材料: from this day the days of the acceptance run anew."""

    KIND = "permit_supplement_received"
    received_on: date
    missing: tuple[str, ...]
    defects_cured: bool


@dataclass(frozen=True)
class CorrectionRequested(Fact):
    """一次告知: everything that is missing, once."""

    KIND = "permit_correction_requested"
    document: str
    missing: tuple[str, ...]
    has_defects: bool


@dataclass(frozen=True)
class ApplicationAccepted(Fact):
    """受理, by a notice or by silence: from which day it counts."""

    KIND = "permit_application_accepted"
    document: str
    accepted_on: date
    by_silence: bool
    decide_until: date


@dataclass(frozen=True)
class ApplicationNotAccepted(Fact):
    """不予受理, on which ground."""

    KIND = "permit_application_not_accepted"
    document: str
    ground: str


@dataclass(frozen=True)
class ApplicationWithdrawn(Fact):
    """The applicant takes the application back."""

    KIND = "permit_application_withdrawn"
    withdrawn_on: date


@dataclass(frozen=True)
class FilingConfirmed(Fact):
    """备案证明 on the day of receipt, or late."""

    KIND = "permit_filing_confirmed"
    document: str
    late: bool


@dataclass(frozen=True)
class ExaminerAssigned(Fact):
    """Who examines the application; *former* is who did before."""

    KIND = "permit_examiner_assigned"
    examiner: str
    former: str
    recused: bool


@dataclass(frozen=True)
class PremisesChecked(Fact):
    """现场核查 by two officers with certificates."""

    KIND = "permit_premises_checked"
    document: str
    officers: tuple[str, ...]
    certificates: tuple[str, ...]
    began_at: datetime
    ended_at: datetime
    meets: bool
    device: str


@dataclass(frozen=True)
class InterestedInformed(Fact):
    """Applicant and interested parties were told, with or without the right to a hearing."""

    KIND = "permit_interested_informed"
    document: str
    told_on: date
    people: int
    hearing_right: bool


@dataclass(frozen=True)
class PermitStatementRecorded(Fact):
    """What an applicant or an interested party said, and whether it was taken up."""

    KIND = "permit_statement_recorded"
    said_on: date
    adopted: bool


@dataclass(frozen=True)
class PermitHearingWaived(Fact):
    """Somebody who was told of the right to a hearing gave it up."""

    KIND = "permit_hearing_waived"
    waived_on: date


@dataclass(frozen=True)
class PermitHearingOpened(Fact):
    """听证 was asked for in time, or ordered by the bureau itself."""

    KIND = "permit_hearing_opened"
    asked_on: date
    by_request: bool
    hold_until: date


@dataclass(frozen=True)
class PermitPresiderAppointed(Fact):
    """听证主持人, nobody who examines the application."""

    KIND = "permit_presider_appointed"
    presiding_officer: str


@dataclass(frozen=True)
class PermitHearingArranged(Fact):
    """Time and place were notified, and the days that do not count."""

    KIND = "permit_hearing_arranged"
    document: str
    begins_at: datetime
    notified_on: date
    recorder: str


@dataclass(frozen=True)
class PermitHearingAdjourned(Fact):
    """It does not take place on the day that was notified."""

    KIND = "permit_hearing_adjourned"
    reason: str


@dataclass(frozen=True)
class PermitHearingHeld(Fact):
    """听证笔录: the decision rests on it."""

    KIND = "permit_hearing_held"
    document: str
    began_at: datetime
    ended_at: datetime
    signed: bool
    minutes_sha256: str


@dataclass(frozen=True)
class PermitHearingEnded(Fact):
    """No hearing takes place after all: who asked for it gave it up or stayed away."""

    KIND = "permit_hearing_ended"
    ended_on: date


@dataclass(frozen=True)
class ExaminationExtended(Fact):
    """延长, once, with reasons told to the applicant."""

    KIND = "permit_examination_extended"
    document: str
    days: int
    decide_until: date


@dataclass(frozen=True)
class SpecialProcedureTold(Fact):
    """Days of a test or an expert review that do not count, told in writing."""

    KIND = "permit_special_procedure_told"
    document: str
    what: str
    first: date
    last: date
    decide_until: date


@dataclass(frozen=True)
class SpecialProcedureEnded(Fact):
    """The result is there; from tomorrow the days count again."""

    KIND = "permit_special_procedure_ended"
    last: date
    decide_until: date


@dataclass(frozen=True)
class ExaminationConcluded(Fact):
    """审查意见: what is proposed, and whether legal review is compulsory, by which rules."""

    KIND = "permit_examination_concluded"
    document: str
    proposed: str
    review_required: bool
    review_grounds: tuple[str, ...]


@dataclass(frozen=True)
class ApplicationSentBack(Fact):
    """The opinion goes back to who examines it; what the legal office said of it is void."""

    KIND = "permit_application_sent_back"
    was_reviewed: bool


@dataclass(frozen=True)
class ApplicationMarked(Fact):
    """Somebody found that it must be reviewed; nobody takes that back."""

    KIND = "permit_application_marked"
    mark: str


@dataclass(frozen=True)
class ApplicationReviewed(Fact):
    """法制审核 of what is proposed."""

    KIND = "permit_application_reviewed"
    VERSION = 2
    lawful: bool
    appropriate: bool
    late: bool


@dataclass(frozen=True)
class PermitDecided(Fact):
    """决定: granted or refused, in time or late."""

    KIND = "permit_decided"
    document: str
    outcome: str
    ground: str
    valid_from: date | None
    valid_until: date | None
    late: bool


@dataclass(frozen=True)
class PermitIssued(Fact):
    """颁证送达: the certificate and the receipt for it."""

    KIND = "permit_issued"
    permit: str
    certificate: str
    receipt: str
    delivered_on: date
    late: bool


@dataclass(frozen=True)
class RefusalDelivered(Fact):
    """The refusal reached the applicant."""

    KIND = "permit_refusal_delivered"
    receipt: str
    delivered_on: date


@dataclass(frozen=True)
class PermitPublished(Fact):
    """公示 of a grant: where and when; late where the seven working days were over."""

    KIND = "permit_published"
    published_on: date
    published_at: str
    before_delivery: bool
    late: bool


@dataclass(frozen=True)
class PermitKeptBack(Fact):
    """The grant stays unpublished on a ground that a second person confirmed."""

    KIND = "permit_kept_back"
    withheld_on: date


@dataclass(frozen=True)
class ApplicationArchived(Fact):
    """归档, with the class of the schedule by which it is kept."""

    KIND = "permit_application_archived"
    volume: str
    retention: str


@dataclass(frozen=True)
class HolderReminded(Fact):
    """The holder was told that the permit runs out, and when to ask for its renewal."""

    KIND = "permit_holder_reminded"
    reminded_on: date
    valid_until: date


@dataclass(frozen=True)
class PermitChallenged(Fact):
    """拟撤销、撤回: on which ground; the holder is told and may speak."""

    KIND = "permit_challenged"
    document: str
    ground: str
    review_grounds: tuple[str, ...]


@dataclass(frozen=True)
class HolderHeard(Fact):
    """What the holder said to it, or that the holder said nothing."""

    KIND = "permit_holder_heard"
    stated_on: date
    spoke: bool


@dataclass(frozen=True)
class ChallengeReviewed(Fact):
    """法制审核 of a revocation or recall."""

    KIND = "permit_challenge_reviewed"
    VERSION = 2
    lawful: bool
    appropriate: bool


@dataclass(frozen=True)
class PermitEnded(Fact):
    """撤销 or 撤回 was decided."""

    KIND = "permit_ended"
    document: str
    ground: str
    is_recall: bool


@dataclass(frozen=True)
class PermitKept(Fact):
    """It is neither revoked nor recalled after all."""

    KIND = "permit_kept"
    ground: str


@dataclass(frozen=True)
class PermitCancelled(Fact):
    """注销: the formalities are done."""

    KIND = "permit_cancelled"
    document: str
    ground: str


@dataclass(frozen=True)
class PermitRestored(Fact):
    """The revocation or recall fell in a remedy: the permit is in force again."""

    KIND = "permit_restored"
    restored_on: date
