"""The clocks of a penalty on the spot, derived from its events whenever they are read."""

from mingjing.cases.clocks import Clock, clocks_of_enforcement, clocks_of_remedies
from mingjing.cases.fines import PAY_WITHIN
from mingjing.cases.remedies import Standing
from mingjing.kernel.dates import legal_date
from mingjing.statute.decisions import PartyKind
from mingjing.statute.limits import RuleBook
from mingjing.summary.models import SummaryPenalty
from mingjing.summary.queries import collection_of, fine_of, is_settled

REPORT_WITHIN = "SUMMARY-FILE"
HAND_IN_WITHIN = "APL-71-1"
BANK_WITHIN = "APL-71-2"
PUBLISH_WITHIN = "ASL-78"
WITHDRAW_WITHIN = "APL-48-2"


def clocks_of(penalty: SummaryPenalty, law: RuleBook) -> list[Clock]:
    """Return every clock that its events have started, in the order of the rows."""
    if penalty.decided_at is None:
        return []
    decided_on = legal_date(penalty.decided_at)
    clocks = _of_the_fine(penalty, law)
    clocks.append(Clock(law.due(REPORT_WITHIN, decided_on), penalty.reported_on))
    if must_be_published(penalty):
        done_on = penalty.published_on or penalty.withheld_on
        clocks.append(Clock(law.due(PUBLISH_WITHIN, decided_on), done_on))
    return clocks + _of_what_followed(penalty, law)


def must_be_published(penalty: SummaryPenalty) -> bool:
    """Say whether ASL 78 makes the penalty public: the party is a 生产经营单位.

    What was revoked before it was published is not published any more.
    """
    if penalty.published_on is None and Standing(penalty.standing).has_fallen:
        return False
    return penalty.party.is_enterprise and penalty.party.kind != PartyKind.PERSON


def must_be_withdrawn(penalty: SummaryPenalty) -> bool:
    """Say whether what was published was changed, revoked or found unlawful since (APL 48)."""
    is_public = penalty.published_on is not None and penalty.withdrawn_on is None
    return is_public and bool(penalty.standing)


def _of_what_followed(penalty: SummaryPenalty, law: RuleBook) -> list[Clock]:
    fine = fine_of(penalty)
    clocks = clocks_of_enforcement(fine, law, is_over=is_settled(penalty))
    clocks.extend(clocks_of_remedies(fine.remedies, law, has_fallen=fine.has_fallen))
    if penalty.standing_on is not None and penalty.published_on is not None:
        due = law.due(WITHDRAW_WITHIN, penalty.standing_on)
        clocks.append(Clock(due, penalty.withdrawn_on))
    return clocks


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
    paid_on = penalty.paid_on or penalty.enforced_on
    if paid_on is None and not fine_of(penalty).outstanding_fen:
        paid_on = penalty.standing_on
    return [Clock(due, paid_on)]
