"""The public pages as a person meets them: wide and narrow, enlarged, by keyboard."""

import gzip
import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from disclosure.acts import confirm_declined, decline, published_case, withdraw
from disclosure.cast import PERSON, Matter, at, decided
from mingjing.disclosure.commands.register_document import register_document
from mingjing.disclosure.flowcharts import CHARTS
from mingjing.ledger.publishing import publish_all
from mingjing.statute.decisions import DecisionKind
from mingjing.web.page_writing import write_public_pages
from support.tools import TOOLS
from web.browsing import browser, served

CODE, WITHDRAWN, ABOUT_PERSON = f"{1:016x}", f"{3:016x}", f"{4:016x}"
pytestmark = pytest.mark.one_database(
    "how pages look; what they say is asked of both elsewhere"
)
PAGES = {
    "home": "/",
    "register": "/decisions/",
    "found": "/decisions/?q=%E5%BB%BA%E6%9D%90",
    "decision": f"/decisions/{CODE}/",
    "tombstone": f"/decisions/{WITHDRAWN}/",
    "authority": "/authority/",
    "basis": "/basis/",
    "statute": "/basis/apl-2021/",
    "ask_why": "/why/",
    "why": "/why/APL-60/?from=2026-07-05",
    "why_both": "/why/HEAR-THR/?on=2026-05-11&act=2025-12-01",
    "why_refused": "/why/APL-60/?from=2026-05-11&extend=1",
    "calculate": "/calculate/?parts=2026-05-26+20000&until=2026-08-31",
    "procedure": "/procedure/",
    "results": "/results/",
    "verify": f"/verify/{CODE}/?sha256={'ab' * 32}",
    "verify_person": f"/verify/{ABOUT_PERSON}/?sha256={'cd' * 32}",
    "verify_unknown": "/verify/0123456789abcdef/",
    "verify_form": "/verify/?q=%E6%97%A0",
    "record": "/record/",
    "report": f"/report/?about={CODE}",
    "reported": "/report/0123456789abcdef/",
    "missing": "/no/such/page/",
}
WIDE = 1440
A3, POINTS = (297, 420), 72 / 25.4  # millimetres, points in one
WIDTHS = [
    # CSS pixels, which screen that is
    (WIDE, "a desk"),
    (WIDE // 2, "the same, enlarged to 200 %"),
    (390, "a telephone"),
    (320, "a desk of 1280 px, enlarged to 400 % (WCAG 1.4.10)"),
]
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
SHIFTS = """() => new Promise(done => {
  let sum = 0;
  new PerformanceObserver(list => list.getEntries().forEach(one => { sum += one.value; }))
    .observe({type: "layout-shift", buffered: true});
  setTimeout(() => done(sum), 0);
})"""
# A hundredth of what counts as good (0.1): no eye notices it. Not nothing, because a browser on
# a busy machine paints half a line before the rest of it arrives, and no page is at fault then.
SEEN_SHIFT = 1e-3
SMALL_TARGETS = """() => [...document.querySelectorAll("a, button, input, textarea, summary")]
  .filter(e => !e.matches(".skip") && !e.closest("p:not(.actions), li:has(code), .steps"))
  .filter(e => !e.closest(".plain-list, .clauses, .note, dd"))
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
            assert page.evaluate(OVERFLOW) <= 0, f"{name} overflows on {screen}"
            assert page.evaluate(SHIFTS) < SEEN_SHIFT, (
                f"{name} shifts while it loads on {screen}"
            )
            page.screenshot(path=pictures / f"{name}-{width}.png", full_page=True)
            assert page.evaluate(SMALL_TARGETS) == [], f"too small to touch: {name} on {screen}"
        answers = ("404 (Not Found)", "422 (Unprocessable")
        unexpected = [one for one in complaints if not any(map(one.__contains__, answers))]
        assert unexpected == [], f"the console complains on {screen}"
        page.close()


def test_no_public_page_violates_a_rule_of_accessibility(visited):
    started, address = visited
    for width in (WIDE, 390):
        page, _ = opened(started, width=width)
        for name, path in PAGES.items():
            page.goto(address + path)
            found = Axe().run(page).response["violations"]
            told = [f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in found]
            assert told == [], f"{name} at {width} px"
        page.close()


FIRST_PAGE = 60 * 1024


def test_the_first_page_is_light(visited):
    """Everything the first page loads, each file as small as gzip makes it."""
    started, address = visited
    page = started.new_page()
    bodies: list[bytes] = []
    page.on("response", lambda response: bodies.append(response.body()))
    page.goto(address + "/", wait_until="networkidle")
    assert len(bodies) > 1
    assert sum(len(gzip.compress(body, 6)) for body in bodies) <= FIRST_PAGE


def test_two_taps_lead_from_the_first_page_to_a_decision(visited):
    started, address = visited
    page = started.new_page()
    page.goto(address + "/")
    page.get_by_role("searchbox").fill("建材")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="（陵）应急罚〔2026〕1号").click()
    assert page.url == f"{address}/decisions/{CODE}/"


@pytest.mark.parametrize("width", [WIDE, 390])
def test_the_name_of_a_row_leads_to_its_decision_by_the_one_link_of_the_row(visited, width):
    started, address = visited
    page, _ = opened(started, width=width)
    page.goto(address + "/decisions/?q=%E5%BB%BA%E6%9D%90")
    row = page.get_by_role("row").filter(has_text="（陵）应急罚〔2026〕1号")
    assert row.get_by_role("link").count() == 1
    name = row.locator("b").bounding_box()
    assert name is not None
    page.mouse.click(name["x"] + 5, name["y"] + 5)
    page.wait_for_url(f"{address}/decisions/{CODE}/")
    page.close()


def test_a_printed_decision_keeps_what_matters_and_drops_what_is_pressed(visited):
    started, address = visited
    page = started.new_page()
    page.goto(f"{address}/decisions/{CODE}/")
    page.emulate_media(media="print")
    assert page.get_by_text("处罚决定", exact=True).is_visible()
    assert page.get_by_text("行政复议", exact=False).first.is_visible()
    assert not page.get_by_role("navigation", name="主要栏目").is_visible()
    assert page.locator(".button:visible").count() == 0


def test_each_flow_chart_fits_a_telephone_and_is_one_sheet_of_a3_on_paper(visited):
    started, address = visited
    page = started.new_page(viewport={"width": 390, "height": 900})
    for name in CHARTS:
        page.goto(f"{address}/procedure/{name}/")
        assert page.evaluate(OVERFLOW) == 0, name
        too_wide = page.evaluate(
            "[...document.querySelectorAll('.chart *')]"
            ".filter(e => e.getBoundingClientRect().right > innerWidth).map(e => e.innerText)"
        )
        assert too_wide == [], name
        sheets = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
        sizes = [
            tuple(round(float(side) / POINTS) for side in one.mediabox[2:]) for one in sheets
        ]
        assert sizes == [A3], name


def test_an_error_is_reported_without_any_script(visited):
    started, address = visited
    context = started.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/decisions/{CODE}/")
    page.get_by_role("link", name="报告错误").first.click()
    assert page.get_by_label("哪一件").input_value() == CODE
    page.get_by_label("哪里有误").fill("金额与文书不同。")
    page.get_by_role("button", name="提交").dblclick()
    page.get_by_role("heading", name="已收到您的报告").wait_for()
    context.close()


def test_a_changed_digit_on_paper_is_found_without_any_script(visited):
    started, address = visited
    context = started.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/verify/{CODE}/")
    page.get_by_label("罚款金额").fill("72000")
    page.get_by_role("button", name="核对").click()
    page.get_by_role("heading", name="内容与原件不一致：罚款金额").wait_for()
    assert "72000" not in page.url
    context.close()


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
    assert "逐字节相同" in page.get_by_role("status").first.inner_text()
    context.close()
