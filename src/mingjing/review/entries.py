"""What review leaves in the ledger."""

from dataclasses import dataclass

from mingjing.ledger.entries import Fact, Leaf


@dataclass(frozen=True)
class ReviewSubmitted(Fact):
    """送审: the package and the subject it is about."""

    KIND = "review_submitted"
    round: int
    subject_hash: str
    manifest: tuple[str, ...]
    late: bool


@dataclass(frozen=True)
class ReviewAccepted(Fact):
    """The package was found complete; the seven working days run."""

    KIND = "review_accepted"
    round: int
    reviewer: str
    due: str


@dataclass(frozen=True)
class ReviewBounced(Fact):
    """The package was incomplete and went back with a list."""

    KIND = "review_bounced"
    round: int
    missing: tuple[str, ...]


@dataclass(frozen=True)
class ReviewerReplaced(Fact):
    """Another reviewer goes on with the round; its clock runs on."""

    KIND = "reviewer_replaced"
    round: int
    former: str
    reviewer: str
    due: str
    reason: str


@dataclass(frozen=True)
class ExtensionRequested(Fact):
    """The reviewer asks for more days; a leader answers."""

    KIND = "extension_requested"
    round: int
    days: int
    due: str
    reason: str


@dataclass(frozen=True)
class ExtensionRefused(Fact):
    """A leader did not give the days that were asked for; the limit stands."""

    KIND = "extension_refused"
    round: int
    reason: str


@dataclass(frozen=True)
class ReviewExtended(Fact):
    """A leader gave up to three days more, once."""

    KIND = "review_extended"
    round: int
    days: int
    due: str
    reason: str


@dataclass(frozen=True)
class OpinionGiven(Fact):
    """法制审核意见书, bound to the subject it judged."""

    KIND = "opinion_given"
    LEAF = Leaf.DOCUMENT
    round: int
    outcome: str
    article: str
    number: str
    document: str
    content_sha256: str
    subject_hash: str
    in_time: bool


@dataclass(frozen=True)
class OpinionObjected(Fact):
    """The handling unit objects and asks a leader to recheck."""

    KIND = "opinion_objected"
    round: int


@dataclass(frozen=True)
class OpinionRechecked(Fact):
    """A leader upheld the opinion or sent it back to another reviewer."""

    KIND = "opinion_rechecked"
    round: int
    upheld: bool


@dataclass(frozen=True)
class SubjectConfirmed(Fact):
    """The reviewer signs that the subject is unchanged since the passed opinion."""

    KIND = "subject_confirmed"
    passed_hash: str
    subject_hash: str


@dataclass(frozen=True)
class DisputeMarked(Fact):
    """疑难、争议: counsel or the justice bureau must be asked before the review can pass."""

    KIND = "dispute_marked"
    round: int
    reason: str


@dataclass(frozen=True)
class ConsultationOpened(Fact):
    """Counsel, or the justice bureau, was asked; counsel may read the case up to a day."""

    KIND = "consultation_opened"
    round: int
    consultation: int
    body: str
    adviser: str
    until: str


@dataclass(frozen=True)
class InterestDeclared(Fact):
    """Counsel said whether they are tied to the party, before the file was opened to them."""

    KIND = "interest_declared"
    consultation: int
    adviser: str
    has_interest: bool


@dataclass(frozen=True)
class RemarkMade(Fact):
    """Something was said in a consultation."""

    KIND = "remark_made"
    consultation: int


@dataclass(frozen=True)
class AdviceGiven(Fact):
    """The written advice; it never stands in for the reviewer's opinion."""

    KIND = "advice_given"
    LEAF = Leaf.DOCUMENT
    consultation: int
    body: str
    number: str
    document: str
    content_sha256: str


@dataclass(frozen=True)
class AccessEnded(Fact):
    """What counsel could read of the case ended, and why."""

    KIND = "access_ended"
    consultation: int
    adviser: str
    reason: str


@dataclass(frozen=True)
class OpinionAnswered(Fact):
    """The handling unit answered an opinion: how many points it adopts, how many not."""

    KIND = "opinion_answered"
    round: int
    adopted: int
    not_adopted: int


@dataclass(frozen=True)
class InvestigationJoined(Fact):
    """The reviewer joined the investigation, and reviews this case no more."""

    KIND = "investigation_joined"
    round: int
    reviewer: str
    reason: str


@dataclass(frozen=True)
class PartyInterviewed(Fact):
    """The reviewer heard the party; the paper belongs to the review."""

    KIND = "party_interviewed"
    round: int
    document: str
