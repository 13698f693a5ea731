"""Let anyone who holds a document check it: its identity joins the public register."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from mingjing.access.actors import Actor, Role
from mingjing.access.policy import Permission, require
from mingjing.cases.models import Case
from mingjing.disclosure.entries import DocumentRegistered
from mingjing.disclosure.models import PublicDocument
from mingjing.disclosure.sources import entry_of_document
from mingjing.documents.models import Document
from mingjing.documents.rendering import SHIPPED
from mingjing.kernel.canonical import Value
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import NotFoundError
from mingjing.ledger.recording import Act, recording
from mingjing.statute.decisions import PartyKind

REGISTRAR = Actor("register_document", frozenset({Role.RENDERER}))


@dataclass(frozen=True)
class RegisterDocument:
    """Code of a document whose PDF is made."""

    document: str


def register_document_for_verification(order: RegisterDocument, *, act: Act) -> PublicDocument:
    """Register a document; what is registered names no party.

    Registering again returns what is there.

    Raises:
        NotPermittedError: not the rendering program.
        NotFoundError: no such document, or its PDF is not made yet.
        IntegrityError: the record does not know the document.
    """
    registered = PublicDocument.objects.filter(pk=order.document).first()
    if registered is not None:
        return registered
    issued = _rendered(order.document)
    with recording("register_document_for_verification", act) as record:
        record.concerns(issued.subject)
        require(act.actor, Permission.RENDER)
        entry = entry_of_document(issued.subject, issued.code)
        day = legal_date(issued.issued_at)
        document = PublicDocument(
            code=issued.code,
            number=issued.number,
            title=SHIPPED.form(issued.form, issued.edition).title,
            issued_on=day,
            content_sha256=issued.content_sha256,
            pdf_sha256=issued.pdf_sha256,
            pdf_size=issued.pdf_size or 0,
            shows_digests=not _concerns_person(issued.subject),
            origin=entry.origin,
            seq=entry.seq,
            leaf_hash=entry.leaf_hash,
        )
        document.save(force_insert=True)
        record.add(
            DocumentRegistered(
                document=document.code,
                number=document.number,
                content_sha256=document.content_sha256,
                pdf_sha256=document.pdf_sha256,
            )
        )
    return document


def register_document(arguments: Mapping[str, Value], at: datetime) -> None:
    """Do the outbox job ``register_document``: ``{"document": code}``."""
    order = RegisterDocument(str(arguments["document"]))
    register_document_for_verification(order, act=Act(REGISTRAR, at))


def _rendered(code: str) -> Document:
    document = Document.objects.filter(pk=code).first()
    if document is None or not document.pdf_sha256:
        raise NotFoundError(
            f"没有编码为“{code}”的已制成文书。",
            why="只有已经制成的文书可以供人查验。",
            remedy="请等待文书制作完成。",
        )
    return document


def _concerns_person(subject: str) -> bool:
    party = Case.objects.filter(pk=subject).values_list("party__kind", flat=True).first()
    return party in {None, PartyKind.PERSON.value, PartyKind.INDIVIDUAL_BUSINESS.value}
