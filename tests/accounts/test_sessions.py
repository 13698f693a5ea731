"""How long a sign-in lasts, what it reaches, and what becomes of a form that comes too late."""

import re
from datetime import date

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.test import Client, RequestFactory

from mingjing.access.actors import Role
from mingjing.accounts.commands.close_account import CloseAccount, close_account
from mingjing.accounts.commands.open_account import ResetPassword, reset_password
from mingjing.accounts.commands.second_factor import ResetSecondFactors, reset_second_factors
from mingjing.bureau.commands.appoint import Appoint, appoint
from mingjing.web.accounts import lapsed
from support.cast import ADMIN, CHEN, CLERK, HAN, LIN, WU, ZHAO, ZHOU
from support.signing_in import PASSWORD, account_for, sign_in

MINUTE = 60
FORM = "/console/me/password/"
TYPED = "询问时当事人说：\r\n“门没有锁。”"


@pytest.fixture
def clock(county):
    with time_machine.travel(county.clock.now, tick=False) as traveller:
        yield traveller


@pytest.fixture
def client(county, clock):
    browser = Client()
    sign_in(browser, LIN, county.clock.now)
    browser.get("/console/me/")
    return browser


def is_in(client):
    return client.get("/console/me/").status_code == 200


def test_a_session_ends_after_half_an_hour_without_a_click(client, clock):
    clock.shift(30 * MINUTE)
    assert is_in(client)
    clock.shift(30 * MINUTE + 61)
    assert not is_in(client)


def test_a_session_ends_after_twelve_hours_however_busy(client, clock):
    for _ in range(12 * 3):
        clock.shift(20 * MINUTE)
        assert is_in(client)
    clock.shift(1)
    assert not is_in(client)


def test_a_click_costs_a_row_at_most_once_a_minute(client, clock):
    before = Session.objects.get().session_data
    clock.shift(59)
    assert is_in(client)
    assert Session.objects.get().session_data == before
    clock.shift(2)
    assert is_in(client)
    assert Session.objects.get().session_data != before


def test_the_session_key_changes_with_the_posts(client, county, clock):
    before = client.cookies["mingjing_session"].value
    assert is_in(client)
    assert client.cookies["mingjing_session"].value == before
    order = Appoint(LIN, Role.UNIT_HEAD, "任命（虚构）", date(2026, 3, 1))
    appoint(order, act=county.act(ADMIN))
    assert is_in(client)
    assert client.cookies["mingjing_session"].value != before


@pytest.mark.parametrize(
    ("ending", "why"),
    [
        (lambda act: close_account(CloseAccount(LIN, "调离"), act=act), "closed"),
        (lambda act: reset_password(ResetPassword(LIN), act=act), "password reset"),
    ],
)
def test_what_happens_to_the_account_ends_its_sessions(client, county, ending, why):
    ending(county.act(ADMIN))
    assert not is_in(client), why


def test_cookies_are_for_us_alone(county, clock):
    account_for(LIN, county.clock.now)
    client = Client()
    client.get("/sign-in/")
    client.post("/sign-in/", {"person": LIN, "password": PASSWORD})
    cookies = {name: client.cookies[name] for name in ("mingjing_session", "mingjing_csrf")}
    assert all(each["httponly"] and each["samesite"] == "Lax" for each in cookies.values())
    assert cookies["mingjing_session"]["max-age"] == ""


@pytest.mark.parametrize("person", [WU, ZHOU, HAN, CHEN])
def test_leaders_and_reviewers_reach_nothing_until_they_have_a_second_factor(
    county, clock, person
):
    client = Client()
    sign_in(client, person, county.clock.now)
    assert client.get("/console/").status_code == 200
    reset_second_factors(ResetSecondFactors(person), act=county.act(ADMIN))
    for address in ("/console/", "/console/cases/", "/console/no/such/page/"):
        answer = client.get(address)
        assert answer.status_code in {303, 404}, address
    assert client.get("/console/").headers["Location"] == "/console/me/"
    assert client.post("/console/").headers["Location"] == "/console/me/"
    assert "请先设置第二步验证" in client.get("/console/me/").content.decode()


def hidden(page, name):
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    return found[1] if found else ""


def late(client, clock, **more):
    """Post a form whose session ended meanwhile, the token of its page still right."""
    clock.shift(31 * MINUTE)
    return client.post(FORM, {"told": TYPED, "kinds": ["a", "b"], "request": "n1", **more})


def signed_in_again(client, page, person):
    form = {"person": person, "password": PASSWORD, "kept": hidden(page, "kept")}
    return client.post("/sign-in/", form | {"next": hidden(page, "next")})


def test_what_was_typed_waits_for_the_same_person(client, clock):
    page = late(client, clock, password="秘密").content.decode()  # noqa: S106
    assert "没有丢" in page
    assert TYPED not in page
    answer = signed_in_again(client, page, LIN)
    assert answer.headers["Location"] == "/sign-in/resume/"
    again = client.get("/sign-in/resume/").content.decode()
    assert f'action="{FORM}"' in again
    assert "门没有锁" in again
    assert again.count('name="kinds"') == 2
    assert hidden(again, "request") == "n1"
    assert "秘密" not in again


