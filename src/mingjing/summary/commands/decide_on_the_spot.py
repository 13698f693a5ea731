"""当场决定: the numbered form is filled in; it says that reconsideration comes first."""

from dataclasses import dataclass

from mingjing.access.policy import Permission
from mingjing.bureau.rules import require_two_officers
from mingjing.cases.penalty_range import require_lawful
from mingjing.documents.issuing import issue, issued
from mingjing.kernel.dates import legal_date
from mingjing.ledger.recording import Act, recording
from mingjing.statute.decisions import DecisionKind, PartyKind
from mingjing.statute.limits import RuleBook
from mingjing.summary.clocks import REPORT_WITHIN
from mingjing.summary.entries import DecidedOnTheSpot
from mingjing.summary.models import SummaryPenalty
from mingjing.summary.moves import begin, here
from mingjing.summary.papers import decision_paper
from mingjing.summary.queries import proposal_of
from mingjing.summary.rules import require_not_reviewed, require_that_day, require_within_limit
from mingjing.summary.states import Step


@dataclass(frozen=True)
class DecideOnTheSpot:
    """The decision, exactly as the party was told and heard."""

    number: str


def decide_on_the_spot(order: DecideOnTheSpot, *, act: Act, law: RuleBook) -> SummaryPenalty:
    """Decide, and issue 行政（当场）处罚决定书 under the next number.

    Raises:
        NotPermittedError: not one of the two officers; a certificate is not in force.
        GateClosedError: over the limit or outside of the range; to be reviewed first; another
            day.
        IllegalTransitionError: the party was not heard yet, or it is decided.
    """
    with recording("decide_on_the_spot", act) as record:
        penalty = begin(record, order.number, Step.DECIDE, Permission.PUNISH_ON_THE_SPOT)
        require_that_day(penalty.found_at, act.at)
        today = legal_date(act.at)
        officers = require_two_officers(penalty.officers, on=today)
        proposal, party = proposal_of(penalty), PartyKind(penalty.party.kind)
        require_within_limit(proposal, party, here(law, today))
        require_not_reviewed(proposal, party, here(law, today))
        require_lawful(proposal, party, law, today)
        paper = decision_paper(penalty, officers, law, on=today)
        document = issue(paper, subject=penalty.number, at=act.at)
        penalty.document = document
        penalty.decided_at = act.at
        penalty.save()
        record.add(
            DecidedOnTheSpot(
                document=document.code,
                number=document.number,
                content_sha256=document.content_sha256,
                fine_fen=proposal.fine_fen,
                warning=DecisionKind.WARNING in proposal.kinds,
                report_until=str(law.due(REPORT_WITHIN, today).nominal),
            )
        )
        record.add(issued(document))
    return penalty
