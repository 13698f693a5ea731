"""How a file of any procedure is named in an address: its kind, and its number as a slug."""

from collections.abc import Mapping

from django.urls import register_converter, reverse

from mingjing.disclosure.kinds import Kind
from mingjing.disclosure.procedures.table import procedure_of
from mingjing.disclosure.subject import Subject
from mingjing.web.console.slugs import (
    ApplicationSlugConverter,
    CaseSlugConverter,
    InspectionSlugConverter,
    SeizureSlugConverter,
    SummarySlugConverter,
    SupplySlugConverter,
    slug_of,
)

CONVERTERS: Mapping[Kind, CaseSlugConverter] = {
    Kind.PENALTY: CaseSlugConverter(),
    Kind.SUMMARY: SummarySlugConverter(),
    Kind.INSPECTION: InspectionSlugConverter(),
    Kind.PERMIT: ApplicationSlugConverter(),
    Kind.SEIZURE: SeizureSlugConverter(),
    Kind.SUPPLY_STOP: SupplySlugConverter(),
}


class FileConverter:
    """Path part such as ``inspection/2026-1``; Python sees the number of the file."""

    regex = rf"(?:{'|'.join(CONVERTERS)})/{CaseSlugConverter.regex}"

    def to_python(self, path: str) -> str:
        """Return the number."""
        kind, _, slug = path.partition("/")
        return CONVERTERS[Kind(kind)].to_python(slug)

    def to_url(self, number: str) -> str:
        """Return the path part."""
        return f"{procedure_of(number).kind.value}/{slug_of(number)}"


register_converter(FileConverter, "file")


def address_of(subject: Subject) -> str:
    """Return where the publication of something is drafted, checked and published."""
    return reverse("file_publication", args=[subject.docket])
