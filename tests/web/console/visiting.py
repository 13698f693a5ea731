"""Somebody of the cast at the console: pages as they get them, forms as they send them."""

import io
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

import time_machine
from django.test import Client
from django.urls import reverse

from support.county import County
from support.signing_in import sign_in


class _Fields(HTMLParser):
    """What each form of a page would send as it stands."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[dict[str, list[str]]] = []
        self._area = ""
        self._select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        name = given.get("name") or ""
        if tag == "form":
            self.forms.append({})
        elif not self.forms:
            return
        elif tag == "textarea":
            self._area = name
            self.forms[-1].setdefault(name, [""])
        elif tag == "input" and name:
            kind = given.get("type", "text")
            if kind in {"radio", "checkbox"} and "checked" not in given:
                return
            if kind in {"submit", "file"}:
                return
            self.forms[-1].setdefault(name, []).append(given.get("value") or "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._area = ""

    def handle_data(self, data: str) -> None:
        if self._area:
            held = self.forms[-1][self._area]
            held[0] += data.lstrip("\r\n") if not held[0] else data


def forms_of(html: str) -> list[dict[str, list[str]]]:
    """Return what each form of a page would send untouched."""
    parser = _Fields()
    parser.feed(html)
    return parser.forms


@dataclass
class Visitor:
    """One person in a browser without JavaScript.

    Args:
        county: where and when.
        person: code of the roster.
    """

    county: County
    person: str
    client: Client = field(default_factory=Client)

    def get(self, name: str, *args: object, query: str = "", follow: bool = False) -> Any:
        """Get a page, or the one it leads to."""
        with time_machine.travel(self.county.clock.now, tick=False):
            self.sign_in()
            return self.client.get(reverse(name, args=args) + query, follow=follow)

    def send(self, name: str, *args: object, form: Mapping[str, Any]) -> Any:
        """Send a form."""
        with time_machine.travel(self.county.clock.now, tick=False):
            self.sign_in()
            return self.client.post(reverse(name, args=args), dict(form))

    def sign_in(self) -> None:
        """Sign in again: days may have passed since the last page."""
        sign_in(self.client, self.person, self.county.clock.now)

    def fill(
        self, name: str, *args: object, marked: str = "request", **typed: object
    ) -> dict[str, Any]:
        """Open a page and return its form that has the field *marked*, with *typed* in it."""
        page = self.get(name, *args, follow=True)
        assert page.status_code == 200, page.status_code
        found = forms_of(page.content.decode())
        form: dict[str, Any] = dict(next(one for one in found if marked in one))
        return form | typed


def picture_file() -> io.BytesIO:
    """Return a file as a telephone sends one."""
    file = io.BytesIO(b"\xff\xd8\xff\xe0 no picture, but begins as one")
    file.name = "a.jpg"
    return file


def words_of(response: Any) -> str:
    """Return the words of a page without its tags."""
    text = re.sub(r"<[^>]+>", " ", response.content.decode())
    return re.sub(r"\s+", " ", text)
