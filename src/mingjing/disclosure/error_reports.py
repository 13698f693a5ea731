"""报告错误: what a reader of a public page writes to the bureau, added and never read back.

The portal adds rows to one table and reads none. A program of the bureau takes each report into
the record by its digest, so that one that vanishes shows; nothing of its text enters there.
"""

import re
import secrets
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction

from mingjing.access.actors import Actor
from mingjing.access.policy import Permission, require
from mingjing.disclosure.models import ErrorReport, ReceivedReport
from mingjing.kernel import canonical
from mingjing.kernel.commitment import SALT_BYTES, commit
from mingjing.kernel.errors import InvalidInputError, NotFoundError

LONGEST_ABOUT, LONGEST_TEXT, LONGEST_CONTACT = 100, 1_000, 100
SHORTEST_TEXT = 4
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")


@dataclass(frozen=True)
class ErrorReportForm:
    """Three fields as somebody typed them.

    Args:
        about: number or code of the item, or what page it is.
        text: what is wrong and what would be right.
        contact: how to answer; may be empty.
    """

    about: str
    text: str
    contact: str


@dataclass(frozen=True, slots=True)
class ErrorReportView:
    """A report as the bureau reads it."""

    code: str
    about: str
    text: str
    contact: str
    sent_at: datetime
    is_received: bool
    outcome: str
    answer: str


def add_error_report(form: ErrorReportForm, *, request: str, at: datetime) -> str:
    """Add a report and return its code; sent twice it is one report and one code.

    The code is made from *request*, so that answering a repetition needs no reading.

    Args:
        form: what was typed.
        request: made by the page that showed the form; the same for every sending of it.
        at: when it was sent.

    Raises:
        InvalidInputError: a field is empty where it must not be, or too long.
    """
    require_sendable(form)
    code = code_of(request)
    row = ErrorReport(
        code=code,
        request=request,
        about=form.about.strip(),
        text=form.text.strip(),
        contact=form.contact.strip(),
        salt=secrets.token_hex(SALT_BYTES),
        sent_at=at,
    )
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        return code
    return code


def code_of(request: str) -> str:
    """Return the code of the report sent with *request*: its first sixteen characters."""
    return request[:16]


def require_sendable(form: ErrorReportForm) -> None:
    """Refuse what cannot be taken, one fault at a time, in the order of the form.

    Raises:
        InvalidInputError: says which field, and what to do.
    """
    checks = (
        ("哪一件", form.about, 1, LONGEST_ABOUT),
        ("哪里有误", form.text, SHORTEST_TEXT, LONGEST_TEXT),
        ("联系方式", form.contact, 0, LONGEST_CONTACT),
    )
    for label, value, shortest, longest in checks:
        length = len(value.strip())
        if not shortest <= length <= longest:
            fault = "没有填写" if not length else "太短" if length < shortest else "太长"
            raise InvalidInputError(
                f"“{label}”{fault}。",
                why=f"这一项应当有 {shortest} 至 {longest} 字，所填有 {length} 字。",
                remedy="请改正后再次提交，其他各项已经保留。",
            )
        if _UNPRINTABLE.search(value):
            raise InvalidInputError(
                f"“{label}”中有不能保存的字符。",
                why="其中有空字符、控制字符或者不成字的编码。",
                remedy="请删去后再次提交，其他各项已经保留。",
            )


def waiting_reports() -> list[str]:
    """Return the codes of reports that the record does not know yet, oldest first."""
    known = ReceivedReport.objects.values_list("code", flat=True)
    rows = ErrorReport.objects.exclude(pk__in=known).order_by("sent_at")
    return list(rows.values_list("code", flat=True))


def report_of(code: str) -> ErrorReport:
    """Return a report.

    Raises:
        NotFoundError: there is none of that code.
    """
    row = ErrorReport.objects.filter(pk=code).first()
    if row is None:
        raise NotFoundError(
            "没有这一件错误报告。",
            why="没有收到过这一编号的报告。",
            remedy="请从错误报告的清单中选择。",
        )
    return row


def digest_of(report: ErrorReport) -> str:
    """Return what the record keeps of a report: a salted commitment to everything typed."""
    told = canonical.encode([report.code, report.about, report.text, report.contact])
    return commit(told, bytes.fromhex(report.salt)).hex()


def error_reports(actor: Actor) -> list[ErrorReportView]:
    """Return every report, unanswered ones first, then newest first.

    Raises:
        NotPermittedError: not one who answers them.
    """
    require(actor, Permission.ANSWER_ERROR_REPORT)
    received = {row.code: row for row in ReceivedReport.objects.all()}
    views = [_view(row, received.get(row.code)) for row in ErrorReport.objects.all()]
    views.sort(key=lambda view: view.sent_at, reverse=True)
    return sorted(views, key=lambda view: bool(view.outcome))


def _view(row: ErrorReport, received: ReceivedReport | None) -> ErrorReportView:
    return ErrorReportView(
        code=row.code,
        about=row.about,
        text=row.text,
        contact=row.contact,
        sent_at=row.sent_at,
        is_received=received is not None,
        outcome=received.outcome if received else "",
        answer=received.answer if received else "",
    )