def test_what_was_typed_goes_to_nobody_else(client, county, clock):
    account_for(ZHAO, county.clock.now)
    page = late(client, clock).content.decode()
    answer = signed_in_again(client, page, ZHAO)
    assert answer.headers["Location"] != "/sign-in/resume/"
    assert client.get("/sign-in/resume/").status_code == 302
    assert lapsed.kept_for(hidden(page, "kept"), ZHAO) is None


def test_what_was_typed_survives_the_second_step(county, clock):
    client = Client()
    sign_in(client, WU, county.clock.now)
    client.get("/console/me/")
    page = late(client, clock).content.decode()
    assert signed_in_again(client, page, WU).headers["Location"] == "/sign-in/second/"
    from accounts.test_signing_in import code  # noqa: PLC0415 - a helper of the neighbour

    answer = client.post("/sign-in/second/", {"code": code()})
    assert answer.headers["Location"] == "/sign-in/resume/"
    assert "门没有锁" in client.get("/sign-in/resume/").content.decode()


def test_what_was_typed_is_forgotten_after_an_hour(client, clock):
    page = late(client, clock).content.decode()
    clock.shift(3601)
    assert signed_in_again(client, page, LIN).headers["Location"] != "/sign-in/resume/"


def test_nothing_is_kept_for_somebody_who_never_was_here(county, clock):
    page = Client().post(FORM, {"told": TYPED}).content.decode()
    assert hidden(page, "kept") == ""
    assert "没能保留" in page


def test_too_much_is_not_kept_and_says_so(client, clock):
    page = late(client, clock, more="字" * 600_000).content.decode()
    assert hidden(page, "kept") == ""
    assert "没能保留" in page


def test_a_sealed_form_cannot_be_changed(client, clock):
    kept = hidden(late(client, clock).content.decode(), "kept")
    broken = kept[:40] + ("A" if kept[40] != "A" else "B") + kept[41:]
    assert lapsed.kept_for(kept, LIN) is not None
    assert lapsed.kept_for(broken, LIN) is None
    assert lapsed.kept_for("", LIN) is None
    assert lapsed.kept_for("字", LIN) is None


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_a_program_without_a_session_gets_a_short_answer(county, clock, method):
    assert getattr(Client(), method)("/console/").status_code == 401


def token_of(client, address):
    return hidden(client.get(address).content.decode(), "csrfmiddlewaretoken")


def strict_client(county, person):
    client = Client(enforce_csrf_checks=True)
    sign_in(client, person, county.clock.now)
    return client


def test_a_page_from_before_the_last_sign_in_is_offered_again(county, clock):
    client = strict_client(county, LIN)
    old = token_of(client, FORM)
    clock.shift(31 * MINUTE)
    form = {"person": LIN, "password": PASSWORD}
    client.post("/sign-in/", form | {"csrfmiddlewaretoken": token_of(client, "/sign-in/")})
    client.get("/console/me/")
    posted = {"told": TYPED, "csrfmiddlewaretoken": old}
    answer = client.post(FORM, posted, headers={"Origin": "http://testserver"})
    assert answer.headers["Location"] == "/sign-in/resume/"
    assert "门没有锁" in client.get("/sign-in/resume/").content.decode()


def test_a_page_of_somebody_else_is_never_offered(county, clock):
    client = strict_client(county, LIN)
    old = token_of(client, FORM)
    account_for(ZHAO, county.clock.now)
    client.cookies.pop("mingjing_session")
    form = {"person": ZHAO, "password": PASSWORD}
    client.post("/sign-in/", form | {"csrfmiddlewaretoken": token_of(client, "/sign-in/")})
    posted = {"told": TYPED, "csrfmiddlewaretoken": old}
    answer = client.post(FORM, posted, headers={"Origin": "http://testserver"})
    assert answer.status_code == 403
    assert "门没有锁" not in answer.content.decode()
    assert client.get("/sign-in/resume/").status_code == 302


def test_a_form_from_another_site_is_never_offered(county, clock):
    client = strict_client(county, LIN)
    old = token_of(client, FORM)
    posted = {"told": TYPED, "csrfmiddlewaretoken": old[::-1]}
    for origin in ("https://evil.example", "null"):
        answer = client.post(FORM, posted, headers={"Origin": origin})
        assert answer.status_code == 403
    assert client.get("/sign-in/resume/").status_code == 302


def test_a_forged_cookie_makes_nobody_the_owner_of_a_page():
    request = RequestFactory().post(FORM)
    request.COOKIES[lapsed.COOKIE] = "W10:forged"
    assert lapsed._known(request) == []


def test_somebody_without_a_post_gets_in_and_sees_no_case(county, clock):
    client = Client()
    sign_in(client, CLERK, county.clock.now)
    assert client.get("/console/").status_code == 200
