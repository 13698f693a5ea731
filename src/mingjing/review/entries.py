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
