"""The papers of what goes on beside the acts in the field, built from rows and the law."""

from collections.abc import Iterable
from datetime import date

from django.conf import settings

from mingjing.bureau.queries import person_of
from mingjing.cases.clocks import limit_in_words
from mingjing.cases.investigation.choices import suspension_grounds
from mingjing.cases.investigation.models import CaseSuspension, Recusal
from mingjing.cases.investigation.recusing import RULE, Capacity
from mingjing.cases.models import Case
from mingjing.cases.papers.words import case_name, party_block
from mingjing.documents.content import Paper
from mingjing.documents.generic import Ending, Signature, generic_paper
from mingjing.kernel.canonical import Value
from mingjing.statute.limits import RuleBook

LIMIT = "apl-2021:60"


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
