"""What every act of a penalty on the spot begins with: whose it is, which post, which step."""

from datetime import date

from django.conf import settings

from mingjing.access.policy import Permission, require
from mingjing.ledger.recording import Recording
from mingjing.statute.limits import RuleBook
from mingjing.statute.thresholds import Place
from mingjing.summary.models import SummaryPenalty
from mingjing.summary.queries import penalty_to_change
from mingjing.summary.rules import require_crew
from mingjing.summary.states import Step, advance


def begin(
    record: Recording, number: str, step: Step, needs: Permission, *, by_crew: bool = False
) -> SummaryPenalty:
    """Return the penalty, locked and moved by *step*; the caller saves it.

    Args:
        record: the open recording of the command.
        number: of the penalty.
        step: what is done.
        needs: what the post must carry.
        by_crew: whether only one of the two officers may do it.

    Raises:
        NotFoundError: no such penalty, or not theirs.
        NotPermittedError: not this post, or not one of the two.
        IllegalTransitionError: not from this state.
    """
    actor = record.act.actor
    penalty = penalty_to_change(actor, number, record)
    require(actor, needs)
    penalty.state = advance(penalty.stage, step)
    if by_crew:
        require_crew(actor.person, penalty.officers)
    return penalty


def here(law: RuleBook, on: date) -> Place:
    """Return the book, and this county on a day: what amounts depend on."""
    return Place(law, settings.MINGJING_BUREAU.region_code, on)
