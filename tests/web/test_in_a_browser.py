"""The public pages as a person meets them: wide and narrow, enlarged, by keyboard."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from disclosure.acts import confirm_declined, decline, published_case, withdraw
from disclosure.cast import PERSON, Matter, at, decided
from mingjing.disclosure.commands.register_document import register_document
from mingjing.ledger.publishing import publish_all
from mingjing.statute.decisions import DecisionKind
from mingjing.web.page_writing import write_public_pages
from support.tools import TOOLS
from web.browsing import browser, served

CODE, WITHDRAWN, ABOUT_PERSON = f"{1:016x}", f"{3:016x}", f"{4:016x}"
PAGES = {
    "register": "/",
    "decision": f"/decisions/{CODE}/",
    "tombstone": f"/decisions/{WITHDRAWN}/",
    "verify": f"/verify/{CODE}/?sha256={'ab' * 32}",
    "verify_person": f"/verify/{ABOUT_PERSON}/?sha256={'cd' * 32}",
    "verify_form": "/verify/?q=%E6%97%A0",
    "record": "/record/",
    "missing": "/no/such/page/",
}
WIDE = 1440
WIDTHS = [
    # CSS pixels, which screen that is
    (WIDE, "a desk"),
    (WIDE // 2, "the same, enlarged to 200 %"),
    (390, "a telephone"),
    (320, "a desk of 1280 px, enlarged to 400 % (WCAG 1.4.10)"),
]
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
SMALL_TARGETS = """() => [...document.querySelectorAll("a, button, input, summary")]
  .filter(e => !e.matches(".skip") && !e.closest("p:not(.actions), li:has(code), .steps"))
  .map(e => ({what: e.innerText || e.name, height: e.getBoundingClientRect().height}))
  .filter(e => e.height > 0 && e.height < 44).map(e => `${e.what} ${e.height}`)"""


@pytest.fixture
def county(committed_db) -> str:
    """A bureau with something of every state, its pages written and its log published."""
    published_case(decided(Matter(kinds=(DecisionKind.SUSPEND_FOR_RECTIFICATION,))))
    withheld = decided(Matter(party=PERSON, number=2))
    decline(withheld)
    confirm_declined(withheld)
    withdrawn = decided(Matter(number=3))
    published_case(withdrawn)
    withdraw(withdrawn)
    published_case(decided(Matter(party=PERSON, number=4)), social_influence="危及公共安全")
    for code in (CODE, ABOUT_PERSON):
        register_document({"document": code}, at(12))
    for code in (CODE, WITHDRAWN, ABOUT_PERSON):
        write_public_pages({"document": code}, at(22, month=6))
    publish_all(committed_db.data)
    return committed_db.data.name


@pytest.fixture
def chromium(need) -> Path:
    return need(next(tool for tool in TOOLS if tool.name == "Chromium"))


@pytest.fixture
def visited(chromium: Path, county: str) -> Iterator[tuple[Browser, str]]:
    with served() as address, browser(chromium) as started:
        yield started, address


def opened(started: Browser, *, width: int) -> tuple[Page, list[str]]:
    """Return a page of that width and the list of what its console complains of."""
    page = started.new_page(viewport={"width": width, "height": 900})
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    return page, complaints


def test_every_public_page_fits_and_stays_silent(visited, tmp_path_factory):
    started, address = visited
    pictures = tmp_path_factory.mktemp("pictures")
    for width, screen in WIDTHS:
        page, complaints = opened(started, width=width)
        for name, path in PAGES.items():
            page.goto(address + path)
            page.screenshot(path=pictures / f"{name}-{width}.png", full_page=True)
            assert page.evaluate(OVERFLOW) <= 0, f"{name} overflows on {screen}"
            assert page.evaluate(SMALL_TARGETS) == [], f"too small to touch: {name} on {screen}"
        expected = [one for one in complaints if "404 (Not Found)" not in one]
        assert expected == [], f"the console complains on {screen}"
        page.close()


def test_the_first_key_leads_past_the_masthead(visited):
    started, address = visited
    page, _ = opened(started, width=WIDE)
    page.goto(address + "/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "跳到正文"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_a_citizen_compares_a_digest_without_any_script(visited):
    started, address = visited
    context = started.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "/verify/")
    page.get_by_label("文书编码或者文号").fill("（陵）应急罚〔2026〕1号")
    page.get_by_role("button", name="查验").click()
    page.get_by_label("文件的 SHA-256 摘要").fill("ab" * 32)
    page.get_by_role("button", name="比对").click()
    assert "逐字节相同" in page.get_by_role("status").inner_text()
    context.close()
