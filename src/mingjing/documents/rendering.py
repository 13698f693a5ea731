"""From the content of a document to its PDF: the same input gives the same bytes."""

import os
import re
import threading
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from functools import cache
from typing import Final

import typst

from mingjing.documents import qr
from mingjing.documents.content import DocumentContent, Paper
from mingjing.documents.form import Form
from mingjing.documents.form_data import check, wordings
from mingjing.documents.glyphs import check_glyphs
from mingjing.documents.template_set import TemplateSet
from mingjing.kernel.dates import chinese, legal_date
from mingjing.kernel.errors import InvalidInputError

STANDARD: Final = "a-2a"
CHINA_STANDARD_TIME = timezone(timedelta(hours=8))
SHIPPED = TemplateSet()
_PAGE = re.compile(rb"/Type\s*/Page\b")


class EditionNotInForceError(InvalidInputError):
    """The edition of the form is not the one of the day the document is made."""

    def __init__(self, form: Form, at: datetime) -> None:
        until = "" if form.valid_to is None else f"至{chinese(form.valid_to)}"
        super().__init__(
            f"《{form.title}》{form.edition}版不能用于{chinese(legal_date(at))}的文书。",
            why=f"该版自{chinese(form.valid_from)}{until}使用。",
            remedy="请改用当日使用的版本。",
        )


class ForkedPressError(RuntimeError):
    """This process was forked from one that had rendered; Typst's threads stayed there.

    Rendering would wait for ever. Fork first, or start the worker as a new process.
    """


class TemplateDefectError(RuntimeError):
    """A template does not compile, or not without a warning: a defect of the product."""


def render(
    document: DocumentContent, *, at: datetime, template_set: TemplateSet = SHIPPED
) -> bytes:
    """Return the PDF/A-2a of a document.

    Args:
        document: what it says.
        at: when it was made, with its zone; the PDF carries this time and no other.
        template_set: forms, templates and fonts.

    Raises:
        DocumentDataError: the data do not fit the form.
        EditionNotInForceError: the edition was not in use at that time.
        UnprintableTextError: a text holds invisible characters.
        MissingGlyphError: no font draws a character.
        TemplateDefectError: the template is broken.
        ForkedPressError: the process that this one was forked from rendered before.
    """
    inputs = _inputs(document, at, template_set)
    return _press(template_set).pdf(_template(document, template_set), inputs, at)


def preview(paper: Paper, *, at: datetime, template_set: TemplateSet = SHIPPED) -> bytes:
    """Return what a paper would look like, marked on every page as a preview.

    It has no number and no verification, stores nothing and is PDF like :func:`render`'s.

    Args:
        paper: what the document would say.
        at: when it would be made, with its zone; chooses the edition of the form.
        template_set: forms, templates and fonts.

    Raises:
        RefusalError: as :func:`render`; what is missing is said before anything is issued.
    """
    form = template_set.form_on(paper.form, legal_date(at))
    document = DocumentContent(form.code, form.edition, "", paper.data)
    inputs = _inputs(document, at, template_set, numbered=False) | {"preview": "yes"}
    return _press(template_set).pdf(_template(document, template_set), inputs, at)


def pages_in(pdf: bytes) -> int:
    """Return how many pages a PDF of :func:`render` has."""
    return len(_PAGE.findall(pdf))


def pictures(
    document: DocumentContent,
    *,
    at: datetime,
    template_set: TemplateSet = SHIPPED,
    dots_per_inch: int = 110,
) -> tuple[bytes, ...]:
    """Return the pages of a document as PNG.

    Raises:
        RefusalError: as :func:`render`.
    """
    inputs = _inputs(document, at, template_set)
    return _press(template_set).png(_template(document, template_set), inputs, dots_per_inch)


def _inputs(
    document: DocumentContent, at: datetime, template_set: TemplateSet, *, numbered: bool = True
) -> dict[str, str]:
    form = template_set.form(document.form, document.edition)
    if not form.in_force_on(legal_date(at)):
        raise EditionNotInForceError(form, at)
    check(form, document, numbered=numbered)
    check_glyphs(wordings(form, document), template_set.fonts)
    where = document.verification
    return {
        "document": document.as_bytes().decode(),
        "sha256": document.sha256,
        "qr": "" if where is None else qr.svg(where.url),
        "fonts": template_set.fonts.choice,
    }


def _template(document: DocumentContent, template_set: TemplateSet) -> str:
    form = template_set.form(document.form, document.edition)
    return str(template_set.template_of(form))


@dataclass(frozen=True, slots=True)
class _Press:
    """One Typst compiler, kept because it has read the fonts; one page stream at a time."""

    compiler: typst.Compiler
    lock: threading.Lock = field(default_factory=threading.Lock)
    process: int = field(default_factory=os.getpid)

    def pdf(self, template: str, inputs: dict[str, str], at: datetime) -> bytes:
        self._require_own_threads()
        moment = at.astimezone(CHINA_STANDARD_TIME).replace(microsecond=0)
        try:
            with self.lock:
                made, warnings = self.compiler.compile_with_warnings(
                    template,
                    format="pdf",
                    sys_inputs=inputs,
                    pdf_standards=[STANDARD],
                    timestamp=moment,
                )
        except typst.TypstError as error:
            raise TemplateDefectError(f"{template}: {error}") from error
        if warnings or not isinstance(made, bytes):
            raise TemplateDefectError(f"{template}: {'; '.join(map(str, warnings))}")
        return made

    def png(
        self, template: str, inputs: dict[str, str], dots_per_inch: int
    ) -> tuple[bytes, ...]:
        self._require_own_threads()
        try:
            with self.lock:
                made = self.compiler.compile(
                    template, format="png", sys_inputs=inputs, ppi=dots_per_inch
                )
        except typst.TypstError as error:
            raise TemplateDefectError(f"{template}: {error}") from error
        return (made,) if isinstance(made, bytes) else tuple(made or ())

    def _require_own_threads(self) -> None:
        if self.process != os.getpid():
            raise ForkedPressError("render only after the fork")


@cache
def _press(template_set: TemplateSet) -> _Press:
    fonts = typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(path) for path in template_set.fonts.directories],
    )
    compiler = typst.Compiler(
        root=str(template_set.root), font_paths=fonts, ignore_system_fonts=True
    )
    return _Press(compiler)
