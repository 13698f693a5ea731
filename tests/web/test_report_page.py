"""报告错误: three fields without script; bad input, double sending, too many."""

import html
import re

import pytest
from django.test import Client

from mingjing.disclosure.models import ErrorReport
from mingjing.web.portal import reporting

pytestmark = pytest.mark.django_db
GOOD = {
    "about": "（陵）应急罚〔2026〕1号",
    "text": "罚款金额与文书不同。",
    "contact": "请致电 13900001234",
}


@pytest.fixture(autouse=True)
def _nobody_reported_yet(data_dir):
    reporting.PER_PERSON.forget()
    reporting.ALTOGETHER.forget()


def hidden(client: Client) -> str:
    text = client.get("/report/?about=abc").content.decode()
    return html.unescape(re.search(r'name="request" value="([^"]+)"', text)[1])


def send(client: Client, **changed: str):
    return client.post("/report/", {**GOOD, "request": hidden(client), **changed})


def test_a_report_is_taken_in_and_answered_with_its_code():
    client = Client()
    answer = send(client)
    assert answer.status_code == 303
    report = ErrorReport.objects.get()
    assert answer.headers["Location"] == f"/report/{report.code}/"
    assert report.code in client.get(answer.headers["Location"]).content.decode()
    assert (report.about, report.text, report.contact) == tuple(GOOD.values())


def test_a_double_click_is_one_report_with_one_code():
    client = Client()
    request = hidden(client)
    places = {send(client, request=request).headers["Location"] for _ in range(3)}
    assert len(places) == 1
    assert ErrorReport.objects.count() == 1


def test_nothing_of_a_report_stands_in_an_address_or_a_later_page():
    client = Client()
    place = send(client).headers["Location"]
    for text in (place, client.get(place).content.decode()):
        for secret in ("13900001234", GOOD["text"]):
            assert secret not in text, "a report leaked"


BAD = [
    ({"about": ""}, 422, "没有填写", "no item"),
    ({"text": ""}, 422, "没有填写", "nothing said"),
    ({"text": "错" * 1001}, 422, "太长", "too long"),
    ({"text": "空\0字符在内"}, 422, "不能保存的字符", "a null character"),
    ({"contact": "联" * 101}, 422, "太长", "a contact too long"),
    ({"request": ""}, 422, "打开得太久", "no request"),
    ({"request": "forged:signature"}, 422, "打开得太久", "a forged request"),
]


@pytest.mark.parametrize(("changed", "status", "words", "why"), BAD)
def test_bad_input_is_refused_and_nothing_typed_is_lost(changed, status, words, why):
    answer = send(Client(), **changed)
    text = html.unescape(answer.content.decode())
    assert (answer.status_code, words in text) == (status, True), why
    assert not ErrorReport.objects.exists(), why
    for name, value in GOOD.items():
        if name not in changed:
            assert value in text, f"{name} was lost"


def test_a_refused_form_can_be_sent_again_as_it_is():
    client = Client()
    text = send(client, request="").content.decode()
    request = html.unescape(re.search(r'name="request" value="([^"]+)"', text)[1])
    assert send(client, request=request).status_code == 303


def test_script_in_a_field_is_text():
    answer = send(Client(), about='"><script>x</script>', text="")
    assert "<script" not in answer.content.decode()


def test_more_than_a_person_sends_is_refused_with_everything_kept():
    client = Client()
    for _ in range(5):
        assert send(client).status_code == 303
    answer = send(client)
    assert answer.status_code == 429
    assert GOOD["text"] in answer.content.decode()
    assert ErrorReport.objects.count() == 5


def test_one_who_sends_too_much_does_not_silence_others_behind_the_same_server():
    client = Client()
    for _ in range(6):
        last = client.post(
            "/report/",
            {**GOOD, "request": hidden(client)},
            headers={"x-forwarded-for": "203.0.113.9, 198.51.100.7"},
        )
    assert last.status_code == 429
    other = {"x-forwarded-for": "198.51.100.7, 203.0.113.9"}
    answer = client.post("/report/", {**GOOD, "request": hidden(client)}, headers=other)
    assert answer.status_code == 303


def test_the_form_works_for_somebody_without_cookies_and_sets_none():
    answer = Client(enforce_csrf_checks=True).get("/report/")
    assert not answer.cookies
    assert send(Client(enforce_csrf_checks=True)).status_code == 303


def test_the_form_is_never_kept_by_a_cache():
    assert Client().get("/report/").headers["Cache-Control"] == "no-store"
