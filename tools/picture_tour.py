"""Take the README's pictures of the running product, and a moving one of the ten-minute walk.

Starts the demonstration on a free port in a directory of its own, goes through it in Chromium
as the people whose work it is, then as a citizen, and leaves WebP files in docs/pictures.

    python tools/picture_tour.py [TARGET]
"""

# ruff: noqa: INP001 - a script beside the package, not a package
# ruff: noqa: T201 - its result is what it prints
# ruff: noqa: S603 - runs our own programs

import io
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont
from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "docs" / "pictures"
FONT = ROOT / "src" / "mingjing" / "documents" / "fonts" / "MingjingHei-Bold.otf"
MINGJING = Path(sys.executable).with_name("mingjing")
DESK, PHONE = (1440, 900), (390, 844)
STAGE, CAPTION = (960, 640), 40
LARGEST_PICTURE, LARGEST_WALK = 150_000, 1_500_000
PATIENCE = 300
SECONDS_PER_STOP = 2.2
FOR_THE_CHECK = 4_000
OFFICER, HEAD, REVIEWER, LEGAL_HEAD = "p-04", "p-02", "p-06", "p-07"


@contextmanager
def demonstration() -> Iterator[str]:
    """Serve a fresh demonstration until the block ends; yield its address."""
    with tempfile.TemporaryDirectory() as folder, socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
        probe.close()
        environment = os.environ | {"MINGJING_DATA": str(Path(folder) / "data")}
        served = subprocess.Popen(
            [MINGJING, "demo", "serve", "--port", str(port)],
            env=environment,
            stdout=subprocess.DEVNULL,
        )
        try:
            address = f"http://127.0.0.1:{port}"
            _wait_for_pages(address, served)
            _wait_for_worker(environment)
            yield address
        finally:
            served.send_signal(signal.SIGINT)
            served.wait(PATIENCE)


