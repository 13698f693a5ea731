"""A published decision is written once as a file; a withdrawn one leaves a tombstone there."""

from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.template.loader import render_to_string

from mingjing.access.actors import Actor, Role
from mingjing.disclosure.commands.record_public_page import (
    RecordPublicPage,
    record_public_page,
)
from mingjing.disclosure.queries import PublicItem, published_item, recorded_page
from mingjing.disclosure.states import State
from mingjing.kernel.canonical import Value
from mingjing.ledger.recording import Act
from mingjing.tlog.durable import DurableWriter

PUBLIC = "public"
WRITER = Actor("write_public_pages", frozenset({Role.RENDERER}))
PAGES: Mapping[State, str] = {
    State.PUBLISHED: "portal/decision.html",
    State.WITHDRAWN: "portal/tombstone.html",
}


def page_of(item: PublicItem) -> bytes:
    """Return the page of an item: the file as recorded, else the page made from the record.

    A file that is not what was recorded is handed to nobody. A withdrawn item is never
    answered from a file, which could still be the decision.
    """
    return _written(item) or rendered(item)


def rendered(item: PublicItem) -> bytes:
    """Return the page of a published or withdrawn item as bytes."""
    return render_to_string(PAGES[item.state], {"item": item}).encode()


def write_public_pages(arguments: Mapping[str, Value], at: datetime) -> None:
    """Do the outbox job ``write_public_pages``: ``{"document": code}``.

    A page enters the record before it is written. What is published is written once, and
    again only where the file is not what was recorded; a withdrawal replaces it.
    """
    item = published_item(str(arguments["document"]))
    if _written(item) is not None:
        return
    page = rendered(item)
    order = RecordPublicPage(item.code, item.state, sha256(page).hexdigest(), len(page))
    record_public_page(order, act=Act(WRITER, at))
    DurableWriter(_root()).put([(name_of_page(item.code), page)])


def name_of_page(code: str) -> str:
    """Return where the page of a document lies under the directory of public pages."""
    return f"decisions/{code}/index.html"


def _written(item: PublicItem) -> bytes | None:
    """Return the file of a published item, None unless it is byte for byte the recorded one."""
    told = recorded_page(item.code)
    if told is None or item.state is not State.PUBLISHED or told.state is not item.state:
        return None
    try:
        data = (_root() / name_of_page(item.code)).read_bytes()
    except OSError:
        return None
    return data if told.matches(data) else None


def _root() -> Path:
    return Path(settings.MINGJING_DATA) / PUBLIC
