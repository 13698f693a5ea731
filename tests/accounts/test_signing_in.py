"""Signing in over HTTP: one answer for every failure, a lock with its end, a second step."""

import pytest
import time_machine
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from axes.models import AccessFailureLog, AccessLog
from django.test import Client

from mingjing.accounts.models import Account
from support.cast import CHEN, LIN, WU
from support.signing_in import PASSWORD, SECRET, account_for

WRONG = "没有登录"
FAILURES = 5


@pytest.fixture
def clock(county):
    with time_machine.travel(county.clock.now, tick=False) as traveller:
        yield traveller


def post(client, person, password=PASSWORD, **more):
    return client.post("/sign-in/", {"person": person, "password": password, **more})


def code(traveller_seconds=0):
    import time  # noqa: PLC0415 - read while time stands still

    return format_hotp_value(hotp_value(SECRET, int(time.time() + traveller_seconds) // 30))


def test_a_right_password_signs_in_under_a_new_session_key(county, clock):
    account_for(LIN, county.clock.now)
    client = Client()
    client.get("/sign-in/")
    answer = post(client, LIN, next="/console/me/")
    assert (answer.status_code, answer.headers["Location"]) == (303, "/console/me/")
    assert client.get("/console/me/").status_code == 200
    assert AccessLog.objects.filter(username=LIN).count() == 1


@pytest.mark.parametrize("target", ["//evil.example/", "https://evil.example/", "javascript:x"])
def test_nobody_is_led_elsewhere_after_signing_in(county, clock, target):
    account_for(LIN, county.clock.now)
    assert post(Client(), LIN, next=target).headers["Location"] == "/console/"


def test_every_failure_gets_the_same_answer(county, clock):
    account_for(LIN, county.clock.now)
    answers = [post(Client(), name, "wrong") for name in (LIN, "p-99", CHEN)]
    bodies = {
        answer.content.decode().replace(name, "").partition("csrf")[0]
        for answer, name in zip(answers, (LIN, "p-99", CHEN), strict=True)
    }
    assert {answer.status_code for answer in answers} == {403}
    assert len(bodies) == 1
    assert all(WRONG in answer.content.decode() for answer in answers)


@pytest.mark.parametrize("name", [LIN, "p-99"])
def test_five_failures_lock_a_name_for_a_quarter_of_an_hour(county, clock, name):
    account_for(LIN, county.clock.now)
    client = Client()
    statuses = [post(client, name, "wrong").status_code for _ in range(FAILURES)]
    assert statuses == [403] * (FAILURES - 1) + [429]
    locked = post(client, name, PASSWORD)
    assert locked.status_code == 429
    assert "2026年3月2日 09:15" in locked.content.decode()
    locks = [said for said in county.said("bureau") if said["kind"] == "account_locked"]
    assert len(locks) == (name == LIN)
    clock.shift(15 * 60 + 1)
    assert post(client, name, PASSWORD).status_code == (303 if name == LIN else 403)


def test_a_password_typed_into_the_wrong_box_is_not_written_down(county, clock):
    post(Client(), PASSWORD, "p-04")
    assert [row.username for row in AccessFailureLog.objects.all()] == ["?"]


def test_a_leader_needs_the_code_of_the_telephone_once(county, clock):
    account_for(WU, county.clock.now)
    client = Client()
    assert post(client, WU).headers["Location"] == "/sign-in/second/"
    assert client.get("/console/me/").status_code == 302
    assert client.post("/sign-in/second/", {"code": "000000"}).status_code == 403
    right = code()
    assert client.post("/sign-in/second/", {"code": right}).status_code == 303
    assert client.get("/console/me/").status_code == 200
    other = Client()
    post(other, WU)
    assert other.post("/sign-in/second/", {"code": right}).status_code == 403


def test_wrong_codes_lock_like_wrong_passwords(county, clock):
    account_for(WU, county.clock.now)
    client = Client()
    post(client, WU)
    statuses = [
        client.post("/sign-in/second/", {"code": "000000"}).status_code for _ in range(FAILURES)
    ]
    assert statuses == [403] * (FAILURES - 1) + [429]
    assert client.post("/sign-in/second/", {"code": code()}).status_code == 429


def test_an_initial_password_leads_only_to_the_page_that_changes_it(county, clock):
    account = account_for(LIN, county.clock.now)
    Account.objects.filter(pk=account.pk)
    from mingjing.accounts.commands.open_account import (  # noqa: PLC0415
        ResetPassword,
        reset_password,
    )
    from support.cast import ADMIN  # noqa: PLC0415

    initial = reset_password(ResetPassword(LIN), act=county.act(ADMIN))
    client = Client()
    post(client, LIN, initial)
    answer = client.get("/console/me/")
    assert (answer.status_code, answer.headers["Location"]) == (303, "/console/me/password/")
    form = {"old": initial, "new": PASSWORD, "again": PASSWORD}
    assert client.post("/console/me/password/", form).status_code == 303
    assert client.get("/console/me/").status_code == 200
