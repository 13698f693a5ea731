"""What every act of a stop of supply begins with: whose it is, which post, which step."""

from mingjing.access.policy import Permission, require
from mingjing.compulsion.models import SupplyStop
from mingjing.compulsion.moves import require_unrecused_in
from mingjing.compulsion.rules import require_apart, require_crew, require_not_recused
from mingjing.compulsion.supply.queries import supply_stop_to_change
from mingjing.compulsion.supply.rules import ORDER
from mingjing.compulsion.supply.states import LIFE, Step, advance
from mingjing.ledger.recording import Recording

SUBJECT = "停止供应"


def begin(record: Recording, number: str, step: Step, needs: Permission) -> SupplyStop:
    """Return the stop, locked and moved by *step*; the caller saves it.

    Args:
        record: the open recording of the command.
        number: of the stop.
        step: what is done.
        needs: what the post must carry.

    Raises:
        NotFoundError: no such stop, or not theirs.
        NotPermittedError: not this post, or not one of the two.
        SeparationOfDutiesError: who acts was recused from it, or withdrew from its case.
        IllegalTransitionError: not from this state.
    """
    actor = record.act.actor
    stop = supply_stop_to_change(actor, number, record)
    require(actor, needs)
    stop.state = advance(stop.stage, step)
    if step in LIFE.by_name:
        require_crew(actor.person, stop.officers, of=SUBJECT)
    require_not_recused(actor.person, stop.former_officers, of=SUBJECT)
    require_unrecused_in(stop.docket, (actor.person,), record)
    return stop


def apart_from(stop: SupplyStop, person: str, *others: str, what: str) -> None:
    """Refuse whoever asked for the stop or carries it out, and *others*.

    Raises:
        SeparationOfDutiesError: the same person.
    """
    involved = (*stop.officers, *stop.former_officers, stop.created_by, *others)
    require_apart(person, involved, what=what, of=SUBJECT, rule=ORDER)
