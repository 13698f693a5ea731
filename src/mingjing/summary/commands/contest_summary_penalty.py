"""行政复议、行政诉讼 against a penalty on the spot: reconsideration first (ARL 23)."""

from datetime import date

from mingjing.access.policy import Permission
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
from mingjing.cases.entries import DecisionAltered
from mingjing.cases.remedies import Outcome, Standing, Way
from mingjing.cases.standing import cut_instalments
from mingjing.kernel.dates import legal_date
from mingjing.ledger.recording import Act, Recording, recording
from mingjing.statute.limits import RuleBook
from mingjing.summary.models import SummaryPenalty, SummaryRemedy
from mingjing.summary.moves import matter_of, open_decided
from mingjing.summary.queries import fine_of, kinds_of, remedies_of, remedy_of
from mingjing.summary.rules import require_reconsidered
from mingjing.summary.states import Step, advance, open_steps


def receive_summary_remedy(order: ReceiveRemedy, *, act: Act, law: RuleBook) -> SummaryRemedy:
    """Enter the notice: the clock of the answer runs, and nobody asks a court to enforce.

    Raises:
        NotPermittedError: not the legal office; before the decision, or ahead.
        AlreadyDoneError: another remedy is running (ARL 29, APrL 44).
        GateClosedError: a suit without reconsideration; nothing is decided; it does not say by
            whom, under which number, or what is asked for.
        InvalidInputError: simplified, and no reconsideration.
    """
    with recording("receive_summary_remedy", act) as record:
        penalty = open_decided(record, order.subject, Permission.HANDLE_REMEDY)
        before = remedies_of(penalty)
        require_alone(before)
        if order.way is Way.LITIGATION:
            require_reconsidered((Way(one.way), one.outcome) for one in before)
        fine = fine_of(penalty)
        decided_on = legal_date(penalty.decided_at or act.at)
        remedy = SummaryRemedy(penalty=penalty)
        receive(record, remedy, order, law, decided_on=decided_on, served_on=fine.served_on)
    return remedy


def answer_summary_remedy(order: AnswerRemedy, *, act: Act, law: RuleBook) -> SummaryRemedy:
    """Record the answer with its list of evidence; being late is recorded, too.

    Raises:
        NotPermittedError: not the legal office; before the notice, or ahead.
        NotFoundError: there is no remedy.
        GateClosedError: no answer, no evidence or no norms.
        IllegalTransitionError: answered, or over.
    """
    with recording("answer_summary_remedy", act) as record:
        penalty = open_decided(record, order.subject, Permission.HANDLE_REMEDY)
        remedy, matter = remedy_of(penalty), matter_of(penalty)
        answer(record, remedy, order, law, number=matter.number, about=matter.about)
    return remedy


def stay_summary_penalty(order: StayExecution, *, act: Act) -> SummaryRemedy:
    """Stop the execution until the outcome; without an order nothing stops it (APL 73).

    Raises:
        NotPermittedError: not the legal office; before the remedy, or ahead.
        NotFoundError: there is no remedy.
        GateClosedError: it does not say by whom, or why.
        AlreadyDoneError: stopped already.
        IllegalTransitionError: over.
    """
    with recording("stay_summary_penalty", act) as record:
        penalty = open_decided(record, order.subject, Permission.HANDLE_REMEDY)
        remedy = remedy_of(penalty)
        stay(record, remedy, order)
    return remedy


def settle_summary_remedy(order: SettleRemedy, *, act: Act) -> SummaryRemedy:
    """Record the outcome; the decision and the fine follow it at once.

    Raises:
        NotPermittedError: not the legal office; before the remedy, or ahead.
        NotFoundError: there is no remedy.
        InvalidInputError: no such outcome.
        GateClosedError: no number or words, or heavier though no third party asked for it.
        IllegalTransitionError: over.
    """
    with recording("settle_summary_remedy", act) as record:
        penalty = open_decided(record, order.subject, Permission.HANDLE_REMEDY)
        remedy = remedy_of(penalty)
        outcome = settle(record, remedy, order)
        require_left(order, outcome, fine_fen=penalty.fine_fen, kinds=kinds_of(penalty))
        if outcome.redone:
            penalty.redo_until = order.redo_until
        if outcome.leaves is not Standing.STANDS:
            _alter(record, penalty, outcome, order, on=order.effective_on)
    return remedy


def _alter(
    record: Recording,
    penalty: SummaryPenalty,
    outcome: Outcome,
    order: SettleRemedy,
    *,
    on: date,
) -> None:
    """Change, revoke or mark the decision; one that is not put away yet is set aside."""
    standing = outcome.leaves
    penalty.standing, penalty.standing_on = standing.value, on
    if standing is Standing.CHANGED:
        kinds = [kind.value for kind in order.kinds]
        penalty.altered = {"fine_fen": order.fine_fen, "kinds": kinds}
        left = fine_of(penalty).outstanding_fen
        penalty.instalments = cut_instalments(penalty.instalments, left)
    if standing.has_fallen and Step.SET_ASIDE in open_steps(penalty.stage):
        penalty.state = advance(penalty.stage, Step.SET_ASIDE)
    penalty.save()
    record.add(
        DecisionAltered(
            standing=standing.value,
            altered_on=on,
            fine_fen=penalty.fine_fen,
            kinds=tuple(kinds_of(penalty)),
            refund_fen=fine_of(penalty).refund_due_fen,
        )
    )
