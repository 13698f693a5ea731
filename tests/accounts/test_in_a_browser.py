"""Accounts in a real browser: a security key, no script, axe on every page, two widths."""

import time
from pathlib import Path

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from axe_playwright_python.sync_playwright import Axe

from mingjing.demo.cast import staff_bureau as staff_demonstration
from mingjing.web.acting import now as clock
from support.cast import ADMIN, CHEN, LIN, staff_bureau
from support.signing_in import PASSWORD, SECRET, account_for
from support.tools import TOOLS
from web.browsing import browser, served

OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
LOUD = {"error", "warning"}
OWN = ["/console/me/", "/console/me/password/", "/console/me/codes/", "/console/me/key/"]
pytestmark = pytest.mark.one_database("keys and looks; accounts are asked of both elsewhere")
LISTS = [
    "",
    "units/",
    "people/",
    "certificates/",
    "devices/",
    "settings/",
    "accounts/",
    "import/",
]
ACTS = ["register-person", "set-parameter", "open-account"]
PAGES = [
    *OWN,
    *(f"/console/admin/{name}" for name in LISTS),
    *(f"/console/admin/do/{slug}/" for slug in ACTS),
    "/console/admin/people/p-04/",
]


@pytest.fixture
def chromium(need) -> Path:
    return need(next(tool for tool in TOOLS if tool.name == "Chromium"))


@pytest.fixture
def county(committed_db):
    staff_bureau(clock())
    for person in (ADMIN, CHEN, LIN):
        account_for(person, clock())
    return committed_db


@pytest.fixture
def visited(chromium, county):
    with served() as address, browser(chromium) as started:
        yield started, address


def enter(page, address, person):
    page.goto(f"{address}/sign-in/")
    page.fill("#person", person)
    page.fill("#password", PASSWORD)
    page.click("form button")


def complaints_of(page):
    heard = []
    page.on("console", lambda m: heard.append(m.text) if m.type in LOUD else None)
    page.on("pageerror", lambda error: heard.append(str(error)))
    return heard


def violations(page):
    found = Axe().run(page).response["violations"]
    return [(each["id"], [node["html"][:200] for node in each["nodes"]]) for each in found]


@pytest.mark.parametrize("width", [1440, 390])
def test_every_page_is_accessible_and_fits(visited, width):
    started, address = visited
    page = started.new_page(viewport={"width": width, "height": 900})
    heard = complaints_of(page)
    page.goto(f"{address}/sign-in/")
    assert violations(page) == []
    enter(page, address, ADMIN)
    page.wait_for_url("**/console/")
    for path in PAGES:
        page.goto(f"{address}{path}")
        assert page.evaluate(OVERFLOW) <= 0, path
        assert violations(page) == [], path
    assert heard == []


def test_a_security_key_is_added_and_then_asked_for(visited):
    started, address = visited
    address = address.replace("127.0.0.1", "localhost")
    page = started.new_page()
    heard = complaints_of(page)
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "usb", "hasUserVerification": True}
    options |= {"isUserVerified": True, "automaticPresenceSimulation": True}
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    enter(page, address, LIN)
    page.wait_for_url("**/console/")
    page.goto(f"{address}/console/me/key/")
    page.fill("#password", PASSWORD)
    page.click("text=添加 >> nth=-1")
    page.wait_for_selector("text=请记下备用码")
    page.goto(f"{address}/console/me/")
    assert "安全密钥" in page.content()
    page.click("text=退出登录")
    page.wait_for_url("**/sign-in/")
    enter(page, address, LIN)
    page.wait_for_url("**/sign-in/second/")
    assert violations(page) == []
    page.click("text=使用安全密钥")
    page.wait_for_url("**/console/")
    assert heard == []


def test_everything_but_the_key_works_without_a_script(visited):
    started, address = visited
    page = started.new_context(java_script_enabled=False).new_page()
    enter(page, address, CHEN)
    page.wait_for_url("**/sign-in/second/")
    page.fill("#code", format_hotp_value(hotp_value(SECRET, int(time.time()) // 30)))
    page.click("text=验证并登录")
    page.wait_for_url("**/console/")
    page.goto(f"{address}/console/me/key/")
    assert "可以改用手机动态码" in page.content()


def test_what_was_typed_comes_back_without_a_script(visited):
    started, address = visited
    context = started.new_context(java_script_enabled=False)
    page = context.new_page()
    enter(page, address, ADMIN)
    page.goto(f"{address}/console/admin/do/establish-unit/")
    page.fill("[name=code]", "xinfang")
    page.fill("[name=name]", "信访股（虚构）")
    context.clear_cookies(name="mingjing_session")
    page.click("button[type=submit]:has-text('设立机构')")
    assert "没有丢" in page.content()
    page.fill("#password", PASSWORD)
    page.click("form button")
    assert "您填写的内容还在" in page.content()
    assert "信访股（虚构）" in page.content()
    page.click("button:has-text('继续提交')")
    assert page.url.endswith("/console/admin/units/?done=establish-unit"), page.inner_text(
        "main"
    )
    assert "信访股（虚构）" in page.content()


@pytest.mark.parametrize("width", [1440, 390])
def test_the_role_page_is_one_click_and_accessible(chromium, committed_db, width):
    staff_demonstration(clock())
    with served() as address, browser(chromium) as started:
        page = started.new_page(viewport={"width": width, "height": 900})
        heard = complaints_of(page)
        page.goto(f"{address}/demo/")
        assert violations(page) == []
        assert page.evaluate(OVERFLOW) <= 0
        page.click("button[value=p-02]")
        page.wait_for_url("**/console/")
        assert page.locator(".ribbon").count() == 1
        assert violations(page) == []
        assert heard == []
