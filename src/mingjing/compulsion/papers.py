"""The documents of a seizure, built from its rows and the law (never typed in)."""

from collections.abc import Iterable
from datetime import date, datetime

from django.conf import settings

from mingjing.bureau.queries import OfficerView, names_of, person_of
from mingjing.cases.papers.remedies import remedies
from mingjing.compulsion.kinds import Ground, ItemFacts, Kind, Scene
from mingjing.compulsion.models import Item, Seizure
from mingjing.documents.content import Paper
from mingjing.documents.generic import Ending, Signature, generic_paper, signatures_of
from mingjing.documents.models import Document
from mingjing.kernel.canonical import Value
from mingjing.kernel.dates import chinese, legal_date, stamp
from mingjing.kernel.money import yuan
from mingjing.statute.limits import RuleBook

OFFICERS, PARTY, ATTESTOR, KEEPER = "执法人员", "当事人", "见证人", "保管人"


def holder(seizure: Seizure) -> dict[str, Value]:
    """Return whose things they are, field by field; what is unknown is empty."""
    return {
        "party_name": seizure.party_name,
        "uscc": seizure.uscc,
        "legal_representative": seizure.representative,
        "address": seizure.address,
        "phone": seizure.telephone,
    }


def ending(
    on: date, law: RuleBook, articles: Iterable[str], signatures: tuple[Signature, ...] = ()
) -> Ending:
    """Return what stands under the fields of a document of a seizure."""
    return Ending(
        authority=settings.MINGJING_BUREAU.name,
        on=on,
        articles=tuple(law.in_words(article) for article in articles),
        signatures=signatures,
    )


def pens_of(officers: Iterable[OfficerView], *others: Signature) -> tuple[Signature, ...]:
    """Return a line for each officer and one for each of the others."""
    pens = signatures_of(OFFICERS, [(one.name, one.certificate) for one in officers])
    return (*pens, *others)


def pens_of_scene(officers: Iterable[OfficerView], scene: Scene) -> tuple[Signature, ...]:
    """Return the lines under what was made on the spot: officers, party, witness if any."""
    others = [Signature(PARTY, note=scene.unsigned_reason)]
    if scene.attestor.strip():
        others.append(Signature(ATTESTOR))
    return pens_of(officers, *others)


def grounds_of(seizure: Seizure, law: RuleBook, on: date) -> list[str]:
    """Return the articles that allow it, each with the one on the procedure."""
    return [law.rule(seizure.ground, on).article, "acl-2011:18", "acl-2011:24"]


def approval_paper(seizure: Seizure, opinion: str, *, at: datetime, law: RuleBook) -> Paper:
    """Return 查封（扣押）审批表."""
    names = names_of((*seizure.officers, seizure.reviewed_by))
    approver = person_of(seizure.approved_by).name
    fields: dict[str, Value] = {
        **holder(seizure),
        "kind": Kind(seizure.kind).label,
        "ground": Ground(seizure.ground).label,
        "source": seizure.docket or seizure.source,
        "facts": seizure.facts,
        "relation": seizure.relation,
        "objects": list(seizure.objects_asked),
        "officers": "、".join(names[code] for code in seizure.officers),
        "urgency": seizure.urgency,
        "review": seizure.review_words,
        "unrecorded_reason": seizure.unrecorded_reason,
        "approval": opinion,
        "approver": {"name": approver},
        "approved_at": stamp(at),
    }
    on = legal_date(at)
    signed = (Signature("审批人", approver, on=on),)
    return generic_paper(
        "seizure_approval", fields, ending(on, law, grounds_of(seizure, law, on), signed)
    )


def decision_paper(seizure: Seizure, *, on: date, until: date, law: RuleBook) -> Paper:
    """Return 查封（扣押）决定书."""
    fields = holder(seizure) | {
        "phone": "",
        "kind": Kind(seizure.kind).label,
        "facts": seizure.facts,
        "objects": list(seizure.objects_asked),
        "period": f"自{chinese(on)}至{chinese(until)}",
        **remedies(law, on),
    }
    return generic_paper(
        "seizure_decision", fields, ending(on, law, grounds_of(seizure, law, on))
    )


