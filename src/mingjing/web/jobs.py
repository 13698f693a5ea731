"""One dictionary: outbox kind → function, and one table of what is done at fixed times."""

import io
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, time

from mingjing.access.actors import Actor, Role
from mingjing.bureau.commands.load_calendar import TELL_MOVED
from mingjing.disclosure.commands.handle_error_report import (
    RECEIVE,
    ask_to_receive,
    receive_waiting_report,
)
from mingjing.disclosure.commands.register_document import register_document
from mingjing.disclosure.pages import WRITE_PAGES
from mingjing.documents.commands.render_document import (
    REGISTER,
    RenderDocument,
    render_document,
)
from mingjing.documents.issuing import RENDER
from mingjing.evidence.derived import MAKE_THUMBNAIL
from mingjing.kernel.canonical import Value
from mingjing.kernel.errors import AlreadyDoneError
from mingjing.ledger.draining import drain
from mingjing.ledger.entries import BlobRef
from mingjing.ledger.outbox import Handler
from mingjing.ledger.recording import Act
from mingjing.web.advising import END_ADVICE, end_lapsed
from mingjing.web.alerting import RECONCILE, RefusalWatch, reconcile
from mingjing.web.auditing import AUDIT, audit_and_keep
from mingjing.web.evidence_jobs import SWEEP_UPLOADS, make_thumbnail, sweep_uploads
from mingjing.web.page_writing import write_public_pages
from mingjing.web.reminding import REMIND, send_reminders, tell_moved_dates
from mingjing.web.schedule import SLOW, Daily
from mingjing.web.stores import evidence_store
from mingjing.web.tasks import TASK, run_task

__all__ = ["HANDLERS", "SCHEDULE", "evidence_store", "work"]

RENDERER = Actor("renderer", frozenset({Role.RENDERER}))


def work(at: datetime) -> int:
    """Do all work that is due and return how much was done."""
    for look in WATCHES:
        look()
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
    MAKE_THUMBNAIL: make_thumbnail,
    SWEEP_UPLOADS: sweep_uploads,
    TASK: run_task,
    AUDIT: audit_and_keep,
    REMIND: send_reminders,
    END_ADVICE: end_lapsed,
    RECONCILE: reconcile,
    RECEIVE: receive_waiting_report,
    TELL_MOVED: tell_moved_dates,
}
# What comes in beside the outbox: what others wrote, who may ask for no job themselves.
WATCHES: Sequence[Callable[[], object]] = (ask_to_receive, RefusalWatch().look)
SCHEDULE = (
    Daily(END_ADVICE, at=time(0, 5)),
    Daily(RECONCILE, at=time(1)),
    Daily(AUDIT, at=time(2), priority=SLOW),
    Daily(SWEEP_UPLOADS, at=time(3), priority=SLOW),
    Daily(REMIND, at=time(8, 30)),
)
