"""Everything that can be reached from a beginning, found breadth first."""

from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from mingjing.kernel.life import Life, State, Step

Place = TypeVar("Place", bound=Hashable)
Way = TypeVar("Way")


@dataclass(frozen=True, slots=True)
class Explored(Generic[Place, Way]):
    """What was found.

    Args:
        came_from: each place with the place before it and the way that led here first; None
            for the beginning. In the order of finding.
        back: each place with those from which a way that counts leads to it.
    """

    came_from: dict[Place, tuple[Place, Way] | None] = field(default_factory=dict)
    back: dict[Place, set[Place]] = field(default_factory=dict)

    def path_to(self, place: Place) -> tuple[Way, ...]:
        """Return a shortest path from the beginning to *place*."""
        ways: list[Way] = []
        step = self.came_from[place]
        while step is not None:
            before, way = step
            ways.append(way)
            step = self.came_from[before]
        return tuple(reversed(ways))

    def leading_to(self, goals: Iterable[Place]) -> set[Place]:
        """Return every place from which ways that count lead to one of *goals*, with these."""
        found = set(goals)
        ahead = list(found)
        while ahead:
            for place in self.back.get(ahead.pop(), set()) - found:
                found.add(place)
                ahead.append(place)
        return found


def explore(
    begin: Place,
    ways: Callable[[Place], Iterable[tuple[Way, Place]]],
    *,
    counts: Callable[[Way], bool] = lambda _way: True,
) -> Explored[Place, Way]:
    """Find every place that can be reached.

    Args:
        begin: where to begin.
        ways: what leads on from a place, and where to; asked once of each. What it raises ends
            the search.
        counts: whether a way counts where it is asked from where a place can be reached.
    """
    found: Explored[Place, Way] = Explored({begin: None})
    ahead = [begin]
    for place in ahead:  # grows while it is read
        for way, target in ways(place):
            if counts(way):
                found.back.setdefault(target, set()).add(place)
            if target not in found.came_from:
                found.came_from[target] = (place, way)
                ahead.append(target)
    return found


@dataclass(frozen=True, slots=True)
class Lived(Generic[State]):
    """What following a table of states found.

    Args:
        reached: states that can be reached.
        unreached: states that cannot.
        endless: states from which no end can be reached.
    """

    reached: frozenset[State]
    unreached: frozenset[State]
    endless: frozenset[State]

    @property
    def holds(self) -> bool:
        """Whether every state is reached, and leads to an end."""
        return not (self.unreached or self.endless)


@dataclass(frozen=True, slots=True)
class Left(Generic[State, Step]):
    """What becomes of a table of states when everybody named on the row leaves.

    Args:
        checked: how many states there are before the end.
        stuck: states from which no end can be reached any more.
        lost: bound steps, with where they are open, that nobody can take any more; those that
            must be taken in person are left out.
    """

    checked: int
    stuck: frozenset[State]
    lost: frozenset[tuple[State, Step]]

    @property
    def holds(self) -> bool:
        """Whether somebody else can always be named, and go on."""
        return not (self.stuck or self.lost)


def leave(life: Life[State, Step]) -> Left[State, Step]:
    """Let everybody named leave in each state before the end, and see how it goes on.

    Whoever is named anew stays; that they leave in turn is asked where that happens.
    """
    states = [state for state in life.states() if state not in life.ends]
    stuck: set[State] = set()
    lost: set[tuple[State, Step]] = set()
    for state in states:
        found = explore((state, frozenset[int]()), lambda at: _without_the_named(life, *at))
        if not any(at in life.ends for at, _named in found.came_from):
            stuck.add(state)
        taken = {before[1] for before in found.came_from.values() if before is not None}
        taken |= {way for at in found.came_from for way, _to in _without_the_named(life, *at)}
        owed = [one for one in life.bounds if not one.in_person]
        for step in life.open_steps(state):
            if step not in taken and any(step in one.steps for one in owed):
                lost.add((state, step))
    return Left(len(states), frozenset(stuck), frozenset(lost))


def _without_the_named(
    life: Life[State, Step], state: State, named: frozenset[int]
) -> Iterator[tuple[Step | None, tuple[State, frozenset[int]]]]:
    """Yield what leads on where, of the bounds, only those of *named* have somebody again."""
    bounds = list(enumerate(life.bounds))
    for step in life.open_steps(state):
        if all(n in named for n, one in bounds if step in one.steps):
            coming = {n for n, one in bounds if step in one.naming}
            yield step, (life.advance(state, step), named | coming)
    for n, one in bounds:
        if any(state in states for states in one.beside.values()):
            yield None, (state, named | {n})


def live(life: Life[State, Step]) -> Lived[State]:
    """Follow every step of a table of states from its beginning."""
    found = explore(
        life.start,
        lambda at: ((step, life.advance(at, step)) for step in life.open_steps(at)),
    )
    reached = frozenset(found.came_from)
    ending = found.leading_to(reached & life.ends)
    return Lived(reached, frozenset(life.states()) - reached, reached - ending)
