"""Reading about documents: whose a number is, and which papers a subject has."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import F, QuerySet

from mingjing.documents.form import Audience, Form, Volume
from mingjing.documents.models import Document
from mingjing.documents.rendering import SHIPPED


@dataclass(frozen=True, slots=True)
class PaperView:
    """A document as a list shows it.

    Args:
        code: of the document.
        form: code of its form.
        title: of the form, as printed.
        number: 字号; empty for a form without one.
        issued_at: when it was issued.
        audience: served on the party, or internal.
        volume: 正卷 or 副卷 of the case file.
        personal: whether it says something of people who are not the party.
        pages: how many; None until the PDF is made.
        pdf_sha256: digest under which the store keeps the PDF; empty until it is made.
        pdf_size: bytes; None until it is made.
    """

    code: str
    form: str
    title: str
    number: str
    issued_at: datetime
    audience: Audience
    volume: Volume
    personal: bool
    pages: int | None
    pdf_sha256: str
    pdf_size: int | None

    @property
    def is_ready(self) -> bool:
        """Say whether its PDF is made."""
        return bool(self.pdf_sha256)


def subject_of(number: str) -> str | None:
    """Return the subject that the document with this number is about; None if there is none."""
    return Document.objects.filter(number=number).values_list("subject", flat=True).first()


def numbers_of(subjects: Iterable[str]) -> list[tuple[str, str]]:
    """Return subject and number of every numbered document of the given subjects."""
    rows = Document.objects.filter(subject__in=list(subjects)).exclude(number=F("code"))
    return list(rows.values_list("subject", "number"))


def papers_of(subject: str) -> tuple[PaperView, ...]:
    """Return every document of *subject* in the order of issue.

    It asks nothing about who reads: get the case from its own query first. The bytes of a PDF
    are read from the store by ``pdf_sha256``.
    """
    rows = Document.objects.filter(subject=subject).order_by("issued_at", "number")
    return tuple(_view(row) for row in rows)


def number_issued(subject: str, *forms: str) -> str:
    """Return the number of the last document of some forms, else its code; empty for none."""
    found = [one for one in papers_of(subject) if one.form in forms]
    return found[-1].number or found[-1].code if found else ""


def paper_of(subject: str, code: str) -> PaperView | None:
    """Return the document of that code if it is about *subject*; None if it is not."""
    row = Document.objects.filter(subject=subject, pk=code).first()
    return None if row is None else _view(row)


def title_of(form: str) -> str:
    """Return what a form is called in its newest edition; its code where it is unknown."""
    editions = [one for one in SHIPPED.forms.values() if one.code == form]
    return max(editions, key=_since).title if editions else form


def _since(form: Form) -> str:
    return form.valid_from.isoformat()


def _view(row: Document) -> PaperView:
    form = SHIPPED.form(row.form, row.edition)
    return PaperView(
        code=row.code,
        form=row.form,
        title=form.title,
        number=row.printed_number,
        issued_at=row.issued_at,
        audience=form.audience,
        volume=form.volume,
        personal=form.personal,
        pages=row.pages,
        pdf_sha256=row.pdf_sha256,
        pdf_size=row.pdf_size,
    )


def documents_about(subjects: "QuerySet[Any, Any]") -> "QuerySet[Document]":
    """Return the documents of *subjects*, which the caller has checked for access, unsorted.

    Their contents stay in the database.
    """
    return Document.objects.filter(subject__in=subjects).defer("content")


def titles_of_forms() -> dict[str, str]:
    """Return the title of every form by its code, of its latest edition."""
    return {code: form.title for (code, _), form in sorted(SHIPPED.forms.items())}