def _wait_for_pages(address: str, served: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and served.poll() is None:
        with suppress(OSError), urllib.request.urlopen(address):  # noqa: S310 - our own server
            return
        time.sleep(0.3)
    raise SystemExit("the demonstration did not open")


def _wait_for_worker(environment: dict[str, str]) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        told = subprocess.run(
            [MINGJING, "status", "--json"], env=environment, capture_output=True, check=True
        )
        if not json.loads(told.stdout)["waiting"]:
            return
        time.sleep(1)
    raise SystemExit("the worker has not finished")


@dataclass
class Tour:
    """One visitor, who keeps a picture of each stop.

    Args:
        page: the browser's page.
        address: of the demonstration.
        target: where the pictures go.
        frames: of the moving picture, in order.
    """

    page: Page
    address: str
    target: Path
    frames: list[Image.Image] = field(default_factory=list)

    def become(self, person: str) -> None:
        """Be somebody else, with one click."""
        self.go("/demo/")
        self.page.click(f'button[value="{person}"]')
        self.page.wait_for_load_state()

    def go(self, path: str) -> None:
        """Open a page."""
        self.page.goto(self.address + path)
        self.page.wait_for_load_state("networkidle")

    def follow(self, words: str) -> None:
        """Click the first link or button with those words."""
        self.page.locator("a, button").filter(has_text=words).first.click()
        self.page.wait_for_load_state("networkidle")

    def see(self, selector: str) -> None:
        """Bring something to the upper part of the window."""
        self.page.locator(selector).first.evaluate(
            "e => window.scrollTo(0, e.getBoundingClientRect().top + scrollY - 90)"
        )

    def hold(self, size: tuple[int, int]) -> None:
        """Look through a window of another size."""
        self.page.set_viewport_size({"width": size[0], "height": size[1]})

    def stop(self, name: str, caption: str) -> None:
        """Take a picture and a frame."""
        shot = Image.open(io.BytesIO(self.page.screenshot())).convert("RGB")
        path = self.target / f"{name}.webp"
        for quality in (88, 80, 70, 60, 50):
            shot.save(path, quality=quality, method=6)
            if path.stat().st_size <= LARGEST_PICTURE:
                break
        self.frames.append(framed(shot, f"{len(self.frames) + 1}　{caption}"))
        print(f"{path.name:<28}{path.stat().st_size:>9}  {self.page.title()}")


def framed(shot: Image.Image, caption: str) -> Image.Image:
    """Return a frame of the moving picture: the shot, and below it what it shows."""
    frame = Image.new("RGB", STAGE, (226, 231, 238))
    room = STAGE[0], STAGE[1] - CAPTION
    shot = shot.copy()
    shot.thumbnail(room, Image.Resampling.LANCZOS)
    frame.paste(shot, ((room[0] - shot.width) // 2, (room[1] - shot.height) // 2))
    draw = ImageDraw.Draw(frame)
    draw.rectangle((0, room[1], *STAGE), fill=(20, 58, 98))
    face = ImageFont.truetype(str(FONT), 20)
    draw.text((20, room[1] + CAPTION / 2), caption, (255, 255, 255), face, anchor="lm")
    return frame


def walk(tour: Tour) -> None:
    """Go through the product as five people, then as a citizen."""
    tour.go("/demo/")
    tour.stop("roles", "选择身份：一次点击，不用密码")
    tour.become(OFFICER)
    tour.stop("officer-home", "执法人员：今天要办的事，按剩余时间排列")
    tour.follow("示范六号铝业")
    tour.stop("case", "执法人员：一件案件，下一步为什么还不能办")
    tour.follow("执法记录仪录像")
    tour.page.locator("video").evaluate(
        "v => new Promise(r => { v.onseeked = r; v.currentTime = 9 })"
    )
    tour.stop("evidence", "执法人员：现场录像和它的六项分类、摘要")
    tour.become(REVIEWER)
    tour.stop("reviewer-home", "法制审核人员：七个工作日，明天届满的排在前面")
    tour.follow("郭示例")
    tour.page.goto(tour.page.url.rstrip("/") + "/review/")
    tour.see("text=审核要点与意见")
    tour.stop("review", "法制审核人员：左边案卷，右边要点和意见")
    tour.become(HEAD)
    tour.hold(PHONE)
    tour.go("/console/approvals/")
    tour.stop("approvals-phone", "局负责人：在手机上审批")
    tour.follow("作出处罚决定")
    tour.stop("approval-phone", "局负责人：关口全部打开，可以作出决定")
    tour.page.locator(
        "main form button[type=submit], main form button:not([type])"
    ).first.click()
    tour.page.wait_for_load_state("networkidle")
    tour.stop("decided-phone", "局负责人：决定已编号，已记入存证记录")
    tour.hold(DESK)
    tour.become(LEGAL_HEAD)
    tour.go("/console/publications/")
    tour.see("main table")
    tour.stop("publications", "法规股负责人：公示及其期限")
    citizen(tour)


def citizen(tour: Tour) -> None:
    """Read a published decision and prove it genuine."""
    tour.page.context.clear_cookies()
    tour.go("/")
    tour.stop("portal", "群众：公示网站")
    tour.follow("示范一号铸造")
    tour.stop("decision", "群众：一份处罚决定，通俗的摘要和全文")
    tour.page.locator("[data-check-start]").click()
    tour.page.wait_for_timeout(FOR_THE_CHECK)
    tour.see("#check")
    tour.stop("proof", "群众：在自己的浏览器里核对存证")
    tour.hold(PHONE)
    tour.follow("查验纸质文书")
    tour.stop("paper-phone", "群众：扫码查验手里的纸质文书")


def main(words: list[str]) -> None:
    """Take every picture anew."""
    if words and words[0].startswith("-"):
        sys.exit(__doc__)
    target = Path(words[0]) if words else PICTURES
    target.mkdir(parents=True, exist_ok=True)
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    with demonstration() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--no-proxy-server"]
        )
        page = browser.new_page(viewport={"width": DESK[0], "height": DESK[1]}, locale="zh-CN")
        tour = Tour(page, address, target)
        walk(tour)
        browser.close()
    _animate(tour.frames, target / "walk.webp")


def _animate(frames: list[Image.Image], path: Path) -> None:
    first, *others = frames
    for quality in (80, 70, 60, 50, 40):
        first.save(
            path,
            save_all=True,
            append_images=others,
            duration=round(SECONDS_PER_STOP * 1000),
            loop=0,
            quality=quality,
            method=6,
        )
        if path.stat().st_size <= LARGEST_WALK:
            break
    print(f"{path.name:<28}{path.stat().st_size:>9}")


if __name__ == "__main__":
    main(sys.argv[1:])
