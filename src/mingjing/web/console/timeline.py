"""What happened to a case, from the record itself: each line has its number there."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from mingjing.bureau.queries import names_of
from mingjing.ledger.queries import OpenedEntry
from mingjing.web.console.telling import TITLES, TOLD

PROGRAM = "系统"
KEY_STEPS = frozenset(
    {
        "case_filed",
        "investigation_closed",
        "review_submitted",
        "opinion_given",
        "notice_given",
        "penalty_decided",
        "served",
        "disclosed",
        "case_closed",
        "casefile_archived",
    }
)


@dataclass(frozen=True, slots=True)
class Event:
    """One entry as a person reads it.

    Args:
        seq: number of the entry in the log.
        kind: of the entry.
        title: what happened.
        told: the details, in one sentence; empty where the title says all.
        who: name of the person, or 系统 for a program.
        mood: ``key``, ``plain``, ``refused`` or ``program``.
    """

    seq: int
    kind: str
    at: datetime
    title: str
    told: str
    who: str
    mood: str


def events_of(entries: Iterable[OpenedEntry]) -> list[Event]:
    """Return the entries of a case as events, newest first; erased ones are left out."""
    said = [(entry.seq, entry.said) for entry in entries if entry.payload is not None]
    names = names_of({one["actor"]["person"] for _, one in said})
    return [_event(seq, one, names) for seq, one in reversed(said)]


def title_of(kind: str) -> str:
    """Return what a kind of entry is called; the kind itself where nobody named it."""
    return TITLES.get(kind, kind)


def _event(seq: int, said: Mapping[str, Any], names: Mapping[str, str]) -> Event:
    kind, facts = said["kind"], said["facts"]
    person = said["actor"]["person"]
    is_program = person not in names
    mood = "program" if is_program else "key" if kind in KEY_STEPS else "plain"
    return Event(
        seq=seq,
        kind=kind,
        at=datetime.fromisoformat(said["at"]),
        title=title_of(kind),
        told=TOLD[kind](facts) if kind in TOLD else "",
        who=PROGRAM if is_program else names[person],
        mood="refused" if kind == "act_refused" else mood,
    )
