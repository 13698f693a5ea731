"""Loading a notice in the browser: preview, confirm, what moved; and who may look."""

from datetime import date

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from mingjing.bureau.models import LawFile
from mingjing.cases.states import State
from mingjing.ledger.recording import BUREAU
from mingjing.statute.entered import LawKind, LawText
from support.cast import ADMIN, HAN, LIN
from support.notices import NUMBER, notice
from support.signing_in import sign_in
from support.unchecked import enter_unchecked
from web.console.visiting import forms_of

CALENDARS = "/console/law/calendars/"


def browser_of(county, person):
    browser = Client()
    sign_in(browser, person, county.clock.now)
    return browser


@pytest.fixture
def late(county):
    """A case whose limits run over the turn of the year."""
    county.clock.move_to(date(2026, 12, 28))
    docket = county.bring(State.IN_REVIEW)
    county.accept(docket)
    return docket


def upload(browser, text):
    file = SimpleUploadedFile("2027.toml", text.encode())
    return browser.post(CALENDARS, {"file": file})


def sealed_in(response):
    return next(form for form in forms_of(response.content.decode()) if "sealed" in form)


def test_a_notice_is_previewed_then_loaded_and_what_moved_is_shown(county, late):
    with time_machine.travel(county.clock.now, tick=False):
        browser = browser_of(county, HAN)
        preview = upload(browser, notice())
        assert preview.status_code == 200
        told = preview.content.decode()
        assert "还没有录入" in told
        assert county.case(late).number in told
        assert not LawFile.objects.exists()
        form = {name: values[0] for name, values in sealed_in(preview).items()}
        done = browser.post(CALENDARS, form)
        assert (done.status_code, done["Location"]) == (303, f"{CALENDARS}2027/?loaded")
        again = browser.post(CALENDARS, form)
        assert again.status_code == 303
        shown = browser.get(done["Location"]).content.decode()
    assert LawFile.objects.count() == 1
    assert NUMBER in shown
    assert county.case(late).number in shown
    assert "调休上班" in shown
    assert county.kinds(BUREAU)[-1] == "law_file_entered"


REFUSED = [
    # what is sent, what is said
    ({}, "没有选择文件"),
    ({"sealed": "anything"}, "预览的内容对不上"),
]


@pytest.mark.parametrize(("sent", "said"), REFUSED)
def test_what_is_not_a_rehearsed_notice_is_refused_in_place(county, sent, said):
    with time_machine.travel(county.clock.now, tick=False):
        answer = browser_of(county, HAN).post(CALENDARS, sent)
    assert answer.status_code == 422
    assert said in answer.content.decode()


@pytest.mark.parametrize("text", [notice(number=None), "x = ", notice(端午节=None)])
def test_a_wrong_file_is_refused_with_the_reason(county, text):
    with time_machine.travel(county.clock.now, tick=False):
        answer = upload(browser_of(county, HAN), text)
    assert answer.status_code == 422
    assert "怎么办" in answer.content.decode()
    assert not LawFile.objects.exists()


def test_everybody_may_look_and_only_two_posts_may_load(county, late):
    with time_machine.travel(county.clock.now, tick=False):
        for person, may in ((LIN, False), (ADMIN, True), (HAN, True)):
            browser = browser_of(county, person)
            page = browser.get(CALENDARS).content.decode()
            assert ("录入放假通知" in page) == may, person
            assert browser.get(f"{CALENDARS}2026/").status_code == 200
            assert browser.get(f"{CALENDARS}3026/").status_code == 404
        refused = upload(browser_of(county, LIN), notice())
        assert refused.status_code == 403
        preview = upload(browser_of(county, ADMIN), notice()).content.decode()
    assert county.case(late).number not in preview


def test_a_file_of_another_release_is_named_and_stops_no_page(county):
    text = LawText(LawKind.REGION, "14", "[of_another_release]")
    enter_unchecked(text, county.act(HAN))
    with time_machine.travel(county.clock.now, tick=False):
        for person, path in ((HAN, "/console/"), (HAN, CALENDARS), (ADMIN, "/console/status/")):
            page = browser_of(county, person).get(path)
            assert page.status_code == 200, path
            assert "regions/14.toml" in page.content.decode(), path
        assert Client().get("/why/APL-60/").status_code == 200
        done = upload(browser_of(county, HAN), notice())
    assert done.status_code == 200, "nor another file"
