"""How a case is named in an address: year and serial number of its lead, no word of Chinese."""

from django.conf import settings
from django.urls import register_converter

from mingjing.cases.commands.register_lead import WORD
from mingjing.compulsion.commands.open_supply_stop import WORD as SUPPLY_WORD
from mingjing.compulsion.commands.request_seizure import WORD as SEIZURE_WORD
from mingjing.inspections.commands.create_inspection import WORD as INSPECTION_WORD
from mingjing.kernel.errors import InvalidInputError, NotFoundError
from mingjing.kernel.ids import SerialNumber
from mingjing.permits.commands.issue_permit import WORD as PERMIT_WORD
from mingjing.permits.commands.register_application import WORD as APPLICATION_WORD
from mingjing.summary.commands.find_on_the_spot import WORD as SUMMARY_WORD


class CaseSlugConverter:
    """Path part such as ``2026-1`` for （陵）应急线〔2026〕1号; Python sees the docket."""

    regex = r"[0-9]{4}-[1-9][0-9]{0,6}"
    word = WORD

    def to_python(self, slug: str) -> str:
        """Return the docket."""
        year, _, seq = slug.partition("-")
        region = settings.MINGJING_BUREAU.region_abbr
        return str(SerialNumber(region, self.word, int(year), int(seq)))

    def to_url(self, docket: str) -> str:
        """Return the path part."""
        return slug_of(docket)


class InspectionSlugConverter(CaseSlugConverter):
    """The same for （陵）应急检〔2026〕1号."""

    word = INSPECTION_WORD


class SummarySlugConverter(CaseSlugConverter):
    """The same for （陵）应急当〔2026〕1号."""

    word = SUMMARY_WORD


class SeizureSlugConverter(CaseSlugConverter):
    """The same for （陵）应急强〔2026〕1号."""

    word = SEIZURE_WORD


class SupplySlugConverter(CaseSlugConverter):
    """The same for （陵）应急停供〔2026〕1号."""

    word = SUPPLY_WORD


class ApplicationSlugConverter(CaseSlugConverter):
    """The same for （陵）应急许〔2026〕1号."""

    word = APPLICATION_WORD


class PermitSlugConverter(CaseSlugConverter):
    """The same for （陵）应急许证〔2026〕1号."""

    word = PERMIT_WORD


def slug_of(docket: str) -> str:
    """Return the path part of a docket.

    Raises:
        NotFoundError: that is not the number of a lead.
    """
    try:
        number = SerialNumber.parse(docket)
    except InvalidInputError as error:
        raise NotFoundError(
            "没有这个案件。", why="编号不是线索编号。", remedy="请从案件列表进入。"
        ) from error
    return f"{number.year}-{number.seq}"


register_converter(CaseSlugConverter, "case")
register_converter(InspectionSlugConverter, "inspection")
register_converter(SummarySlugConverter, "summary")
register_converter(SeizureSlugConverter, "seizure")
register_converter(ApplicationSlugConverter, "application")
register_converter(PermitSlugConverter, "permit")
register_converter(SupplySlugConverter, "supply")
