"""What a list is: where its rows come from, its columns, by what it is filtered and sorted."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from mingjing.access.actors import Actor, Role
from mingjing.access.policy import Permission
from mingjing.statute.limits import RuleBook

if TYPE_CHECKING:
    from django.db.models import QuerySet

FIRST_YEAR = 2021
OWN_NAMES = frozenset(
    {"cases", "inspections", "seizures", "summary", "supply_stops", "applications", "permits"}
)
Choices = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Sight:
    """Who looks at a list, when, and what the columns need beside the rows.

    Args:
        people: names by code.
        posts: codes of those who hold or ever held a post, by its name.
        units: names by code.
        more: what the list read for each row, by primary key.
    """

    actor: Actor
    at: datetime
    today: date
    law: RuleBook
    people: Mapping[str, str] = field(default_factory=dict)
    posts: Mapping[str, Sequence[str]] = field(default_factory=dict)
    units: Mapping[str, str] = field(default_factory=dict)
    more: Mapping[Any, Any] = field(default_factory=dict)

    def names(self, codes: Sequence[str]) -> str:
        """Return the names of people, those who are there."""
        return "、".join(self.people.get(code, code) for code in codes if code)

    def limit(self, day: date) -> str:
        """Return a last day, marked where the holidays of its year are not known yet."""
        return day.isoformat() + ("" if self.law.calendar.covers(day) else "，暂定")


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    Args:
        label: its head.
        text: what stands in it for a row.
        leads: what a row leads to, such as a case; None for a column that leads nowhere.
        mood: of the tag that the text becomes; None for plain text.
        clock: place on that page where the text is explained; empty for nowhere.
    """

    label: str
    text: Callable[[Any, Sight], str]
    leads: Callable[[Any], str] | None = None
    mood: Callable[[Any, Sight], str] | None = None
    clock: Callable[[Any, Sight], str] | None = None


@dataclass(frozen=True, slots=True)
class Filter:
    """One way to narrow a list.

    Args:
        name: in the address.
        label: on the page.
        choices: value and words; nothing else is taken, so that no personal datum can be one.
        narrow: the rows that a value leaves, asked of the database.
        keeps: whether a row stays, where only derived dates can tell; None otherwise.
        order: of what it leaves, unless another is asked for; empty for that of the list.
    """

    name: str
    label: str
    choices: Callable[[Sight], Choices]
    narrow: "Callable[[QuerySet[Any], str, Sight], QuerySet[Any]]"
    keeps: Callable[[Any, Sight], bool] | None = None
    order: str = ""


@dataclass(frozen=True, slots=True)
class Order:
    """One way to sort.

    Args:
        value: in the address.
        label: on the page.
        by: a column that is never empty.
        descending: highest first.
        derived: the date to sort by where no column has it: due dates are never stored.
    """

    value: str
    label: str
    by: str
    descending: bool = True
    derived: Callable[[Any, Sight], date] | None = None


def nothing_more(_rows: Sequence[Any], _sight: Sight) -> Mapping[Any, Any]:
    """Read nothing beside the rows."""
    return {}


@dataclass(frozen=True, slots=True)
class Start:
    """What a person can begin from a list.

    Args:
        label: on the button.
        place: name of its address.
        needs: who is offered it.
    """

    label: str
    place: str
    needs: Permission


@dataclass(frozen=True, slots=True)
class ListKind:
    """One list.

    Args:
        name: in the address and in the record.
        title: on the page.
        icon: of its place in the menu.
        rows: what a person may see.
        columns: from left to right.
        orders: the first one is used unless another is asked for.
        filters: by what it is narrowed.
        read_more: reads in a fixed number of queries what the columns need beside the rows.
        leads_to: name of the address that the rows lead to.
        starts: what can be begun from it.
        about: what it is for, in a sentence; empty where the title says it.
        keeps: whether a row belongs in it, where only what was read beside it can tell.
        indexed: its kind in the index of what waits, which sorts it by due date; else empty.
    """

    name: str
    title: str
    icon: str
    rows: "Callable[[Actor], QuerySet[Any]]"
    columns: tuple[Column, ...]
    orders: tuple[Order, ...]
    filters: tuple[Filter, ...] = ()
    read_more: Callable[[Sequence[Any], Sight], Mapping[Any, Any]] = nothing_more
    leads_to: str = "case"
    starts: tuple[Start, ...] = ()
    about: str = ""
    keeps: Callable[[Any, Sight], bool] | None = None
    indexed: str = ""

    @property
    def place(self) -> str:
        """Name of its address."""
        own = self.name.replace("-", "_")
        return own if own in OWN_NAMES else f"{own}_list"


def equals(column: str) -> "Callable[[QuerySet[Any], str, Sight], QuerySet[Any]]":
    """Return the condition that *column* has the chosen value."""
    return lambda rows, value, _sight: rows.filter(**{column: value})


def in_year(column: str) -> "Callable[[QuerySet[Any], str, Sight], QuerySet[Any]]":
    """Return the condition that the day in *column* lies in the chosen year."""
    return lambda rows, value, _sight: rows.filter(**{f"{column}__year": int(value)})


def years(sight: Sight) -> Choices:
    """Return the years there can be something of, newest first."""
    return [(str(year), f"{year}年") for year in range(sight.today.year, FIRST_YEAR - 1, -1)]


def units(sight: Sight) -> Choices:
    """Return every unit."""
    return list(sight.units.items())


def people_of(*roles: Role) -> Callable[[Sight], Choices]:
    """Return the choice among those who hold or ever held one of the posts."""

    def choices(sight: Sight) -> Choices:
        codes = {code for role in roles for code in sight.posts.get(role.name, ())}
        return [(code, f"{sight.people[code]}（{code}）") for code in sorted(codes)]

    return choices
