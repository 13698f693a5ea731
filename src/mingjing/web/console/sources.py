"""What a kind of thing must tell so that its duties stand in the list of what waits."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol

from django.db.models import Q, QuerySet

from mingjing.access.actors import Actor, Role
from mingjing.access.policy import Permission
from mingjing.statute.limits import RuleBook
from mingjing.worklist.index import ANYONE

EVERY_POST = frozenset(Role)
NOBODY = Actor(ANYONE, EVERY_POST)


@dataclass(frozen=True, slots=True)
class View:
    """When one looks, and under which law."""

    at: datetime
    today: date
    law: RuleBook


class Waits(Protocol):
    """One thing to do, whatever it is a step of."""

    @property
    def subject(self) -> str:
        """Key of what it belongs to."""

    @property
    def key(self) -> str:
        """Its name within the subject."""

    @property
    def needs(self) -> Permission:
        """What a post must carry for it."""

    @property
    def last(self) -> date:
        """The day it is sorted by."""


@dataclass(frozen=True, slots=True)
class Source:
    """One kind of thing whose steps wait for people.

    Args:
        kind: its name.
        visible: those a person may see, of any state.
        opened: those that have not ended, narrowed to some of them, with what duties read.
        duties: what waits for a person in some of them.
        named: everybody for whom one may wait by name, or who is kept out of it.
        limits: the day of the bureau's limit that ends first in each, where one runs.
        rests_on: columns that name something else whose acts change what it waits for.
        by_the_hour: whether what it waits for changes in the course of a day.
    """

    kind: str
    visible: "Callable[[Actor], QuerySet[Any]]"
    opened: Callable[[Actor, Iterable[str] | None], Sequence[Any]]
    duties: Callable[[Sequence[Any], Actor, View], Sequence[Waits]]
    named: Callable[[Any], set[str]]
    limits: Callable[[Sequence[Any], View], Mapping[str, date]]
    rests_on: tuple[str, ...] = ()
    by_the_hour: bool = False

    def among(self, subjects: Iterable[str]) -> list[str]:
        """Return those of *subjects* that are of this kind, of any state."""
        found = list(subjects)
        concerned = Q(pk__in=found)
        for column in self.rests_on:
            concerned |= Q(**{f"{column}__in": found})
        rows = self.visible(NOBODY).filter(concerned)
        return sorted(rows.values_list("pk", flat=True))
