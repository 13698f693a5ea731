"""What every act of an inspection begins with: whose it is, which post, which step."""

from mingjing.access.policy import Permission, require
from mingjing.inspections.models import Inspection, Order
from mingjing.inspections.queries import inspection_to_change, orders_of
from mingjing.inspections.rules import require_crew
from mingjing.inspections.states import LIFE, Step, advance
from mingjing.kernel.errors import InvalidInputError
from mingjing.ledger.recording import Recording


def begin(record: Recording, number: str, step: Step, needs: Permission) -> Inspection:
    """Return the inspection, locked and moved by *step*; the caller saves it.

    Args:
        record: the open recording of the command.
        number: of the inspection.
        step: what is done.
        needs: what the post must carry.

    Raises:
        NotFoundError: no such inspection, or not theirs.
        NotPermittedError: not this post, or not one of the two.
        IllegalTransitionError: not from this state.
    """
    actor = record.act.actor
    inspection = inspection_to_change(actor, number, record)
    require(actor, needs)
    inspection.state = advance(inspection.stage, step)
    if step in LIFE.by_name:
        require_crew(actor.person, inspection.officers)
    return inspection


def findings_chosen(inspection: Inspection, chosen: tuple[int, ...]) -> list[int]:
    """Return the numbers of chosen findings in order.

    Raises:
        InvalidInputError: none was chosen, or one does not exist.
    """
    known = {one["n"] for one in inspection.findings}
    if not chosen or not set(chosen) <= known:
        raise InvalidInputError(
            "没有选择检查发现的问题，或者所选的问题不存在。",
            why="指令、移送和立案都针对检查记录中写明的问题。",
            remedy="请从检查记录的问题中选择。",
            article="asl-2021:68",
        )
    return sorted(set(chosen))


def words_of(inspection: Inspection, chosen: list[int]) -> list[str]:
    """Return chosen findings in words."""
    return [one["words"] for one in inspection.findings if one["n"] in chosen]


def take_over(inspection: Inspection, chosen: list[int], *, by: Order | None = None) -> None:
    """Let earlier orders no longer wait for findings that something later deals with.

    Args:
        inspection: whose orders.
        chosen: the findings.
        by: the order that deals with them now; None for a case or another department.
    """
    for order in orders_of(inspection):
        if order == by or not set(order.pending) & set(chosen):
            continue
        order.pending = [n for n in order.pending if n not in chosen]
        order.save()
