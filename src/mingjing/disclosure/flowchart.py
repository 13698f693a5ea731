"""Flow charts drawn from the tables of states, so that they cannot drift from the program.

States stand below each other: those most acts pass on the left, by-ways set in. The next state
of the main way is joined by an arrow; every other way is an exit, a line with its target.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

WIDTH = 360
BOX, LINE, GAP = 40, 22, 26
INSET, TOP = 28, 4
LONGEST = 24


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
        y: its line, in units of the drawing.
        label: what is done, on one line or two.
        target: what people call the state it leads to.
        direction: ``on``, ``back`` or ``again``.
    """

    y: int
    label: str
    target: str
    direction: str


@dataclass(frozen=True, slots=True)
class Box:
    """One state on the drawing, its exits, and the arrow to the next.

    Args:
        x: left edge.
        y: upper edge.
        step: what leads to the next state of the main way; empty where nothing does.
        arrow_to: y at which that arrow ends.
    """

    stop: Stop
    x: int
    y: int
    exits: tuple[Exit, ...]
    step: str
    arrow_to: int

    @property
    def below(self) -> int:
        """The y of its lower edge."""
        return self.y + BOX


@dataclass(frozen=True, slots=True)
class Chart:
    """A whole drawing, ``WIDTH`` units wide."""

    title: str
    boxes: tuple[Box, ...]
    ways: tuple[tuple[str, str, str, str], ...]
    height: int
    width: int = WIDTH


def chart(title: str, stops: Sequence[Stop], ways: Iterable[Way]) -> Chart:
    """Lay out a procedure.

    Args:
        title: what people call it.
        stops: the states in procedural order; the first is where it begins.
        ways: the transitions.
    """
    found = tuple(ways)
    order = {stop.id: nth for nth, stop in enumerate(stops)}
    label = {stop.id: stop.label for stop in stops}
    main = [stop.id for stop in stops if stop.is_main]
    following = dict(pairwise(main))
    tops, y = {}, TOP
    for stop in stops:
        tops[stop.id] = y
        aside = _aside(found, stop.id, following.get(stop.id))
        y += BOX + LINE * len(aside) + GAP
    boxes = []
    for stop in stops:
        following_one = following.get(stop.id, "")
        straight = [w.label for w in found if (w.source, w.target) == (stop.id, following_one)]
        boxes.append(
            Box(
                stop,
                0 if stop.is_main else INSET,
                tops[stop.id],
                tuple(
                    Exit(
                        tops[stop.id] + BOX + LINE * nth + LINE // 2 + 6,
                        "、".join(labels),
                        label[target],
                        _direction(order[stop.id], order[target]),
                    )
                    for nth, (target, labels) in enumerate(
                        _aside(found, stop.id, following_one).items()
                    )
                ),
                "、".join(dict.fromkeys(straight)),
                tops.get(following_one, 0) if straight else 0,
            )
        )
    table = tuple((label[w.source], w.label, label[w.target], w.article) for w in found)
    return Chart(title, tuple(boxes), table, y - GAP + TOP)


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
