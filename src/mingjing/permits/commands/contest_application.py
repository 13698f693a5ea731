"""行政复议、行政诉讼 against what was decided about an application for a permit."""

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
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import GateClosedError
from mingjing.ledger.recording import Act, Recording, recording
from mingjing.permits.models import Application, ApplicationRemedy
from mingjing.permits.queries import application_to_change, last_of, remedies_of_application
from mingjing.statute.limits import RuleBook

FORMS = ("permit_grant", "permit_refusal", "permit_rejection", "permit_filing")


def receive_application_remedy(
    order: ReceiveRemedy, *, act: Act, law: RuleBook
) -> ApplicationRemedy:
    """Enter the notice: the clock of the answer runs.

    Raises:
        NotPermittedError: not the legal office; before the decision, or ahead.
        AlreadyDoneError: another remedy is running (ARL 29, APrL 44).
        GateClosedError: nothing was decided; it does not say by whom, or what is asked for.
        InvalidInputError: simplified, and no reconsideration.
    """
    with recording("receive_application_remedy", act) as record:
        application = _opened(record, order.subject)
        require_alone(remedies_of_application(application))
        decided_on = application.decided_on
        if decided_on is None and application.not_accepted:
            decided_on = application.ended_on or legal_date(act.at)
        if decided_on is None:
            raise GateClosedError(
                "对许可申请还没有作出决定。",
                why=f"现处于“{application.stage.label}”，没有可以复议、起诉的决定。",
                remedy="请在作出决定以后办理。",
                article="all-2019:7",
            )
        remedy = ApplicationRemedy(application=application)
        served_on = application.delivered_on
        receive(record, remedy, order, law, decided_on=decided_on, served_on=served_on)
    return remedy


def answer_application_remedy(
    order: AnswerRemedy, *, act: Act, law: RuleBook
) -> ApplicationRemedy:
    """Record the answer with its list of evidence; being late is recorded, too.

    Raises:
        NotPermittedError: not the legal office; before the notice, or ahead.
        NotFoundError: there is no remedy.
        GateClosedError: no answer, no evidence or no norms.
        IllegalTransitionError: answered, or over.
    """
    with recording("answer_application_remedy", act) as record:
        row = _opened(record, order.subject)
        remedy = last_of(remedies_of_application(row))
        answer(record, remedy, order, law, number=row.number, about=_about(row))
    return remedy


def stay_application_decision(order: StayExecution, *, act: Act) -> ApplicationRemedy:
    """Record that the decision is stayed until the outcome.

    Raises:
        NotPermittedError: not the legal office; before the remedy, or ahead.
        NotFoundError: there is no remedy.
        GateClosedError: it does not say by whom, or why.
        AlreadyDoneError: stopped already.
        IllegalTransitionError: over.
    """
    with recording("stay_application_decision", act) as record:
        remedy = last_of(remedies_of_application(_opened(record, order.subject)))
        stay(record, remedy, order)
    return remedy


def settle_application_remedy(order: SettleRemedy, *, act: Act) -> ApplicationRemedy:
    """Record the outcome; what must be done anew is a new application, or a revocation.

    Raises:
        NotPermittedError: not the legal office; before the remedy, or ahead.
        NotFoundError: there is no remedy.
        InvalidInputError: no such outcome.
        GateClosedError: no number or words.
        IllegalTransitionError: over.
    """
    with recording("settle_application_remedy", act) as record:
        remedy = last_of(remedies_of_application(_opened(record, order.subject)))
        settle(record, remedy, order)
    return remedy


def _opened(record: Recording, number: str) -> Application:
    application = application_to_change(record.act.actor, number, record)
    require(record.act.actor, Permission.HANDLE_REMEDY)
    return application


def _about(application: Application) -> dict[str, Value]:
    return {
        "case_name": f"{application.party_name}的许可申请",
        "party_name": application.party_name,
        "decision_number": number_issued(application.number, *FORMS) or application.number,
    }
