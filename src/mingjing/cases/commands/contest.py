"""行政复议、行政诉讼: received, answered, execution stopped, and what came of it."""

from mingjing.access.policy import Permission, require
from mingjing.cases.contesting import (
    AnswerRemedy,
    ReceiveRemedy,
    SettleRemedy,
    StayExecution,
    answer,
    receive,
    require_alone,
    require_left,
    settle,
    stay,
)
from mingjing.cases.matters import matter_of
from mingjing.cases.queries import case_to_change, decision_of, remedies_of, remedy_of
from mingjing.cases.remedies import Standing
from mingjing.cases.remedy_rows import Remedy
from mingjing.cases.standing import alter_decision
from mingjing.kernel.dates import legal_date
from mingjing.ledger.recording import Act, recording
from mingjing.statute.limits import RuleBook


def receive_remedy(order: ReceiveRemedy, *, act: Act, law: RuleBook) -> Remedy:
    """Enter the notice: the clock of the answer runs, and nobody asks a court to enforce.

    Raises:
        NotPermittedError: not the legal office; before the decision, or ahead.
        NotFoundError: the case has no decision.
        AlreadyDoneError: another remedy is running (ARL 29, APrL 44).
        GateClosedError: it does not say by whom, under which number, or what is asked for.
        InvalidInputError: simplified, and no reconsideration.
    """
    with recording("receive_remedy", act) as record:
        case = case_to_change(act.actor, order.subject, record)
        require(act.actor, Permission.HANDLE_REMEDY)
        decision = decision_of(case)
        require_alone(remedies_of(case))
        remedy = Remedy(case=case)
        decided_on = legal_date(decision.decided_at)
        receive(record, remedy, order, law, decided_on=decided_on, served_on=case.served_on)
    return remedy


def answer_remedy(order: AnswerRemedy, *, act: Act, law: RuleBook) -> Remedy:
    """Record the answer with its list of evidence; being late is recorded, too.

    Raises:
        NotPermittedError: not the legal office; before the notice, or ahead.
        NotFoundError: there is no remedy.
        GateClosedError: no answer, no evidence or no norms.
        IllegalTransitionError: answered, or over.
    """
    with recording("answer_remedy", act) as record:
        case = case_to_change(act.actor, order.subject, record)
        require(act.actor, Permission.HANDLE_REMEDY)
        remedy, matter = remedy_of(case), matter_of(case, decision_of(case))
        answer(record, remedy, order, law, number=matter.number, about=matter.about)
    return remedy


def stay_execution(order: StayExecution, *, act: Act) -> Remedy:
    """Stop the execution until the outcome; without an order nothing stops it (APL 73).

    Raises:
        NotPermittedError: not the legal office; before the remedy, or ahead.
        NotFoundError: there is no remedy.
        GateClosedError: it does not say by whom, or why.
        AlreadyDoneError: stopped already.
        IllegalTransitionError: over.
    """
    with recording("stay_execution", act) as record:
        case = case_to_change(act.actor, order.subject, record)
        require(act.actor, Permission.HANDLE_REMEDY)
        remedy = remedy_of(case)
        stay(record, remedy, order)
    return remedy


def settle_remedy(order: SettleRemedy, *, act: Act) -> Remedy:
    """Record the outcome; the decision, the debts and the case follow it at once.

    Raises:
        NotPermittedError: not the legal office; before the remedy, or ahead.
        NotFoundError: there is no remedy.
        InvalidInputError: no such outcome.
        GateClosedError: no number or words, or heavier though no third party asked for it.
        IllegalTransitionError: over.
    """
    with recording("settle_remedy", act) as record:
        case = case_to_change(act.actor, order.subject, record)
        require(act.actor, Permission.HANDLE_REMEDY)
        remedy, decision = remedy_of(case), decision_of(case)
        fen, kinds = decision.fine_fen, decision.kinds
        outcome = settle(record, remedy, order)
        require_left(order, outcome, fine_fen=fen, kinds=kinds)
        if outcome.redone:
            decision.redo_until = order.redo_until
        if outcome.leaves is not Standing.STANDS:
            alter_decision(
                record,
                case,
                decision,
                outcome.leaves,
                on=order.effective_on,
                fine_fen=order.fine_fen,
                kinds=[kind.value for kind in order.kinds],
            )
    return remedy
