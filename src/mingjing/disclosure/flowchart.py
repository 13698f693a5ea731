"""Flow charts drawn from the tables of states, so that they cannot drift from the program.

States stand below each other: those most acts pass on the left, by-ways set in. The next state
of the main way is joined by an arrow; every other way is an exit, a line with its target. Where
lines break and columns end is for whoever shows it: a telephone, or a sheet of A3.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Stop:
    """One state: a name of the program, what people call it, how it is drawn."""

    id: str
    label: str
    is_main: bool
    is_end: bool


@dataclass(frozen=True, slots=True)
class Way:
    """One transition: what is done leads from one state to another; citation of its norm."""

    source: str
    target: str
    label: str
    article: str


@dataclass(frozen=True, slots=True)
class Exit:
    """A way that does not lead to the next state of the main way.

    Args:
        labels: what is done.
        target: what people call the state it leads to.
        direction: ``on``, ``back`` or ``again``.
    """

    labels: tuple[str, ...]
    target: str
    direction: str


@dataclass(frozen=True, slots=True)
class Box:
    """One state on the drawing, its exits, and the arrow to the next.

    Args:
        steps: what leads to the next state of the main way; nothing where nothing does.
        is_passed: whether the line of the main way goes on below it.
        is_reached: whether an arrow of the main way ends at it.
    """

    stop: Stop
    exits: tuple[Exit, ...]
    steps: tuple[str, ...]
    is_passed: bool
    is_reached: bool


@dataclass(frozen=True, slots=True)
class Chart:
    """A whole drawing, and the same ways as a table."""

    title: str
    boxes: tuple[Box, ...]
    ways: tuple[tuple[str, str, str, str], ...]


def chart(title: str, stops: Sequence[Stop], ways: Iterable[Way]) -> Chart:
    """Draw a procedure.

    Args:
        title: what people call it.
        stops: the states in procedural order; the first is where it begins.
        ways: the transitions.
    """
    found = tuple(ways)
    order = {stop.id: nth for nth, stop in enumerate(stops)}
    label = {stop.id: stop.label for stop in stops}
    following = dict(pairwise(stop.id for stop in stops if stop.is_main))
    boxes, is_passed = [], False
    for stop in stops:
        next_one = following.get(stop.id, "")
        straight = [
            way.label for way in found if (way.source, way.target) == (stop.id, next_one)
        ]
        is_reached = stop.is_main and is_passed
        is_passed = bool(straight) if stop.is_main else is_passed
        exits = tuple(
            Exit(tuple(labels), label[target], _direction(order[stop.id], order[target]))
            for target, labels in _aside(found, stop.id, next_one).items()
        )
        steps = tuple(dict.fromkeys(straight))
        boxes.append(Box(stop, exits, steps, is_passed, is_reached))
    table = tuple((label[w.source], w.label, label[w.target], w.article) for w in found)
    return Chart(title, tuple(boxes), table)


def _aside(ways: Iterable[Way], source: str, straight: str | None) -> dict[str, list[str]]:
    """Return what leads elsewhere than straight on, by target."""
    aside: dict[str, list[str]] = {}
    for way in ways:
        if way.source == source and way.target != straight:
            labels = aside.setdefault(way.target, [])
            if way.label not in labels:
                labels.append(way.label)
    return aside


def _direction(here: int, there: int) -> str:
    if here == there:
        return "again"
    return "on" if there > here else "back"
