"""What the party of a case owes of its fine and beside it, as the events of the case tell."""

from datetime import date

from mingjing.cases.duties import Duty, duties_beside_money
from mingjing.cases.fines import NOTHING, Amounts, Fine, in_order
from mingjing.cases.models import Case, Decision
from mingjing.cases.queries import decision_if_any, remedies_of
from mingjing.cases.remedies import Standing
from mingjing.statute.additional_fines import Dated, Debt
from mingjing.statute.decisions import Performer
from mingjing.statute.limits import RuleBook


def fine_of(case: Case, decision: Decision) -> Fine:
    """Return the fine of *case* with everything that bears on it."""
    return Fine(
        decision,
        decision.fine_fen,
        _payments(decision),
        served_on=case.served_on,
        remedies=tuple(remedies_of(case)),
    )


def debt_of(case: Case, law: RuleBook) -> Debt | None:
    """Return the fine of *case* as a debt; None where nothing can be late."""
    decision = decision_if_any(case)
    return None if decision is None else fine_of(case, decision).debt(law)


def owed(case: Case, law: RuleBook, *, on: date) -> Amounts:
    """Return what is overdue in *case* and the late fine at the end of a day."""
    decision = decision_if_any(case)
    return NOTHING if decision is None else fine_of(case, decision).amounts(law, on=on)


def duties_of(case: Case, decision: Decision) -> tuple[Duty, ...]:
    """Return what the decision asks beside money; nothing where it was revoked or is void."""
    if Standing(decision.standing).has_fallen:
        return ()
    return duties_beside_money(
        decision.kinds,
        decision.duties_done,
        decision.performers,
        served_on=case.served_on,
    )


def open_duties_of(case: Case, decision: Decision) -> tuple[Duty, ...]:
    """Return what the decision asks beside money and was not performed."""
    return tuple(one for one in duties_of(case, decision) if one.is_open)


def demandable(case: Case, decision: Decision) -> tuple[str, ...]:
    """Return the duties, in words, that the party has not performed and a court may enforce."""
    return tuple(
        one.label
        for one in open_duties_of(case, decision)
        if one.performer is Performer.PARTY and case.served_on is not None
    )


def paid_fen(decision: Decision) -> int:
    """Return what was paid and not refunded."""
    return _alone(decision).paid_fen


def outstanding_fen(decision: Decision) -> int:
    """Return the fen of the fine that stands and were not paid yet."""
    return _alone(decision).outstanding_fen


def refund_due_fen(decision: Decision) -> int:
    """Return what was paid and is no longer owed."""
    return _alone(decision).refund_due_fen


def _alone(decision: Decision) -> Fine:
    return Fine(decision, decision.fine_fen, _payments(decision))


def _payments(decision: Decision) -> tuple[Dated, ...]:
    return in_order(Dated(one.paid_on, one.amount_fen) for one in decision.payment_set.all())
