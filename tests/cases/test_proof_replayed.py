"""The model of the gate says what the commands do: paths of it, walked on a database."""

import random
from collections import deque

import pytest

from mingjing.cases.proof.guards import GUARDS, Guard
from mingjing.cases.proof.moves import events_at, offered
from mingjing.cases.proof.proving import BEGIN, BEYOND, attempt
from mingjing.cases.proof.situation import Situation
from mingjing.cases.states import LIFE
from mingjing.kernel.errors import IllegalTransitionError, NotFoundError, RefusalError
from support.refusals import require_complete
from support.replaying import Replay, can_be_replayed, compared

MOST = 20_000
SHARE_REFUSED = 0.5
GUARD_IDS = {guard.id for guards in GUARDS.values() for guard in guards}


def tried(at):
    """Yield every move that can be replayed from here, with what the model says of it."""
    for step in (*LIFE.open_steps(at.stage), *events_at(at.stage)):
        for move in offered(at, step):
            if can_be_replayed(at, move):
                said = attempt(at, move)
                if said is not BEYOND:
                    yield move, said


def shortest_paths(most):
    """Return a shortest path to each thing that can happen at a stage.

    Args:
        most: how many situations are looked at.
    """
    paths, found = {BEGIN: ()}, {}
    ahead = deque([BEGIN])
    while ahead and most:
        at, most = ahead.popleft(), most - 1
        for move, said in tried(at):
            path = (*paths[at], move)
            by = said.id if isinstance(said, Guard) else ""
            found.setdefault((at.stage, move, by), path)
            if isinstance(said, Situation) and said not in paths:
                paths[said] = path
                ahead.append(said)
    return found


def as_tree(paths):
    """Return paths as a tree, so that a beginning that many share is walked once."""
    tree = {}
    for path in paths:
        branch = tree
        for move in path:
            branch = branch.setdefault(move, {})
    return tree


def walk(replay, at, tree):
    """Do every branch, and let nothing of it stay."""
    for move, branch in tree.items():
        with replay.aside():
            said = done_as_said(replay, at, move)
            if isinstance(said, Situation):
                walk(replay, said, branch)


def done_as_said(replay, at, move):
    """Do one move, and demand that the product does what the model says."""
    said = attempt(at, move)
    if isinstance(said, Guard):
        with pytest.raises(RefusalError) as caught, replay.aside():
            replay.do(move)
        refusal = caught.value
        require_complete(refusal)
        cites = "" if isinstance(refusal, NotFoundError) else said.article
        assert refusal.article == cites, (move, said.id, refusal)
        assert not isinstance(refusal, IllegalTransitionError) or said.id == "opinion"
        return said
    replay.do(move)
    assert not compared(replay.case, said), (move, said)
    return said


@pytest.fixture
def replay(county):
    """A case of the model, freshly registered."""
    one = Replay(county)
    one.begin()
    return one


def test_whatever_the_model_does_or_refuses_the_commands_do_and_refuse(
    replay, record_testsuite_property
):
    paths = shortest_paths(MOST)
    record_testsuite_property("replayed", len(paths))
    done = {(move.step, stage) for stage, move, by in paths if not by}
    assert done >= {(step, way.source) for step, way in LIFE.ways()}
    assert {by for _, _, by in paths if by} == GUARD_IDS
    walk(replay, BEGIN, as_tree(paths.values()))


def wander(replay, chance, most):
    """Do random moves, now and then one that must be refused, and return how many."""
    at, moves = BEGIN, 0
    for _ in range(most):
        options = list(tried(at))
        refused = [move for move, said in options if isinstance(said, Guard)]
        through = [move for move, said in options if isinstance(said, Situation)]
        if refused and chance.random() < SHARE_REFUSED:
            done_as_said(replay, at, chance.choice(refused))
        if not through:
            break
        at = done_as_said(replay, at, chance.choice(through))
        moves += 1
    return moves


@pytest.mark.parametrize("seed", range(6))
def test_the_model_and_the_commands_part_on_no_random_path(replay, seed):
    assert wander(replay, random.Random(seed), 40) > 1  # noqa: S311 - no secret


@pytest.mark.long
@pytest.mark.parametrize("seed", range(1000, 1600))
def test_the_model_and_the_commands_part_on_none_of_many_random_paths(replay, seed):
    assert wander(replay, random.Random(seed), 120) > 1  # noqa: S311 - no secret
