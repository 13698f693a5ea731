"""行政处罚决定书 (APL 59), built from the rows of a case and the law."""

from datetime import date

from django.conf import settings

from mingjing.cases.hearings import Ending
from mingjing.cases.investigation.queries import counting_evidence
from mingjing.cases.models import Case, Notice
from mingjing.cases.papers.words import party_block, penalty_fields
from mingjing.cases.proposal import Proposal
from mingjing.cases.queries import current_notice, proposal_of
from mingjing.documents.content import Paper
from mingjing.kernel.canonical import Value
from mingjing.kernel.dates import chinese, legal_date
from mingjing.kernel.errors import GateClosedError
from mingjing.statute.decisions import PartyKind
from mingjing.statute.limits import RuleBook

ORGANISATION = "penalty_decision_organisation"
INDIVIDUAL = "penalty_decision_individual"
PERFORM_OTHER = "自收到本决定书之日起立即履行"


def decision_content(case: Case, law: RuleBook, *, on: date) -> Paper:
    """Return the penalty decision of *case* (APL 59, with what R235 7 adds for fines).

    Raises:
        GateClosedError: the party was not told of the proposal.
    """
    notice = current_notice(case)
    if notice is None:
        raise GateClosedError(
            "没有有效的告知，不能制作决定书。",
            why="决定书应当载明告知和听取意见的情况。",
            remedy="请先告知当事人。",
            article="apl-2021:62",
        )
    proposal = proposal_of(case)
    data = {
        **party_block(case.party),
        "case_number": case.number,
        "cause": case.cause,
        "facts": proposal.facts,
        "evidence": [item.title for item in counting_evidence(case)],
        "notice_number": notice.number,
        "notice_served_on": notice.given_on.isoformat(),
        "defence_outcome": _defence(notice),
        "hearing_outcome": _hearing(notice),
        "duty_clauses": list(proposal.duty_clauses),
        "penalty_clauses": list(proposal.penalty_clauses),
        "tier": proposal.tier,
        "tier_reason": proposal.tier_reason,
        **_penalty(proposal, law, on),
        **_remedies(law, on),
        "authority": settings.MINGJING_BUREAU.name,
        "authority_address": settings.MINGJING_BUREAU.address,
        "decided_on": on.isoformat(),
    }
    if case.deliberated_on is not None:
        data["deliberated_on"] = case.deliberated_on.isoformat()
    is_person = case.party.kind == PartyKind.PERSON
    return Paper(INDIVIDUAL if is_person else ORGANISATION, data)


def _defence(notice: Notice) -> str:
    told = [
        f"当事人于{chinese(defence.made_on)}提出：{defence.statement}"
        f"{'予以采纳' if defence.adopted else '不予采纳'}，理由：{defence.answer}"
        for defence in notice.defence_set.order_by("pk")
    ]
    if notice.defence_waived_on is not None:
        told.append(f"当事人于{chinese(notice.defence_waived_on)}明确放弃陈述、申辩。")
    return "\n".join(told) or "当事人在法定期限内未提出陈述、申辩。"


def _hearing(notice: Notice) -> str:
    if not notice.hearing_right:
        return "本案不属于应当告知听证权利的情形。"
    if notice.heard_on is not None:
        return (
            f"应当事人要求，本机关于{chinese(notice.heard_on)}举行了听证。"
            "本决定根据听证笔录作出。"
        )
    ended = notice.hearing_set.filter(outcome__in=set(Ending)).first()
    if ended is not None:
        day, why = chinese(legal_date(ended.begins_at)), Ending(ended.outcome).label
        return f"定于{day}举行的听证，{why}，视为放弃听证权利，终止听证。"
    if notice.hearing_waived_on is not None:
        return f"当事人于{chinese(notice.hearing_waived_on)}明确放弃听证。"
    return "当事人在法定期限内未要求听证。"


def _penalty(proposal: Proposal, law: RuleBook, on: date) -> dict[str, Value]:
    data = penalty_fields(proposal)
    if proposal.kinds:
        data["other_performance"] = PERFORM_OTHER
    if proposal.fine_fen:
        pay, surcharge = law.rule("APL-67", on), law.rule("APL-72-1", on)
        bank = settings.MINGJING_BUREAU.collection
        data |= {
            "payment_days": pay.row.value,
            "payment_basis": law.in_words(pay.article),
            "collector_name": bank.bank,
            "collector_address": bank.bank_address,
            "collector_account": bank.account,
            "additional_fine": True,
            "additional_fine_percent": surcharge.row.value,
            "additional_fine_basis": law.in_words(surcharge.article),
        }
    return data


def _remedies(law: RuleBook, on: date) -> dict[str, Value]:
    remedies = settings.MINGJING_BUREAU.remedies
    review, suit = law.rule("ARL-20", on), law.rule("APrL-46", on)
    data: dict[str, Value] = {
        "reconsideration_body": remedies.reconsideration,
        "reconsideration_days": review.row.value,
        "reconsideration_basis": law.in_words(review.article),
        "court": remedies.court,
        "litigation_months": suit.row.value,
        "litigation_basis": law.in_words(suit.article),
        "execution_basis": law.in_words(law.rule("ACL-53", on).article),
    }
    if not remedies.court_confirmed:
        data["court_unverified"] = True
    return data
