"""延期、分期: the parts in which a fine falls due, as a leader granted them."""

from datetime import date

from mingjing.cases.aftermath import Aftermath
from mingjing.statute.additional_fines import Dated


def deferred_until(row: Aftermath) -> date | None:
    """Return the day of the last instalment; None where nothing was deferred (APL 72)."""
    return max((one.on for one in instalments_of(row)), default=None)


def instalments_of(row: Aftermath) -> tuple[Dated, ...]:
    """Return the parts as last granted, in order; empty while the fine is due as a whole."""
    return tuple(Dated(date.fromisoformat(one["on"]), one["fen"]) for one in row.instalments)
