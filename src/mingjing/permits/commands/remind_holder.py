"""届满提醒 (L12): the holder is told in time to ask for a renewal; nobody must, it is kind."""

from dataclasses import dataclass
from datetime import date

from mingjing.access.policy import Permission
from mingjing.cases.rules import require_happened
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import GateClosedError
from mingjing.ledger.recording import Act, recording
from mingjing.permits.entries import HolderReminded
from mingjing.permits.models import Permit
from mingjing.permits.moves import begin_with
from mingjing.permits.permit_states import Step
from mingjing.permits.validity import validity_of, warning_of
from mingjing.statute.limits import RuleBook


@dataclass(frozen=True)
class RemindHolder:
    """When the holder was told."""

    number: str
    reminded_on: date


def remind_holder(order: RemindHolder, *, act: Act, law: RuleBook) -> Permit:
    """Record that the holder was reminded of the end of the permit.

    Raises:
        NotPermittedError: not this post, or a day that lies ahead.
        GateClosedError: the end is not near, or its renewal is under way.
        IllegalTransitionError: it is challenged, or over.
    """
    with recording("remind_holder", act) as record:
        permit = begin_with(record, order.number, Step.REMIND, Permission.RECEIVE_APPLICATION)
        today = legal_date(act.at)
        require_happened(order.reminded_on, today=today, since=permit.issued_on)
        if not warning_of(permit, today, law):
            raise GateClosedError(
                "许可有效期没有临近届满，或者延续申请正在办理。",
                why="被许可人应当在有效期届满三十日前提出延续申请；届满前六十日起提醒。",
                remedy="不必提醒。",
                article="all-2019:50.1",
            )
        permit.reminded_on = order.reminded_on
        permit.save()
        last = validity_of(permit, today, law).last
        record.add(HolderReminded(reminded_on=order.reminded_on, valid_until=last))
    return permit
