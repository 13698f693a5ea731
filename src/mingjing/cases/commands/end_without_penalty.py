"""不予处罚、撤销案件、移送有管辖权的机关: a leader ends a case without a penalty."""

from dataclasses import dataclass
from datetime import date

from mingjing.access.policy import Permission, require
from mingjing.cases.commands.close_investigation import renew_subject
from mingjing.cases.deliveries import Delivery, require_proof
from mingjing.cases.entries import (
    CaseTransferred,
    CaseWithdrawn,
    NoPenaltyDecided,
    NoPenaltyServed,
)
from mingjing.cases.exits import Exit, ground_of, require_reasons
from mingjing.cases.gates import officers_for, require_exit_open, require_unconcerned_decider
from mingjing.cases.models import Case, Ending
from mingjing.cases.queries import case_to_change, ending_of
from mingjing.cases.rules import require_happened, require_words
from mingjing.cases.states import Step, advance
from mingjing.documents.printable import require_printable
from mingjing.kernel.dates import legal_date
from mingjing.ledger.recording import Act, recording


@dataclass(frozen=True)
class DecideNoPenalty:
    """不予行政处罚决定.

    Args:
        ground: code of a ground, see ``exits.GROUNDS``.
        reasons: facts found, evidence, and why there is no penalty.
        lesson: how the party was taught (APL 33 ¶3); empty where the ground asks for none.
    """

    docket: str
    ground: str
    reasons: str
    lesson: str = ""


@dataclass(frozen=True)
class ServeNoPenalty:
    """The decision not to punish reached the party."""

    docket: str
    officers: tuple[str, str]
    served_on: date
    delivery: Delivery


@dataclass(frozen=True)
class WithdrawCase:
    """撤销案件, with its ground as above."""

    docket: str
    ground: str
    reasons: str


@dataclass(frozen=True)
class TransferCase:
    """移送 to the authority that has jurisdiction.

    Args:
        receiver: the authority.
        reasons: why it is theirs and not ours.
        materials: what goes with the case, one a line.
    """

    docket: str
    receiver: str
    reasons: str
    materials: tuple[str, ...]


def decide_no_penalty(order: DecideNoPenalty, *, act: Act) -> Ending:
    """Decide that there is no penalty (APL 30, 31, 33, 36, 57).

    Raises:
        NotPermittedError: not a leader.
        SeparationOfDutiesError: the leader handled or reviewed the case.
        GateClosedError: review is compulsory and did not end so; no reasons; no teaching.
        InvalidInputError: no such ground.
        IllegalTransitionError: not the time for it.
    """
    with recording("decide_no_penalty", act) as record:
        case = case_to_change(act.actor, order.docket, record)
        require(act.actor, Permission.DECIDE)
        state = advance(case.stage, Step.DECIDE_NO_PENALTY)
        ground = ground_of(Exit.NO_PENALTY, order.ground)
        _require_open(case, act, Exit.NO_PENALTY)
        require_reasons(order.reasons, order.lesson, ground=ground)
        case.state = state
        ending = _end(case, act, Exit.NO_PENALTY, order.reasons, ground=order.ground)
        ending.lesson = order.lesson
        ending.save(force_insert=True)
        record.add(NoPenaltyDecided(ground=order.ground, article=ground.article))
    return ending


def serve_no_penalty(order: ServeNoPenalty, *, act: Act) -> Ending:
    """Record that the decision not to punish reached the party (APL 61).

    Raises:
        NotPermittedError: fewer than two officers; before the decision, or tomorrow.
        GateClosedError: the way of service lacks its proof.
        IllegalTransitionError: no such decision.
    """
    with recording("serve_no_penalty", act) as record:
        case = case_to_change(act.actor, order.docket, record)
        require(act.actor, Permission.SERVE)
        case.state = advance(case.stage, Step.SERVE_NO_PENALTY)
        ending = ending_of(case)
        require_happened(order.served_on, today=legal_date(act.at), since=ending.decided_on)
        officers_for(case, order.officers, on=order.served_on)
        require_proof(order.delivery)
        case.save()
        ending.served_on, ending.served_by = order.served_on, list(order.officers)
        ending.delivery = order.delivery.as_value()
        ending.save()
        proof = order.delivery.proof
        record.add(
            NoPenaltyServed(
                mode=order.delivery.mode, served_on=order.served_on, officers=order.officers
            ),
            blobs=(proof,) if proof else (),
        )
    return ending


def withdraw_case(order: WithdrawCase, *, act: Act) -> Ending:
    """Withdraw a case that was filed: nothing is left to punish.

    Raises:
        NotPermittedError: not a leader.
        SeparationOfDutiesError: the leader handled or reviewed the case.
        GateClosedError: it must be reviewed first, the review called for something else, or no
            reasons.
        InvalidInputError: no such ground.
        IllegalTransitionError: not the time for it.
    """
    with recording("withdraw_case", act) as record:
        case = case_to_change(act.actor, order.docket, record)
        require(act.actor, Permission.DECIDE)
        state = advance(case.stage, Step.WITHDRAW)
        ground = ground_of(Exit.WITHDRAWN, order.ground)
        _require_open(case, act, Exit.WITHDRAWN)
        require_reasons(order.reasons, "", ground=None)
        case.state = state
        ending = _end(case, act, Exit.WITHDRAWN, order.reasons, ground=order.ground)
        ending.save(force_insert=True)
        record.add(CaseWithdrawn(ground=order.ground, article=ground.article))
    return ending


def transfer_case(order: TransferCase, *, act: Act) -> Ending:
    """Hand a case over to the authority that has jurisdiction.

    Raises:
        NotPermittedError: not a leader.
        SeparationOfDutiesError: the leader handled or reviewed the case.
        GateClosedError: it must be reviewed first, the review called for something else, or
            there is no receiver, no reason, no list.
        IllegalTransitionError: not the time for it.
    """
    with recording("transfer_case", act) as record:
        case = case_to_change(act.actor, order.docket, record)
        require(act.actor, Permission.DECIDE)
        state = advance(case.stage, Step.TRANSFER)
        _require_open(case, act, Exit.TRANSFERRED)
        require_reasons(order.reasons, "", ground=None)
        require_words(
            order.receiver if order.materials else "",
            what="没有写明接收机关或者移送的材料。",
            why="案件移送给有管辖权的机关，应当写明机关并附案件材料。",
            rule="apl-2021:22",
        )
        case.state = state
        ending = _end(case, act, Exit.TRANSFERRED, order.reasons)
        ending.receiver, ending.materials = order.receiver, list(order.materials)
        ending.save(force_insert=True)
        record.add(CaseTransferred(materials=len(order.materials)))
    return ending


def _require_open(case: Case, act: Act, way: Exit) -> None:
    require_unconcerned_decider(case, act.actor.person)
    if case.proposal:
        renew_subject(case)
    require_exit_open(case, way)


def _end(case: Case, act: Act, way: Exit, reasons: str, *, ground: str = "") -> Ending:
    require_printable({}, {"事实和理由": reasons})
    case.exit = way.value
    case.parked_reason = ""
    case.save()
    return Ending(
        case=case,
        kind=way.value,
        ground=ground,
        reasons=reasons,
        decided_on=legal_date(act.at),
        decided_by=act.actor.person,
    )
