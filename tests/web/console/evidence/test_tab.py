"""An upload outlives its server and its tab: the same bytes, no half piece, one item."""

import os
import random
import signal
from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from mingjing.evidence.queries import items_of
from support.tools import TOOLS
from support.waiting import PATIENCE
from web.browsing import browser
from web.console.evidence.house import House, digest, source_of, until

pytestmark = pytest.mark.one_database("the bytes of an upload lie in files")
MIB = 1024 * 1024
SIZES = [
    # bytes, kills of the server, kills of the tab
    pytest.param(40 * MIB + 12_345, 4, 2, id="half a minute"),
    pytest.param(1024 * MIB, 20, 10, id="full size", marks=pytest.mark.long),
]


@pytest.fixture
def chromium(need) -> Path:
    return need(next(tool for tool in TOOLS if tool.name == "Chromium"))


def tab(context: BrowserContext, house: House, path: Path) -> Page:
    """Return a tab in which the file is chosen."""
    page = context.new_page()
    page.goto(house.url("add_evidence"))
    page.get_by_label("选择文件").set_input_files(path)
    return page


@pytest.mark.parametrize(("size", "kills", "tabs"), SIZES)
def test_a_tab_sends_the_same_bytes_past_killed_servers_and_killed_tabs(
    house, chromium, tmp_path, size, kills, tabs
):
    path = source_of(tmp_path, size)
    events = ["server"] * kills + ["tab"] * tabs
    random.Random(size).shuffle(events)  # noqa: S311 - repeatable, not secret
    house.start()
    with browser(chromium) as started:
        context = started.new_context()
        context.add_cookies(
            [
                {"name": name, "value": value, "url": house.address}
                for name, value in house.cookies.items()
            ]
        )
        page = tab(context, house, path)
        for nth, event in enumerate(events, 1):
            until(house, size * nth // (len(events) + 2))
            if event == "server":
                house.kill()
                assert house.held() in {0, size} or not house.held() % (4 * MIB)
                house.check_prefix(path)
                house.start()
                continue
            before = house.held()
            _kill_tab(started, page)
            page = tab(context, house, path)
            assert house.held() >= before, "what was acknowledged is kept"
        page.get_by_text("已收到 100%").wait_for(timeout=PATIENCE * 1000)
        _fill_and_submit(page)
        page.wait_for_url("**/evidence/?done=added", timeout=PATIENCE * 1000)
        context.close()
    items = items_of(house.docket)
    assert [item.blob_id for item in items] == [digest(path)]
    assert items[0].original_name == "现场.mp4"
    assert len(list((house.database.data / "incoming" / "uploads").iterdir())) == 1
    assert house.uploads.store.verify(items[0].blob_id, size=size) is None


def _kill_tab(started: Browser, page: Page) -> None:
    """Kill the processes of this browser's pages, as the system does when memory is short."""
    session = started.new_browser_cdp_session()
    processes = session.send("SystemInfo.getProcessInfo")["processInfo"]
    renderers = [int(each["id"]) for each in processes if each["type"] == "renderer"]
    assert renderers, "there is no tab to kill"
    for pid in renderers:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    session.detach()
    page.close(run_before_unload=False)


def _fill_and_submit(page: Page) -> None:
    page.get_by_label("执法记录设备编号").fill("DSJ-0007")
    page.get_by_label("已事先告知").check()
    page.get_by_role("button", name="提交证据").click()
