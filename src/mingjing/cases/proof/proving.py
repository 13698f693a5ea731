"""Enumerating the model: every situation reached, every refusal counted (pure)."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from mingjing.cases.proof.effects import after, prepared
from mingjing.cases.proof.guards import GUARDS, Guard
from mingjing.cases.proof.invariants import INVARIANTS, Invariant
from mingjing.cases.proof.moves import Event, Move, events_at, offered
from mingjing.cases.proof.situation import Situation
from mingjing.cases.states import LIFE, State, Step
from mingjing.kernel.exploring import Explored, explore

MOST_ROUNDS = 3
BEGIN = Situation()
BEYOND = Guard("beyond", f"第 {MOST_ROUNDS} 轮之后不再枚举", "", lambda _at, _move: True)
NEW_ROUND = frozenset({Step.SUBMIT_FOR_REVIEW, Step.REMAND_OPINION})
BESIDE = frozenset({Step.PROPOSE_REFERRAL, Step.SET_ASIDE, Event.ALTER, Event.CONTEST})
"""Ways that are no way on: a crime nobody suspects, a decision nobody contests or takes back, a
file that somebody altered."""


ACTS = frozenset({*Step, Event.SETTLE})
"""What somebody can do about a case that waits; the other events happen to it."""


@dataclass(frozen=True, slots=True)
class Counterexample:
    """A shortest way to break an invariant."""

    invariant: Invariant
    path: tuple[Move, ...]


@dataclass(frozen=True, slots=True)
class Proof:
    """What the enumeration found.

    Args:
        situations: reached, by stage.
        moves: that went through.
        refusals: by what refused them.
        off_table: refusals by the table of states alone.
        counterexamples: one for each invariant that does not hold.
        unreached: states of the table that no situation is in.
        untaken: steps of the table, with the state they start from, that never went through.
        stuck: paths to situations before the end in which nothing can be done.
        endless: paths to situations from which no end can be reached, nor a further round.
        halted: situations that wait for a file to be restored that somebody altered.
    """

    situations: Counter[State]
    moves: int
    refusals: Counter[Guard]
    off_table: int
    counterexamples: tuple[Counterexample, ...]
    unreached: frozenset[State]
    untaken: frozenset[tuple[Step, State]]
    stuck: tuple[tuple[Move, ...], ...]
    endless: tuple[tuple[Move, ...], ...]
    halted: int

    @property
    def holds(self) -> bool:
        """Whether everything that must hold does."""
        return not (
            self.counterexamples or self.unreached or self.untaken or self.stuck or self.endless
        )


def attempt(at: Situation, move: Move, *, without: str = "") -> Situation | Guard:
    """Try one move that the table has from here.

    Args:
        at: where the case is.
        move: what is tried.
        without: id of a guard that is left out, to see whether anything notices.

    Returns:
        Where the case is then, or what refuses.
    """
    asked = prepared(at, move)
    for guard in GUARDS.get(move.step, ()):
        if guard.id != without and not guard.holds(asked, move):
            return guard
    if move.step in NEW_ROUND and at.rounds == MOST_ROUNDS:
        return BEYOND
    stage = LIFE.advance(at.stage, move.step) if isinstance(move.step, Step) else at.stage
    return after(asked, move, stage)


@cache
def prove() -> Proof:
    """Enumerate every situation, and hold every invariant against every move.

    It takes half a minute, and asks the same each time.
    """
    tally = _Tally()
    found = explore(BEGIN, tally.ways, counts=lambda move: move.step not in BESIDE)
    ends = [at for at in found.came_from if at.stage in LIFE.ends]
    alive = found.leading_to([*ends, *tally.beyond])
    dead = [at for at in found.came_from if at not in alive]
    steps = frozenset((step, way.source) for step, way in LIFE.ways())
    return Proof(
        situations=Counter(at.stage for at in found.came_from),
        moves=tally.moves,
        refusals=tally.refusals,
        off_table=sum(len(Step) - len(LIFE.open_steps(at.stage)) for at in found.came_from),
        counterexamples=tally.counterexamples(found),
        unreached=frozenset(State) - {at.stage for at in found.came_from},
        untaken=steps - tally.taken,
        stuck=tuple(map(found.path_to, tally.stuck)),
        endless=tuple(found.path_to(at) for at in dead if at.is_fresh),
        halted=sum(not at.is_fresh for at in dead),
    )


def first_broken(without: str) -> Counterexample | None:
    """Return what breaks first where one guard is left out; None where nothing does."""
    tally = _Tally(without, stops=True)
    found = explore(BEGIN, tally.ways)
    return next(iter(tally.counterexamples(found)), None)


@cache
def _steps(stage: State) -> tuple[Step | Event, ...]:
    return (*LIFE.open_steps(stage), *events_at(stage))


@dataclass(slots=True)
class _Tally:
    """What is counted while situations are found."""

    without: str = ""
    stops: bool = False
    moves: int = 0
    refusals: Counter[Guard] = field(default_factory=Counter)
    taken: set[tuple[Step, State]] = field(default_factory=set)
    broken: dict[Invariant, tuple[Situation, Move]] = field(default_factory=dict)
    stuck: list[Situation] = field(default_factory=list)
    beyond: list[Situation] = field(default_factory=list)

    def ways(self, at: Situation) -> Iterator[tuple[Move, Situation]]:
        """Yield every move that goes through, and count the others."""
        if self.stops and self.broken:
            return
        is_stuck = at.stage not in LIFE.ends
        for step in _steps(at.stage):
            for move in offered(at, step):
                target = attempt(at, move, without=self.without)
                if isinstance(target, Guard):
                    self.refusals[target] += 1
                    if target is BEYOND:
                        self.beyond.append(at)
                    continue
                self.moves += 1
                is_stuck = is_stuck and step not in ACTS
                if isinstance(step, Step):
                    self.taken.add((step, at.stage))
                self._hold(at, move, target)
                yield move, target
        if is_stuck:
            self.stuck.append(at)

    def counterexamples(self, found: Explored[Situation, Move]) -> tuple[Counterexample, ...]:
        """Return a shortest path to each invariant that broke."""
        return tuple(
            Counterexample(invariant, (*found.path_to(at), move))
            for invariant, (at, move) in self.broken.items()
        )

    def _hold(self, before: Situation, move: Move, at: Situation) -> None:
        for invariant in INVARIANTS:
            if not invariant.holds(before, move, at):
                self.broken.setdefault(invariant, (before, move))
