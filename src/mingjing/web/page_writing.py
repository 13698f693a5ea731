"""A published decision is written once as a file; a withdrawn one leaves a tombstone there."""

from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256

from mingjing.access.actors import Actor, Role
from mingjing.disclosure.commands.record_public_page import (
    RecordPublicPage,
    record_public_page,
)
from mingjing.disclosure.public_form import form_digest
from mingjing.disclosure.queries import published_item
from mingjing.disclosure.receipts import public_receipt
from mingjing.kernel.canonical import Value
from mingjing.ledger.recording import Act
from mingjing.tlog.durable import DurableWriter
from mingjing.web.portal.static_pages import (
    name_of_page,
    name_of_receipt,
    public_root,
    rendered,
    written_page,
    written_receipt,
)

WRITER = Actor("write_public_pages", frozenset({Role.RENDERER}))


def write_public_pages(arguments: Mapping[str, Value], at: datetime) -> None:
    """Do the outbox job ``write_public_pages``: ``{"document": code}``.

    A page enters the record before it is written; beside it lies the receipt of that entry.
    What is published is written once, and again only where the file is not what was recorded
    or the item tells something else by now, such as a reply of the party; a withdrawal
    replaces it.
    """
    item = published_item(str(arguments["document"]))
    if written_page(item) is not None and written_receipt(item) is not None:
        return
    page = rendered(item)
    order = RecordPublicPage(
        item.code, item.state, sha256(page).hexdigest(), len(page), form_digest(item)
    )
    record_public_page(order, act=Act(WRITER, at))
    files = [(name_of_page(item.code), page)]
    receipt = public_receipt(item.code, item.state)
    if receipt is not None:
        files.append((name_of_receipt(item.code), receipt))
    DurableWriter(public_root()).put(files)
