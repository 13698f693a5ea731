"""The clocks of a penalty on the spot, derived from its events whenever they are read."""

from mingjing.cases.clocks import Clock
from mingjing.cases.fines import PAY_WITHIN
from mingjing.kernel.dates import legal_date
from mingjing.statute.decisions import PartyKind
from mingjing.statute.limits import RuleBook
from mingjing.summary.models import SummaryPenalty
from mingjing.summary.queries import collection_of

REPORT_WITHIN = "SUMMARY-FILE"
HAND_IN_WITHIN = "APL-71-1"
BANK_WITHIN = "APL-71-2"
PUBLISH_WITHIN = "ASL-78"


def clocks_of(penalty: SummaryPenalty, law: RuleBook) -> list[Clock]:
    """Return every clock that its events have started, in the order of the rows."""
    if penalty.decided_at is None:
        return []
    decided_on = legal_date(penalty.decided_at)
    clocks = _of_the_fine(penalty, law)
    clocks.append(Clock(law.due(REPORT_WITHIN, decided_on), penalty.reported_on))
    if must_be_published(penalty):
        clocks.append(Clock(law.due(PUBLISH_WITHIN, decided_on), penalty.published_on))
    return clocks


def must_be_published(penalty: SummaryPenalty) -> bool:
    """Say whether ASL 78 makes the penalty public: the party is a 生产经营单位."""
    return penalty.party.is_enterprise and penalty.party.kind != PartyKind.PERSON


def _of_the_fine(penalty: SummaryPenalty, law: RuleBook) -> list[Clock]:
    taken = collection_of(penalty)
    if taken is not None:
        collected_on = legal_date(taken.collected_at)
        clocks = [Clock(law.due(HAND_IN_WITHIN, collected_on), taken.received_on)]
        if taken.received_on is not None:
            clocks.append(Clock(law.due(BANK_WITHIN, taken.received_on), taken.banked_on))
        return clocks
    if penalty.delivered_at is None or not penalty.proposal["fine_fen"]:
        return []
    due = law.due(PAY_WITHIN, legal_date(penalty.delivered_at))
    return [Clock(due, penalty.paid_on)]
