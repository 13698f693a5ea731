"""A published decision is written once as a file; a withdrawn one leaves a tombstone there."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.template.loader import render_to_string

from mingjing.disclosure.queries import PublicItem, published_item
from mingjing.disclosure.states import State
from mingjing.kernel.canonical import Value
from mingjing.tlog.durable import DurableWriter

PAGES: Mapping[State, str] = {
    State.PUBLISHED: "portal/decision.html",
    State.WITHDRAWN: "portal/tombstone.html",
}


def page_of(item: PublicItem) -> bytes:
    """Return the page of an item: the file, or the same bytes where it is not written yet.

    A withdrawn item is never answered from a file, which could still be the decision.
    """
    path = _path(item)
    if item.state is State.PUBLISHED and path.is_file():
        return path.read_bytes()
    return rendered(item)


def rendered(item: PublicItem) -> bytes:
    """Return the page of a published or withdrawn item as bytes."""
    return render_to_string(PAGES[item.state], {"item": item}).encode()


def write_public_pages(arguments: Mapping[str, Value], _at: datetime) -> None:
    """Do the outbox job ``write_public_pages``: ``{"document": code}``.

    What is published is written once and never again; a withdrawal replaces it.
    """
    item = published_item(str(arguments["document"]))
    path = _path(item)
    if item.state is State.PUBLISHED and path.is_file():
        return
    root = Path(settings.MINGJING_DATA) / "public"
    DurableWriter(root).put([(str(path.relative_to(root)), rendered(item))])


def _path(item: PublicItem) -> Path:
    return Path(settings.MINGJING_DATA) / "public" / "decisions" / item.code / "index.html"
