"""行政处罚告知书: contents, facts, grounds, basis and every right of the party (APL 44)."""

from collections.abc import Sequence
from datetime import date

from django.conf import settings

from mingjing.bureau.queries import unit_of
from mingjing.cases.clocks import DEFENCE_WITHIN, HEARING_WITHIN
from mingjing.cases.investigation.queries import counting_evidence
from mingjing.cases.models import Case, Party
from mingjing.cases.papers.words import names_in_order, penalty_fields
from mingjing.cases.queries import proposal_of
from mingjing.documents.content import Paper
from mingjing.kernel.canonical import Value
from mingjing.statute.decisions import PartyKind
from mingjing.statute.limits import RuleBook

FORM = "penalty_notice"
NOTICE, DEFENCE, HEARING = "apl-2021:44", "apl-2021:45", "apl-2021:63"


def notice_content(
    case: Case, law: RuleBook, *, officers: Sequence[str], hearing_right: bool, on: date
) -> Paper:
    """Return the notice of the penalty proposed in *case*.

    Args:
        case: investigated and, where that is compulsory, reviewed.
        law: the rule book, for periods and articles.
        officers: codes of those whom the party can turn to.
        hearing_right: whether the party may ask for a hearing.
        on: day on which it is given.
    """
    proposal, bureau = proposal_of(case), settings.MINGJING_BUREAU
    data: dict[str, Value] = {
        "party_name": case.party.name,
        "is_person": case.party.kind == PartyKind.PERSON,
        "identity": _identity(case.party),
        "address": case.party.address,
        "case_number": case.number,
        "cause": case.cause,
        "facts": proposal.facts,
        "evidence": [item.title for item in counting_evidence(case)],
        "duty_clauses": list(proposal.duty_clauses),
        "penalty_clauses": list(proposal.penalty_clauses),
        "tier": proposal.tier,
        "tier_reason": proposal.tier_reason,
        **penalty_fields(proposal),
        "notice_basis": law.in_words(NOTICE),
        "defence_basis": law.in_words(DEFENCE),
        "defence_days": law.rule(DEFENCE_WITHIN, on).row.value,
        **_hearing(law, on, right=hearing_right),
        "unit": unit_of(case.unit).name,
        "contacts": names_in_order(officers),
        "authority": bureau.name,
        "authority_address": bureau.address,
        "authority_phone": bureau.telephone,
        "authority_postcode": bureau.postcode,
        "given_on": on.isoformat(),
    }
    return Paper(FORM, data)


def _hearing(law: RuleBook, on: date, *, right: bool) -> dict[str, Value]:
    if not right:
        return {"hearing_right": False}
    limit = law.rule(HEARING_WITHIN, on)
    return {
        "hearing_right": True,
        "hearing_days": limit.row.value,
        "hearing_basis": [law.in_words(HEARING), limit.article_in_words],
    }


def _identity(party: Party) -> str:
    if party.kind == PartyKind.PERSON:
        return f"公民身份号码{party.citizen_number}"
    code = f"统一社会信用代码{party.uscc}，" if party.uscc else ""
    return f"{code}法定代表人（负责人）{party.legal_representative}"
