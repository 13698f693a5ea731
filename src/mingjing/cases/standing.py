"""What becomes of a decision after a remedy or a correction, inside their own recordings."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from mingjing.cases.debts import paid_fen, refund_due_fen
from mingjing.cases.entries import DecisionAltered
from mingjing.cases.models import Case, Decision
from mingjing.cases.remedies import Standing
from mingjing.cases.states import State, Step, advance
from mingjing.ledger.recording import Recording

BEFORE_CLOSING = frozenset({State.DECIDED, State.SERVED, State.PERFORMED})


def alter_decision(  # noqa: PLR0913 - what is left of it has this many sides
    record: Recording,
    case: Case,
    decision: Decision,
    standing: Standing,
    *,
    on: date,
    fine_fen: int,
    kinds: Sequence[str],
) -> None:
    """Change, revoke or mark *decision*; debts follow, and so does a case that is not closed.

    Args:
        record: the open recording.
        case: whose decision it is; saved.
        decision: saved.
        standing: what it is from now on.
        on: day from which the publication is withdrawn within three working days.
        fine_fen: what is left of the fine, where it is changed.
        kinds: what is left of the other penalties, where it is changed.
    """
    decision.standing, decision.standing_on = standing.value, on
    if standing is Standing.CHANGED:
        decision.fine_fen, decision.kinds = fine_fen, list(kinds)
        owed = max(0, fine_fen - paid_fen(decision))
        decision.instalments = cut_instalments(decision.instalments, owed)
    decision.save()
    if standing.has_fallen and case.stage in BEFORE_CLOSING:
        case.state = advance(case.stage, Step.SET_ASIDE)
        case.save()
    record.add(
        DecisionAltered(
            standing=standing.value,
            altered_on=on,
            fine_fen=decision.fine_fen,
            kinds=tuple(decision.kinds),
            refund_fen=refund_due_fen(decision),
        )
    )


def cut_instalments(parts: Sequence[dict[str, Any]], owed: int) -> list[dict[str, Any]]:
    """Return instalments that come to no more than what is owed; the last ones go first."""
    kept, left = [], owed
    for part in parts:
        fen = min(part["fen"], left)
        if fen:
            kept.append({"on": part["on"], "fen": fen})
        left -= fen
    return kept
