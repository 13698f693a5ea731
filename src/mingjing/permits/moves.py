"""What every act on an application or a permit begins with: whose it is, which step."""

from collections.abc import Callable

from mingjing.access.policy import Permission, require
from mingjing.ledger.recording import Recording
from mingjing.permits import permit_states
from mingjing.permits.models import Application, Permit
from mingjing.permits.queries import application_to_change, permit_to_change
from mingjing.permits.rules import require_examiner
from mingjing.permits.states import EXAMINER, Step, advance


def begin(
    record: Recording,
    number: str,
    step: Step,
    needs: Permission,
    *,
    holding: Callable[[Application], None] | None = None,
) -> Application:
    """Return the application, locked and moved by *step*; the caller saves it.

    Args:
        record: the open recording of the command.
        number: of the application.
        step: what is done.
        needs: what the post must carry.
        holding: demands what must hold while it still stands where it stood.

    Raises:
        NotFoundError: no such application, or not theirs.
        NotPermittedError: not this post, or not who examines it.
        IllegalTransitionError: not from this state.
    """
    actor = record.act.actor
    application = application_to_change(actor, number, record)
    require(actor, needs)
    target = advance(application.stage, step)
    if holding is not None:
        holding(application)
    application.state = target
    if step in EXAMINER.steps:
        require_examiner(actor.person, application.examiner)
    return application


def begin_with(
    record: Recording,
    number: str,
    step: permit_states.Step,
    needs: Permission,
    *,
    holding: Callable[[Permit], None] | None = None,
) -> Permit:
    """Return the permit, locked and moved by *step*; the caller saves it.

    Args:
        record: the open recording of the command.
        number: of the permit.
        step: what is done.
        needs: what the post must carry.
        holding: demands what must hold while it still stands where it stood.

    Raises:
        NotFoundError: no such permit, or not theirs.
        NotPermittedError: not this post.
        IllegalTransitionError: not from this state.
    """
    permit = permit_to_change(record.act.actor, number, record)
    require(record.act.actor, needs)
    target = permit_states.advance(permit.stage, step)
    if holding is not None:
        holding(permit)
    permit.state = target
    return permit
