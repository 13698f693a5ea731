"""Let anyone who holds a document check it: its identity joins the public register."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from mingjing.access.actors import Actor, Role
from mingjing.access.policy import Permission, require
from mingjing.cases.models import Case, Decision
from mingjing.disclosure.entries import DocumentRegistered
from mingjing.disclosure.key_fields import key_digests
from mingjing.disclosure.models import PublicDocument
from mingjing.disclosure.sources import entry_of_document
from mingjing.documents.form import Audience, Form
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
        form = SHIPPED.form(issued.form, issued.edition)
        day = legal_date(issued.issued_at)
        document = PublicDocument(
            code=issued.code,
            number=issued.number,
            title=form.title,
            issued_on=day,
            content_sha256=issued.content_sha256,
            pdf_sha256=issued.pdf_sha256,
            pdf_size=issued.pdf_size or 0,
            shows_digests=_may_show_digests(form, issued.subject),
            origin=entry.origin,
            seq=entry.seq,
            leaf_hash=entry.leaf_hash,
            key_digests=_key_digests(issued),
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


def _key_digests(issued: Document) -> dict[str, str]:
    """Return digests of what a reader of a penalty decision can type; none of other papers."""
    decision = Decision.objects.filter(document=issued).select_related("case__party").first()
    if decision is None:
        return {}
    party = decision.case.party
    is_organisation = party.kind == PartyKind.ORGANISATION.value
    return key_digests(
        issued.code,
        fine_fen=decision.fine_fen,
        organisation=party.name if is_organisation else "",
    )


def _may_show_digests(form: Form, subject: str) -> bool:
    """Say whether digests may be printed: they let anyone test a guess at the content.

    They are not for internal papers, nor for those that tell of people: the person asked, who
    was there, who took the letter. A holder of such a paper can still have it compared.
    """
    is_open = form.audience is Audience.SERVED and not form.personal
    return is_open and not _concerns_person(subject)


def _concerns_person(subject: str) -> bool:
    party = Case.objects.filter(pk=subject).values_list("party__kind", flat=True).first()
    return party in {None, PartyKind.PERSON.value, PartyKind.INDIVIDUAL_BUSINESS.value}
