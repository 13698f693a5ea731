"""What every act of a seizure begins with: whose it is, which post and step, how long yet."""

from collections.abc import Iterable

from mingjing.access.policy import Permission, require
from mingjing.cases.models import Case
from mingjing.cases.queries import case_for, require_unrecused
from mingjing.compulsion.clocks import last_day
from mingjing.compulsion.models import Item, Seizure
from mingjing.compulsion.queries import has_fallen, seizure_to_change
from mingjing.compulsion.rules import (
    approval_needed,
    require_crew,
    require_not_recused,
    require_running,
    require_standing,
)
from mingjing.compulsion.states import CREW, Step, advance
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import GateClosedError
from mingjing.ledger.recording import Recording
from mingjing.statute.limits import RuleBook


def begin(
    record: Recording,
    number: str,
    step: Step,
    needs: Permission,
    *,
    law: RuleBook,
) -> Seizure:
    """Return the seizure, locked and moved by *step*; the caller saves it.

    Args:
        record: the open recording of the command.
        number: of the seizure.
        step: what is done.
        needs: what the post must carry.
        law: says how long it may last.

    Raises:
        NotFoundError: no such seizure, or not theirs.
        NotPermittedError: not this post, or not one of the two.
        SeparationOfDutiesError: who acts withdrew from the case.
        IllegalTransitionError: not from this state.
        GateClosedError: the period is over and the step does not end it.
    """
    actor = record.act.actor
    seizure = seizure_to_change(actor, number, record)
    require(actor, needs)
    before = seizure.stage
    seizure.state = advance(before, step)
    if step in CREW.steps:
        require_crew(actor.person, seizure.officers)
    require_not_recused(actor.person, seizure.former_officers, of="查封、扣押")
    _require_unrecused(seizure, record)
    if seizure.ended_on is None:
        require_running(step, last_day(seizure, law), legal_date(record.act.at))
        require_standing(step, fallen=has_fallen(seizure))
    return seizure


def open_imposed(record: Recording, number: str, needs: Permission) -> Seizure:
    """Return a seizure that was carried out, locked, whatever state it is in: nothing moves.

    Raises:
        NotFoundError: no such seizure, or not theirs.
        NotPermittedError: not this post.
        SeparationOfDutiesError: who acts withdrew from the case.
        GateClosedError: nothing was seized.
    """
    seizure = seizure_to_change(record.act.actor, number, record)
    require(record.act.actor, needs)
    _require_unrecused(seizure, record)
    if seizure.imposed_at is not None:
        return seizure
    raise GateClosedError(
        "还没有实施查封、扣押。",
        why=f"现处于“{seizure.stage.label}”，没有可以申请复议、提起诉讼的决定。",
        remedy="请在实施以后办理。",
        article="acl-2011:24",
    )


def _require_unrecused(seizure: Seizure, record: Recording) -> None:
    require_unrecused_in(seizure.docket, (record.act.actor.person,), record)


def require_unrecused_in(docket: str, people: Iterable[str], record: Recording) -> None:
    """Refuse whoever withdrew from the case that a measure belongs to.

    Args:
        docket: of the case; empty for none, which bars nobody.
        people: codes of those who act, or are to take part.
        record: the open recording.

    Raises:
        SeparationOfDutiesError: one of them withdrew.
    """
    on = legal_date(record.act.at)
    for case in Case.objects.filter(pk=docket):
        require_unrecused(case, people, on=on)


def needed_for(seizure: Seizure, record: Recording, law: RuleBook) -> tuple[Permission, str]:
    """Return what the post must carry to approve this seizure today, and why."""
    return approval_needed(
        ground=seizure.ground,
        hazardous=seizure.hazardous,
        on=legal_date(record.act.at),
        law=law,
    )


def case_named(seizure: Seizure, record: Recording, docket: str) -> Case:
    """Return the case a seizure belongs to, and let it belong to it from now on.

    Args:
        seizure: whose case.
        record: the open recording.
        docket: where none was named before.

    Raises:
        GateClosedError: no case was named, or another one than before.
        NotFoundError: no such case, or not theirs.
    """
    named = docket.strip() or seizure.docket
    if not named:
        raise GateClosedError(
            "没有写明案件编号。",
            why="这一步以对违法行为的案件办理为前提。",
            remedy="请填写案件编号；尚未立案的，先登记线索。",
            article="acl-2011:27",
        )
    case = case_for(record.act.actor, named)
    if seizure.docket and case.docket != seizure.docket:
        raise GateClosedError(
            "案件编号与提请时写明的不同。",
            why="一次查封、扣押属于一个案件。",
            remedy="请核对案件编号。",
            article="acl-2011:23.1",
        )
    seizure.docket = case.docket
    return case


def let_go(items: list[Item]) -> None:
    """Let things be held no more: returned, disposed of or handed over."""
    for item in items:
        item.is_held = False
        item.save()
