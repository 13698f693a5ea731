"""作出处罚决定: every gate at once, then the number."""

from dataclasses import dataclass

from mingjing.access.policy import Permission, require
from mingjing.cases.clocks import DECIDE_WITHIN
from mingjing.cases.commands.close_investigation import renew_subject
from mingjing.cases.entries import PenaltyDecided
from mingjing.cases.gates import gates_of, require_unconcerned_decider
from mingjing.cases.models import Decision
from mingjing.cases.papers import decision_content
from mingjing.cases.queries import case_to_change, proposal_of
from mingjing.cases.rules import require_open
from mingjing.cases.states import Step, advance
from mingjing.documents.issuing import issue
from mingjing.kernel.dates import legal_date
from mingjing.ledger.recording import Act, recording
from mingjing.statute.lengths import day_of
from mingjing.statute.limits import RuleBook
from mingjing.statute.performers import performers


@dataclass(frozen=True)
class DecidePenalty:
    """Approval of the penalty exactly as it was reviewed and noticed."""

    docket: str


def decide_penalty(order: DecidePenalty, *, act: Act, law: RuleBook) -> Decision:
    """Decide the penalty: review, notice, defence, hearing and deliberation gates all open.

    Raises:
        NotPermittedError: not a leader.
        SeparationOfDutiesError: the leader reviewed the case or handled it.
        GateClosedError: a gate is closed; the refusal names all that are.
        IllegalTransitionError: not the time for it.
    """
    with recording("decide_penalty", act) as record:
        case = case_to_change(act.actor, order.docket, record)
        require(act.actor, Permission.DECIDE)
        state = advance(case.stage, Step.DECIDE)
        require_unconcerned_decider(case, act.actor.person)
        today = legal_date(act.at)
        renew_subject(case)
        gates = gates_of(case, law, on=today)
        require_open(gates)
        due = law.due(DECIDE_WITHIN, case.filed_on or today)
        proposal = proposal_of(case)
        document = issue(decision_content(case, law, on=today), subject=case.docket, at=act.at)
        case.state = state
        case.decided_on, case.decided_by = today, act.actor.person
        case.save()
        decision = Decision(
            case=case,
            document=document,
            decided_at=act.at,
            fine_fen=proposal.fine_fen,
            kinds=[kind.value for kind in proposal.kinds],
            performers=performers(law, today),
        )
        decision.save(force_insert=True)
        record.add(
            PenaltyDecided(
                number=document.number,
                document=document.code,
                content_sha256=document.content_sha256,
                subject_hash=case.subject_hash,
                gates=tuple(gate.article for gate in gates),
                fine_fen=proposal.fine_fen,
                within_limit=today <= day_of(due.nominal),
            )
        )
    return decision
