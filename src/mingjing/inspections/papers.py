"""The documents of an inspection, built from its rows and the law (never typed in)."""

from collections.abc import Iterable
from datetime import date, datetime

from django.conf import settings

from mingjing.bureau.queries import OfficerView, names_of, person_of
from mingjing.documents.content import Paper
from mingjing.documents.generic import Ending, Signature, generic_paper, signatures_of
from mingjing.documents.models import Document
from mingjing.inspections.kinds import Ground, Kind
from mingjing.inspections.models import Inspection
from mingjing.kernel.canonical import Value
from mingjing.kernel.dates import stamp
from mingjing.statute.limits import RuleBook

INSPECTORS = "检查人员"
IN_CHARGE = "被检查单位负责人"


def inspected(inspection: Inspection) -> dict[str, Value]:
    """Return who is inspected, field by field; what is unknown is empty."""
    target = inspection.target
    return {
        "party_name": target.name,
        "uscc": target.uscc,
        "legal_representative": target.legal_representative,
        "address": target.address,
        "phone": target.telephone,
    }


def items_in_words(inspection: Inspection) -> list[Value]:
    """Return the matters of the published list that are inspected."""
    names = {item["code"]: item["name"] for item in inspection.plan.items}
    return [names[code] for code in inspection.items]


def kind_in_words(inspection: Inspection) -> str:
    """Return the kind with its ground, such as 个案检查（举报：…）."""
    kind = Kind(inspection.kind)
    if kind is not Kind.INDIVIDUAL:
        return kind.label
    return f"{kind.label}（{Ground(inspection.ground).label}：{inspection.ground_source}）"


def kind_told(inspection: Inspection) -> str:
    """Return the kind as the inspected may read it: what led there could name an informant."""
    return Kind(inspection.kind).label


def ending(
    on: date, law: RuleBook, articles: Iterable[str], signatures: tuple[Signature, ...] = ()
) -> Ending:
    """Return what stands under the fields of a document of an inspection."""
    return Ending(
        authority=settings.MINGJING_BUREAU.name,
        on=on,
        articles=tuple(law.in_words(article) for article in articles),
        signatures=signatures,
    )


def pens_of(
    officers: Iterable[OfficerView], *, other_side: bool = True
) -> tuple[Signature, ...]:
    """Return a line for each officer and one for the inspected side."""
    pens = signatures_of(INSPECTORS, [(one.name, one.certificate) for one in officers])
    return (*pens, Signature(IN_CHARGE)) if other_side else pens


def approval_paper(
    inspection: Inspection, opinion: str, *, at: datetime, law: RuleBook
) -> Paper:
    """Return 行政检查审批表."""
    names = names_of(inspection.officers)
    on = at.date()
    fields: dict[str, Value] = {
        **inspected(inspection),
        "kind": kind_in_words(inspection),
        "draw_source": inspection.draw_source,
        "planned_on": inspection.planned_on.isoformat(),
        "officers": "、".join(names[code] for code in inspection.officers),
        "helpers": "、".join(inspection.helpers),
        "items": items_in_words(inspection),
        "scheme": inspection.scheme,
        "exception_reason": inspection.exception_reason,
        "unannounced_reason": inspection.unannounced_reason,
        "urgency": inspection.urgency,
        "approval": opinion,
        "approver": {"name": person_of(inspection.approved_by).name},
        "approved_at": stamp(at),
    }
    approver = person_of(inspection.approved_by).name
    signed = (Signature("审批人", approver, on=on),)
    return generic_paper(
        "inspection_approval", fields, ending(on, law, ("g54-2024:whole",), signed)
    )


def order_paper(
    form: str, inspection: Inspection, fields: dict[str, Value], closing: Ending
) -> Paper:
    """Return a document about the inspected enterprise with fields of its own."""
    return generic_paper(form, inspected(inspection) | fields, closing)


def number_of(document: Document) -> str:
    """Return the number by which other documents name this one."""
    return document.printed_number or document.code
