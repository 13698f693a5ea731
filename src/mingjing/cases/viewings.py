"""Who looked at the evidence of a case, and when, read from the record."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from mingjing.access.actors import Actor
from mingjing.cases.queries import case_for
from mingjing.ledger.queries import history


@dataclass(frozen=True, slots=True)
class Viewing:
    """One entry of the viewing log.

    Args:
        seq: number of the entry in the log.
        person: who looked.
        at: when; the quarter of an hour around it is one viewing.
        items: numbers of the items.
        form: ``original`` or ``thumbnails``.
    """

    seq: int
    person: str
    at: datetime
    items: tuple[int, ...]
    form: str


def viewings_subject(docket: str) -> str:
    """Return the subject under which looking at a case's evidence is recorded.

    >>> viewings_subject("（陵）应急线〔2026〕1号")
    '调阅记录：（陵）应急线〔2026〕1号'
    """
    return f"调阅记录：{docket}"


def viewings_of(actor: Actor, docket: str) -> Iterator[Viewing]:
    """Yield every viewing of a case's evidence, oldest first.

    Raises:
        NotFoundError: no such case, or not theirs to see.
    """
    for entry in history(viewings_subject(case_for(actor, docket).docket)):
        said = entry.said
        if said.get("kind") == "evidence_viewed":
            facts = said["facts"]
            yield Viewing(
                entry.seq,
                said["actor"]["person"],
                datetime.fromisoformat(said["at"]),
                tuple(facts["items"]),
                facts["form"],
            )
