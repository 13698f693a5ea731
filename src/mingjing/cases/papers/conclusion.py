"""案件调查终结报告: what was done, found and is proposed, at the close of the investigation."""

from datetime import date

from django.conf import settings

from mingjing.bureau.queries import officer_view, unit_of
from mingjing.cases.investigation.queries import counting_evidence
from mingjing.cases.joining import joined_with
from mingjing.cases.models import Case, FieldAct
from mingjing.cases.papers.words import (
    case_name,
    officer_rows,
    party_block,
    whole_penalty_in_words,
)
from mingjing.cases.queries import acts_of, proposal_of
from mingjing.cases.sources import SOURCES
from mingjing.documents.content import Paper
from mingjing.kernel.canonical import Value
from mingjing.kernel.dates import stamp
from mingjing.statute.limits import RuleBook

FORM = "investigation_conclusion"
ACTS = {
    "site_inspection": "现场检查",
    "inquiry": "询问",
    "scene_examination": "勘验",
    "sampling": "抽样取证",
}


def conclusion_content(case: Case, law: RuleBook, *, submit_by: date, on: date) -> Paper:
    """Return the conclusion of the investigation of *case*, whose subject is bound already.

    Args:
        case: as it is about to be closed.
        law: the rule book, for the grounds of review.
        submit_by: last day for submitting it for review, if that is compulsory.
        on: day of the close.
    """
    proposal = proposal_of(case)
    data: dict[str, Value] = {
        "case_name": case_name(case),
        "case_number": case.number,
        "cause": case.cause,
        "source": SOURCES[case.source],
        "found_on": case.found_on.isoformat(),
        "filed_on": (case.filed_on or on).isoformat(),
        **party_block(case.party),
        "unit": unit_of(case.unit).name,
        "officers": officer_rows(officer_view(code, on) for code in case.officers),
        "facts": proposal.facts,
        "evidence": [item.title for item in counting_evidence(case)],
        "duty_clauses": list(proposal.duty_clauses),
        "penalty_clauses": list(proposal.penalty_clauses),
        "tier": proposal.tier,
        "tier_reason": proposal.tier_reason,
        "penalties": whole_penalty_in_words(proposal),
        "review_required": bool(case.review_required),
        "subject_sha256": case.subject_hash,
        "authority": settings.MINGJING_BUREAU.name,
        "closed_on": on.isoformat(),
    }
    if beside := joined_with(case):
        data["companions"] = [_companion(one) for one in beside]
    if course := _course(case):
        data["course"] = course
    if case.review_required:
        data["submit_by"] = submit_by.isoformat()
        grounds = dict.fromkeys(
            law.rule(ground, on).article_in_words for ground in case.review_grounds
        )
        if grounds:
            data["review_grounds"] = list(grounds)
    return Paper(FORM, data)


def _companion(case: Case) -> str:
    return f"{case.party.name}（{case.number or case.docket}，{case.stage.label}）"


def _course(case: Case) -> list[Value]:
    return [_step(row) for row in acts_of(case)]


def _step(row: FieldAct) -> dict[str, Value]:
    asked = row.particulars.get("name", "")
    what = ACTS[row.kind] + (asked if row.kind == "inquiry" else "")
    step: dict[str, Value] = {"began_at": stamp(row.began_at), "what": what}
    return step | ({"place": row.place} if row.place.strip() else {})
