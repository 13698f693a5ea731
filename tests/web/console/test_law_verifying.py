"""Verifying in the browser: the list, the page of one rule, and only the legal unit."""

import re

import pytest
import time_machine
from django.test import Client

from mingjing.bureau.models import Parameter, Verification
from mingjing.bureau.queries import law_of_bureau
from mingjing.ledger.recording import BUREAU
from mingjing.statute.load import rulebook
from support.cast import CHEN, HAN, LIN
from support.signing_in import sign_in

UNVERIFIED = "/console/law/unverified/"
TEXT = "虚构公报2026年第9号第12页"


def address(rule, county):
    version = rulebook().rule(rule, county.clock.today).valid_from
    return f"/console/law/verify/{rule}/{version.isoformat()}/"


@pytest.fixture
def browser(county):
    with time_machine.travel(county.clock.now, tick=False):
        client = Client()
        sign_in(client, HAN, county.clock.now)
        yield client


def law(county):
    return law_of_bureau(rulebook(), county.clock.today)


def test_a_rule_is_verified_from_the_list_and_moves_to_what_is_done(county, browser):
    before = browser.get(UNVERIFIED).content.decode()
    assert address("DEFENCE", county) in before
    assert browser.get(address("DEFENCE", county)).status_code == 200
    sent = {"source": TEXT, "note": "一致。", "request": "a"}
    for _click in range(2):
        done = browser.post(address("DEFENCE", county), sent)
        assert (done.status_code, done["Location"]) == (303, f"{UNVERIFIED}?done=DEFENCE")
    after = browser.get(done["Location"]).content.decode()
    assert address("DEFENCE", county) not in after
    assert TEXT in after
    assert Verification.objects.count() == 1
    assert county.kinds(BUREAU)[-1] == "rule_verified"


def test_another_amount_is_set_in_yuan_for_one_kind_of_party(county, browser):
    sent = {"source": TEXT, "value": "30000", "party": "person"}
    for_nobody = browser.post(address("HEAR-THR", county), sent | {"party": ""})
    assert "对单位还是对个人" in for_nobody.content.decode()
    assert browser.post(address("HEAR-THR", county), sent).status_code == 303
    assert Parameter.objects.get().value == 3_000_000
    assert law(county).rule("HEAR-THR", county.clock.today).badge is None


@pytest.mark.parametrize(
    "row",
    [
        "RET-PERMIT",
        "CNT-07",
        "REC-HEARING",
        "cr36-2025",
        "r310-2020-counting",
        "field-party-name",
    ],
)
def test_rows_of_every_kind_stand_on_the_list_and_are_verified_there(county, browser, row):
    before = browser.get(UNVERIFIED).content.decode()
    (place,) = re.findall(rf'href="(/console/law/verify/{row}/[0-9-]+/)"', before)
    page = browser.get(place).content.decode()
    assert ("不要记录核实" in page, "Macro" in page) == (True, False)
    assert browser.post(place, {"source": TEXT, "request": "a"}).status_code == 303
    after = browser.get(UNVERIFIED).content.decode()
    assert (place in after, TEXT in after) == (False, True)


def test_an_amount_of_a_region_is_set_for_its_own_party(county, browser):
    place = "/console/law/verify/HEAR-THR-national-person/2026-02-01/"
    sent = {"source": TEXT, "value": "30000"}
    assert browser.post(place, sent).status_code == 303
    kept = Parameter.objects.get()
    assert (kept.rule, kept.party, kept.value) == ("HEAR-THR", "person", 3_000_000)


def test_without_a_text_nothing_is_recorded_and_what_was_typed_stays(county, browser):
    answer = browser.post(address("DEFENCE", county), {"source": "", "note": "已看过"})
    assert answer.status_code == 422
    assert "已看过" in answer.content.decode()
    assert not Verification.objects.exists()


@pytest.mark.parametrize(
    "path", ["DEFENCE/2026-13-01/", "DEFENCE/1999-01-01/", "NO-SUCH/2026-03-02/"]
)
def test_an_address_that_names_no_version_is_refused(county, browser, path):
    assert browser.get(f"/console/law/verify/{path}").status_code in {404, 422}


def test_reviewers_verify_too_and_nobody_else(county):
    with time_machine.travel(county.clock.now, tick=False):
        for person, status in ((CHEN, 303), (LIN, 403)):
            client = Client()
            sign_in(client, person, county.clock.now)
            assert client.get(UNVERIFIED).status_code == 200
            answer = client.post(address("ARCHIVE", county), {"source": TEXT})
            assert answer.status_code == status, person
