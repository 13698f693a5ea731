"""Keeping and reading the index: which subjects stand open, what waits, one page of it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from mingjing.access.actors import Actor
from mingjing.access.policy import GRANTS, Permission, may
from mingjing.worklist.models import Mark, Standing, Waiting

ANYONE = "*"
FAR = date.max
PARTS = 3
FEW = 500
ENDED = "-"
Visible = Mapping[str, Callable[[Actor], "QuerySet[Any]"]]


@dataclass(frozen=True, slots=True)
class Wait:
    """One row of the index: what waits, for whom, until when.

    Args:
        whom: a person, or ANYONE.
        needs: what a post must carry.
        duty: its name within the subject.
        n: its place among what the subject waits for.
        last: the day it is sorted by.
        apart: whether *whom* is kept out of what waits for anyone.
    """

    whom: str
    needs: str
    duty: str
    n: int
    last: date
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """One row as a page shows it: where it stands in the order, and what it is about."""

    last: date
    standing: int
    n: int
    kind: str
    subject: str
    duty: str

    @property
    def name(self) -> str:
        """Its place in an address."""
        return f"{self.last.isoformat()}.{self.standing}.{self.n}"


@dataclass(frozen=True, slots=True)
class Found:
    """One page: its rows, and the place after which the next one begins; empty on the last."""

    places: tuple[Place, ...]
    after: str


def first_of(
    actor: Actor,
    visible: Visible,
    *,
    size: int,
    after: str = "",
    duties: frozenset[str] | None = None,
) -> Found:
    """Return a page of what waits for *actor*, soonest first, in a fixed number of queries.

    Args:
        actor: whose.
        visible: what they may see of each kind.
        size: rows of a page.
        after: place of the last row of the page before.
        duties: only these; None for all.
    """
    places: set[Place] = set()
    for rows in (_of_person(actor), _of_posts(actor, visible)):
        wanted = rows if duties is None else rows.filter(duty__in=duties)
        listed = _beyond(wanted, after).order_by("last", "standing", "n")
        columns = ("last", "standing", "n", "standing__kind", "standing__subject", "duty")
        places.update(Place(*row) for row in listed.values_list(*columns)[: size + 1])
    ordered = sorted(places, key=lambda one: (one.last, one.standing, one.n))
    page = tuple(ordered[:size])
    return Found(page, page[-1].name if len(ordered) > size else "")


def count_of(actor: Actor, visible: Visible) -> int:
    """Return how much waits for *actor*, as the index has it."""
    kept_out = _seen(_rows(actor, actor.person, apart=True), actor, visible)
    mine, all_posts = _of_person(actor), _of_posts(actor, visible)
    return mine.count() + all_posts.count() - kept_out.count()


@dataclass(frozen=True, slots=True)
class ByDay:
    """One page of a list that is sorted by due date."""

    rows: Sequence[Any]
    after: str


def by_last_day(kind: str, rows: "QuerySet[Any]", *, size: int, after: str = "") -> ByDay:
    """Return a page of *rows*, those whose limit ends first in front, ended ones at the end.

    Args:
        kind: of the rows.
        rows: those that may be shown, with what is fetched beside them.
        size: rows of a page.
        after: where the page before ended.
    """
    standings = Standing.objects.filter(kind=kind)
    found: list[Standing] = []
    if not after.startswith(ENDED):
        here = rows.filter(pk=OuterRef("subject")).order_by()
        listed = standings.filter(Exists(here)).order_by("last", "id")
        found = list(_later(listed, after)[: size + 1])
    by_key = rows.in_bulk([one.subject for one in found])
    shown = [by_key[one.subject] for one in found[:size] if one.subject in by_key]
    if len(found) > size:
        return ByDay(shown, f"{found[size - 1].last.isoformat()}.{found[size - 1].pk}")
    ended = rows.exclude(pk__in=standings.values("subject")).order_by("pk")
    ended = ended.filter(pk__gt=after.removeprefix(ENDED)) if after.startswith(ENDED) else ended
    rest = list(ended[: size + 1 - len(shown)])
    page = [*shown, *rest][:size]
    if len(shown) + len(rest) <= size:
        return ByDay(page, "")
    return ByDay(page, f"{ENDED}{page[-1].pk if len(page) > len(shown) else ''}")


def overdue(kind: str, today: date) -> Q:
    """Return the condition that a limit of the bureau is over, for rows of a kind.

    Few are named; of many, each row is asked, so that a page is done with its last one.
    """
    late = Standing.objects.filter(kind=kind, last__lt=today)
    named = list(late.order_by("last", "id").values_list("subject", flat=True)[: FEW + 1])
    if len(named) <= FEW:
        return Q(pk__in=named)
    return Q(Exists(late.filter(subject=OuterRef("pk"))))


def put(said: Mapping[Standing, Iterable[Wait]], turn: int) -> None:
    """Say what subjects wait for, in place of what was said of them.

    Args:
        said: what waits, by standing; its ``last`` is kept with it.
        turn: in which it was derived.
    """
    Waiting.objects.filter(standing__in=list(said)).delete()
    Waiting.objects.bulk_create(
        Waiting(
            standing=standing,
            whom=one.whom,
            needs=one.needs,
            duty=one.duty,
            n=one.n,
            last=one.last,
            apart=one.apart,
        )
        for standing, waits in said.items()
        for one in waits
    )
    for standing in said:
        standing.turn = turn
    Standing.objects.bulk_update(said, ["turn", "last"])


def said_of(standings: Sequence[Standing]) -> dict[int, set[Wait]]:
    """Return what the index says of *standings*, by their keys."""
    said: dict[int, set[Wait]] = {one.pk: set() for one in standings}
    for row in Waiting.objects.filter(standing__in=standings):
        said[row.standing_id].add(
            Wait(row.whom, row.needs, row.duty, row.n, row.last, apart=row.apart)
        )
    return said


def stand(kind: str, subjects: Iterable[str]) -> None:
    """Enter *subjects*, or say that something happened to those that are there."""
    Standing.objects.bulk_create(
        [Standing(kind=kind, subject=one, turn=0, last=FAR) for one in subjects],
        batch_size=1_000,
        update_conflicts=True,
        unique_fields=["kind", "subject"],
        update_fields=["turn"],
    )


def fall(standings: Iterable[Standing]) -> None:
    """Take out what does not stand open any more."""
    Standing.objects.filter(pk__in=[one.pk for one in standings]).delete()


def to_derive(turn: int, most: int) -> list[Standing]:
    """Return what was derived before *turn*, what something happened to first."""
    return list(Standing.objects.filter(turn__lt=turn).order_by("turn", "id")[:most])


def is_behind(turn: int) -> bool:
    """Say whether anything was derived before *turn*."""
    return Standing.objects.filter(turn__lt=turn).exists()


def mark() -> Mark | None:
    """Return how far the index is; None before it was made."""
    return Mark.objects.first()


def first_mark(entry: int, day: date, release: str) -> Mark:
    """Begin the index: made of what stood open when the ledger was at *entry*."""
    return Mark.objects.create(entry=entry, turn=1, day=day, release=release)


def derived_in(turn: int, kind: str, after: int, most: int) -> list[Standing]:
    """Return some of a kind that were derived in a turn, in the order of their keys."""
    rows = Standing.objects.filter(turn=turn, kind=kind, pk__gt=after)
    return list(rows.order_by("pk")[:most])


def mark_to_move() -> Mark | None:
    """Return the same, locked for the rest of the transaction."""
    return Mark.objects.select_for_update().first()


def _of_person(actor: Actor) -> "QuerySet[Waiting]":
    return _rows(actor, actor.person, apart=False)


def _of_posts(actor: Actor, visible: Visible) -> "QuerySet[Waiting]":
    return _seen(_rows(actor, ANYONE, apart=False), actor, visible)


def _rows(actor: Actor, whom: str, *, apart: bool) -> "QuerySet[Waiting]":
    posts = {one.name for role in actor.roles for one in GRANTS[role]}
    return Waiting.objects.filter(whom=whom, apart=apart, needs__in=sorted(posts))


def _seen(rows: "QuerySet[Waiting]", actor: Actor, visible: Visible) -> "QuerySet[Waiting]":
    """Return those of *rows* whose subject *actor* may see."""
    if not rows.exists():
        return rows.none()  # nobody walks through what others must do, or asks whose it is
    if may(actor, Permission.SEE_ALL_CASES):
        return rows
    theirs = Q()
    for kind, of in visible.items():
        one = of(actor).filter(pk=OuterRef("standing__subject"))
        theirs |= Q(standing__kind=kind) & Q(Exists(one))
    return rows.filter(theirs)


def _later(rows: "QuerySet[Standing]", after: str) -> "QuerySet[Standing]":
    day, _, key = after.partition(".")
    try:
        last = date.fromisoformat(day)
    except ValueError:
        return rows
    if not key.isdigit():
        return rows
    return rows.filter(last__gte=last).filter(Q(last__gt=last) | Q(last=last, pk__gt=int(key)))


def _beyond(rows: "QuerySet[Waiting]", after: str) -> "QuerySet[Waiting]":
    parts = after.split(".")
    if len(parts) != PARTS or not all(one.isdigit() for one in parts[1:]):
        return rows
    try:
        last = date.fromisoformat(parts[0])
    except ValueError:
        return rows
    standing, n = int(parts[1]), int(parts[2])
    later = Q(last=last, standing__gt=standing) | Q(last=last, standing=standing, n__gt=n)
    return rows.filter(last__gte=last).filter(Q(last__gt=last) | later)