def list_paper(
    form: str,
    seizure: Seizure,
    rows: list[Value],
    closing: Ending,
    fields: dict[str, Value] | None = None,
) -> Paper:
    """Return a list of things, such as 查封（扣押）清单, with fields of its own."""
    said = {
        "party_name": seizure.party_name,
        "kind": Kind(seizure.kind).label,
        "seizure": seizure.number,
        "items": rows,
    }
    return generic_paper(form, said | (fields or {}), closing)


def record_paper(  # noqa: PLR0913 - what was seen on the spot
    seizure: Seizure,
    scene: Scene,
    officers: tuple[OfficerView, ...],
    *,
    items: int,
    on: date,
    law: RuleBook,
) -> Paper:
    """Return 查封（扣押）现场笔录: the steps of the article, one by one, as they were done."""
    done: list[Value] = [
        f"执法人员{'、'.join(one.name for one in officers)}出示执法身份证件。",
        "通知当事人到场。",
        "当场告知采取行政强制措施的理由、依据以及当事人依法享有的权利、救济途径。",
        "听取当事人的陈述和申辩。"
        if scene.party_present.strip()
        else "当事人不到场，邀请见证人到场。",
        f"当场交付决定书和清单，清单所列共 {items} 项，一式二份，由当事人和本机关分别保存。",
    ]
    if scene.device.strip():
        done.insert(1, "事先告知正在音像记录。")
    fields: dict[str, Value] = {
        **holder(seizure),
        "kind": Kind(seizure.kind).label,
        "place": seizure.place,
        "imposed_at": stamp(seizure.imposed_at) if seizure.imposed_at else "",
        "present": scene.party_present,
        "attestor": scene.attestor,
        "steps": done,
        "statement": scene.statement or "没有陈述、申辩",
        "device": scene.device,
        "unrecorded_reason": "" if scene.device.strip() else seizure.unrecorded_reason,
        "urgency": seizure.urgency,
        "keeper": seizure.keeper,
        "keeping_place": seizure.keeping_place,
        "unsigned_reason": scene.unsigned_reason,
    }
    closing = ending(on, law, ("acl-2011:18",), pens_of_scene(officers, scene))
    return generic_paper("seizure_record", fields, closing)


def notice_paper(
    form: str, seizure: Seizure, fields: dict[str, Value], closing: Ending
) -> Paper:
    """Return a document for the party about a seizure that was imposed."""
    imposed = legal_date(seizure.imposed_at).isoformat() if seizure.imposed_at else ""
    said = holder(seizure) | {
        "seizure": seizure.number,
        "kind": Kind(seizure.kind).label,
        "imposed_on": imposed,
    }
    return generic_paper(form, said | fields, closing)


def rows_of_facts(items: Iterable[ItemFacts]) -> list[Value]:
    """Return an inventory that is about to be made, as a form prints it."""
    return [
        _row(one.name, one.specification, one.quantity, one.unit, _note(one)) for one in items
    ]


def rows_of(items: Iterable[Item]) -> list[Value]:
    """Return lines of an inventory as a form prints them; what was sold says so."""
    return [
        _row(
            one.name,
            one.specification,
            one.quantity,
            one.unit,
            one.identifier if one.sold_on is None else _sold(one),
        )
        for one in items
    ]


def number_of(document: Document) -> str:
    """Return the number by which other documents name this one."""
    return document.printed_number or document.code


def _note(one: ItemFacts) -> str:
    return "；".join(text for text in (one.identifier.strip(), one.state.strip()) if text)


def _sold(one: Item) -> str:
    on = chinese(one.sold_on) if one.sold_on else ""
    return f"{on}变卖，所得款项{yuan(one.proceeds_fen or 0)}元"


def _row(name: str, specification: str, quantity: str, unit: str, note: str) -> Value:
    cells = {
        "name": name,
        "specification": specification,
        "unit": unit,
        "quantity": quantity,
        "note": note,
    }
    return {key: text for key, text in cells.items() if text}
