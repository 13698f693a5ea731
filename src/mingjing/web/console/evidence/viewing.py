"""No byte of evidence leaves before its viewing is on record."""

import threading
from collections import OrderedDict
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime

from django.conf import settings

from mingjing.access.actors import Actor
from mingjing.cases.commands.record_viewing import (
    RecordViewing,
    record_viewing,
    viewing_request,
)
from mingjing.cases.pictures import ViewPicture
from mingjing.cases.pictures import viewing_request as picture_request
from mingjing.evidence.queries import items_of
from mingjing.kernel.errors import AlreadyDoneError
from mingjing.ledger.recording import Act

MOST_REMEMBERED = 4096


class _Known:
    """Viewings this process knows to be on record, so that a player need not ask again."""

    def __init__(self) -> None:
        self._keys: OrderedDict[tuple[str, str, str], None] = OrderedDict()
        self._lock = threading.Lock()

    def __contains__(self, key: tuple[str, str, str]) -> bool:
        with self._lock:
            return key in self._keys

    def add(self, key: tuple[str, str, str]) -> None:
        with self._lock:
            self._keys[key] = None
            while len(self._keys) > MOST_REMEMBERED:
                self._keys.popitem(last=False)


_known = _Known()


def viewing_original(actor: Actor, docket: str, seq: int, *, at: datetime) -> None:
    """Put on record that *actor* looks at an item, once in a quarter of an hour.

    Raises:
        NotFoundError: no such case or item, or not theirs to see.
        RecordUnavailableError: the record cannot be written; show nothing.
    """
    _view_case(RecordViewing(docket, (seq,), "original"), actor, at)


def viewing_thumbnails(actor: Actor, docket: str, *, at: datetime) -> None:
    """Put on record that *actor* looks at the small pictures of a case; raises as above."""
    items = tuple(item.seq for item in items_of(docket))
    if items:
        _view_case(RecordViewing(docket, items, "thumbnails"), actor, at)


def viewing_picture(
    record: Callable[[ViewPicture, Act], None],
    actor: Actor,
    order: ViewPicture,
    *,
    at: datetime,
) -> None:
    """Put on record that *actor* looks at a picture; raises as above.

    Args:
        record: the command of whatever it was taken for.
        actor: who looks.
        order: at what.
        at: when.
    """
    _ensure(
        lambda act: record(order, act),
        Act(actor, at, request=picture_request(order, at)),
    )


def _view_case(order: RecordViewing, actor: Actor, at: datetime) -> None:
    _ensure(
        lambda act: record_viewing(order, act=act),
        Act(actor, at, request=viewing_request(order, at)),
    )


def _ensure(record: Callable[[Act], None], act: Act) -> None:
    key = (str(settings.MINGJING_DATA), act.actor.person, act.request)
    if key in _known:
        return
    with suppress(AlreadyDoneError):  # another process recorded it
        record(act)
    _known.add(key)
