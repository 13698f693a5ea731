"""履行: a duty beside the fine was performed, and how that was seen."""

from dataclasses import dataclass
from datetime import date

from mingjing.access.policy import Permission, require
from mingjing.cases.debts import open_duties_of
from mingjing.cases.duties import PERFORM
from mingjing.cases.entries import DutyPerformed
from mingjing.cases.gates import require_handler
from mingjing.cases.models import Decision
from mingjing.cases.queries import case_to_change, decision_of, require_unrecused
from mingjing.cases.rules import require_happened, require_words
from mingjing.cases.states import Step, advance
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import GateClosedError
from mingjing.ledger.entries import BlobRef
from mingjing.ledger.recording import Act, recording


@dataclass(frozen=True)
class RecordDutyPerformed:
    """Which duty, when, and how it was seen.

    Args:
        kind: of the penalty.
        performed_on: day on which it was performed.
        how: what was seen, where, by whom.
        proof: photograph or voucher, held in the evidence store; None where there is none.
    """

    docket: str
    kind: str
    performed_on: date
    how: str
    proof: BlobRef | None = None


def record_duty_performed(order: RecordDutyPerformed, *, act: Act) -> Decision:
    """Record that one duty beside the fine was performed; the case waits for the others.

    Raises:
        NotPermittedError: not an officer of the case; or it lies ahead, or before service.
        SeparationOfDutiesError: the officer withdrew.
        GateClosedError: the decision knows no such duty, it was performed, or nobody says how.
        IllegalTransitionError: not served, or performed already.
    """
    with recording("record_duty_performed", act) as record:
        case = case_to_change(act.actor, order.docket, record)
        require(act.actor, Permission.RECORD_PAYMENT)
        case.state = advance(case.stage, Step.PERFORM_DUTY)
        person, today = act.actor.person, legal_date(act.at)
        require_handler(
            case, person, why="处罚决定的履行情况由承办人核实、登记。", article=PERFORM
        )
        require_unrecused(case, (person,), on=today)
        decision = decision_of(case)
        if order.kind not in {one.kind for one in open_duties_of(case, decision)}:
            raise GateClosedError(
                "没有这项尚未履行的义务。",
                why="登记的是处罚决定书载明的、罚款以外的一项义务的履行。",
                remedy="请核对处罚决定和已经登记的履行情况；罚款请登记缴款。",
                article=PERFORM,
            )
        require_words(
            order.how,
            what="没有写明怎样核实履行。",
            why="当事人应当在处罚决定书载明的期限内予以履行，履行情况须经核实。",
            rule=PERFORM,
        )
        require_happened(order.performed_on, today=today, since=case.served_on)
        decision.duties_done = decision.duties_done | {
            order.kind: {
                "on": order.performed_on.isoformat(),
                "how": order.how.strip(),
                "proof_sha256": order.proof.sha256 if order.proof else "",
            }
        }
        decision.save()
        record.add(
            DutyPerformed(order.kind, order.performed_on),
            blobs=(order.proof,) if order.proof else (),
        )
    return decision
