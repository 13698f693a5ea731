"""The page of a published or withdrawn item enters the record before anyone can read it."""

from dataclasses import dataclass

from mingjing.access.policy import Permission, require
from mingjing.disclosure.entries import ItemMadePublic, PublicPageRecorded
from mingjing.disclosure.models import Publication, PublicPage
from mingjing.disclosure.policy import OPEN_CHANNEL
from mingjing.disclosure.receipts import public_subject
from mingjing.disclosure.states import State
from mingjing.kernel.errors import NotFoundError
from mingjing.ledger.recording import Act, recording


@dataclass(frozen=True)
class RecordPublicPage:
    """A page about to be written.

    Args:
        document: code of the document.
        state: published or withdrawn; the state the page tells of.
        sha256: of the page, hex.
        size: of the page, bytes.
        content_sha256: of what the page tells, see ``public_form``.
    """

    document: str
    state: State
    sha256: str
    size: int
    content_sha256: str


def record_public_page(order: RecordPublicPage, *, act: Act) -> PublicPage:
    """Record which bytes are the public page of a document, and what they tell.

    Two entries come of it: one about the case, and one about the item alone, whose opening is
    handed to everybody. Recording the same bytes again returns what is there.

    Raises:
        NotPermittedError: not the rendering program.
        NotFoundError: the item is not in that state on the open channel, or not any more.
    """
    held = PublicPage.objects.filter(
        pk=order.document,
        state=order.state,
        sha256=order.sha256,
        size=order.size,
        content_sha256=order.content_sha256,
    ).first()
    if held is not None:
        return held
    with recording("record_public_page", act) as record:
        publication = _publication_of(order)
        record.concerns(publication.docket)
        require(act.actor, Permission.RENDER)
        page = PublicPage(
            document=order.document,
            state=order.state.value,
            sha256=order.sha256,
            size=order.size,
            content_sha256=order.content_sha256,
        )
        page.save()
        record.add(
            PublicPageRecorded(
                document=page.document, state=page.state, sha256=page.sha256, size=page.size
            )
        )
        record.add(
            ItemMadePublic(
                document=page.document,
                number=publication.number,
                state=page.state,
                content_sha256=order.content_sha256,
                page_sha256=page.sha256,
                page_size=page.size,
            ),
            subject=public_subject(page.document),
        )
    return page


def _publication_of(order: RecordPublicPage) -> Publication:
    publication = (
        Publication.objects.select_for_update()
        .filter(channel=OPEN_CHANNEL, document=order.document, state=order.state)
        .first()
    )
    if publication is None or order.state not in {State.PUBLISHED, State.WITHDRAWN}:
        raise NotFoundError(
            f"没有这样的公示页：{order.document}（{order.state.label}）。",
            why="只有已公示或者已撤回的事项有网页，网页应当与其现在的状态一致。",
            remedy="请按公示项现在的状态重新生成网页。",
        )
    return publication
