"""An error report enters the record by its digest, and somebody answers it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from mingjing.access.actors import Actor, Role
from mingjing.access.policy import Permission, require
from mingjing.disclosure.entries import ErrorReportAnswered, ErrorReportReceived
from mingjing.disclosure.error_reports import digest_of, report_of, waiting_reports
from mingjing.disclosure.masking import require_clean_text
from mingjing.disclosure.models import ReceivedReport
from mingjing.kernel.canonical import Value
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import AlreadyDoneError, InvalidInputError, NotFoundError
from mingjing.ledger.outbox import enqueue
from mingjing.ledger.recording import Act, recording

RECEIVE = "receive_error_report"
CLERK = Actor("receive_error_report", frozenset({Role.RENDERER}))
LONGEST_ANSWER = 500


class Outcome(StrEnum):
    """What became of a report."""

    CORRECTED = "corrected"
    UNFOUNDED = "unfounded"
    PASSED_ON = "passed_on"

    @property
    def label(self) -> str:
        """What people call it."""
        return {"corrected": "属实，已更正", "unfounded": "经核对无误"}.get(
            self.value, "已转有权处理的单位"
        )


@dataclass(frozen=True)
class ReceiveErrorReport:
    """Code of a report that came in through the portal."""

    code: str


@dataclass(frozen=True)
class AnswerErrorReport:
    """What became of a report, with a sentence that holds no personal data."""

    code: str
    outcome: Outcome
    answer: str


def receive_error_report(order: ReceiveErrorReport, *, act: Act) -> ReceivedReport:
    """Take a report into the record by its digest; doing so again returns what is there.

    Raises:
        NotPermittedError: not the program that receives them.
        NotFoundError: no such report.
    """
    held = ReceivedReport.objects.filter(pk=order.code).first()
    if held is not None:
        return held
    with recording("receive_error_report", act) as record:
        record.concerns(_subject(order.code))
        require(act.actor, Permission.RECEIVE_ERROR_REPORT)
        report = report_of(order.code)
        received = ReceivedReport(
            code=report.code, digest=digest_of(report), received_at=act.at
        )
        received.save(force_insert=True)
        record.add(ErrorReportReceived(code=received.code, digest=received.digest))
    return received


def answer_error_report(order: AnswerErrorReport, *, act: Act) -> ReceivedReport:
    """Say what became of a report.

    Raises:
        NotPermittedError: not one who answers them.
        NotFoundError: no such report, or not in the record yet.
        AlreadyDoneError: it was answered.
        InvalidInputError: the answer is empty or too long.
        GateClosedError: the answer holds personal data.
    """
    with recording("answer_error_report", act) as record:
        record.concerns(_subject(order.code))
        require(act.actor, Permission.ANSWER_ERROR_REPORT)
        received = _received(order.code)
        _require_answer(order.answer)
        received.outcome, received.answer = order.outcome.value, order.answer.strip()
        received.answered_by = act.actor.person
        received.answered_on = legal_date(act.at)
        received.save()
        record.add(ErrorReportAnswered(code=received.code, outcome=received.outcome))
    return received


def ask_to_receive() -> int:
    """Enqueue every report that the record does not know yet, and return how many there are.

    The portal cannot enqueue: it may write no table but the one of reports.
    """
    waiting = waiting_reports()
    for code in waiting:
        enqueue(RECEIVE, code, {"code": code})
    return len(waiting)


def receive_waiting_report(arguments: Mapping[str, Value], at: datetime) -> None:
    """Do the outbox job ``receive_error_report``: ``{"code": code}``."""
    order = ReceiveErrorReport(str(arguments["code"]))
    receive_error_report(order, act=Act(CLERK, at))


def _subject(code: str) -> str:
    return f"error_report:{code}"


def _received(code: str) -> ReceivedReport:
    received = ReceivedReport.objects.select_for_update().filter(pk=code).first()
    if received is None:
        raise NotFoundError(
            "没有这一件错误报告，或者尚未登记。",
            why="报告由程序登记以后才能答复，通常在一分钟以内。",
            remedy="请核对编号，稍后再试。",
        )
    if received.outcome:
        raise AlreadyDoneError(
            "这一件错误报告已经答复。",
            why="同一报告只答复一次。",
            remedy="请在清单中查看答复。",
        )
    return received


def _require_answer(answer: str) -> None:
    if not answer.strip() or len(answer.strip()) > LONGEST_ANSWER:
        raise InvalidInputError(
            "答复为空或者过长。",
            why=f"应当说明核对的结果，最多 {LONGEST_ANSWER} 字。",
            remedy="请用一两句话写明核对了什么、怎样处理。",
        )
    require_clean_text(answer, "答复", private=())
