"""The papers of what goes on beside the acts in the field, built from rows and the law."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from django.conf import settings

from mingjing.bureau.queries import person_of
from mingjing.cases.clocks import limit_in_words
from mingjing.cases.investigation.choices import suspension_grounds
from mingjing.cases.investigation.models import (
    CaseSuspension,
    ExpertAppraisal,
    MonitoringRecord,
    Recusal,
)
from mingjing.cases.investigation.monitoring import REVIEW, Virtue
from mingjing.cases.investigation.recusing import RULE, Capacity
from mingjing.cases.models import Case
from mingjing.cases.papers.words import case_name, party_block
from mingjing.documents.content import Paper
from mingjing.documents.generic import Ending, Signature, generic_paper
from mingjing.kernel.canonical import Value
from mingjing.kernel.dates import stamp
from mingjing.statute.limits import RuleBook

if TYPE_CHECKING:
    from mingjing.cases.investigation.commands.appraise import CommissionAppraisal

LIMIT, EVIDENCE = "apl-2021:60", "apl-2021:46"


def about(case: Case) -> dict[str, Value]:
    """Return the case and whose it is, as the papers here begin."""
    return {"case_name": case_name(case), "party_name": case.party.name}


def ending(
    on: date, law: RuleBook, articles: Iterable[str], signatures: tuple[Signature, ...] = ()
) -> Ending:
    """Return what stands under the fields: the bureau, the day, the norms, the pens."""
    return Ending(
        authority=settings.MINGJING_BUREAU.name,
        on=on,
        articles=tuple(law.in_words(article) for article in articles),
        signatures=signatures,
    )


def recusal_paper(row: Recusal, law: RuleBook) -> Paper:
    """Return 回避决定书."""
    if row.decided_on is None:
        raise AssertionError("a recusal that nobody decided has no paper")
    who = person_of(row.person).name
    decider = row.decided_outside or person_of(row.decided_by).name
    fields: dict[str, Value] = {
        **about(row.case),
        "applicant": "当事人" if row.by_party else "本人",
        "requested_on": row.requested_on.isoformat(),
        "person": {"name": who},
        "capacity": Capacity(row.capacity).label,
        "reason": row.reason,
        "decision": f"{who}{'回避' if row.granted else '不回避'}",
        "answer": row.answer,
        "decider": decider,
        "reference": row.reference,
        "told_on": row.told_on.isoformat() if row.told_on else "",
    }
    pens = () if row.decided_outside else (Signature("决定人", decider, on=row.decided_on),)
    return generic_paper("recusal_decision", fields, ending(row.decided_on, law, (RULE,), pens))


def suspension_paper(row: CaseSuspension, law: RuleBook) -> Paper:
    """Return 中止（恢复）调查审批表."""
    on = row.ended_on or row.since
    leader = person_of(row.resumed_by or row.suspended_by).name
    fields: dict[str, Value] = {
        "case_name": case_name(row.case),
        **party_block(row.case.party),
        "act": "恢复调查" if row.ended_on else "中止调查",
        "ground": suspension_grounds()[row.ground].told,
        "reasons": row.end_reasons or row.reasons,
        "since": row.since.isoformat(),
        "until": row.ended_on.isoformat() if row.ended_on else "",
        "limit": limit_in_words(law, on),
        "approver": {"name": leader},
        "approved_on": on.isoformat(),
    }
    pens = (Signature("审批人", leader, on=on),)
    return generic_paper("suspension_approval", fields, ending(on, law, (LIMIT,), pens))


def inspected(case: Case) -> dict[str, Value]:
    """Return who is to put things right, as the forms of inspections have it."""
    party = case.party
    return {
        "party_name": party.name,
        "uscc": party.uscc,
        "legal_representative": party.legal_representative,
        "address": party.address,
        "phone": party.telephone,
    }


def commission_paper(
    case: Case, order: "CommissionAppraisal", law: RuleBook, *, on: date
) -> Paper:
    """Return 鉴定委托书."""
    rows: list[Value] = [
        {
            name: text
            for name, text in (
                ("name", one.name),
                ("specification", one.specification),
                ("quantity", one.quantity),
                ("note", one.note),
            )
            if text
        }
        for one in order.items
    ]
    fields: dict[str, Value] = {
        "case_name": case_name(case),
        "agency": order.agency,
        "items": rows,
        "demands": order.demands,
        "due_on": order.due_on.isoformat(),
        "contact": order.contact,
        "phone": order.telephone,
    }
    return generic_paper("appraisal_commission", fields, ending(on, law, (EVIDENCE,)))


def opinion_paper(row: ExpertAppraisal, law: RuleBook) -> Paper:
    """Return 鉴定（检测）意见告知书."""
    if row.opinion_on is None or row.told_on is None:
        raise AssertionError("an opinion that is not there is told to nobody")
    fields: dict[str, Value] = {
        **about(row.case),
        "agency": row.agency,
        "demands": row.demands,
        "opinion": row.opinion,
        "opinion_on": row.opinion_on.isoformat(),
        "rights": "对鉴定意见有异议的，可以申请重新鉴定；是否重新鉴定由本机关决定。",
    }
    pens = (Signature("收件人", row.told_to),)
    closing = ending(row.told_on, law, (EVIDENCE,), pens)
    return generic_paper("appraisal_opinion_notice", fields, closing)


def monitoring_paper(row: MonitoringRecord, law: RuleBook) -> Paper:
    """Return 电子技术监控记录审核表."""
    if row.reviewed_on is None:
        raise AssertionError("a record that nobody reviewed has no form")
    reviewer = person_of(row.reviewed_by).name
    fields: dict[str, Value] = {
        **about(row.case),
        "record": f"第 {row.item} 号证据",
        "equipment": row.equipment,
        "place": row.place,
        "public": row.published,
        "technical": row.technical_review,
        "legal": row.legal_review,
        "recorded_at": stamp(row.recorded_at),
        "checked": [
            f"{one.label}：{'不符合' if one.value in row.faults else '符合'}" for one in Virtue
        ],
        "conclusion": "可以作为证据" if row.passed else "不得作为行政处罚的证据",
        "opinion": row.opinion,
        "reviewer": {"name": reviewer},
    }
    pens = (Signature("审核人", reviewer, on=row.reviewed_on),)
    closing = ending(row.reviewed_on, law, (REVIEW,), pens)
    return generic_paper("monitoring_review", fields, closing)
