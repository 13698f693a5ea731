"""延期、分期: the parts in which a fine falls due, as a leader granted them."""

from datetime import date

from mingjing.cases.models import Decision
from mingjing.statute.additional_fines import Dated


def deferred_until(decision: Decision) -> date | None:
    """Return the day of the last instalment; None where nothing was deferred (APL 72)."""
    return max((one.on for one in instalments_of(decision)), default=None)


def instalments_of(decision: Decision) -> tuple[Dated, ...]:
    """Return the parts as last granted, in order; empty while the fine is due as a whole."""
    return tuple(
        Dated(date.fromisoformat(one["on"]), one["fen"]) for one in decision.instalments
    )
