"""What the public finds a publication by: only what is public, no natural person's name."""

from collections.abc import Iterator

from mingjing.disclosure.models import FOUND_BY, Publication, found_by
from mingjing.search.index import Entry

__all__ = ["FOUND_BY", "entries"]


def entries() -> Iterator[Entry]:
    """Yield what every item of the open channel is found by."""
    for row in Publication.objects.order_by("pk").iterator(chunk_size=500):
        entry = found_by(row)
        if entry is not None:
            yield entry
