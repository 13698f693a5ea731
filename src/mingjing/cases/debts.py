"""What the party owes of a fine, as the events of the case tell: the facts of the late fine."""

from datetime import date

from mingjing.cases.clocks import PAY_WITHIN, day_for_party
from mingjing.cases.contests import pauses_of
from mingjing.cases.deferrals import instalments_of
from mingjing.cases.models import Case, Decision
from mingjing.cases.queries import decision_if_any
from mingjing.cases.remedies import Standing
from mingjing.statute.additional_fines import Dated, Debt
from mingjing.statute.limits import RuleBook


def debt_of(case: Case, law: RuleBook) -> Debt | None:
    """Return the fine of *case* with its last day to pay and what was paid.

    None before service, without a fine, once the decision was revoked, and while the last day
    may still move: nobody is late before the holidays of that year are known.
    """
    decision = decision_if_any(case)
    if decision is None or case.served_on is None or not owed_fen(decision):
        return None
    last = day_for_party(law.due(PAY_WITHIN, case.served_on))
    if last == date.max:
        return None
    payments = decision.payment_set.order_by("paid_on", "pk")
    return Debt(
        _parts(decision, last),
        tuple(Dated(one.paid_on, one.amount_fen) for one in payments),
        pauses_of(case),
    )


def owed_fen(decision: Decision) -> int:
    """Return the fine that stands: nothing of one that was revoked or is void."""
    return 0 if Standing(decision.standing).has_fallen else decision.fine_fen


def paid_fen(decision: Decision) -> int:
    """Return what was paid and not refunded."""
    paid = sum(one.amount_fen for one in decision.payment_set.all())
    return paid - decision.refunded_fen


def refund_due_fen(decision: Decision) -> int:
    """Return what was paid and is no longer owed."""
    return max(0, paid_fen(decision) - owed_fen(decision))


def _parts(decision: Decision, last: date) -> tuple[Dated, ...]:
    """Return when which part is due; what was paid before a deferral was due as a whole."""
    later = instalments_of(decision)
    before = decision.fine_fen - sum(one.fen for one in later)
    return (*((Dated(last, before),) if before else ()), *later)
