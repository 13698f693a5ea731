"""What the review opinion says, built from the round, the case and the finding."""

from collections.abc import Mapping
from datetime import date, timedelta

from django.conf import settings

from mingjing.bureau.queries import names_of, officer_view, person_of, unit_of
from mingjing.cases.models import Case
from mingjing.cases.papers import penalty_in_words
from mingjing.cases.proposal import Proposal
from mingjing.cases.queries import proposal_of
from mingjing.cases.review_points import Point, Verdict
from mingjing.documents.content import Paper
from mingjing.documents.generic import Ending, Signature, generic_paper
from mingjing.kernel.canonical import Value
from mingjing.kernel.dates import stamp
from mingjing.kernel.money import yuan
from mingjing.review.extensions import REVIEW_WITHIN
from mingjing.review.models import Consultation, Interview, ReviewRound
from mingjing.review.outcomes import Finding, Outcome
from mingjing.statute.lengths import day_of
from mingjing.statute.limits import RuleBook

FORM = "review_opinion"
ADVICE, INTERVIEW = "legal_advice", "review_interview"
POINTS: Mapping[Point, str] = {
    Point.PARTY: "party",
    Point.AUTHORITY: "authority",
    Point.JURISDICTION: "jurisdiction",
    Point.FACTS: "facts",
    Point.EVIDENCE: "evidence",
    Point.LAW: "law",
    Point.DISCRETION: "discretion",
    Point.OFFICERS: "officers",
    Point.PROCEDURE: "procedure",
    Point.DOCUMENTS: "documents",
    Point.CRIME: "criminal_referral",
}
ANSWERS: Mapping[Verdict, str] = {
    Verdict.GOOD: "yes",
    Verdict.BAD: "no",
    Verdict.NOT_APPLICABLE: "not_applicable",
}
OUTCOMES: Mapping[Outcome, str] = {
    Outcome.AGREE: "pass",
    Outcome.REJECT: "reject",
    Outcome.SUPPLEMENT: "return",
    Outcome.AMEND_LAW: "amend_law",
    Outcome.CURE_PROCEDURE: "cure_procedure",
    Outcome.TRANSFER: "transfer_jurisdiction",
    Outcome.NO_PENALTY: "no_penalty",
    Outcome.COLLECTIVE: "collective",
    Outcome.CRIMINAL: "criminal",
}


def opinion_content(
    case: Case, round_: ReviewRound, finding: Finding, *, law: RuleBook, on: date
) -> Paper:
    """Return the 法制审核意见书 of a round."""
    accepted = round_.accepted_on or on
    due = law.due(REVIEW_WITHIN, accepted)
    proposal = proposal_of(case)
    data: dict[str, Value] = {
        "round": round_.number,
        "case_number": case.number,
        "cause": case.cause,
        "party_name": case.party.name,
        "party_profile": _profile(case),
        "unit": unit_of(case.unit).name,
        "case_officers": _officers(case, accepted),
        "submitted_on": round_.submitted_on.isoformat(),
        "received_on": accepted.isoformat(),
        "due_on": day_of(due.nominal).isoformat(),
        "due_basis": law.in_words(due.article),
        "subject_sha256": round_.subject_hash,
        "case_summary": proposal.facts,
        "materials": [line.partition(". ")[2] for line in round_.manifest],
        "proposal": _proposed(proposal),
        "proposal_basis": list(proposal.penalty_clauses),
        "methods": _methods(round_),
        "checklist": [_answer(point, finding) for point in POINTS],
        "legality": "lawful" if finding.is_lawful else "unlawful",
        "legality_reason": finding.text,
        "appropriateness": "appropriate" if finding.is_appropriate else "inappropriate",
        "appropriateness_reason": proposal.tier_reason,
        "outcomes": _outcomes(finding),
        "opinion": finding.text,
        "reviewer": {"name": person_of(round_.reviewer).name},
        "reviewed_on": on.isoformat(),
        **_optional(round_, finding, day_of(due.nominal)),
    }
    return Paper(FORM, data)


