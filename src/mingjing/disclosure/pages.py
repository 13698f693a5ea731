"""Asking for the public pages of an item to be written once the transaction commits."""

from mingjing.disclosure.models import Publication
from mingjing.disclosure.policy import OPEN_CHANNEL
from mingjing.ledger.outbox import enqueue

WRITE_PAGES = "write_public_pages"


def ask_for_pages(publication: Publication) -> None:
    """Enqueue the page of an item on the open channel; other channels have no pages here."""
    if publication.channel == OPEN_CHANNEL:
        key = f"{publication.document}:{publication.state}"
        enqueue(WRITE_PAGES, key, {"document": publication.document})
