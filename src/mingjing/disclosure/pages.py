"""Asking for the public pages of an item to be written once the transaction commits."""

from mingjing.disclosure.models import Publication
from mingjing.disclosure.policy import OPEN_CHANNEL
from mingjing.ledger.outbox import enqueue

WRITE_PAGES = "write_public_pages"


def ask_for_pages(publication: Publication, *, because: str = "") -> None:
    """Enqueue the page of an item on the open channel; other channels have no pages here.

    Args:
        publication: whose page is to be written.
        because: what changed beside its state; each is written for once.
    """
    if publication.channel == OPEN_CHANNEL:
        key = f"{publication.document}:{publication.state}" + (because and f":{because}")
        enqueue(WRITE_PAGES, key, {"document": publication.document})
