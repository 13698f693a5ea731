"""Somebody with a browser: each touch is counted, each page held against what all promise."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, Request, Response

OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
NARROW = 600
HEIGHT = 900
PATIENCE = 120_000
BAD = 400
ROLES = "roles"
ONLY_VIOLATIONS = {"resultTypes": ["violations"]}
LEFT = "net::ERR_ABORTED"


@dataclass
class Walker:
    """One pair of hands on one screen; whose they are changes on the page of roles.

    Args:
        page: the browser's page.
        address: of the server.
        shots: where the pictures go.
        complaints: what console and network complained of.
        touches: clicks, taps and fields entered; typing is not counted.
        journeys: touches by journey.
        opened: addresses of all pages that the browser loaded.
        looked: addresses of all pages that were held against what pages promise.
    """

    page: Page
    address: str
    shots: Path
    complaints: list[str] = field(default_factory=list)
    touches: int = 0
    journeys: dict[str, int] = field(default_factory=dict)
    opened: list[str] = field(default_factory=list)
    looked: list[str] = field(default_factory=list)
    _known: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Listen to everything that a page can complain of."""
        page, say = self.page, self.complaints.append
        page.on("console", lambda message: say(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: say(f"error: {error}"))
        page.on(
            "requestfailed",
            lambda request: say(_failed(request)) if _is_lost(request) else None,
        )
        page.on("response", lambda answer: say(_refused(answer)) if _is_bad(answer) else None)
        page.on("load", lambda loaded: self.opened.append(loaded.url))

    def open(self, path: str, name: str) -> None:
        """Type an address."""
        self.page.goto(self.address + path)
        self.look(name)

    def become(self, person: str) -> None:
        """Be somebody else, with one click."""
        self.open("/demo/", ROLES)
        self.press(f"以{person}登录", "home")

    def follow(self, words: str, name: str) -> None:
        """Touch the first link that says so, and look at the page it leads to."""
        self._leave(self.page.locator("main").get_by_role("link", name=words).first, name)

    def type(self, words: str) -> None:
        """Type where the cursor is."""
        self.page.keyboard.insert_text(words)

    def turn_to(self, words: str, name: str) -> None:
        """Touch an entry of the menu, and look at the page it leads to."""
        menu = self.page.get_by_role("navigation", name="主要栏目")
        self._leave(menu.get_by_role("link", name=words, exact=True), name)

    def press(self, words: str, name: str) -> None:
        """Touch the button that says so, and look at the page that comes."""
        self._leave(self.page.locator("main").get_by_role("button", name=words), name)

    def confirm(self, name: str) -> None:
        """Send what was typed with the key for it, and look at the page that comes."""
        with self.page.expect_event("load"):
            self.page.keyboard.press("Enter")
        self.look(name)

    def unfold(self, words: str) -> None:
        """Open what is folded."""
        self.touch(self.page.locator("summary").filter(has_text=words))

    def choose(self, question: str, *answers: str) -> None:
        """Touch answers to a question that has several; numbers, certificates, days apart."""
        group = self.page.get_by_role("group", name=question)
        for answer in answers:
            words = re.compile(rf"^(（\d+）)?{re.escape(answer)}(（虚构-\d+）|，.*)?$")
            self.touch(group.locator("label").filter(has_text=words))

    def tick(self, words: str) -> None:
        """Touch a box."""
        self.touch(self.page.locator("label.choice").filter(has_text=words))

    def write(self, label: str, words: str) -> None:
        """Enter a field and type."""
        into = self.page.get_by_label(re.compile(f"^{re.escape(label)}(（可以不填）)?$"))
        self.touch(into)
        self.type(words)

    def attach(self, label: str, path: Path) -> None:
        """Hand over a file; the window that the system opens for it is not counted."""
        self.touches += 1
        where = self.page.get_by_label(label)
        where.wait_for()
        where.set_input_files(path)

    def touch(self, what: Locator) -> None:
        """Click at a desk, tap on a telephone."""
        self.touches += 1
        if self.is_telephone:
            what.tap()
        else:
            what.click()

    @property
    def is_telephone(self) -> bool:
        """Whether this is a small screen for fingers."""
        return (self.page.viewport_size or {"width": 0})["width"] < NARROW

    @contextmanager
    def counting(self, journey: str) -> Iterator[None]:
        """Count the touches of a journey, and of its continuation."""
        before = self.touches
        yield
        self.journeys[journey] = self.journeys.get(journey, 0) + self.touches - before

    def look(self, name: str) -> None:
        """Hold a page against what every page promises, and keep a picture.

        The page of roles is always the same; it is examined once.
        """
        page = self.page
        self.looked.append(page.url)
        if name == ROLES and name in self._known:
            return
        self._known.add(name)
        self.picture(name)
        assert self.complaints == [], f"{self.complaints} on the way to {name}"
        assert page.evaluate(OVERFLOW) <= 0, f"{name} overflows"
        found = Axe().run(page, options=ONLY_VIOLATIONS).response["violations"]
        told = [(one["id"], [node["html"] for node in one["nodes"]]) for one in found]
        assert told == [], name

    def picture(self, name: str) -> None:
        """Keep a picture, numbered in the order of the walk."""
        number = len(list(self.shots.iterdir())) + 1
        self.page.screenshot(path=self.shots / f"{number:02}-{name}.png", full_page=True)

    def _leave(self, through: Locator, name: str) -> None:
        with self.page.expect_event("load"):
            self.touch(through)
        self.look(name)


def _is_bad(answer: Response) -> bool:
    return answer.status >= BAD


def _refused(answer: Response) -> str:
    return f"{answer.status} {answer.url}"


def _is_lost(request: Request) -> bool:
    """Say whether a request failed; leaving a page ends what it no longer waits for."""
    return request.failure != LEFT


def _failed(request: Request) -> str:
    return f"{request.failure} {request.url}"


@contextmanager
def walker(browser: Browser, address: str, *, width: int, shots: Path) -> Iterator[Walker]:
    """Open a desk's or a telephone's window on nothing yet; at the end no page was missed."""
    shots.mkdir(parents=True, exist_ok=True)
    for old in shots.iterdir():
        old.unlink()
    finger = width < NARROW
    context = browser.new_context(
        viewport={"width": width, "height": HEIGHT},
        has_touch=finger,
        is_mobile=finger,
        locale="zh-CN",
    )
    context.set_default_timeout(PATIENCE)
    somebody = Walker(context.new_page(), address, shots)
    yield somebody
    assert somebody.looked == somebody.opened, "a page was passed without a look"
    context.close()
