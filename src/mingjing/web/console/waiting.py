"""The list of what waits for a person: a page of it from the index, its details derived.

The index follows the ledger: whatever an entry is about is derived anew before the next page is
shown, and everything is when a day or the law of the bureau changes. A page does a little of
that itself; the worker does the rest.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time
from importlib.metadata import version
from typing import TYPE_CHECKING

from django.db import DatabaseError, transaction

from mingjing.access.actors import Actor
from mingjing.kernel.dates import SHANGHAI, legal_date
from mingjing.ledger import faults
from mingjing.ledger.queries import changes_since, last_entry
from mingjing.ledger.recording import BUREAU
from mingjing.web.acting import law_on, now
from mingjing.web.console import duties
from mingjing.web.console.inspections import duties as of_inspections
from mingjing.web.console.permits import duties as of_permits
from mingjing.web.console.publishing import duties as of_publications
from mingjing.web.console.seizures import duties as of_seizures
from mingjing.web.console.sources import EVERY_POST, NOBODY, Source, View, Waits
from mingjing.web.console.summary import duties as of_summary
from mingjing.web.console.supply import duties as of_supply
from mingjing.worklist import index
from mingjing.worklist.index import ANYONE, FAR, Place, Wait

if TYPE_CHECKING:
    from mingjing.worklist.models import Mark, Standing

SOURCES = {
    one.kind: one
    for one in (
        duties.SOURCE,
        of_inspections.SOURCE,
        of_summary.SOURCE,
        of_seizures.SOURCE,
        of_supply.SOURCE,
        of_permits.SOURCE,
        of_permits.PERMIT_SOURCE,
        *of_publications.SOURCES,
    )
}
VISIBLE = {one.kind: one.visible for one in SOURCES.values()}
VERSION = version("mingjing")
SIZE = 30
BATCH = 100
AT_ONCE = 300  # what a page derives itself; the rest is left to the worker
READ = 2_000


@dataclass(frozen=True, slots=True)
class Page:
    """One page of what waits.

    Args:
        duties: soonest first.
        count: how much waits altogether, as the index has it.
        after: place after which the next page begins; empty on the last.
    """

    duties: Sequence[Waits]
    count: int
    after: str


def work_of(
    actor: Actor, view: View, *, after: str = "", acts: frozenset[str] | None = None
) -> Page:
    """Return a page of what waits for *actor*, in a fixed number of queries.

    Args:
        actor: whose.
        view: when.
        after: place of the last row of the page before.
        acts: only duties of these names.
    """
    follow(view, AT_ONCE)
    found = index.first_of(actor, VISIBLE, size=SIZE, after=after, duties=acts)
    shown = list(_derived(actor, view, found.places))
    is_whole = not after and not found.after
    count = len(shown) if is_whole or acts else index.count_of(actor, VISIBLE)
    return Page(shown, count, found.after)


def _derived(actor: Actor, view: View, places: Sequence[Place]) -> Iterator[Waits]:
    """Yield the duties at *places* as they are: what the index only thinks is left out."""
    known: dict[tuple[str, str, str], Waits] = {}
    for kind, source in SOURCES.items():
        subjects = {one.subject for one in places if one.kind == kind}
        if subjects:
            rows = source.opened(actor, subjects)
            for duty in source.duties(rows, actor, view):
                known[kind, duty.subject, duty.key] = duty
    for one in places:
        found = known.get((one.kind, one.subject, one.duty))
        if found is not None:
            yield found


def follow_ledger() -> None:
    """Bring the index a good piece further; for the worker, again and again."""
    at = now()
    follow(View(at, legal_date(at), law_on(legal_date(at))), AT_ONCE)


def follow(view: View, most: int) -> None:
    """Bring the index up to the ledger, the day and the law, deriving at most so many.

    Where the database takes no writing now, the index stays as it was: nothing rests on it.
    """
    try:
        turn = _turn_of(view)
        if turn is not None:
            _derive_stale(view, turn, most)
    except DatabaseError as error:
        if faults.refusal_of(error) is None:
            raise


def _turn_of(view: View) -> int | None:
    """Return the turn for which something is to be derived; None where nothing is."""
    mark = index.mark()
    if mark is None or not _is_current(mark, view) or mark.entry < last_entry():
        with transaction.atomic():
            mark = _moved(index.mark_to_move(), view)
    return mark.turn if index.is_behind(mark.turn) else None


def _is_current(mark: "Mark", view: View) -> bool:
    return mark.day == view.today and mark.release == VERSION


def _moved(mark: "Mark | None", view: View) -> "Mark":
    """Enter what the ledger says has changed; begin a new turn where everything has."""
    if mark is None:
        for source in SOURCES.values():
            index.stand(source.kind, sorted(row.pk for row in source.opened(NOBODY, None)))
        return index.first_mark(last_entry(), view.today, VERSION)
    changed = changes_since(mark.entry, READ)
    for source in SOURCES.values():
        index.stand(source.kind, source.among(changed.subjects))
    mark.entry = changed.last
    if BUREAU in changed.subjects or not _is_current(mark, view):
        mark.turn += 1
        mark.day, mark.release = view.today, VERSION
    mark.save()
    return mark


def _derive_stale(view: View, turn: int, most: int) -> None:
    while most > 0:
        with transaction.atomic():
            index.mark_to_move()
            batch = index.to_derive(turn, min(BATCH, most))
            _derive(batch, view, turn)
        most -= BATCH if len(batch) == BATCH else most


def _derive(batch: "Sequence[Standing]", view: View, turn: int) -> None:
    for kind, source in SOURCES.items():
        standings = {one.subject: one for one in batch if one.kind == kind}
        if not standings:
            continue
        rows = source.opened(NOBODY, standings.keys())
        waits, limits = waits_in(source, rows, view), source.limits(rows, view)
        said = {standings.pop(row.pk): waits[row.pk] for row in rows}
        for standing in said:
            standing.last = limits.get(standing.subject, FAR)
        index.put(said, turn)
        index.fall(standings.values())


def waits_in(source: Source, rows: Sequence[object], view: View) -> dict[str, set[Wait]]:
    """Return what the index should say of *rows*, by their keys.

    What a hearing of this day opens waits from its morning; the page that shows it knows the
    hour.
    """
    hours = (time.min, time.max) if source.by_the_hour else (time.max,)
    views = [replace(view, at=datetime.combine(view.today, hour, SHANGHAI)) for hour in hours]
    found: dict[str, dict[str, dict[str, Waits]]] = {}
    named = {}
    for row in rows:
        key = row.pk  # type: ignore[attr-defined]  # a row of the source
        found[key], named[key] = {}, source.named(row) - {""}
    people = {ANYONE}.union(*named.values())
    for person in sorted(people):
        theirs = [
            row for row in rows
            if person == ANYONE or person in named[row.pk]  # type: ignore[attr-defined]
        ]  # fmt: skip
        for one in views:
            for duty in source.duties(theirs, Actor(person, EVERY_POST), one):
                found[duty.subject].setdefault(person, {})[duty.key] = duty
    return {key: set(_waits(of, named[key])) for key, of in found.items()}


def _waits(found: dict[str, dict[str, Waits]], named: set[str]) -> Iterator[Wait]:
    """Yield the rows: what waits for anyone, for some by name, and who is kept out."""
    every = sorted({(one.last, one.key) for of in found.values() for one in of.values()})
    n = {key: place for place, (_last, key) in enumerate(every)}
    anyone = found.get(ANYONE, {})
    for key, duty in anyone.items():
        yield Wait(ANYONE, duty.needs.name, key, n[key], duty.last)
    for person in named:
        theirs = found.get(person, {})
        for key, duty in theirs.items():
            if key not in anyone or anyone[key].needs is not duty.needs:
                yield Wait(person, duty.needs.name, key, n[key], duty.last)
        for key, duty in anyone.items():
            if key not in theirs:
                yield Wait(person, duty.needs.name, key, n[key], duty.last, apart=True)


def index_of_waits_differs() -> Iterator[tuple[str, str]]:
    """Yield where the index is not what would be derived: what an audit compares."""
    mark = index.mark()
    if mark is None or mark.day != legal_date(now()) or mark.entry < last_entry():
        return
    view = View(now(), mark.day, law_on(mark.day))
    for kind, source in SOURCES.items():
        last = 0
        while batch := index.derived_in(mark.turn, kind, last, BATCH):
            yield from _differences(source, batch, view)
            last = batch[-1].pk


def _differences(
    source: Source, batch: "Sequence[Standing]", view: View
) -> Iterator[tuple[str, str]]:
    rows = source.opened(NOBODY, [one.subject for one in batch])
    waits, limits = waits_in(source, rows, view), source.limits(rows, view)
    said = index.said_of(batch)
    for one in batch:
        where = f"待办索引 {one.kind}:{one.subject}"
        if one.subject not in waits:
            yield where, "没有未办结的事项"
        elif said[one.pk] != waits[one.subject]:
            yield where, "待办与记录不符"
        elif one.last != limits.get(one.subject, FAR):
            yield where, "期限与记录不符"
