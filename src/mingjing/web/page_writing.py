"""A published decision is written once as a file; a withdrawn one leaves a tombstone there."""

from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256

from mingjing.access.actors import Actor, Role
from mingjing.disclosure.commands.record_public_page import (
    RecordPublicPage,
    record_public_page,
)
from mingjing.disclosure.queries import published_item
from mingjing.kernel.canonical import Value
from mingjing.ledger.recording import Act
from mingjing.tlog.durable import DurableWriter
from mingjing.web.portal.static_pages import (
    name_of_page,
    public_root,
    rendered,
    written_page,
)

WRITER = Actor("write_public_pages", frozenset({Role.RENDERER}))


def write_public_pages(arguments: Mapping[str, Value], at: datetime) -> None:
    """Do the outbox job ``write_public_pages``: ``{"document": code}``.

    A page enters the record before it is written. What is published is written once, and
    again only where the file is not what was recorded; a withdrawal replaces it.
    """
    item = published_item(str(arguments["document"]))
    if written_page(item) is not None:
        return
    page = rendered(item)
    order = RecordPublicPage(item.code, item.state, sha256(page).hexdigest(), len(page))
    record_public_page(order, act=Act(WRITER, at))
    DurableWriter(public_root()).put([(name_of_page(item.code), page)])
