"""Tasks of a change of law in the browser: on the first page, in the list, settled."""

from datetime import timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from mingjing.bureau.models import LawFile
from mingjing.bureau.queries import actor_of
from mingjing.ledger.recording import Act
from mingjing.statute.load import rulebook
from mingjing.supervision.commands.enter_norm import EnterNorm, enter_norm
from mingjing.supervision.models import Adjustment
from support.amendments import EFFECTIVE, TEXT
from support.cast import CHEN, HAN, LIN
from support.signing_in import sign_in
from web.console.visiting import forms_of

CHANGES = "/console/law/changes/"
ENTER = f"{CHANGES}new/"


@pytest.fixture
def docket(county):
    docket = county.register()
    county.file(docket)
    act = Act(actor_of(HAN, county.clock.today), county.clock.now)
    enter_norm(EnterNorm(TEXT), act=act, law=rulebook())
    return docket


def browser_of(county, person):
    browser = Client()
    sign_in(browser, person, county.clock.now)
    return browser


def test_the_first_page_leads_to_the_own_tasks_and_one_is_settled(county, docket):
    with time_machine.travel(county.clock.now, tick=False):
        browser = browser_of(county, LIN)
        assert CHANGES in browser.get("/console/").content.decode()
        shown = browser.get(CHANGES).content.decode()
        assert county.case(docket).number in shown
        assert "APL-67" not in shown
        task = Adjustment.objects.get(about=docket)
        address = f"{CHANGES}{task.pk}/"
        page = browser.get(address).content.decode()
        assert ("查看案件" in page, "第六十条" in page, "apl-2021:" in page) == (
            True,
            True,
            False,
        )
        empty = browser.post(address, {"outcome": "not_needed", "reason": ""})
        assert empty.status_code == 422
        sent = {"outcome": "not_needed", "reason": "行为在新法以前（虚构）。", "request": "a"}
        for _click in range(2):
            assert browser.post(address, sent).status_code == 303
        assert "没有等您调整的事项" in browser.get(CHANGES).content.decode()
        assert "去办理" not in browser.get("/console/").content.decode()
    task.refresh_from_db()
    assert (task.outcome, task.settled_by) == ("not_needed", LIN)


def test_the_legal_head_sees_all_and_others_only_their_own(county, docket):
    with time_machine.travel(county.clock.now, tick=False):
        shown = browser_of(county, HAN).get(CHANGES).content.decode()
        assert all(word in shown for word in ("APL-67", "文书式样", "未结案件", "公示事项"))
        other = browser_of(county, CHEN)
        assert "没有等您调整的事项" in other.get(CHANGES).content.decode()
        task = Adjustment.objects.get(about=docket)
        assert other.get(f"{CHANGES}{task.pk}/").status_code == 404


def upload(browser, text):
    file = SimpleUploadedFile("norm.toml", text.encode())
    response = browser.post(ENTER, {"file": file})
    return response.status_code, response.content.decode()


def test_a_norm_is_rehearsed_and_entered_as_it_was_rehearsed(county):
    docket = county.register()
    county.file(docket)
    with time_machine.travel(county.clock.now, tick=False):
        browser = browser_of(county, HAN)
        status, shown = upload(browser, TEXT)
        assert status == 200
        for words in ("还没有录入", county.case(docket).number, "行政处罚告知书", "APL-67"):
            assert words in shown, words
        assert "<b>HEAR-THR</b>" not in shown, "an amount has the name of its rule"
        assert not LawFile.objects.exists()
        (form,) = (one for one in forms_of(shown) if "sealed" in one)
        sent = {name: values[0] for name, values in form.items()}
        assert browser.post(ENTER, sent | {"sealed": "x" + sent["sealed"]}).status_code == 422
        for _click in range(2):
            answer = browser.post(ENTER, sent)
            assert (answer.status_code, answer.headers["Location"]) == (
                303,
                f"{CHANGES}?entered=apl-2027",
            )
        assert "录入规范的新版本" in browser.get(CHANGES).content.decode()
        norm = browser.get("/basis/apl-2027/").content.decode()
        assert "主席令第九十九号（虚构）" in norm
    assert LawFile.objects.count() == 1
    assert Adjustment.objects.filter(about=docket).exists()


def test_the_dates_that_move_are_shown_before_and_after_a_norm_is_entered(county):
    county.clock.move_to(EFFECTIVE + timedelta(days=19))
    docket = county.register()
    county.file(docket)
    with time_machine.travel(county.clock.now, tick=False):
        browser = browser_of(county, HAN)
        _status, shown = upload(browser, TEXT)
        (form,) = (one for one in forms_of(shown) if "sealed" in one)
        sent = {name: values[0] for name, values in form.items()}
        entered = browser.post(ENTER, sent).headers["Location"]
        for page in (shown, browser.get(entered).content.decode()):
            words = ("变动的期限", county.case(docket).number, "2027-08-18", "2027-07-19")
            for said in (*words, "第六十条（90日）", "第六十一条（60日）"):
                assert said in page, said
        assert browser.get(f"{CHANGES}?entered=apl-2099").status_code == 404


def test_faults_of_a_file_are_told_by_line_and_only_the_legal_unit_may_enter(county):
    with time_machine.travel(county.clock.now, tick=False):
        browser = browser_of(county, HAN)
        key = 'bearer = "agency"'
        line = TEXT[: TEXT.index(key)].count("\n") + 1
        status, shown = upload(browser, TEXT.replace(key, f"x{key}"))
        assert (status, f"第 {line} 行" in shown, "不认识的键" in shown) == (422, True, True)
        status, shown = upload(browser, TEXT.replace('["APL-52-3"]', '["APL-99"]'))
        assert (status, "drops" in shown) == (422, True)
        status, shown = upload(browser, TEXT.replace("number = ", "# number = "))
        assert (status, "没有写明字号" in shown) == (422, True)
        assert browser_of(county, LIN).get(ENTER).status_code == 403
    assert not LawFile.objects.exists()
