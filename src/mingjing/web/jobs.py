"""One dictionary: outbox kind → function. The worker and the command line drain it."""

import io
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from django.conf import settings

from mingjing.access.actors import Actor, Role
from mingjing.disclosure.commands.register_document import register_document
from mingjing.disclosure.pages import WRITE_PAGES
from mingjing.documents.commands.render_document import (
    REGISTER,
    RenderDocument,
    render_document,
)
from mingjing.documents.issuing import RENDER
from mingjing.evidence.store import BlobStore
from mingjing.kernel.canonical import Value
from mingjing.kernel.errors import AlreadyDoneError
from mingjing.ledger.entries import BlobRef
from mingjing.ledger.outbox import Handler, drain
from mingjing.ledger.recording import Act
from mingjing.web.page_writing import write_public_pages

RENDERER = Actor("renderer", frozenset({Role.RENDERER}))


def evidence_store() -> BlobStore:
    """Return the store of this installation."""
    return BlobStore(Path(settings.MINGJING_DATA))


def work(at: datetime) -> int:
    """Do all work that is due and return how much was done."""
    return drain(HANDLERS, at=at)


def _render(arguments: Mapping[str, Value], at: datetime) -> None:
    try:
        render_document(
            RenderDocument(str(arguments["document"])), act=Act(RENDERER, at), keep=_keep
        )
    except AlreadyDoneError:
        return


def _keep(data: bytes) -> BlobRef:
    stored = evidence_store().receive(io.BytesIO(data), declared_size=len(data))
    return BlobRef(stored.sha256, stored.size)


HANDLERS: Mapping[str, Handler] = {
    RENDER: _render,
    REGISTER: register_document,
    WRITE_PAGES: write_public_pages,
}
