"""The life of a file and what the law says about keeping and destroying it."""

from datetime import date

import pytest

from mingjing.casefile.rules import (
    LONGEST_BASIS,
    require_basis,
    require_complete,
    require_expired,
    require_two_persons,
    retention_class_of,
)
from mingjing.casefile.states import LIFE, State, Step, advance
from mingjing.kernel.errors import (
    GateClosedError,
    IllegalTransitionError,
    SeparationOfDutiesError,
)


@pytest.mark.parametrize("step", Step)
@pytest.mark.parametrize("state", State)
def test_only_the_steps_of_the_table_are_open(state, step):
    targets = [way.target for way in LIFE.steps[step] if way.source is state]
    if targets:
        assert [advance(state, step)] == targets
        return
    with pytest.raises(IllegalTransitionError, match="现在可以办理"):
        advance(state, step)


def test_nothing_follows_destruction():
    assert LIFE.open_steps(State.DESTROYED) == ()


def test_every_state_is_reached_but_the_first():
    reached = {way.target for _step, way in LIFE.ways()}
    assert reached == set(State) - {State.OPEN}


CLASSES = [
    (True, [], "RET-PENALTY-MAJOR", "a major decision is kept for good"),
    (False, ["hearing_held"], "RET-PENALTY-MAJOR", "so is one with a hearing"),
    (False, ["sealing"], "RET-PENALTY-ORDINARY", "a seal alone makes no major file"),
    (False, [], "RET-PENALTY-ORDINARY", "thirty years for the rest"),
]


@pytest.mark.parametrize(("required", "circumstances", "found", "why"), CLASSES)
def test_retention_class(required, circumstances, found, why):
    said = retention_class_of(review_required=required, circumstances=circumstances)
    assert said == found, why


DESTRUCTIONS = [
    (None, "永久", "kept for good"),
    (date(2056, 7, 20), "未满", "the last day still counts"),
    (date(2056, 7, 21), "未满", "a day to go"),
]


@pytest.mark.parametrize(("kept_until", "said", "why"), DESTRUCTIONS)
def test_what_must_be_kept_is_not_destroyed(kept_until, said, why):
    with pytest.raises(GateClosedError, match=said) as refusal:
        require_expired(kept_until, date(2056, 7, 20))
    assert refusal.value.article == "arc-2020:21", why


def test_the_day_after_retention_it_may_be():
    require_expired(date(2056, 7, 20), date(2056, 7, 21))


def test_one_person_alone_destroys_nothing():
    require_two_persons("p-02", "p-10")
    with pytest.raises(SeparationOfDutiesError):
        require_two_persons("p-02", "p-02")


@pytest.mark.parametrize("basis", ["", " \n", "长" * (LONGEST_BASIS + 1)])
def test_a_destruction_says_on_what_basis_and_briefly(basis):
    require_basis("鉴〔2056〕1号")
    with pytest.raises(GateClosedError, match="依据"):
        require_basis(basis)


def test_an_incomplete_file_is_refused_with_everything_it_lacks():
    require_complete([])
    with pytest.raises(GateClosedError, match="共 2 项：没有送达记录；没有证据"):
        require_complete(["没有送达记录", "没有证据"])
