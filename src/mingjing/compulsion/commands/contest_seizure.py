"""行政复议、行政诉讼 against a seizure: what is revoked is lifted, and the things go back."""

from mingjing.access.policy import Permission
from mingjing.cases.contesting import (
    AnswerRemedy,
    ReceiveRemedy,
    SettleRemedy,
    StayExecution,
    answer,
    receive,
    require_alone,
    settle,
    stay,
)
from mingjing.compulsion.models import Seizure, SeizureRemedy
from mingjing.compulsion.moves import open_imposed
from mingjing.compulsion.queries import remedies_of, remedy_of
from mingjing.documents.queries import number_issued
from mingjing.kernel.canonical import Value
from mingjing.kernel.dates import legal_date
from mingjing.ledger.recording import Act, recording
from mingjing.statute.limits import RuleBook

NEEDS = Permission.HANDLE_REMEDY


def receive_seizure_remedy(order: ReceiveRemedy, *, act: Act, law: RuleBook) -> SeizureRemedy:
    """Enter the notice: the clock of the answer runs; the seizure goes on (ARL 42).

    Raises:
        NotPermittedError: not the legal office; before the seizure, or ahead.
        AlreadyDoneError: another remedy is running (ARL 29, APrL 44).
        GateClosedError: nothing was seized; it does not say by whom, or what is asked for.
        InvalidInputError: simplified, and no reconsideration.
    """
    with recording("receive_seizure_remedy", act) as record:
        seizure = open_imposed(record, order.subject, NEEDS)
        require_alone(remedies_of(seizure))
        imposed_on = legal_date(seizure.imposed_at or act.at)
        remedy = SeizureRemedy(seizure=seizure)
        receive(record, remedy, order, law, decided_on=imposed_on, served_on=imposed_on)
    return remedy


def answer_seizure_remedy(order: AnswerRemedy, *, act: Act, law: RuleBook) -> SeizureRemedy:
    """Record the answer with its list of evidence; being late is recorded, too.

    Raises:
        NotPermittedError: not the legal office; before the notice, or ahead.
        NotFoundError: there is no remedy.
        GateClosedError: no answer, no evidence or no norms.
        IllegalTransitionError: answered, or over.
    """
    with recording("answer_seizure_remedy", act) as record:
        seizure = open_imposed(record, order.subject, NEEDS)
        remedy = remedy_of(seizure)
        answer(record, remedy, order, law, number=seizure.number, about=_about(seizure))
    return remedy


def stay_seizure(order: StayExecution, *, act: Act) -> SeizureRemedy:
    """Record that the seizure is stayed until the outcome.

    Raises:
        NotPermittedError: not the legal office; before the remedy, or ahead.
        NotFoundError: there is no remedy.
        GateClosedError: it does not say by whom, or why.
        AlreadyDoneError: stopped already.
        IllegalTransitionError: over.
    """
    with recording("stay_seizure", act) as record:
        remedy = remedy_of(open_imposed(record, order.subject, NEEDS))
        stay(record, remedy, order)
    return remedy


def settle_seizure_remedy(order: SettleRemedy, *, act: Act) -> SeizureRemedy:
    """Record the outcome; of a seizure that is revoked only the lifting is left to do.

    Raises:
        NotPermittedError: not the legal office; before the remedy, or ahead.
        NotFoundError: there is no remedy.
        InvalidInputError: no such outcome.
        GateClosedError: no number or words.
        IllegalTransitionError: over.
    """
    with recording("settle_seizure_remedy", act) as record:
        remedy = remedy_of(open_imposed(record, order.subject, NEEDS))
        settle(record, remedy, order)
    return remedy


def _about(seizure: Seizure) -> dict[str, Value]:
    return {
        "case_name": f"对{seizure.party_name}的查封、扣押",
        "party_name": seizure.party_name,
        "decision_number": number_issued(seizure.number, "seizure_decision"),
    }
