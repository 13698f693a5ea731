"""What every act of a penalty on the spot begins with: whose it is, which post, which step."""

from datetime import date

from django.conf import settings

from mingjing.access.policy import Permission, require
from mingjing.cases.enforcing import Matter
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import GateClosedError
from mingjing.kernel.money import yuan
from mingjing.ledger.recording import Recording
from mingjing.statute.limits import RuleBook
from mingjing.statute.thresholds import Place
from mingjing.summary.models import SummaryPenalty
from mingjing.summary.queries import fine_of, penalty_to_change
from mingjing.summary.rules import require_crew, require_in_charge
from mingjing.summary.states import IN_CHARGE, PRESENT, Step, advance


def begin(record: Recording, number: str, step: Step, needs: Permission) -> SummaryPenalty:
    """Return the penalty, locked and moved by *step*; the caller saves it.

    Args:
        record: the open recording of the command.
        number: of the penalty.
        step: what is done.
        needs: what the post must carry.

    Raises:
        NotFoundError: no such penalty, or not theirs.
        NotPermittedError: not this post, or not whom the step is bound to.
        IllegalTransitionError: not from this state.
    """
    actor = record.act.actor
    penalty = penalty_to_change(actor, number, record)
    require(actor, needs)
    penalty.state = advance(penalty.stage, step)
    if step in PRESENT.steps:
        require_crew(actor.person, penalty.present)
    if step in IN_CHARGE.steps:
        require_in_charge(actor.person, penalty.in_charge)
    return penalty


def open_decided(record: Recording, number: str, needs: Permission) -> SummaryPenalty:
    """Return a penalty that was decided, locked, whatever state it is in: nothing moves.

    Raises:
        NotFoundError: no such penalty, or not theirs.
        NotPermittedError: not this post.
        GateClosedError: nothing was decided.
    """
    actor = record.act.actor
    penalty = penalty_to_change(actor, number, record)
    require(actor, needs)
    if penalty.decided_at is not None:
        return penalty
    raise GateClosedError(
        "还没有作出当场处罚决定。",
        why=f"本案现处于“{penalty.stage.label}”，没有可以申请复议、提起诉讼的决定。",
        remedy="请在作出决定以后办理。",
        article="apl-2021:52.1",
    )


def matter_of(penalty: SummaryPenalty) -> Matter:
    """Return a penalty as what is enforced, or contested."""
    document, delivered_at = penalty.document, penalty.delivered_at
    delivered_on = "" if delivered_at is None else legal_date(delivered_at).isoformat()
    return Matter(
        number=penalty.number,
        fine=fine_of(penalty),
        about={
            "case_name": f"{penalty.party.name}涉嫌{penalty.cause}案",
            "party_name": penalty.party.name,
            "decision_number": document.number if document else "",
            "served_on": delivered_on,
            "fine": yuan(penalty.fine_fen),
        },
        handlers=penalty.officers,
    )


def here(law: RuleBook, on: date) -> Place:
    """Return the book, and this county on a day: what amounts depend on."""
    return Place(law, settings.MINGJING_BUREAU.region_code, on)
