"""What disclosure leaves in the record."""

from dataclasses import dataclass
from datetime import date

from mingjing.ledger.entries import Fact, Leaf


@dataclass(frozen=True)
class PublicationDrafted(Fact):
    """The public record was built and masked."""

    KIND = "publication_drafted"
    LEAF = Leaf.PUBLISH
    document: str
    channel: str
    record_sha256: str
    basis: str
    due: str


@dataclass(frozen=True)
class PublicationReturned(Fact):
    """The second person did not agree with the draft or with keeping it back."""

    KIND = "publication_returned"
    LEAF = Leaf.PUBLISH
    document: str
    channel: str
    reason: str


@dataclass(frozen=True)
class PublicationChecked(Fact):
    """A second person checked the masked record, and the detectors ran again."""

    KIND = "publication_checked"
    LEAF = Leaf.PUBLISH
    document: str
    channel: str
    record_sha256: str


@dataclass(frozen=True)
class Disclosed(Fact):
    """The item is public on a channel from this day."""

    KIND = "disclosed"
    LEAF = Leaf.PUBLISH
    document: str
    number: str
    channel: str
    record_sha256: str
    published_on: date
    due: str
    in_time: bool


@dataclass(frozen=True)
class NonPublicationProposed(Fact):
    """The officer of the case proposes to keep the item back, on a coded ground."""

    KIND = "non_publication_proposed"
    LEAF = Leaf.PUBLISH
    document: str
    channel: str
    ground: str
    reason: str


@dataclass(frozen=True)
class NonPublicationDecided(Fact):
    """A second person confirmed that the item stays unpublished; the number stays visible."""

    KIND = "non_publication_decided"
    LEAF = Leaf.PUBLISH
    document: str
    number: str
    channel: str
    ground: str
    review_on: date


@dataclass(frozen=True)
class PublicationWithdrawn(Fact):
    """The item left the public view; its number and the public reason stay."""

    KIND = "publication_withdrawn"
    LEAF = Leaf.PUBLISH
    document: str
    number: str
    channel: str
    ground: str
    ground_on: date
    reason: str
    due: str
    in_time: bool


@dataclass(frozen=True)
class PublicPageRecorded(Fact):
    """These bytes are the public page of a document; whatever else lies there is not ours."""

    KIND = "public_page_recorded"
    LEAF = Leaf.PUBLISH
    document: str
    state: str
    sha256: str
    size: int


@dataclass(frozen=True)
class ItemMadePublic(Fact):
    """What is public of an item from now on; about the item alone, and opened to everybody."""

    KIND = "item_made_public"
    LEAF = Leaf.PUBLISH
    document: str
    number: str
    state: str
    content_sha256: str
    page_sha256: str
    page_size: int


@dataclass(frozen=True)
class PartyReplyRecorded(Fact):
    """The party's reply to its published decision came in; not public yet."""

    KIND = "party_reply_recorded"
    LEAF = Leaf.PUBLISH
    document: str
    received_on: date


@dataclass(frozen=True)
class PartyReplyChecked(Fact):
    """A second person checked the reply, and it stands beside the decision."""

    KIND = "party_reply_checked"
    LEAF = Leaf.PUBLISH
    document: str


@dataclass(frozen=True)
class ErrorReportReceived(Fact):
    """Somebody reported an error; the record knows the text by its digest alone."""

    KIND = "error_report_received"
    LEAF = Leaf.PUBLISH
    code: str
    digest: str


@dataclass(frozen=True)
class ErrorReportAnswered(Fact):
    """What became of an error report."""

    KIND = "error_report_answered"
    LEAF = Leaf.PUBLISH
    code: str
    outcome: str


@dataclass(frozen=True)
class DocumentRegistered(Fact):
    """A document can be verified by anyone who holds its paper."""

    KIND = "document_registered"
    LEAF = Leaf.DOCUMENT
    document: str
    number: str
    content_sha256: str
    pdf_sha256: str
