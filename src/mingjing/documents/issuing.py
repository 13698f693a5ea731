"""A document is issued: content fixed, number given, PDF asked for after the commit."""

import secrets
from datetime import datetime

from django.conf import settings

from mingjing.documents.content import DocumentContent, Paper, Verification
from mingjing.documents.entries import DocumentIssued
from mingjing.documents.form_data import check, wordings
from mingjing.documents.glyphs import check_glyphs
from mingjing.documents.models import Document
from mingjing.documents.numbering import next_number
from mingjing.documents.rendering import SHIPPED
from mingjing.kernel.dates import legal_date
from mingjing.ledger.outbox import enqueue

CODE_BYTES = 8
RENDER = "render_document"


def issue(paper: Paper, *, subject: str, at: datetime, number: str = "") -> Document:
    """Issue a document of *subject* inside the open recording, under the next number.

    The PDF is made after the commit: it follows from the content, the template set and *at*.

    Args:
        paper: form and data.
        subject: what it is about.
        at: when, with zone.
        number: a place under a number that was given before; empty for the next one.

    Raises:
        DocumentDataError: the data do not fit the form.
        MissingGlyphError, UnprintableTextError: it could not be printed.
        InvalidInputError: no edition of the form is in force.
    """
    day = legal_date(at)
    form = SHIPPED.form_on(paper.form, day)
    code = secrets.token_hex(CODE_BYTES)
    if form.number_word and not number:
        number = str(next_number(form.number_word, day.year))
    content = DocumentContent(
        form=form.code,
        edition=form.edition,
        number=number,
        data=paper.data,
        verification=Verification(
            url=f"{settings.MINGJING_BUREAU.portal_url}/verify/{code}/",
            entry=f"{settings.MINGJING_LOG_ORIGIN}/{day.year} · {code}",
        ),
    )
    check(form, content)
    check_glyphs(wordings(form, content), SHIPPED.fonts)
    document = Document(
        code=code,
        subject=subject,
        form=form.code,
        edition=form.edition,
        number=number or code,
        issued_at=at,
        content=content.as_bytes().decode(),
        content_sha256=content.sha256,
        template_set=SHIPPED.digest(form),
    )
    document.save(force_insert=True)
    enqueue(RENDER, code, {"document": code})
    return document


def issued(document: Document) -> DocumentIssued:
    """Return the entry for a document that was issued in the course of another act."""
    return DocumentIssued(
        document=document.code,
        form=document.form,
        number=document.number,
        content_sha256=document.content_sha256,
    )
