"""The clocks of disclosure, derived from the day of the decision or of the ground."""

from datetime import date

from mingjing.cases.models import Case, Decision
from mingjing.kernel.dates import legal_date
from mingjing.statute.decisions import PartyKind
from mingjing.statute.dues import Due
from mingjing.statute.limits import RuleBook

PUBLISH_ENTERPRISE_WITHIN = "ASL-78"
PUBLISH_WITHIN = "SEED-PUB"
WITHDRAW_WITHIN = "APL-48-2"


def publication_due(
    decided_on: date, issued_on: date, *, enterprise: bool, law: RuleBook
) -> Due:
    """Return until when a decision must be public: seven working days.

    Args:
        decided_on: day of approval.
        issued_on: date of the document; the earlier of the two starts the clock (Q-36).
        enterprise: whether the party is a 生产经营单位, so that the statute itself says seven.
        law: the rule book.
    """
    rule = PUBLISH_ENTERPRISE_WITHIN if enterprise else PUBLISH_WITHIN
    return law.due(rule, min(decided_on, issued_on))


def withdrawal_due(ground_on: date, law: RuleBook) -> Due:
    """Return until when a changed or revoked decision must be withdrawn from public view."""
    return law.due(WITHDRAW_WITHIN, ground_on)


def due_of_publication(case: Case, decision: Decision, law: RuleBook) -> Due:
    """Return until when the decision of *case* must be public."""
    return publication_due(
        legal_date(decision.decided_at),
        legal_date(decision.document.issued_at),
        enterprise=case.party.is_enterprise and case.party.kind != PartyKind.PERSON,
        law=law,
    )
