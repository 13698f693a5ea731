"""Filling in whatever form a page offers: every field gets something a person could type."""

from dataclasses import dataclass, field
from datetime import datetime
from html.parser import HTMLParser
from random import Random

from mingjing.kernel.dates import SHANGHAI

WORDS = "按实际情况填写（虚构）"


@dataclass
class Field:
    """One field as the page has it: its kind, what can be chosen, what stands in it."""

    name: str
    kind: str
    needed: bool
    stands: list[str] = field(default_factory=list)
    offered: list[str] = field(default_factory=list)


class _Form(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[dict[str, Field]] = []
        self._inside: Field | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.forms.append({})
        elif tag == "option" and self._inside is not None:
            self._inside.offered.append(given.get("value", ""))
            if "selected" in given:
                self._inside.stands.append(given.get("value", ""))
        elif tag in {"input", "select", "textarea"} and self.forms and given.get("name"):
            self._add(tag, given)

    def _add(self, tag: str, given: dict[str, str]) -> None:
        name = given["name"]
        kind = given.get("type", "text") if tag == "input" else tag
        if kind == "select" and "multiple" in given:
            kind = "many"
        found = self.forms[-1].setdefault(name, Field(name, kind, "required" in given))
        if kind in {"radio", "checkbox"}:
            found.offered.append(given.get("value", "on"))
            if "checked" in given:
                found.stands.append(given.get("value", "on"))
        elif tag == "input":
            found.stands.append(given.get("value", ""))
        else:
            self._inside = found

    def handle_endtag(self, tag: str) -> None:
        if tag in {"select", "textarea"}:
            self._inside = None

    def handle_data(self, data: str) -> None:
        if self._inside is not None and self._inside.kind == "textarea" and data.strip():
            self._inside.stands.append(data)


def filled(html: str, random: Random, now: datetime) -> dict[str, list[str]] | None:
    """Return what somebody sends who fills in the form of the page; None where there is none.

    What stands in a field mostly stays; what is empty is filled in, what is optional sometimes.
    """
    parser = _Form()
    parser.feed(html)
    form = next((one for one in parser.forms if "request" in one), None)
    if form is None:
        return None
    sent = {one.name: _typed(one, random, now) for one in form.values()}
    return {name: values for name, values in sent.items() if values}


def _typed(one: Field, random: Random, now: datetime) -> list[str]:
    stands = [value for value in one.stands if value]
    if one.kind in {"hidden", "submit"} or (stands and random.random() < 0.9):
        return stands
    if one.kind in {"radio", "select"}:
        offered = [value for value in one.offered if value]
        return [random.choice(offered)] if offered else []
    if one.kind in {"checkbox", "many"}:
        return [value for value in one.offered if random.random() < 0.85]
    if one.kind == "file" or (not one.needed and random.random() < 0.4):
        return []
    local = now.astimezone(SHANGHAI)
    match one.kind:
        case "date":
            return [local.date().isoformat()]
        case "datetime-local":
            return [f"{local:%Y-%m-%dT%H:%M}"]
        case "number":
            return [str(random.randint(1, 30))]
        case _:
            return [WORDS]