def advice_content(row: Consultation, *, law: RuleBook, on: date) -> Paper:
    """Return the 法律意见书 of counsel, as typed by counsel."""
    case = row.round.case
    name = person_of(row.adviser).name
    fields: dict[str, Value] = {
        "case_number": case.number,
        "cause": case.cause,
        "party_name": case.party.name,
        "round": row.round.number,
        "subject_sha256": row.round.subject_hash,
        "question": row.question,
        "asked_on": row.asked_on.isoformat(),
        "interest": "无利害关系" + (f"：{row.declaration}" if row.declaration else ""),
        "declared_on": (row.declared_on or on).isoformat(),
        "answer": row.answer,
        "standing": "本意见供法制审核参考，不代替法制审核意见。",
    }
    ending = Ending(
        authority=settings.MINGJING_BUREAU.name,
        on=on,
        articles=(law.in_words("seed-2022:S-4.3-3"), law.in_words("seed-2022:A3-9")),
        signatures=(Signature("法律顾问、公职律师", name, on=on),),
    )
    return generic_paper(ADVICE, fields, ending)


def interview_content(row: Interview, *, law: RuleBook, on: date) -> Paper:
    """Return the 法制审核谈话笔录 of a talk with the party."""
    case, names = row.round.case, names_of((row.reviewer, row.second))
    fields: dict[str, Value] = {
        "case_number": case.number,
        "cause": case.cause,
        "party_name": case.party.name,
        "began_at": stamp(row.began_at),
        "ended_at": stamp(row.ended_at),
        "place": row.place,
        "interviewers": "、".join(names[code] for code in (row.reviewer, row.second)),
        "heard": row.heard,
        "told": "已告知谈话的目的和陈述申辩的权利。",
        "account": row.account,
        "statement": row.statement,
        "standing": "本笔录附于法制审核，不作为本案调查取证的证据。",
    }
    pens = [Signature("谈话人", names[code]) for code in (row.reviewer, row.second)]
    ending = Ending(
        authority=settings.MINGJING_BUREAU.name,
        on=on,
        articles=(law.in_words("seed-2022:A3-6"),),
        signatures=(*pens, Signature("被谈话人")),
    )
    return generic_paper(INTERVIEW, fields, ending)


def _optional(round_: ReviewRound, finding: Finding, due: date) -> dict[str, Value]:
    data: dict[str, Value] = {}
    if round_.extended_days:
        data |= {
            "extended_to": (due + timedelta(days=round_.extended_days)).isoformat(),
            "extension_reason": round_.extension_reason,
            "extension_approver": person_of(round_.extended_by).name,
        }
    other = finding.answers.get(Point.OTHER)
    if other is not None and other.remark:
        data["other_matters"] = other.remark
    if finding.adviser_opinion:
        data["adviser_opinion"] = finding.adviser_opinion
    if finding.adviser_waiver:
        data["adviser_waiver"] = finding.adviser_waiver
    return data


def _methods(round_: ReviewRound) -> list[Value]:
    heard = Interview.objects.filter(round=round_).exists()
    joined = ["joint_inquiry"] if round_.joined else []
    return ["written", *(["party_heard"] if heard else []), *joined]


def _answer(point: Point, finding: Finding) -> dict[str, Value]:
    answer = finding.answers[point]
    row: dict[str, Value] = {"point": POINTS[point], "answer": ANSWERS[answer.verdict]}
    rests_on = f"（依据：{'、'.join(answer.grounds)}）" if answer.grounds else ""
    remark = answer.remark + rests_on
    return row | ({"remark": remark} if remark else {})


def _outcomes(finding: Finding) -> list[Value]:
    chosen: list[Value] = [OUTCOMES[finding.outcome]]
    if finding.collective and finding.outcome is not Outcome.COLLECTIVE:
        chosen.append(OUTCOMES[Outcome.COLLECTIVE])
    return chosen


def _officers(case: Case, on: date) -> list[Value]:
    names = names_of(case.officers)
    return [f"{names[code]}（{officer_view(code, on).certificate}）" for code in case.officers]


def _profile(case: Case) -> str:
    party = case.party
    told = (
        ("统一社会信用代码", party.uscc),
        ("地址", party.address),
        ("法定代表人（负责人）", party.legal_representative),
    )
    return "；".join(f"{label}：{value}" for label, value in told if value)


def _proposed(proposal: Proposal) -> str:
    penalties = [*penalty_in_words(proposal)]
    if proposal.fine_fen:
        penalties.insert(0, f"罚款{yuan(proposal.fine_fen)}元")
    return f"{'、'.join(penalties)}（裁量：{proposal.tier}）"
