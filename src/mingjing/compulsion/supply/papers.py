"""The documents of a stop of supply, built from its rows and the law (never typed in)."""

from datetime import date, datetime

from mingjing.bureau.queries import OfficerView, names_of, person_of
from mingjing.cases.papers.remedies import remedies
from mingjing.compulsion.models import SupplyStop
from mingjing.compulsion.papers import ATTESTOR, OFFICERS, PARTY, ending
from mingjing.compulsion.supply.kinds import Supply
from mingjing.compulsion.supply.rules import NOTICE, ORDER, RESIDENTS
from mingjing.documents.content import Paper
from mingjing.documents.generic import Ending, Signature, generic_paper, signatures_of
from mingjing.kernel.canonical import Value
from mingjing.kernel.dates import legal_date, stamp
from mingjing.statute.limits import RuleBook

LIVING = "只停止生产经营用电，不停止居民生活用电。"


def approval_paper(stop: SupplyStop, opinion: str, *, at: datetime, law: RuleBook) -> Paper:
    """Return 停止供电（供应民用爆炸物品）审批表."""
    names = names_of(stop.officers)
    approver, on = person_of(stop.approved_by).name, legal_date(at)
    fields: dict[str, Value] = {
        **_about(stop),
        "refusal": stop.refusal,
        "danger": stop.danger,
        "safety": stop.safety,
        "officers": "、".join(names[code] for code in stop.officers),
        "urgency": stop.urgency,
        "review": stop.review_words,
        "approval": opinion,
        "approver": {"name": approver},
        "approved_at": stamp(at),
    }
    signed = (Signature("审批人", approver, on=on),)
    closing = ending(on, law, (ORDER, NOTICE, RESIDENTS), signed)
    return generic_paper("supply_approval", fields, closing)


def record_paper(  # noqa: PLR0913 - what was seen on the spot
    stop: SupplyStop,
    officers: tuple[OfficerView, ...],
    *,
    present: str,
    attestor: str,
    statement: str,
    unsigned_reason: str,
    law: RuleBook,
    on: date,
) -> Paper:
    """Return 拒不执行决定现场记录."""
    fields: dict[str, Value] = {
        **_about(stop),
        "place": stop.place,
        "seen_at": stamp(stop.seen_at) if stop.seen_at else "",
        "present": present,
        "attestor": attestor,
        "device": stop.device,
        "refusal": stop.refusal,
        "danger": stop.danger,
        "safety": stop.safety,
        "statement": statement or "没有陈述、申辩",
        "unsigned_reason": unsigned_reason,
    }
    pens = (*_pens(officers), Signature(PARTY, note=unsigned_reason))
    if attestor.strip():
        pens = (*pens, Signature(ATTESTOR))
    return generic_paper("supply_refusal", fields, ending(on, law, (ORDER,), pens))


def decision_paper(
    stop: SupplyStop, *, on: date, law: RuleBook, pens: tuple[Signature, ...] = ()
) -> Paper:
    """Return 停止供电（供应民用爆炸物品）决定书, for the enterprise."""
    fields: dict[str, Value] = {
        **_about(stop),
        "phone": "",
        "cut_at": stamp(stop.cut_at) if stop.cut_at else "",
        "urgency": stop.urgency,
        **remedies(law, on),
    }
    return generic_paper("supply_decision", fields, ending(on, law, (ORDER, NOTICE), pens))


def supplier_paper(stop: SupplyStop, *, on: date, law: RuleBook) -> Paper:
    """Return 停止供电（供应民用爆炸物品）通知书, for the supplier."""
    fields: dict[str, Value] = {
        **_about(stop),
        "phone": "",
        "cut_at": stamp(stop.cut_at) if stop.cut_at else "",
        "living": LIVING if stop.supply == Supply.POWER else "",
    }
    return generic_paper("supply_notice", fields, ending(on, law, (ORDER,)))


def restoring_paper(
    stop: SupplyStop, addressee: str, *, at: datetime, ground: str, law: RuleBook
) -> Paper:
    """Return 恢复供电（供应民用爆炸物品）通知书, for the supplier or the enterprise."""
    fields: dict[str, Value] = {
        **_about(stop),
        "phone": "",
        "addressee": addressee,
        "supply": Supply(stop.supply).restored,
        "ground": ground,
        "performed_on": stop.performed_on.isoformat() if stop.performed_on else "",
        "performance": stop.performance,
        "reason": stop.lift_words,
        "restored_at": stamp(at),
    }
    return generic_paper("supply_restoration", fields, _on(at, law))


def told_pens(officers: tuple[OfficerView, ...], unsigned_reason: str) -> tuple[Signature, ...]:
    """Return the lines under what was handed over: the officers and who received it."""
    return (*_pens(officers), Signature("签收人", note=unsigned_reason))


def _on(at: datetime, law: RuleBook) -> Ending:
    return ending(legal_date(at), law, (NOTICE,))


def _pens(officers: tuple[OfficerView, ...]) -> tuple[Signature, ...]:
    return signatures_of(OFFICERS, [(one.name, one.certificate) for one in officers])


def _about(stop: SupplyStop) -> dict[str, Value]:
    return {
        "party_name": stop.party_name,
        "uscc": stop.uscc,
        "legal_representative": stop.representative,
        "address": stop.address,
        "phone": stop.telephone,
        "supply": Supply(stop.supply).label,
        "file": stop.number,
        "order": stop.order_number or stop.order_document,
        "demands": list(stop.demands),
        "served_on": stop.served_on.isoformat(),
        "hazard": stop.hazard,
        "supplier": stop.supplier,
        "scope": stop.scope,
    }
