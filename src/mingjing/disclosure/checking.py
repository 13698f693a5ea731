"""What a second person looks at before a decision becomes public: page, masks, rules."""

from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass, replace
from datetime import datetime

from mingjing.access.actors import Actor
from mingjing.disclosure.entries import PublicationDrafted, PublicationReturned
from mingjing.disclosure.field_rows import field_rows, row_id
from mingjing.disclosure.masking import Source, private_values, require_clean
from mingjing.disclosure.matrix import FieldRule, Matrix, Treatment, matrix_of
from mingjing.disclosure.models import Publication
from mingjing.disclosure.procedures.table import subject_for
from mingjing.disclosure.queries import PublicItem, public_items
from mingjing.disclosure.states import VISIBLE, State
from mingjing.kernel.canonical import Value
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import GateClosedError, NotFoundError
from mingjing.ledger.queries import history
from mingjing.statute.limits import RuleBook


@dataclass(frozen=True, slots=True)
class Kept:
    """A field of the file that does not become public as it is, and by which row of the matrix.

    Args:
        rule: the row.
        original: what the file says, where a part of it becomes public; else empty.
        shown: what the public reads in its place; empty for nothing.
        badge: 未核实 where nobody held the row against its text, else None.
    """

    rule: FieldRule
    original: str
    shown: str
    badge: str | None = None


@dataclass(frozen=True, slots=True)
class Examined:
    """A publication as whoever checks it needs to see it.

    Args:
        publication: the row.
        kept: what does not become public, in the order of the matrix.
        facts: what the file says of the facts; private.
        compared: how many private values were looked for in every text.
        fault: what they or the detectors found; None where the record is clean.
        returned_for: why the draft was last sent back; empty once it was made anew.
    """

    publication: Publication
    kept: tuple[Kept, ...]
    facts: str
    compared: int
    fault: GateClosedError | None
    returned_for: str


def examined(actor: Actor, docket: str, channel: str, law: RuleBook) -> Examined | None:
    """Return the publication of a file on a channel with what was masked; None for none.

    Raises:
        NotFoundError: no such file, or not theirs to see.
    """
    subject = subject_for(actor, docket)
    if subject is None:
        return None
    row = Publication.objects.filter(docket=subject.docket, channel=channel).first()
    if row is None:
        return None
    source, matrix = subject.source("", law), matrix_of(subject.kind)
    private = private_values(source, matrix)
    return Examined(
        publication=row,
        kept=_badged(kept_back(source, row.public_record, matrix), law),
        facts=subject.facts,
        compared=len(private),
        fault=_fault(row.public_record, matrix, private),
        returned_for=_returned_for(subject.docket, channel),
    )


def kept_back(source: Source, record: Mapping[str, Value], matrix: Matrix) -> tuple[Kept, ...]:
    """Return what of *source* does not become public as it is (pure).

    Args:
        source: what is known.
        record: the public record; empty while there is none.
        matrix: by which it was made.
    """
    fields = record.get("fields")
    shown = fields if isinstance(fields, Mapping) else {}
    found = []
    for rule in matrix.rules.values():
        match rule.treatment(source.party):
            case Treatment.SHOW:
                continue
            case Treatment.MASK:
                original = str(source.values.get(rule.id) or "")
                found.append(Kept(rule, original, str(shown.get(rule.id) or "")))
            case Treatment.HIDE:
                found.append(Kept(rule, "", ""))
    return tuple(found)


def _badged(kept: tuple[Kept, ...], law: RuleBook) -> tuple[Kept, ...]:
    badges = {row.id: row.badge for row in field_rows(law)}
    return tuple(replace(one, badge=badges[row_id(one.rule.id)]) for one in kept)


def as_public(publication: Publication, at: datetime) -> PublicItem:
    """Return the item that the public reads, or would read if it became public at *at*.

    Raises:
        NotFoundError: there is no page: nothing was drafted, or it is kept back.
    """
    if publication.stage is State.WITHHELD or not publication.public_record:
        raise NotFoundError(
            "这一渠道还没有可以看的公示稿。",
            why="公示稿由承办人拟定；依法不公开的没有公示页。",
            remedy="请等待承办人拟定，或者到案件页面查看公示的进度。",
        )
    row = copy(publication)
    if row.stage not in VISIBLE:
        row.state, row.published_at = State.PUBLISHED, at
        row.is_late = legal_date(at) > row.due
    return public_items([row])[0]


def _fault(
    record: Mapping[str, Value], matrix: Matrix, private: tuple[tuple[str, str], ...]
) -> GateClosedError | None:
    if not record:
        return None
    try:
        require_clean(record, matrix, private=private)
    except GateClosedError as fault:
        return fault
    return None


def _returned_for(docket: str, channel: str) -> str:
    reason = ""
    for entry in history(docket):
        said = entry.said
        if said.get("facts", {}).get("channel") != channel:
            continue
        if said["kind"] == PublicationReturned.KIND:
            reason = str(said["facts"]["reason"])
        elif said["kind"] == PublicationDrafted.KIND:
            reason = ""
    return reason
