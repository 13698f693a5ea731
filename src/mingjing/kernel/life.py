"""The life of whatever has states: a table of what may be done in which, and where it leads."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Generic, TypeVar

from mingjing.kernel.errors import IllegalTransitionError


class Named(StrEnum):
    """A word of the program that people have a word for, too."""

    @property
    def label(self) -> str:
        """What people call it."""
        raise NotImplementedError


State = TypeVar("State", bound=Named)
Step = TypeVar("Step", bound=Named)


@dataclass(frozen=True, slots=True)
class Transition(Generic[State]):
    """One way from a state to the next, with the norm behind it.

    Args:
        row: row of the table of legal rules; empty where the rules have no table.
        source: the state it starts from.
        target: the state it leads to.
        article: citation.
    """

    row: str
    source: State
    target: State
    article: str


@dataclass(frozen=True, slots=True)
class Bound(Generic[State, Step]):
    """Steps that are bound to people named on the row, and how somebody else is named.

    Args:
        who: what they are called: 检查人员.
        steps: that only they take.
        naming: steps of the table that name somebody.
        beside: what names somebody and is no step of the table, as people say, with the states
            in which it does.
        by_sight: whether no command asks for the name: of those who could take the steps, only
            they see the row.
        in_person: whether nobody may ever take them in their place.
    """

    who: str
    steps: frozenset[Step]
    naming: frozenset[Step] = frozenset()
    beside: Mapping[str, frozenset[State]] = field(default_factory=dict)
    by_sight: bool = False
    in_person: bool = False


@dataclass(frozen=True, slots=True)
class Life(Generic[State, Step]):
    """Every step of one kind of thing.

    Args:
        subject: what lives it, as people say: 案件.
        start: the state it begins in.
        ends: the states after which nothing has to follow.
        steps: the ways of each step, in procedural order; from a state at most one way.
        bounds: the steps that are bound to people named on the row.
    """

    subject: str
    start: State
    ends: frozenset[State]
    steps: Mapping[Step, tuple[Transition[State], ...]]
    bounds: tuple[Bound[State, Step], ...] = ()
    by_name: frozenset[Step] = field(init=False, repr=False, compare=False)
    _open: Mapping[State, tuple[Step, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Gather the steps that ask for a name, and sort all by where they begin.

        Pages ask both many times.
        """
        asking = (one.steps for one in self.bounds if not one.by_sight)
        object.__setattr__(self, "by_name", frozenset[Step]().union(*asking))
        found: dict[State, dict[Step, None]] = {state: {} for state in self.states()}
        for step, way in self.ways():
            found[way.source][step] = None
        begun = {state: tuple(steps) for state, steps in found.items()}
        object.__setattr__(self, "_open", begun)

    def states(self) -> tuple[State, ...]:
        """Return every state, in procedural order."""
        return tuple(type(self.start))

    def ways(self) -> Iterator[tuple[Step, Transition[State]]]:
        """Yield every transition with its step."""
        for step, ways in self.steps.items():
            for way in ways:
                yield step, way

    def rows(self) -> dict[str, frozenset[tuple[State, State]]]:
        """Return the transitions of each row of the rules, as source and target."""
        found: dict[str, set[tuple[State, State]]] = {}
        for _step, way in self.ways():
            found.setdefault(way.row, set()).add((way.source, way.target))
        return {row: frozenset(ways) for row, ways in found.items()}

    def open_steps(self, state: State) -> tuple[Step, ...]:
        """Return the steps the table has from *state*, in procedural order."""
        return self._open[state]

    def begins_in(self, step: Step) -> str:
        """Return where *step* begins, as people say, such as “立案”、“调查取证”."""
        sources = dict.fromkeys(way.source.label for way in self.steps[step])
        return "、".join(f"“{label}”" for label in sources)

    def advance(self, state: State, step: Step) -> State:
        """Return the state after *step*.

        Raises:
            IllegalTransitionError: the table has no such step from *state*.
        """
        ways = self.steps[step]
        for way in ways:
            if way.source is state:
                return way.target
        now = "、".join(f"“{one.label}”" for one in self.open_steps(state))
        raise IllegalTransitionError(
            f"{self.subject}现处于“{state.label}”，不能“{step.label}”。",
            why=f"这一步只能从{self.begins_in(step)}开始。",
            remedy=f"现在可以办理：{now or f'无，{self.subject}已办结'}。",
            article=ways[0].article,
        )


def leading(
    row: str, article: str, target: State, *sources: State
) -> tuple[Transition[State], ...]:
    """Return one way to *target* from each of the sources."""
    return tuple(Transition(row, source, target, article) for source in sources)


def staying(row: str, article: str, *states: State) -> tuple[Transition[State], ...]:
    """Return for each state a way that leaves it as it is."""
    return tuple(Transition(row, state, state, article) for state in states)
