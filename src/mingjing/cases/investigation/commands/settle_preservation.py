"""处理登记保存的证据 (APL 56): proposed by the officers, decided in seven working days."""

from dataclasses import dataclass

from mingjing.access.policy import Permission, require
from mingjing.cases.clocks import is_lapsed
from mingjing.cases.gates import HANDLED_BY, require_handler
from mingjing.cases.investigation.choices import settlements
from mingjing.cases.investigation.entries import PreservationSettled, SettlementProposed
from mingjing.cases.investigation.models import Preservation
from mingjing.cases.investigation.preservation_papers import settlement_papers
from mingjing.cases.investigation.preserving import RULE, Step, advance, require_outcome
from mingjing.cases.investigation.queries import preservation_of
from mingjing.cases.queries import case_to_change
from mingjing.cases.rules import require_strangers, require_words
from mingjing.documents.issuing import issue, issued
from mingjing.documents.printable import require_printable
from mingjing.kernel.dates import legal_date
from mingjing.ledger.recording import Act, recording
from mingjing.statute.limits import RuleBook


@dataclass(frozen=True)
class ProposeSettlement:
    """What the officers propose.

    Args:
        preservation: its key.
        outcome: id of one of ``choices.settlements``.
    """

    docket: str
    preservation: int
    outcome: str
    reason: str


@dataclass(frozen=True)
class SettlePreservation:
    """What a leader decides; as proposed or otherwise."""

    docket: str
    preservation: int
    outcome: str
    reason: str


def propose_settlement(order: ProposeSettlement, *, act: Act, law: RuleBook) -> Preservation:
    """Propose what is to become of what was preserved.

    Raises:
        NotPermittedError: not an officer of the case.
        InvalidInputError: no such outcome.
        GateClosedError: no reason; or the time is over, and it is not the return.
        NotFoundError: no such preservation.
        IllegalTransitionError: nothing is preserved, or it is settled.
    """
    with recording("propose_settlement", act) as record:
        case = case_to_change(act.actor, order.docket, record)
        require(act.actor, Permission.INVESTIGATE)
        require_handler(case, act.actor.person, why=HANDLED_BY, article="apl-2021:42.1")
        row = preservation_of(case, order.preservation)
        row.state = advance(row.stage, Step.PROPOSE)
        _check(order, row, act, law)
        row.proposed, row.proposed_reason = order.outcome, order.reason
        row.proposed_by = act.actor.person
        row.save()
        record.add(SettlementProposed(outcome=order.outcome))
    return row


def settle_preservation(order: SettlePreservation, *, act: Act, law: RuleBook) -> Preservation:
    """Decide what becomes of it; 处理审批表 and 处理决定书 are issued.

    It may be done wherever the case stands: what is held must be let go.

    Raises:
        NotPermittedError: not a leader.
        SeparationOfDutiesError: the leader handles the case.
        InvalidInputError: no such outcome.
        GateClosedError: no reason; or the time is over, and it is not the return.
        NotFoundError: no such preservation.
        IllegalTransitionError: nothing is preserved, or it is settled.
    """
    with recording("settle_preservation", act) as record:
        case = case_to_change(act.actor, order.docket, record)
        require(act.actor, Permission.APPROVE_PRESERVATION)
        row = preservation_of(case, order.preservation)
        row.state = advance(row.stage, Step.SETTLE)
        require_strangers(
            act.actor.person,
            case.handlers,
            what="承办人不能决定自己承办案件的登记保存。",
            why="先行登记保存的证据，由行政机关作出处理决定。",
            rule=RULE,
        )
        _check(order, row, act, law)
        in_time = not is_lapsed(row, legal_date(act.at), law)
        row.outcome, row.outcome_reason = order.outcome, order.reason
        row.settled_on, row.settled_by = legal_date(act.at), act.actor.person
        papers = [
            issue(paper, subject=case.docket, at=act.at)
            for paper in settlement_papers(row, law)
        ]
        row.save()
        record.add(
            PreservationSettled(
                outcome=order.outcome, in_time=in_time, document=papers[-1].code
            )
        )
        for document in papers:
            record.add(issued(document))
    return row


def _check(
    order: ProposeSettlement | SettlePreservation, row: Preservation, act: Act, law: RuleBook
) -> None:
    require_outcome(
        order.outcome,
        known=order.outcome in settlements(),
        is_lapsed=is_lapsed(row, legal_date(act.at), law),
    )
    require_words(
        order.reason,
        what="处理登记保存的证据没有写明理由。",
        why="应当在七日内及时作出处理决定。",
        rule=RULE,
    )
    require_printable({}, {"理由": order.reason})
