"""审查 (L03): who examines the application; somebody recused or gone is replaced."""

from dataclasses import dataclass

from mingjing.access.policy import Permission, may
from mingjing.bureau.queries import actor_of
from mingjing.cases.rules import require_words
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import NotPermittedError
from mingjing.ledger.recording import Act, recording
from mingjing.permits.entries import ExaminerAssigned
from mingjing.permits.models import Application
from mingjing.permits.moves import begin
from mingjing.permits.queries import hearings_of
from mingjing.permits.rules import require_apart
from mingjing.permits.states import Step


@dataclass(frozen=True)
class AssignExaminer:
    """Who examines it."""

    number: str
    examiner: str


@dataclass(frozen=True)
class ReplaceExaminer:
    """Who examines it from now on, and why.

    Args:
        recused: whether who did before was recused, and may not come back.
    """

    number: str
    examiner: str
    reason: str
    recused: bool = False


def assign_examiner(order: AssignExaminer, *, act: Act) -> Application:
    """Let somebody examine an accepted application.

    Raises:
        NotPermittedError: not the head of a unit or a leader; or they may not examine.
        IllegalTransitionError: it is not accepted, or examined already.
    """
    with recording("assign_examiner", act) as record:
        application = begin(record, order.number, Step.ASSIGN, Permission.ASSIGN_EXAMINER)
        _require_able(order.examiner, act)
        application.examiner = order.examiner
        application.save()
        record.add(ExaminerAssigned(examiner=order.examiner, former="", recused=False))
    return application


def replace_examiner(order: ReplaceExaminer, *, act: Act) -> Application:
    """Let somebody else examine it; no clock starts anew.

    Raises:
        NotPermittedError: not the head of a unit or a leader; or they may not examine.
        SeparationOfDutiesError: they were recused, preside over the hearing, or reviewed it.
        GateClosedError: no reason.
        IllegalTransitionError: nobody examines it yet, or it is decided.
    """
    with recording("replace_examiner", act) as record:
        application = begin(
            record, order.number, Step.REPLACE_EXAMINER, Permission.ASSIGN_EXAMINER
        )
        _require_able(order.examiner, act)
        presiding = (one.presiding_officer for one in hearings_of(application))
        require_apart(
            order.examiner,
            (*application.examiners, *presiding, application.reviewed_by),
            what="接替的人审查过、已经回避，或者主持过听证、审核过本件。",
            rule="all-2019:48.1(3)",
        )
        require_words(
            order.reason,
            what="更换审查人员没有写明理由。",
            why="审查由指派的人员负责，更换应当有据可查。",
            rule="all-2019:34",
        )
        former = application.examiner
        application.former_examiners = [*application.former_examiners, former]
        application.examiner = order.examiner
        application.save()
        record.add(
            ExaminerAssigned(examiner=order.examiner, former=former, recused=order.recused)
        )
    return application


def _require_able(code: str, act: Act) -> None:
    if may(actor_of(code, legal_date(act.at)), Permission.EXAMINE_APPLICATION):
        return
    raise NotPermittedError(
        f"{code} 号人员不在审查岗位。",
        why="许可申请由审批股室的工作人员审查。",
        remedy="请另派人员。",
        article="all-2019:34",
    )
