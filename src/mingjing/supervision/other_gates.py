"""The gates of legal review beside the ordinary procedure, enumerated whole (pure).

Each is a small model on the procedure's own table of states, held by its own conditions: what
is proposed, whether it must be reviewed, what the review said. What is remembered beside the
row – whether what is proposed *now* was passed – is what the conditions are held against.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import product
from typing import Any

from mingjing.cases.conclusions import have_passed, in_short
from mingjing.compulsion.rules import require_not_failed
from mingjing.compulsion.rules import require_reviewed as require_seizure_reviewed
from mingjing.compulsion.states import LIFE as SEIZURE
from mingjing.compulsion.states import Step as Seize
from mingjing.compulsion.supply.rules import require_reviewed as require_stop_reviewed
from mingjing.compulsion.supply.states import LIFE as SUPPLY
from mingjing.compulsion.supply.states import Step as Supply
from mingjing.kernel.errors import GateClosedError
from mingjing.kernel.exploring import explore
from mingjing.kernel.life import Life, Named
from mingjing.permits.deciding import require_as_proposed
from mingjing.permits.deciding import require_reviewed as require_permit_reviewed
from mingjing.permits.kinds import Outcome
from mingjing.permits.permit_states import LIFE as PERMIT
from mingjing.permits.permit_states import Step as Hold
from mingjing.permits.states import LIFE as APPLICATION
from mingjing.permits.states import Step as Apply

REVIEWS = frozenset({Seize.REVIEW, Supply.REVIEW, Apply.REVIEW, Hold.REVIEW})
BOTH = (True, False)
Concluded = tuple[bool, bool]
CONCLUSIONS: tuple[Concluded, ...] = tuple(product(BOTH, BOTH))


@dataclass(frozen=True, slots=True)
class At:
    """Where one procedure stands, as far as its gate can tell.

    Args:
        stage: of its table of states.
        required: whether what is proposed must be reviewed; None while nothing is proposed.
        concluded: the two conclusions that the row holds, legality first; None for none.
        proposed: the outcome that is proposed, where there are two.
        is_marked: whether somebody demanded a review.
        is_passed: whether the review passed what is proposed now; no row says that.
        is_failed: whether it found against what is proposed now.
    """

    stage: Named
    required: bool | None = None
    concluded: Concluded | None = None
    proposed: str = ""
    is_marked: bool = False
    is_passed: bool = False
    is_failed: bool = False

    @property
    def passed(self) -> bool | None:
        """What the program makes of the two."""
        return have_passed(*(self.concluded or (None, None)))


@dataclass(frozen=True, slots=True)
class Move:
    """One attempt: a step, and what is chosen in it."""

    step: Named
    choice: Any = None

    @property
    def label(self) -> str:
        """What people call it."""
        if self.step in REVIEWS:
            return f"{self.step.label}（{in_short(*self.choice)}）"
        return self.step.label


Guard = Callable[[At, Move], None]
"""A condition of the program; it raises what refuses."""


@dataclass(frozen=True, slots=True)
class Gated:
    """One procedure with its gate.

    Args:
        name: what it is called.
        life: its table of states.
        article: citation of the gate.
        decides: the steps before which the review must have passed.
        urgent: the steps that need not wait for it, and none may follow an opinion against.
        begins: where it may begin.
        choices: what may be chosen in a step; one attempt without a choice where it is absent.
        guards: the conditions of each step.
        after: what a step does beside moving the stage.
        tells: how the gate lies, in a sentence.
    """

    name: str
    life: Life[Any, Any]
    article: str
    decides: tuple[Named, ...]
    urgent: tuple[Named, ...]
    begins: tuple[At, ...]
    choices: Mapping[Named, Callable[[At], Iterable[Any]]]
    guards: Mapping[Named, Guard]
    after: Callable[[At, Move], At]
    tells: str


@dataclass(frozen=True, slots=True)
class Shown:
    """What enumerating one procedure found.

    Args:
        gated: which procedure.
        situations: reached, by stage.
        moves: that went through.
        refused: attempts that a condition refused.
        off_table: attempts that the table of states refuses.
        broken: a shortest way to what must not happen; None where there is none.
        without: the same with the condition of one step left out, where it must be found.
        endless: situations from which no end can be reached.
    """

    gated: Gated
    situations: Counter[str]
    moves: int
    refused: int
    off_table: int
    broken: tuple[Move, ...] | None
    without: Mapping[Named, tuple[Move, ...] | None]
    endless: int

    @property
    def holds(self) -> bool:
        """Whether the gate holds, would be missed, and locks nobody in."""
        return self.broken is None and all(self.without.values()) and not self.endless


def show_all() -> tuple[Shown, ...]:
    """Enumerate every procedure, with its gate and without."""
    return tuple(map(show, PROCEDURES))


def show(gated: Gated) -> Shown:
    """Enumerate one procedure."""
    tally = _Tally(gated)
    found = explore(None, tally.ways)
    reached = [at for at in found.came_from if at is not None]
    ends = [at for at in reached if at.stage in gated.life.ends]
    alive = found.leading_to(ends)
    return Shown(
        gated,
        Counter(at.stage.label for at in reached),
        tally.moves,
        tally.refused,
        tally.off_table,
        _path(found, tally.broken),
        {step: _without(gated, step) for step in (*gated.decides, *gated.urgent)},
        sum(at not in alive for at in reached),
    )


def _without(gated: Gated, step: Named) -> tuple[Move, ...] | None:
    tally = _Tally(gated, without=step)
    return _path(explore(None, tally.ways), tally.broken)


def _path(found: Any, broken: "tuple[At, Move] | None") -> tuple[Move, ...] | None:  # noqa: ANN401 - explored from nowhere
    if broken is None:
        return None
    at, move = broken
    return (*(step for step in found.path_to(at) if step is not None), move)


@dataclass(slots=True)
class _Tally:
    """What is counted while situations are found."""

    gated: Gated
    without: Named | None = None
    moves: int = 0
    refused: int = 0
    off_table: int = 0
    broken: tuple[At, Move] | None = field(default=None)

    def ways(self, at: At | None) -> Iterator[tuple[Move | None, At]]:
        """Yield what leads on; from nowhere to every beginning."""
        if at is None:
            yield from ((None, one) for one in self.gated.begins)
            return
        life = self.gated.life
        steps = life.open_steps(at.stage)
        self.off_table += len({step for step, _way in life.ways()}) - len(steps)
        for step in steps:
            for choice in self.gated.choices.get(step, _once)(at):
                move = Move(step, choice)
                if self._is_refused(at, move):
                    self.refused += 1
                    continue
                if self.broken is None and _breaks(self.gated, at, move):
                    self.broken = (at, move)
                self.moves += 1
                moved = replace(at, stage=life.advance(at.stage, step))
                yield move, self.gated.after(moved, move)

    def _is_refused(self, at: At, move: Move) -> bool:
        guard = self.gated.guards.get(move.step)
        if guard is None or move.step is self.without:
            return False
        try:
            guard(at, move)
        except GateClosedError:
            return True
        return False


def _once(_at: At) -> Iterable[Any]:
    return (None,)


def _breaks(gated: Gated, at: At, move: Move) -> bool:
    """Say whether a move is what must not happen, by what happened and not by the row."""
    if move.step in gated.decides:
        return bool(at.required) and not at.is_passed
    return move.step in gated.urgent and at.is_failed


def _opines(at: At, move: Move) -> At:
    """Return the situation after an opinion; it passes what is lawful and appropriate."""
    is_good = move.choice == (True, True)
    return replace(at, concluded=move.choice, is_passed=is_good, is_failed=not is_good)


def _closed(what: str) -> GateClosedError:
    return GateClosedError(what, why=what, remedy=what, article="apl-2021:58.1")


def _once_only(at: At, _move: Move) -> None:
    if at.concluded is not None:
        raise _closed("已经审核")


def _after_stop(at: At, move: Move) -> At:
    return _opines(at, move) if move.step in REVIEWS else at


SEIZING = Gated(
    name="查封、扣押",
    life=SEIZURE,
    article="acl-2011:18",
    decides=(Seize.APPROVE,),
    urgent=(Seize.APPROVE_URGENT, Seize.EXTEND),
    begins=tuple(At(SEIZURE.start, required=required) for required in BOTH),
    choices={Seize.REVIEW: lambda _at: CONCLUSIONS},
    guards={
        Seize.REVIEW: _once_only,
        Seize.APPROVE: lambda at, _move: require_seizure_reviewed(
            required=bool(at.required), passed=at.passed
        ),
        Seize.APPROVE_URGENT: lambda at, _move: require_not_failed(at.passed),
        Seize.EXTEND: lambda at, _move: require_not_failed(at.passed),
    },
    after=_after_stop,
    tells="批准之前审核；情况紧急当场实施的不等待，实施期间随时可以事后审核，"
    "未通过的，不得补办批准、不得延长。",
)
STOPPING = Gated(
    name="停止供电、停止供应民用爆炸物品",
    life=SUPPLY,
    article="asl-2021:70.1",
    decides=(Supply.APPROVE,),
    urgent=(),
    begins=tuple(At(SUPPLY.start, required=required) for required in BOTH),
    choices={Supply.REVIEW: lambda _at: CONCLUSIONS},
    guards={
        Supply.REVIEW: _once_only,
        Supply.APPROVE: lambda at, _move: require_stop_reviewed(
            required=bool(at.required), passed=at.passed
        ),
    },
    after=_after_stop,
    tells="主要负责人批准之前审核；紧急情形只免去提前二十四小时通知，不免去审核。",
)


def _after_application(at: At, move: Move) -> At:
    match move.step:
        case Apply.CONCLUDE:
            outcome, required = move.choice
            return replace(
                at,
                proposed=outcome,
                required=required or at.is_marked,
                concluded=None,
                is_passed=False,
                is_failed=False,
            )
        case Apply.SEND_BACK:
            return replace(at, proposed="", required=None, is_passed=False, is_failed=False)
        case Apply.MARK:
            is_concluded = at.required is not None
            return replace(at, is_marked=True, required=True if is_concluded else None)
        case Apply.REVIEW:
            return _opines(at, move)
        case _:
            return at


def _review_application(at: At, _move: Move) -> None:
    if not at.required or at.concluded is not None:
        raise _closed("不在范围内，或者已经审核")


def _decide(outcome: Outcome) -> Guard:
    def guard(at: At, _move: Move) -> None:
        require_as_proposed(outcome, at.proposed)
        require_permit_reviewed(required=bool(at.required), passed=at.passed)

    return guard


APPLYING = Gated(
    name="许可申请",
    life=APPLICATION,
    article="seed-2022:S-4.3-4",
    decides=(Apply.GRANT, Apply.REFUSE),
    urgent=(),
    begins=(At(APPLICATION.start),),
    choices={
        Apply.REVIEW: lambda _at: CONCLUSIONS,
        Apply.CONCLUDE: lambda _at: product([one.value for one in Outcome], BOTH),
    },
    guards={
        Apply.REVIEW: _review_application,
        Apply.GRANT: _decide(Outcome.GRANT),
        Apply.REFUSE: _decide(Outcome.REFUSE),
    },
    after=_after_application,
    tells="列入目录或者经标明须审核的，决定之前审核；退回重新提出意见的，重新审核。",
)


def _after_permit(at: At, move: Move) -> At:
    match move.step:
        case Hold.CHALLENGE:
            return replace(at, required=True, concluded=None, is_passed=False, is_failed=False)
        case Hold.REVIEW:
            return _opines(at, move)
        case _:
            return at


def _settle(at: At, _move: Move) -> None:
    require_permit_reviewed(required=True, passed=at.passed)


CHALLENGING = Gated(
    name="撤销、撤回许可",
    life=PERMIT,
    article="all-2019:69",
    decides=(Hold.REVOKE, Hold.RECALL),
    urgent=(),
    begins=(At(PERMIT.start),),
    choices={Hold.REVIEW: lambda _at: CONCLUSIONS},
    guards={Hold.REVIEW: _once_only, Hold.REVOKE: _settle, Hold.RECALL: _settle},
    after=_after_permit,
    tells="一律在决定之前审核；未通过的，只能不予撤销、撤回，重新提出的重新审核。",
)
PROCEDURES = (SEIZING, STOPPING, APPLYING, CHALLENGING)
