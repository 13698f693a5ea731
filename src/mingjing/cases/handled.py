"""Whether anybody handles a case: from its filing to its close, and for what comes after."""

from mingjing.cases.contests import running_in
from mingjing.cases.corrections import CORRECTION_LIFE
from mingjing.cases.debts import refund_due_fen
from mingjing.cases.models import Case
from mingjing.cases.queries import correction_if_any, decision_if_any, remedies_of
from mingjing.cases.states import NOT_HANDLED, State

PUT_AWAY = frozenset({State.CLOSED, State.ARCHIVED})


def is_handled(case: Case) -> bool:
    """Say whether officers have something to do about *case*, and so may be replaced.

    A case that was closed has again, while its decision is contested or corrected, or money is
    to go back.
    """
    if case.stage not in NOT_HANDLED:
        return True
    decision = decision_if_any(case) if case.stage in PUT_AWAY else None
    if decision is None:
        return False
    correction = correction_if_any(case)
    is_corrected = correction is not None and correction.stage not in CORRECTION_LIFE.ends
    is_contested = running_in(remedies_of(case)) is not None
    return is_corrected or is_contested or bool(refund_due_fen(decision))
