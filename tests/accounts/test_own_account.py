"""The own account: a second factor set up with real codes, recovery codes, giving up."""

import re
import time

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.test import Client

from mingjing.ledger.recording import BUREAU
from support.cast import CHEN, LIN
from support.signing_in import PASSWORD, account_for, sign_in

TURN = 30


@pytest.fixture
def clock(county):
    with time_machine.travel(county.clock.now, tick=False) as traveller:
        yield traveller


@pytest.fixture
def client(county, clock):
    browser = Client()
    sign_in(browser, LIN, county.clock.now)
    return browser


def code(secret, later=0):
    return format_hotp_value(hotp_value(secret, int(time.time()) // TURN + later))


def secret_on(page):
    return re.search(r'class="secret">([A-Z2-7]+)<', page.content.decode())[1]


def enrol(client, **more):
    secret = secret_on(client.get("/console/me/codes/"))
    form = {"code": code(secret), "password": PASSWORD} | more
    return secret, client.post("/console/me/codes/", form)


def codes_on(page):
    return re.findall(r"<li>(\d{8})</li>", page.content.decode())


def through_the_door(person, second):
    client = Client()
    client.post("/sign-in/", {"person": person, "password": PASSWORD})
    return client.post("/sign-in/second/", {"code": second}).status_code


def kinds(county):
    return [said["kind"] for said in county.said(BUREAU)]


def test_a_right_code_sets_up_the_telephone_and_shows_recovery_codes_once(
    client, county, clock
):
    before = client.cookies["mingjing_session"].value
    secret, page = enrol(client)
    assert len(codes_on(page)) == 10
    assert kinds(county)[-2:] == ["second_factor_added", "recovery_codes_issued"]
    assert client.cookies["mingjing_session"].value != before
    assert through_the_door(LIN, code(secret)) == 303
    clock.shift(TURN)
    assert through_the_door(LIN, code(secret)) == 303
    assert secret_on(client.get("/console/me/codes/")) != secret


def test_a_secret_is_neither_in_the_record_nor_in_the_clear_in_its_row(client, county):
    secret, page = enrol(client)
    told = str(list(county.said(BUREAU)))
    stored = str(list(Authenticator.objects.values_list("data", flat=True)))
    for each in (secret, *codes_on(page)):
        assert each not in told
        assert each not in stored


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"code": "000000"}, "动态码不对"),
        ({"password": "x"}, "密码不对"),
        ({"code": ""}, "动态码不对"),
    ],
)
def test_what_proves_nothing_sets_up_nothing(client, more, said):
    _secret, page = enrol(client, **more)
    assert page.status_code == 422
    assert said in page.content.decode()
    assert not Authenticator.objects.filter(user__person=LIN).exists()


def test_each_recovery_code_is_good_once(client):
    _secret, page = enrol(client)
    first, second, *_rest = codes_on(page)
    assert [through_the_door(LIN, each) for each in (first, first, second)] == [303, 403, 303]


def test_new_recovery_codes_replace_the_old_ones(client, county):
    _secret, page = enrol(client)
    again = client.post("/console/me/recovery/", {"password": PASSWORD})
    assert not set(codes_on(page)) & set(codes_on(again))
    assert through_the_door(LIN, codes_on(page)[0]) == 403
    assert through_the_door(LIN, codes_on(again)[0]) == 303


def test_giving_up_the_last_factor_takes_the_recovery_codes_along(client, county):
    enrol(client)
    number = Authenticator.objects.get(user__person=LIN, type="totp").pk
    typed = {"number": number, "password": PASSWORD}
    assert client.post("/console/me/remove/", typed | {"password": "x"}).status_code == 422
    assert client.post("/console/me/remove/", typed).status_code == 303
    assert not Authenticator.objects.filter(user__person=LIN).exists()
    assert kinds(county)[-2:] == ["second_factor_removed", "second_factor_removed"]


def test_nobody_gives_up_the_factor_of_somebody_else(client, county, clock):
    account_for(CHEN, county.clock.now)
    number = Authenticator.objects.get(user__person=CHEN, type="totp").pk
    answer = client.post("/console/me/remove/", {"number": number, "password": PASSWORD})
    assert answer.status_code == 404
    assert Authenticator.objects.filter(pk=number).exists()


def test_a_reviewer_who_gives_up_the_factor_is_led_back_to_setting_one_up(county, clock):
    client = Client()
    sign_in(client, CHEN, county.clock.now)
    number = Authenticator.objects.get(user__person=CHEN, type="totp").pk
    client.post("/console/me/remove/", {"number": number, "password": PASSWORD})
    assert client.get("/console/").headers["Location"] == "/console/me/"


def test_an_answer_of_a_key_that_nobody_asked_is_refused(client):
    typed = {"credential": "{}", "password": PASSWORD}
    for credential in ("", "{}", "[]", "null", '{"id": "x"}', "x" * 100):
        answer = client.post("/console/me/key/", typed | {"credential": credential})
        assert answer.status_code == 422, credential


def test_signing_out_ends_the_session_and_wants_a_form(client):
    assert client.get("/sign-in/out/").status_code == 405
    assert client.post("/sign-in/out/").status_code == 303
    assert client.get("/console/me/").status_code == 302
