"""Finding everything that can be reached, and from where an end can be."""

from dataclasses import replace

from mingjing.kernel.exploring import explore, leave, live
from mingjing.kernel.life import Bound, Life, Named, Transition, leading, staying

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


class Watch(Named):
    ASHORE = "ashore"
    ABOARD = "aboard"
    HOME = "home"


class Order(Named):
    BOARD = "board"
    SAIL = "sail"
    LOG = "log"
    RELIEVE = "relieve"


def voyage(*relieved, **changes):
    """Return a voyage that the master alone ends, and who may be relieved in some states."""
    steps = {
        Order.BOARD: leading("", "", Watch.ABOARD, Watch.ASHORE),
        Order.SAIL: leading("", "", Watch.HOME, Watch.ABOARD),
        Order.LOG: staying("", "", Watch.ASHORE, Watch.ABOARD),
        Order.RELIEVE: staying("", "", *relieved),
    }
    given = {"steps": frozenset({Order.SAIL}), "naming": frozenset({Order.RELIEVE})} | changes
    return Life("航次", Watch.ASHORE, frozenset({Watch.HOME}), steps, (Bound("船长", **given),))


def test_where_another_can_be_named_everybody_may_leave():
    assert leave(voyage(Watch.ASHORE, Watch.ABOARD)).holds
    beside = {"另派": frozenset({Watch.ABOARD})}
    assert leave(voyage(beside=beside)).holds


def test_a_state_that_only_those_who_left_could_leave_is_found():
    found = leave(voyage(Watch.ASHORE))
    assert (found.checked, found.stuck) == (2, {Watch.ABOARD})
    assert found.lost == {(Watch.ABOARD, Order.SAIL)}
    assert leave(voyage()).stuck == {Watch.ASHORE, Watch.ABOARD}


def test_a_step_that_nobody_can_take_any_more_is_found_though_the_end_is_near():
    log = frozenset({Order.LOG})
    found = leave(voyage(Watch.ASHORE, steps=log))
    assert (found.stuck, found.lost) == (set(), {(Watch.ABOARD, Order.LOG)})
    assert leave(voyage(steps=log, in_person=True)).holds


def test_who_is_named_for_one_thing_does_not_do_another():
    mate = Bound("大副", frozenset({Order.BOARD}))
    table = voyage(Watch.ASHORE, Watch.ABOARD)
    assert leave(replace(table, bounds=(*table.bounds, mate))).stuck == {Watch.ASHORE}


def test_only_what_a_command_asks_a_name_for_is_by_name():
    assert voyage().by_name == {Order.SAIL}
    assert voyage(by_sight=True).by_name == frozenset()
