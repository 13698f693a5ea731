"""A reader reports an error on the portal; the legal head reads and answers it once."""

import pytest
from django.test import Client

from mingjing.disclosure.models import ReceivedReport
from mingjing.web.jobs import work
from mingjing.web.portal import reporting
from support.cast import CHECKER, HAN, LIN
from web.test_report_page import GOOD, hidden


@pytest.fixture
def code(county) -> str:
    """A report that came in and that the record knows."""
    reporting.PER_PERSON.forget()
    client = Client()
    answer = client.post("/report/", {**GOOD, "request": hidden(client)})
    work(county.clock.now)
    return answer.headers["Location"].split("/")[2]


def test_the_legal_head_reads_and_answers_a_report_once(county, visitor, code):
    head = visitor(HAN)
    form = head.fill("error_reports", marked="code")
    form |= {"outcome": "unfounded", "answer": "已与决定书核对，金额无误。"}
    for _ in range(2):
        assert head.send("error_reports", form=form).status_code == 303
    other_tab = form | {"request": "of another tab", "answer": "罚款写错了一位。"}
    late = head.send("error_reports", form=other_tab)
    assert late.status_code == 409, "a second answer is refused, not told as given"
    page = visitor(CHECKER).get("error_reports").content.decode()
    assert "已与决定书核对，金额无误。" in page
    assert GOOD["text"] in page
    assert ReceivedReport.objects.get().answered_by == HAN


BAD = [
    ({"outcome": "unfounded", "answer": "请致电 13900001234。"}, 409, "a telephone number"),
    ({"outcome": "unfounded", "answer": ""}, 422, "no answer"),
    ({"outcome": "", "answer": "已经核对过了。"}, 422, "no outcome"),
]


@pytest.mark.parametrize(("typed", "status", "why"), BAD)
def test_a_bad_answer_is_refused_and_not_lost(county, visitor, code, typed, status, why):
    head = visitor(HAN)
    form = head.fill("error_reports", marked="code") | typed
    answer = head.send("error_reports", form=form)
    assert answer.status_code == status, why
    assert typed["answer"] in answer.content.decode(), why


def test_an_officer_does_not_read_what_citizens_wrote(county, visitor, code):
    answer = visitor(LIN).get("error_reports")
    assert answer.status_code == 403
    assert GOOD["text"] not in answer.content.decode()
