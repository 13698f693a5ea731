"""送达公告: the announcement by which a decision is served."""

from collections.abc import Sequence
from datetime import date

from django.conf import settings

from mingjing.bureau.queries import OfficerView
from mingjing.cases.models import Decision
from mingjing.documents.content import Paper
from mingjing.documents.generic import Ending, generic_paper, signatures_of
from mingjing.statute.limits import RuleBook

RULE = "cpl-2023:95.1"


def announcement_paper(  # noqa: PLR0913 - what the form asks for
    decision: Decision,
    medium: str,
    deemed_on: date,
    officers: Sequence[OfficerView],
    *,
    on: date,
    law: RuleBook,
) -> Paper:
    """Return 送达公告; the facts of the decision stay out of it."""
    case = decision.case
    ending = Ending(
        authority=settings.MINGJING_BUREAU.name,
        on=on,
        articles=(law.in_words("apl-2021:61.1"), law.in_words(RULE)),
        signatures=signatures_of("送达人", [(one.name, one.certificate) for one in officers]),
    )
    fields = {
        "party_name": case.party.name,
        "decision_number": decision.document.number,
        "medium": medium,
        "announced_on": on.isoformat(),
        "deemed_on": deemed_on.isoformat(),
        "told": TOLD,
    }
    return generic_paper("service_announcement", fields, ending)


TOLD = (
    "本机关已对你（单位）作出上述行政处罚决定，因其他方式无法送达，现公告送达。"
    "请自公告之日起三十日内到本机关领取处罚决定书，逾期即视为送达。"
)
