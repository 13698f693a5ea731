"""文书送达回执: one sheet for each occasion of service, whatever papers were served on it."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.conf import settings

from mingjing.bureau.queries import OfficerView
from mingjing.cases.deliveries import Delivery
from mingjing.cases.models import Case
from mingjing.cases.papers.words import case_name, officer_rows
from mingjing.documents.content import Paper
from mingjing.documents.models import Document
from mingjing.documents.rendering import SHIPPED

FORM = "service_receipt"


def receipt_content(
    case: Case,
    served: Iterable[Document],
    delivery: Delivery,
    *,
    officers: Sequence[OfficerView],
    on: date,
) -> Paper:
    """Return the receipt of service of *served* on the party of *case* on a day."""
    return Paper(
        FORM,
        {
            "case_name": case_name(case),
            "case_number": case.number,
            "party_name": case.party.name,
            "documents": [
                {
                    "title": SHIPPED.form(one.form, one.edition).title,
                    "number": one.number,
                }
                for one in served
            ],
            **delivery.as_value(),
            "served_on": on.isoformat(),
            "officers": officer_rows(officers),
            "authority": settings.MINGJING_BUREAU.name,
        },
    )
