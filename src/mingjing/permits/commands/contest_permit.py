"""行政复议、行政诉讼 against the end of a permit: where that falls, it is in force again."""

from mingjing.access.policy import Permission, require
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
from mingjing.documents.queries import number_issued
from mingjing.kernel.canonical import Value
from mingjing.kernel.errors import GateClosedError
from mingjing.ledger.recording import Act, Recording, recording
from mingjing.permits.entries import PermitRestored
from mingjing.permits.models import Permit, PermitRemedy
from mingjing.permits.permit_states import Step, advance, open_steps
from mingjing.permits.queries import last_of, permit_to_change, remedies_of_permit
from mingjing.statute.limits import RuleBook

FORMS = ("permit_revocation", "permit_cancellation")


def receive_permit_remedy(order: ReceiveRemedy, *, act: Act, law: RuleBook) -> PermitRemedy:
    """Enter the notice: the clock of the answer runs, and the permit is not cancelled.

    Raises:
        NotPermittedError: not the legal office; before the decision, or ahead.
        AlreadyDoneError: another remedy is running (ARL 29, APrL 44).
        GateClosedError: it was not ended; it does not say by whom, or what is asked for.
        InvalidInputError: simplified, and no reconsideration.
    """
    with recording("receive_permit_remedy", act) as record:
        permit = _opened(record, order.subject)
        require_alone(remedies_of_permit(permit))
        ended_on = permit.ended_on or permit.cancelled_on
        if ended_on is None:
            raise GateClosedError(
                "许可没有被撤销、撤回或者注销。",
                why=f"现处于“{permit.stage.label}”，没有可以申请复议、提起诉讼的决定。",
                remedy="对准予、不予许可的决定不服的，在许可申请上登记。",
                article="all-2019:7",
            )
        remedy = PermitRemedy(permit=permit)
        receive(record, remedy, order, law, decided_on=ended_on, served_on=ended_on)
    return remedy


def answer_permit_remedy(order: AnswerRemedy, *, act: Act, law: RuleBook) -> PermitRemedy:
    """Record the answer with its list of evidence; being late is recorded, too.

    Raises:
        NotPermittedError: not the legal office; before the notice, or ahead.
        NotFoundError: there is no remedy.
        GateClosedError: no answer, no evidence or no norms.
        IllegalTransitionError: answered, or over.
    """
    with recording("answer_permit_remedy", act) as record:
        permit = _opened(record, order.subject)
        remedy = last_of(remedies_of_permit(permit))
        answer(record, remedy, order, law, number=permit.number, about=_about(permit))
    return remedy


def stay_permit_end(order: StayExecution, *, act: Act) -> PermitRemedy:
    """Record that the decision is stayed until the outcome.

    Raises:
        NotPermittedError: not the legal office; before the remedy, or ahead.
        NotFoundError: there is no remedy.
        GateClosedError: it does not say by whom, or why.
        AlreadyDoneError: stopped already.
        IllegalTransitionError: over.
    """
    with recording("stay_permit_end", act) as record:
        remedy = last_of(remedies_of_permit(_opened(record, order.subject)))
        stay(record, remedy, order)
    return remedy


def settle_permit_remedy(order: SettleRemedy, *, act: Act) -> PermitRemedy:
    """Record the outcome; a permit that is not cancelled yet is in force again with it.

    Raises:
        NotPermittedError: not the legal office; before the remedy, or ahead.
        NotFoundError: there is no remedy.
        InvalidInputError: no such outcome.
        GateClosedError: no number or words.
        IllegalTransitionError: over.
    """
    with recording("settle_permit_remedy", act) as record:
        permit = _opened(record, order.subject)
        remedy = last_of(remedies_of_permit(permit))
        outcome = settle(record, remedy, order)
        if outcome.leaves.has_fallen and Step.RESTORE in open_steps(permit.stage):
            permit.state = advance(permit.stage, Step.RESTORE)
            permit.ended_on = None
            permit.save()
            record.add(PermitRestored(restored_on=order.effective_on))
    return remedy


def _opened(record: Recording, number: str) -> Permit:
    permit = permit_to_change(record.act.actor, number, record)
    require(record.act.actor, Permission.HANDLE_REMEDY)
    return permit


def _about(permit: Permit) -> dict[str, Value]:
    return {
        "case_name": f"对{permit.party_name}行政许可的处理",
        "party_name": permit.party_name,
        "decision_number": number_issued(permit.number, *FORMS) or permit.number,
    }
