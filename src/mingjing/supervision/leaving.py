"""Whether everybody named on a matter may leave, and somebody of the bureau can still go on."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from mingjing.cases.states import LIFE as CASE
from mingjing.compulsion.states import LIFE as SEIZURE
from mingjing.compulsion.supply.states import LIFE as SUPPLY
from mingjing.inspections.states import LIFE as INSPECTION
from mingjing.kernel.exploring import Left, leave, live
from mingjing.kernel.life import Bound, Life, Named
from mingjing.permits.states import LIFE as APPLICATION
from mingjing.summary.states import LIFE as ON_THE_SPOT

NAMING_LIVES: tuple[Life, ...] = (CASE, INSPECTION, ON_THE_SPOT, SEIZURE, SUPPLY, APPLICATION)  # type: ignore[type-arg]
IN_PERSON = "不能由他人接办"


@dataclass(frozen=True, slots=True)
class Followed:
    """One table of states, and what becomes of it when those named leave.

    Args:
        life: the table.
        left: what was found.
        noticed: of each way to name somebody, whether it would be missed.
    """

    life: Life[Named, Named]
    left: Left[Named, Named]
    noticed: Mapping[str, bool]

    @property
    def holds(self) -> bool:
        """Whether nobody is ever stuck, and each way to name somebody would be missed."""
        return self.left.holds and all(self.noticed.values())


def follow_all() -> tuple[Followed, ...]:
    """Let everybody leave everywhere, in every table in which steps are bound to people."""
    return tuple(map(follow, NAMING_LIVES))


def follow(life: Life[Named, Named]) -> Followed:
    """Let everybody leave in each state of a table: as it is, and without each way to name."""
    ways = sorted({way for bound in life.bounds for way in ways_to_name(bound)})
    tables = {way: without(life, way) for way in ways}
    noticed = {way: not (leave(one).holds and live(one).holds) for way, one in tables.items()}
    return Followed(life, leave(life), noticed)


def without(life: Life[Named, Named], way: str) -> Life[Named, Named]:
    """Return a table without one way to name somebody, a step of it or a command beside."""
    steps = {step: () if step.label == way else ways for step, ways in life.steps.items()}
    bounds = [
        replace(one, beside={said: at for said, at in one.beside.items() if said != way})
        for one in life.bounds
    ]
    return replace(life, steps=steps, bounds=tuple(bounds))


def ways_to_name(bound: Bound[Named, Named]) -> tuple[str, ...]:
    """Return what names somebody for some bound steps, as people say."""
    return (*sorted(step.label for step in bound.naming), *bound.beside)


def rows_of(followed: Iterable[Followed]) -> Iterator[tuple[str, ...]]:
    """Yield the line of the report of each bound of each table."""
    for one in followed:
        for bound in one.life.bounds:
            steps = [step.label for step in one.life.steps if step in bound.steps]
            ways = IN_PERSON if bound.in_person else "、".join(ways_to_name(bound))
            yield one.life.subject, bound.who, "、".join(steps), ways
