"""Reading what is public, and the publications of one's own cases."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from mingjing.access.actors import Actor
from mingjing.cases.queries import case_for, decision_of, proposal_of
from mingjing.disclosure.masking import suggested_summary
from mingjing.disclosure.matrix import penalty_matrix
from mingjing.disclosure.models import Publication, PublicDocument, PublicPage
from mingjing.disclosure.policy import (
    OPEN_CHANNEL,
    grounds_for_withdrawal,
    grounds_for_withholding,
)
from mingjing.disclosure.sources import source_of
from mingjing.disclosure.states import State
from mingjing.kernel.canonical import Value
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import NotFoundError
from mingjing.statute.decisions import PartyKind
from mingjing.statute.limits import RuleBook

VISIBLE = (State.PUBLISHED, State.WITHDRAWN, State.WITHHELD)


@dataclass(frozen=True, slots=True)
class PublicItem:
    """One decision as anyone may read it.

    Args:
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
    """

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


@dataclass(frozen=True, slots=True)
class RecordedPage:
    """What the record says of a public page: whose it is, in which state, and its bytes.

    Args:
        code: of the document.
        sha256: of the page, hex.
        size: of the page, bytes.
    """

    code: str
    state: State
    sha256: str
    size: int

    def matches(self, data: bytes) -> bool:
        """Say whether *data* is the page that was recorded."""
        return len(data) == self.size and hashlib.sha256(data).hexdigest() == self.sha256


@dataclass(frozen=True, slots=True)
class VerifiableDocument:
    """What a holder of a document can compare it with; no party is named.

    Args:
        shows_digests: whether the digests may be printed on a page, or only compared.
    """

    code: str
    number: str
    title: str
    issued_on: date
    content_sha256: str
    pdf_sha256: str
    pdf_size: int
    shows_digests: bool
    origin: str
    seq: int
    leaf_hash: str


def published() -> list[PublicItem]:
    """Return every item of the open channel, newest first; withheld ones as numbers."""
    rows = Publication.objects.filter(channel=OPEN_CHANNEL, state__in=VISIBLE)
    return [_public(row) for row in rows.order_by("-decided_on", "-number")]


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
            why="该编码没有公示过的处罚决定。",
            remedy="请从公示目录进入；手里有纸质文书的，请到“文书查验”输入其编码或者文号。",
        )
    return _public(row)


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


def verifiable(name: str) -> VerifiableDocument:
    """Return the document of that code or number.

    Raises:
        NotFoundError: none is registered; the paper may be false, or too new.
    """
    rows = PublicDocument.objects
    row = rows.filter(pk=name.lower()).first() or rows.filter(number=name).first()
    if row is None:
        raise NotFoundError(
            "没有查到这件文书。",
            why="本机关登记的文书中没有这一编码或者文号。",
            remedy="请核对输入；文书制成后方可查验。核对无误仍查不到的，请向本机关核实其真伪。",
        )
    return VerifiableDocument(
        code=row.code,
        number=row.number,
        title=row.title,
        issued_on=row.issued_on,
        content_sha256=row.content_sha256,
        pdf_sha256=row.pdf_sha256,
        pdf_size=row.pdf_size,
        shows_digests=row.shows_digests,
        origin=row.origin,
        seq=row.seq,
        leaf_hash=row.leaf_hash,
    )


def publications_of(actor: Actor, docket: str) -> list[Publication]:
    """Return the publications of a case *actor* may see, by channel.

    Raises:
        NotFoundError: no such case, or not theirs to see.
    """
    case = case_for(actor, docket)
    return list(Publication.objects.filter(docket=case.docket).order_by("channel"))


def summary_to_edit(actor: Actor, docket: str, law: RuleBook) -> str:
    """Return the facts of the file with known personal data removed, for the officer to edit.

    Raises:
        NotFoundError: no such case, not theirs to see, or not decided.
    """
    case = case_for(actor, docket)
    source = source_of(case, decision_of(case), "", law)
    return suggested_summary(proposal_of(case).facts, source, penalty_matrix())


def _recorded(row: PublicPage) -> RecordedPage:
    return RecordedPage(row.document, State(row.state), row.sha256, row.size)


def _public(row: Publication) -> PublicItem:
    state = row.stage
    is_open = state is State.PUBLISHED
    ground, article, reason = _told(row)
    return PublicItem(
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
    )


def _told(row: Publication) -> tuple[str, str, str]:
    """Return ground, article and reason as the public reads them.

    The label of a ground for withholding is internal: it could say that the party is a minor.
    """
    match row.stage:
        case State.WITHHELD:
            ground = grounds_for_withholding()[row.ground]
            return "", ground.article, ground.public
        case State.WITHDRAWN:
            ground = grounds_for_withdrawal()[row.withdrawal_ground]
            return ground.label, ground.article, row.withdrawal_reason
        case _:
            return "", "", ""
