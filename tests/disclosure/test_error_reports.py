"""Error reports: taken in once, known to the record by digest alone, answered by the bureau."""

import pytest

from disclosure.cast import CHECKER, LEGAL_HEAD, LIN, at
from mingjing.access.actors import Actor, Role
from mingjing.disclosure.commands.handle_error_report import (
    AnswerErrorReport,
    Outcome,
    ReceiveErrorReport,
    answer_error_report,
    ask_to_receive,
    receive_error_report,
)
from mingjing.disclosure.error_reports import (
    LONGEST_TEXT,
    ErrorReportForm,
    add_error_report,
    digest_of,
    error_reports,
    report_of,
)
from mingjing.disclosure.models import ErrorReport, ReceivedReport
from mingjing.kernel.errors import (
    AlreadyDoneError,
    GateClosedError,
    InvalidInputError,
    NotFoundError,
    NotPermittedError,
)
from mingjing.ledger.models import LogEntry
from mingjing.ledger.queries import history
from mingjing.ledger.recording import Act
from mingjing.web.jobs import work

pytestmark = pytest.mark.django_db
REQUEST = "0123456789abcdef0123456789abcdef"
FORM = ErrorReportForm(
    "（陵）应急罚〔2026〕1号", "罚款金额与文书不同，张隐名可以作证。", "13900001234"
)


def sent(form=FORM, request=REQUEST) -> str:
    return add_error_report(form, request=request, at=at(20))


def test_sent_twice_it_is_one_report(data_dir):
    assert sent() == sent() == "0123456789abcdef"
    assert ErrorReport.objects.count() == 1


BAD = [
    (ErrorReportForm("", "写明的文字", ""), "no item named"),
    (ErrorReportForm("一号", "", ""), "nothing said"),
    (ErrorReportForm("一号", "错", ""), "too little"),
    (ErrorReportForm("一号", "长" * (LONGEST_TEXT + 1), ""), "too much"),
    (ErrorReportForm("一号", "空字符\0在内", ""), "a null character"),
    (ErrorReportForm("一号", "不成字\ud800", ""), "half a character"),
    (ErrorReportForm("一号", "写明的文字", "联" * 101), "a contact too long"),
]


@pytest.mark.parametrize(("form", "why"), BAD)
def test_a_bad_report_is_refused_and_nothing_is_kept(data_dir, form, why):
    with pytest.raises(InvalidInputError):
        sent(form)
    assert not ErrorReport.objects.exists(), why


def test_the_record_takes_in_each_report_once_and_never_its_text(data_dir):
    code = sent()
    assert (ask_to_receive(), ask_to_receive()) == (1, 1)
    work(at(20))
    assert ask_to_receive() == 0
    told = [entry.said for entry in history(f"error_report:{code}")]
    assert [said["kind"] for said in told] == ["error_report_received"]
    assert told[0]["facts"]["digest"] == digest_of(report_of(code))
    for secret in (FORM.text, FORM.contact, "张隐名", report_of(code).salt):
        assert secret not in str(told), "a report leaked into the record"
        assert not [e for e in LogEntry.objects.all() if secret.encode() in bytes(e.body)]


def test_a_report_that_was_altered_afterwards_shows(data_dir):
    code = sent()
    work(at(20))
    ErrorReport.objects.filter(pk=code).update(text="别的文字")
    assert digest_of(report_of(code)) != ReceivedReport.objects.get().digest


def answer(code, text="已与决定书核对，金额无误。", *, by=LEGAL_HEAD):
    return answer_error_report(
        AnswerErrorReport(code, Outcome.UNFOUNDED, text), act=Act(by, at(21))
    )


@pytest.mark.parametrize("by", [LEGAL_HEAD, CHECKER])
def test_a_report_is_answered_once(data_dir, by):
    code = sent()
    with pytest.raises(NotFoundError):
        answer(code, by=by)
    work(at(20))
    answer(code, by=by)
    with pytest.raises(AlreadyDoneError):
        answer(code, by=by)
    assert [view.outcome for view in error_reports(by)] == ["unfounded"]


def test_an_answer_holds_no_personal_data(data_dir):
    code = sent()
    work(at(20))
    with pytest.raises(GateClosedError):
        answer(code, "已致电 13900001234 说明。")
    with pytest.raises(InvalidInputError):
        answer(code, " ")


def test_only_who_answers_reports_reads_them(data_dir):
    code = sent()
    for actor in (LIN, Actor("renderer", frozenset({Role.RENDERER}))):
        with pytest.raises(NotPermittedError):
            error_reports(actor)
    with pytest.raises(NotPermittedError):
        receive_error_report(ReceiveErrorReport(code), act=Act(LEGAL_HEAD, at(20)))
    assert error_reports(CHECKER)[0].contact == FORM.contact


def test_unanswered_reports_stand_first_then_the_newest(data_dir):
    first, second = sent(), sent(request="f" * 32)
    work(at(20))
    answer(first)
    assert [view.code for view in error_reports(CHECKER)] == [second, first]
