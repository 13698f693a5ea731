"""Reading what is public."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from mingjing.disclosure.kinds import Kind
from mingjing.disclosure.models import (
    FOUND_BY,
    PartyReply,
    Publication,
    PublicPage,
)
from mingjing.disclosure.policy import (
    OPEN_CHANNEL,
    grounds_for_withdrawal,
    grounds_for_withholding,
)
from mingjing.disclosure.states import VISIBLE, State
from mingjing.kernel.canonical import Value
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import NotFoundError
from mingjing.statute.decisions import PartyKind


@dataclass(frozen=True, slots=True)
class Reply:
    """What the party says to its published decision."""

    text: str
    received_on: date


@dataclass(frozen=True, slots=True)
class PublicItem:
    """One decision or result as anyone may read it.

    Args:
        kind: what it is.
        code: of the document; the address of its page. Empty for what is withheld.
        number: of the decision, public in every state so that none can vanish.
        state: published, withdrawn or withheld.
        decided_on: day of the decision.
        is_organisation: whether the party is one, so that its name can be searched for.
        fields: the masked fields by id; empty unless published.
        hidden: names of what is never public.
        published_on: day of publication, None for what is withheld.
        is_late: whether it was published after the limit.
        due: last day for publication.
        reason: what the public is told where there is nothing to read.
        ground: the coded ground in words; empty unless withdrawn.
        article: citation behind the ground, also of what is withheld.
        withdrawn_on: day of withdrawal.
        changed_at: moment of the publication or withdrawal, for feeds.
        reply: what the party says to it, once checked; None unless published.
    """

    kind: Kind
    code: str
    number: str
    state: State
    decided_on: date
    is_organisation: bool
    fields: Mapping[str, Value]
    hidden: tuple[str, ...]
    published_on: date | None
    is_late: bool
    due: date
    reason: str
    ground: str
    article: str
    withdrawn_on: date | None
    changed_at: datetime | None = None
    reply: Reply | None = None


@dataclass(frozen=True, slots=True)
class RecordedPage:
    """What the record says of a public page: whose it is, in which state, and its bytes.

    Args:
        code: of the document.
        sha256: of the page, hex.
        size: of the page, bytes.
        content_sha256: of what the page tells, see ``public_form``; empty for a page of an
            earlier release.
    """

    code: str
    state: State
    sha256: str
    size: int
    content_sha256: str

    def matches(self, data: bytes) -> bool:
        """Say whether *data* is the page that was recorded."""
        return len(data) == self.size and hashlib.sha256(data).hexdigest() == self.sha256


def published() -> list[PublicItem]:
    """Return every item of the open channel, newest first; withheld ones as numbers."""
    rows = Publication.objects.filter(channel=OPEN_CHANNEL, state__in=VISIBLE)
    return public_items(rows.order_by("-decided_on", "-number"))


def public_items(rows: Iterable[Publication]) -> list[PublicItem]:
    """Return rows of the open channel as anyone may read them; withheld ones as numbers."""
    return [_public(row) for row in rows]


@dataclass(frozen=True, slots=True)
class FoundItems:
    """One page of what was found.

    Args:
        items: latest decision first.
        next_key: where the following page begins; None on the last one.
    """

    items: list[PublicItem]
    next_key: int | None


def find_published(words: str, limit: int, before: int | None = None) -> FoundItems:
    """Return the items of the open channel that *words* find: two queries.

    An item is found by its number, cause, summary and clauses, and by name and code of an
    organisation; never by the name of a natural person, nor by anything withdrawn.

    Args:
        words: as typed; none finds nothing.
        limit: at most so many.
        before: ``next_key`` of the page before.
    """
    hits = FOUND_BY.newest(words, limit + 1, before)
    shown = hits[:limit]
    rows = Publication.objects.filter(
        channel=OPEN_CHANNEL, state__in=VISIBLE, document__in=[hit.ref for hit in shown]
    )
    found = {row.document: _public(row) for row in rows}
    items = [found[hit.ref] for hit in shown if hit.ref in found]
    return FoundItems(items, shown[-1].key if len(hits) > limit else None)


def count_published(words: str, up_to: int) -> int:
    """Return how many items *words* find, counting no further than *up_to*."""
    return FOUND_BY.count(words, up_to)


class Reasons(NamedTuple):
    """Why there is nothing to read, as the public reads it; all empty where there is."""

    ground: str = ""
    article: str = ""
    reason: str = ""


def reasons_told(
    kind: Kind, state: State, ground: str, withdrawal_ground: str, withdrawal_reason: str
) -> Reasons:
    """Return what the public is told of a publication in that state.

    The label of a ground for withholding is internal: it could say that the party is a minor.
    """
    match state:
        case State.WITHHELD:
            withheld = grounds_for_withholding()[ground].said_of(kind)
            return Reasons("", withheld.article, withheld.public)
        case State.WITHDRAWN:
            withdrawn = grounds_for_withdrawal()[withdrawal_ground].said_of(kind)
            return Reasons(withdrawn.label, withdrawn.article, withdrawal_reason)
        case _:
            return Reasons()


def published_item(code: str) -> PublicItem:
    """Return the published or withdrawn item of a document.

    Raises:
        NotFoundError: never published; the same answer as for a document that does not exist.
    """
    row = Publication.objects.filter(
        channel=OPEN_CHANNEL, document=code, state__in=(State.PUBLISHED, State.WITHDRAWN)
    ).first()
    if row is None:
        raise NotFoundError(
            "没有这一件公示。",
            why="该编码没有公示过的决定或者结果。",
            remedy="请从公示目录进入；手里有纸质文书的，请到“文书查验”输入其编码或者文号。",
        )
    return _public(row, with_reply=True)


def was_published(code: str) -> bool:
    """Say whether a document has a page among the publications."""
    return Publication.objects.filter(
        channel=OPEN_CHANNEL, document=code, state__in=(State.PUBLISHED, State.WITHDRAWN)
    ).exists()


def recorded_page(code: str) -> RecordedPage | None:
    """Return what the record says of the page of a document; None where none was written."""
    row = PublicPage.objects.filter(pk=code).first()
    return None if row is None else _recorded(row)


def recorded_pages() -> list[RecordedPage]:
    """Return what the record says of every page that was written, by code."""
    return [_recorded(row) for row in PublicPage.objects.order_by("pk")]


def _recorded(row: PublicPage) -> RecordedPage:
    return RecordedPage(
        row.document, State(row.state), row.sha256, row.size, row.content_sha256 or ""
    )


def _reply_to(row: Publication) -> Reply | None:
    if row.stage is not State.PUBLISHED:
        return None
    reply = PartyReply.objects.filter(pk=row.document).exclude(checked_by="").first()
    return None if reply is None else Reply(reply.text, reply.received_on)


def _public(row: Publication, *, with_reply: bool = False) -> PublicItem:
    state = row.stage
    is_open = state is State.PUBLISHED
    ground, article, reason = reasons_told(
        row.sort, state, row.ground, row.withdrawal_ground, row.withdrawal_reason
    )
    return PublicItem(
        kind=row.sort,
        code="" if state is State.WITHHELD else row.document,
        number=row.number,
        state=state,
        decided_on=row.decided_on,
        is_organisation=is_open
        and row.public_record["party_kind"] == PartyKind.ORGANISATION.value,
        fields=row.public_record["fields"] if is_open else {},
        hidden=tuple(row.public_record["hidden"]) if is_open else (),
        published_on=legal_date(row.published_at) if row.published_at else None,
        is_late=row.is_late,
        due=row.due,
        reason=reason,
        ground=ground,
        article=article,
        withdrawn_on=legal_date(row.withdrawn_at) if row.withdrawn_at else None,
        changed_at=row.withdrawn_at or row.published_at,
        reply=_reply_to(row) if with_reply else None,
    )
