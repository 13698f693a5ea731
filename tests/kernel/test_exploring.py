"""Finding everything that can be reached, and from where an end can be."""

from mingjing.kernel.exploring import explore, live
from mingjing.kernel.life import Life, Named, Transition

STEPS = {"a": "bc", "b": "d", "c": "d", "d": "d", "e": "a"}


def ways(place):
    return [(f"to {target}", target) for target in STEPS[place]]


def test_every_place_is_found_once_with_a_shortest_path():
    found = explore("a", ways)
    assert list(found.came_from) == ["a", "b", "c", "d"]
    assert found.path_to("d") == ("to b", "to d")
    assert found.path_to("a") == ()


def test_what_leads_somewhere_leaves_out_the_ways_that_do_not_count():
    assert explore("a", ways).leading_to("d") == {"a", "b", "c", "d"}
    found = explore("a", ways, counts=lambda way: way != "to b")
    assert found.leading_to("b") == {"b"}


class Light(Named):
    RED = "red"
    GREEN = "green"
    BROKEN = "broken"
    LOST = "lost"


class Turn(Named):
    GO = "go"
    FAIL = "fail"


def test_a_table_with_a_lost_state_or_a_dead_end_does_not_hold():
    go = Transition("", Light.RED, Light.GREEN, "")
    good = Life("灯", Light.RED, frozenset({Light.GREEN}), {Turn.GO: (go,)})
    assert live(good).unreached == {Light.BROKEN, Light.LOST}
    fail = Transition("", Light.RED, Light.BROKEN, "")
    bad = Life("灯", Light.RED, frozenset({Light.GREEN}), {Turn.GO: (go,), Turn.FAIL: (fail,)})
    assert live(bad).endless == {Light.BROKEN}
    assert not live(bad).holds
