"""现场检查记录 and 询问笔录: made from what was recorded of a field act."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

from mingjing.bureau.queries import OfficerView, unit_of
from mingjing.cases.field_records import Inquiry, SiteVisit
from mingjing.cases.models import Case, FieldAct
from mingjing.cases.papers.words import filled, identity_of, officer_rows
from mingjing.documents.content import Paper
from mingjing.kernel.canonical import Value
from mingjing.kernel.dates import stamp

SITE_RECORD = "site_record"
INQUIRY_RECORD = "inquiry_record"
POST = "执法人员"


@dataclass(frozen=True, slots=True)
class Occasion:
    """When, where and by whom a field act was done.

    Args:
        officers: those who showed their certificates.
        told_of_recording: whether the other side was told of the recording device.
    """

    officers: Sequence[OfficerView]
    began_at: datetime
    ended_at: datetime
    place: str
    told_of_recording: bool


def site_record_content(case: Case, occasion: Occasion, visit: SiteVisit) -> Paper:
    """Return the record of an inspection on site."""
    party = case.party
    data: dict[str, Value] = {
        "party_name": party.name,
        "address": party.address,
        **filled(
            legal_representative=party.legal_representative,
            phone=party.telephone,
            in_charge=visit.in_charge,
            in_charge_post=visit.in_charge_post,
            statement=visit.statement,
            unsigned_reason=visit.unsigned_reason,
            attestor=visit.attestor,
        ),
        **_when(occasion),
        "findings": list(visit.findings),
    }
    return Paper(SITE_RECORD, data)


def inquiry_record_content(case: Case, occasion: Occasion, inquiry: Inquiry) -> Paper:
    """Return the record of an inquiry; it counts how often this person was asked."""
    recorder = _recorder(occasion.officers, inquiry.recorder)
    data: dict[str, Value] = {
        **_when(occasion),
        "occasion": 1 + _times_asked(case, inquiry.name),
        "cause": case.cause,
        "asked_name": inquiry.name,
        **identity_of(inquiry.citizen_number),
        **filled(
            employer=inquiry.employer,
            post=inquiry.post,
            address=inquiry.address,
            phone=inquiry.telephone,
            standing=inquiry.standing,
            unsigned_reason=inquiry.unsigned_reason,
        ),
        "unit": _unit_and_post(occasion.officers[0]),
        "recorder": recorder.name,
        "recorder_unit": _unit_and_post(recorder),
        "exchanges": [
            {"question": one.question, "answer": one.answer} for one in inquiry.exchanges
        ],
    }
    if inquiry.present:
        data["present"] = list(inquiry.present)
    return Paper(INQUIRY_RECORD, data)


def _when(occasion: Occasion) -> dict[str, Value]:
    return {
        "began_at": stamp(occasion.began_at),
        "ended_at": stamp(occasion.ended_at),
        "place": occasion.place,
        "authority": settings.MINGJING_BUREAU.name,
        "officers": officer_rows(occasion.officers),
        "told_of_recording": occasion.told_of_recording,
    }


def _times_asked(case: Case, name: str) -> int:
    return FieldAct.objects.filter(case=case, kind="inquiry", particulars__name=name).count()


def _recorder(officers: Sequence[OfficerView], code: str) -> OfficerView:
    return next((one for one in officers if one.code == code), officers[-1])


def _unit_and_post(officer: OfficerView) -> str:
    return f"{unit_of(officer.unit).name}，{POST}"
