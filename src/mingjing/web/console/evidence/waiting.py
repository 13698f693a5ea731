"""待专人接收: what waits for the custodian of a unit, and under which limit (附件2第五条)."""

from dataclasses import dataclass
from datetime import date

from mingjing.access.actors import Actor
from mingjing.cases.clocks import Clock
from mingjing.evidence.queries import COUNTED, to_accept
from mingjing.kernel.dates import legal_date
from mingjing.statute.limits import RuleBook
from mingjing.web.console.clock_cards import ClockCard, card_of

ACCEPT_WITHIN = "SEED-AV-ACCEPT"


@dataclass(frozen=True, slots=True)
class Acceptance:
    """What the desk of a custodian says of it.

    Args:
        count: in words, such as ``12``; ``100+`` where nobody counts on.
        card: the limit of what waits longest.
    """

    count: str
    card: ClockCard


def acceptance_of(actor: Actor, today: date, law: RuleBook) -> Acceptance | None:
    """Return what waits for *actor* to be accepted; None where nothing does."""
    found = to_accept(actor)
    if found is None:
        return None
    due = law.due(ACCEPT_WITHIN, legal_date(found.since))
    count = f"{COUNTED}+" if found.count == COUNTED else str(found.count)
    return Acceptance(count, card_of(Clock(due, None), today))
