"""What happened to a case, from the record itself: each line has its number there."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from mingjing.bureau.queries import names_of
from mingjing.ledger.queries import OpenedEntry
from mingjing.web.console.telling import TITLES, TOLD

PROGRAM = "系统"
FOLDED_FROM = 3  # entries of programs in a row
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


@dataclass(frozen=True, slots=True)
class Stretch:
    """Events in a row, all of people or all of programs; of the latter many are folded."""

    events: tuple[Event, ...]
    is_folded: bool


@dataclass(frozen=True, slots=True)
class Timeline:
    """What happened, newest first; its length is the number of its events."""

    stretches: tuple[Stretch, ...]

    def __len__(self) -> int:
        return sum(len(one.events) for one in self.stretches)


def timeline_of(entries: Iterable[OpenedEntry]) -> Timeline:
    """Return what the entries of a case tell; erased ones are left out."""
    said = [(entry.seq, entry.said) for entry in entries if entry.payload is not None]
    names = names_of({one["actor"]["person"] for _, one in said})
    return in_stretches([_event(seq, one, names) for seq, one in reversed(said)])


def in_stretches(events: Sequence[Event]) -> Timeline:
    """Return the events as a person reads them: what programs did at length stays folded."""
    runs = groupby(events, key=lambda event: event.mood == "program")
    return Timeline(
        tuple(
            Stretch(told, is_program and len(told) >= FOLDED_FROM)
            for is_program, told in ((program, tuple(run)) for program, run in runs)
        )
    )


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
