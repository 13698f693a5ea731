"""并案: a lead that is registered already turns out to belong to what is investigated."""

from dataclasses import dataclass

from mingjing.access.policy import Permission, require
from mingjing.cases.commands.join_party import require_another
from mingjing.cases.entries import PartyJoined
from mingjing.cases.gates import HANDLED_BY, require_handler
from mingjing.cases.joining import joinder_of, lock_joined, principal_of
from mingjing.cases.models import Case, Joinder
from mingjing.cases.queries import case_to_change, lead_to_join
from mingjing.cases.rules import require_words
from mingjing.cases.states import State, Step, advance
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import AlreadyDoneError, IllegalTransitionError
from mingjing.ledger.recording import Act, recording

RULE = "apl-2021:54.1"


@dataclass(frozen=True)
class JoinLead:
    """A lead is to be investigated together with a case.

    Args:
        docket: the case.
        lead: docket of the lead.
        reason: why the two are investigated together.
    """

    docket: str
    lead: str
    reason: str


def join_lead(order: JoinLead, *, act: Act) -> Case:
    """Join a lead to a case; a leader files or declines it as any lead, beside that case.

    Raises:
        NotPermittedError: not an officer of the case.
        NotFoundError: no such lead, or not theirs to see.
        GateClosedError: its party has a case here already, or no reason.
        AlreadyDoneError: the lead is joined to a case, or was.
        IllegalTransitionError: nothing is investigated yet, the investigation is closed, or
            the lead is filed or declined.
    """
    with recording("join_lead", act) as record:
        lock_joined(order.docket)
        case = case_to_change(act.actor, order.docket, record)
        require(act.actor, Permission.INVESTIGATE)
        advance(case.stage, Step.INVESTIGATE)
        require_handler(case, act.actor.person, why=HANDLED_BY, article="apl-2021:42.1")
        lead = lead_to_join(act.actor, order.lead)
        if lead.stage is not State.LEAD:
            raise IllegalTransitionError(
                f"线索现处于“{lead.stage.label}”，不能并入本案。",
                why="并案的线索与本案一并立案、共用证据；已经立案或者不予立案的各自办理。",
                remedy="请选择尚未立案的线索。",
                article=RULE,
            )
        if joinder_of(lead) is not None:
            raise AlreadyDoneError(
                "这条线索已经并案。",
                why=f"已并入{lead.joinder.principal}。",
                remedy="请等待负责人批准立案。",
                article=RULE,
            )
        require_words(
            order.reason,
            what="并案没有写明理由。",
            why="并案办理的案件应当出自同一事实，理由应当有据可查。",
            rule=RULE,
        )
        require_another(case, lead.party)
        principal = principal_of(case)
        joinder = Joinder(
            case=lead,
            principal=principal,
            reason=order.reason,
            joined_on=legal_date(act.at),
            joined_by=act.actor.person,
        )
        joinder.save(force_insert=True)
        told = PartyJoined(principal=principal, case=lead.docket)
        record.add(told, subject=lead.docket)
        record.add(told)
    return lead
