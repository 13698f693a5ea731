"""What documents leave in the ledger."""

from dataclasses import dataclass

from mingjing.ledger.entries import Fact, Leaf


@dataclass(frozen=True)
class DocumentIssued(Fact):
    """A document was issued in the course of another act: its content is fixed from here."""

    KIND = "document_issued"
    LEAF = Leaf.DOCUMENT
    document: str
    form: str
    number: str
    content_sha256: str


@dataclass(frozen=True)
class DocumentRendered(Fact):
    """A document got its PDF: the same content and template set give the same bytes."""

    KIND = "document_rendered"
    LEAF = Leaf.DOCUMENT
    document: str
    number: str
    content_sha256: str
    template_set: str
    pdf_sha256: str
    pdf_size: int
