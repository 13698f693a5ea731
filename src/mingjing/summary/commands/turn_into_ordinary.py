"""转普通程序: what cannot be decided on the spot becomes the lead of a case."""

from dataclasses import dataclass

from mingjing.access.policy import Permission
from mingjing.cases.commands.register_lead import RegisterLead, enter_lead, facts_of
from mingjing.cases.models import Case
from mingjing.documents.printable import require_printable
from mingjing.kernel.dates import legal_date
from mingjing.ledger.recording import Act, recording
from mingjing.summary.entries import TurnedIntoOrdinary
from mingjing.summary.kinds import Reason
from mingjing.summary.moves import begin
from mingjing.summary.queries import proposal_of
from mingjing.summary.states import Step


@dataclass(frozen=True)
class TurnIntoOrdinary:
    """Why, and in a few words what is known beside the facts that were registered."""

    number: str
    reason: Reason
    remark: str = ""


def turn_into_ordinary(order: TurnIntoOrdinary, *, act: Act) -> Case:
    """Register a lead about the same party and facts; the matter goes on there.

    Raises:
        NotPermittedError: not one of the two officers.
        IllegalTransitionError: it is decided, or turned already.
    """
    with recording("turn_into_ordinary", act) as record:
        penalty = begin(record, order.number, Step.TURN, Permission.REGISTER_LEAD)
        require_printable({}, {"说明": order.remark})
        found_on, party = legal_date(penalty.found_at), penalty.party
        known = [proposal_of(penalty).facts, order.reason.label, order.remark.strip()]
        lead = RegisterLead(
            source="inspection",
            unit=penalty.unit,
            party=facts_of(party),
            cause=penalty.cause,
            found_on=found_on,
            act_ended_on=found_on,
            summary="\n".join(line for line in known if line),
        )
        case = enter_lead(record, lead)
        penalty.docket = case.docket
        penalty.ordinary_reason = order.reason.value
        penalty.save()
        record.add(TurnedIntoOrdinary(reason=order.reason.value, docket=case.docket))
    return case
