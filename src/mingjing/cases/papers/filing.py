"""立案审批表: issued by the leader's approval, with the opinions that led to it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from mingjing.bureau.queries import OfficerView, person_of
from mingjing.cases.models import Case
from mingjing.cases.papers.words import case_name, filled, officer_rows, party_block
from mingjing.cases.sources import FOUND, SOURCES
from mingjing.documents.content import Paper
from mingjing.kernel.canonical import Value
from mingjing.kernel.dates import chinese

FORM = "filing_approval"


@dataclass(frozen=True, slots=True)
class Approval:
    """Who approved a filing, in which post and words, and what was said before.

    Args:
        approver: code of the leader.
        post: the post in which the leader approved.
        opinion: 审批意见.
        proposal: 承办人意见; empty leaves the space for the pen.
        examiner: code of who examined the proposal; empty for nobody yet.
        examination: 审核意见.
    """

    approver: str
    post: str
    opinion: str
    proposal: str = ""
    examiner: str = ""
    examination: str = ""


def filing_content(
    case: Case, officers: Iterable[OfficerView], approval: Approval, *, on: date
) -> Paper:
    """Return the filing approval form of *case*; its number becomes that of the case."""
    data: dict[str, Value] = {
        "cause": case.cause,
        "source": SOURCES[case.source],
        "found_on": case.found_on.isoformat(),
        "case_name": case_name(case),
        **party_block(case.party),
        "circumstances": case.summary or _as_registered(case),
        "officers": officer_rows(officers),
        **filled(proposal=approval.proposal, examination=approval.examination),
        "approval": approval.opinion,
        "approver": {"name": person_of(approval.approver).name},
        **filled(approver_post=approval.post),
        "approved_on": on.isoformat(),
    }
    if approval.examiner:
        data["examiner"] = {"name": person_of(approval.examiner).name}
    return Paper(FORM, data)


def _as_registered(case: Case) -> str:
    """Return what the lead alone says, where nobody wrote more."""
    return f"{chinese(case.found_on)}，{FOUND[case.source]}{case.party.name}涉嫌{case.cause}。"
