"""集体讨论: the leaders decide together on what is complex or grave."""

from dataclasses import dataclass
from datetime import date

from mingjing.access.policy import Permission, may, require
from mingjing.bureau.queries import actor_of, names_of
from mingjing.cases.entries import Deliberated
from mingjing.cases.models import Deliberation
from mingjing.cases.queries import case_to_change, require_unrecused
from mingjing.cases.rules import require_happened
from mingjing.cases.states import Step, advance
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import GateClosedError
from mingjing.ledger.recording import Act, recording

FEWEST_LEADERS = 2


@dataclass(frozen=True)
class Deliberate:
    """Minutes of the leaders' meeting on a case."""

    docket: str
    held_on: date
    attendees: tuple[str, ...]
    minutes: str
    conclusion: str


def deliberate(order: Deliberate, *, act: Act) -> Deliberation:
    """Record a deliberation; it is a gate on top of a passed review, never instead of one.

    Raises:
        NotPermittedError: not a leader, or it lies ahead.
        GateClosedError: fewer than two leaders, somebody unknown, or no conclusion.
    """
    with recording("deliberate", act) as record:
        case = case_to_change(act.actor, order.docket, record)
        require(act.actor, Permission.DELIBERATE)
        case.state = advance(case.stage, Step.DELIBERATE)
        require_happened(order.held_on, today=legal_date(act.at))
        _require_meeting(order)
        require_unrecused(case, order.attendees, on=order.held_on)
        case.deliberated_on = order.held_on
        case.save()
        row = Deliberation(
            case=case,
            held_on=order.held_on,
            attendees=list(order.attendees),
            minutes=order.minutes,
            conclusion=order.conclusion,
        )
        row.save(force_insert=True)
        record.add(Deliberated(held_on=order.held_on, attendees=order.attendees))
    return row


def _require_meeting(order: Deliberate) -> None:
    known = set(names_of(order.attendees))
    leaders = [
        person
        for person in known
        if may(actor_of(person, order.held_on), Permission.DELIBERATE)
    ]
    complete = known == set(order.attendees) and order.conclusion.strip()
    if len(leaders) < FEWEST_LEADERS or not complete:
        raise GateClosedError(
            "集体讨论记录不完整。",
            why="行政机关的负责人应当集体讨论决定，一名负责人不成为集体讨论。",
            remedy="请登记全部出席人员（须在名册中，其中负责人不少于两名）和结论性意见。",
            article="apl-2021:57.2",
        )
