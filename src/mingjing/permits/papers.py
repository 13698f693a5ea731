"""The documents of an application and of a permit, built from their rows and the law."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.conf import settings

from mingjing.bureau.queries import OfficerView
from mingjing.documents.content import Paper
from mingjing.documents.generic import Ending, Signature, generic_paper, signatures_of
from mingjing.documents.models import Document
from mingjing.kernel.canonical import Value
from mingjing.kernel.dates import chinese, legal_date, stamp
from mingjing.permits.catalogue import kind_of
from mingjing.permits.kinds import PermitMinutes, Purpose, Term
from mingjing.permits.models import Application, Permit, PermitHearing, PremisesCheck
from mingjing.statute.limits import RuleBook

APPLICANT, OFFICERS = "申请人", "执法人员"


def ending(
    on: date, law: RuleBook, articles: Iterable[str], signatures: tuple[Signature, ...] = ()
) -> Ending:
    """Return what stands under the fields of a document of a permit."""
    return Ending(
        authority=settings.MINGJING_BUREAU.name,
        on=on,
        articles=tuple(law.in_words(article) for article in articles),
        signatures=signatures,
    )


def applicant(application: Application) -> dict[str, Value]:
    """Return who asks for what, field by field; what is unknown is empty."""
    return {
        "party_name": application.party_name,
        "uscc": application.uscc,
        "legal_representative": application.representative,
        "address": application.address,
        "application": application.number,
        "matter": kind_of(application.kind).name,
        "purpose": Purpose(application.purpose).label,
    }


def notice(
    form: str,
    application: Application,
    closing: Ending,
    fields: Mapping[str, Value] | None = None,
) -> Paper:
    """Return a document about an application, with fields of its own."""
    return generic_paper(form, applicant(application) | dict(fields or {}), closing)


def materials(application: Application, ids: Iterable[str]) -> list[Value]:
    """Return the names of materials by their ids, in the order of the list."""
    wanted = set(ids)
    return [one.name for one in kind_of(application.kind).material if one.id in wanted]


def check_paper(
    check: PremisesCheck, officers: tuple[OfficerView, ...], *, unrecorded: str, law: RuleBook
) -> Paper:
    """Return 现场核查记录."""
    application = check.application
    fields: dict[str, Value] = {
        "place": check.place,
        "began_at": stamp(check.began_at),
        "ended_at": stamp(check.ended_at),
        "findings": check.findings,
        "result": "符合法定条件" if check.meets else "不符合法定条件",
        "device": check.device,
        "unrecorded_reason": unrecorded,
    }
    pens = signatures_of(OFFICERS, [(one.name, one.certificate) for one in officers])
    rests_on = ["all-2019:34.3"]
    if site_check := kind_of(application.kind).site_check:
        rests_on.append(site_check)
    on = legal_date(check.ended_at)
    closing = ending(on, law, rests_on, (*pens, Signature(APPLICANT)))
    return notice("permit_site_check", application, closing, fields)


def minutes_paper(
    hearing: PermitHearing, minutes: PermitMinutes, names: Mapping[str, str], law: RuleBook
) -> Paper:
    """Return 听证笔录 of a permit."""
    fields: dict[str, Value] = {
        "place": hearing.place,
        "began_at": stamp(minutes.began_at),
        "ended_at": stamp(minutes.ended_at),
        "presiding": names[hearing.presiding_officer],
        "examiners": [names[code] for code in minutes.examiners],
        "present": list(minutes.present),
        "reasons": minutes.reasons,
        "argued": minutes.argued,
        "refusal": minutes.refusal,
        "device": minutes.device,
        "unrecorded_reason": minutes.unrecorded,
    }
    pens = (
        Signature("主持人", names[hearing.presiding_officer]),
        Signature("记录人", names[hearing.recorder]),
        Signature("听证参加人", note=minutes.refusal),
    )
    closing = ending(legal_date(minutes.ended_at), law, ("all-2019:48.1(5)",), pens)
    return notice("permit_hearing_minutes", hearing.application, closing, fields)


def in_words(term: Term) -> str:
    """Return the days of a permit in one line."""
    return f"自{chinese(term.first)}至{chinese(term.last)}"


def stated(labels: Iterable[str], texts: Iterable[str]) -> list[Value]:
    """Return what a certificate states, one a line; nothing for a refusal.

    >>> stated(("经营方式",), ("零售",))
    ['经营方式：零售']
    """
    return [f"{label}：{text.strip()}" for label, text in zip(labels, texts, strict=False)]


def certificate_paper(permit: Permit, on: date, law: RuleBook) -> Paper:
    """Return the certificate."""
    kind = kind_of(permit.kind)
    fields: dict[str, Value] = {
        "certificate": kind.certificate,
        "permit": permit.number,
        "party_name": permit.party_name,
        "uscc": permit.uscc,
        "legal_representative": permit.representative,
        "address": permit.address,
        "content": permit.content,
        "particulars": list(permit.particulars),
        "term": in_words(Term(permit.valid_from, permit.valid_until)),
    }
    return generic_paper(
        "permit_certificate", fields, ending(on, law, ("all-2019:39", kind.article))
    )


def about_permit(permit: Permit) -> dict[str, Value]:
    """Return whose permit it is, and which."""
    return {
        "party_name": permit.party_name,
        "uscc": permit.uscc,
        "legal_representative": permit.representative,
        "address": permit.address,
        "permit": permit.number,
        "matter": kind_of(permit.kind).name,
        "term": in_words(Term(permit.valid_from, permit.valid_until)),
    }


def permit_notice(
    form: str, permit: Permit, closing: Ending, fields: Mapping[str, Value]
) -> Paper:
    """Return a document for the holder about a permit."""
    return generic_paper(form, about_permit(permit) | dict(fields), closing)


def receipt_paper(
    application: Application,
    document: Document,
    *,
    delivered_on: date,
    receiver: str,
    law: RuleBook,
) -> Paper:
    """Return 送达回证 of a certificate or a refusal."""
    fields: dict[str, Value] = {
        "document": document.printed_number or document.code,
        "delivered_on": delivered_on.isoformat(),
        "receiver": receiver,
    }
    closing = ending(delivered_on, law, ("all-2019:44",), (Signature("受送达人"),))
    return notice("permit_receipt", application, closing, fields)
