"""Whoever is named may leave: the tables hold, and no way to name others can be left out."""

from dataclasses import replace

import pytest

from mingjing.inspections.states import LIFE as INSPECTION
from mingjing.inspections.states import State as Inspected
from mingjing.inspections.states import Step as Inspect
from mingjing.kernel.exploring import leave
from mingjing.summary.states import LIFE as ON_THE_SPOT
from mingjing.summary.states import State as Spot
from mingjing.summary.states import Step as OnTheSpot
from mingjing.supervision.gate_proof import Findings, gate_markdown
from mingjing.supervision.leaving import NAMING_LIVES, follow, follow_all, ways_to_name, without
from support.proved import HOLDING

pytestmark = pytest.mark.one_database("pure")
IDS = [life.subject for life in NAMING_LIVES]


def narrowed(life, step, *states):
    """Return a table that has a step from some states no more."""
    ways = tuple(way for way in life.steps[step] if way.source not in states)
    return replace(life, steps={**life.steps, step: ways})


@pytest.mark.parametrize("life", NAMING_LIVES, ids=IDS)
def test_nobody_is_stuck_and_each_way_to_name_somebody_would_be_missed(life):
    found = follow(life)
    assert found.left.stuck == found.left.lost == frozenset()
    assert found.holds
    assert set(found.noticed) == {way for one in life.bounds for way in ways_to_name(one)}
    assert all(one.steps <= set(life.steps) for one in life.bounds)


def test_one_state_in_which_nobody_can_be_named_is_found():
    shut = narrowed(INSPECTION, Inspect.REPLACE_INSPECTOR, Inspected.CONCLUDED)
    assert leave(shut).stuck == {Inspected.CONCLUDED}
    assert not follow(shut).holds
    on_the_spot = (Spot.FOUND, Spot.HEARD, Spot.DECIDED)
    shut = narrowed(ON_THE_SPOT, OnTheSpot.ENTRUST, *on_the_spot)
    assert leave(shut).stuck == {Spot.FOUND, Spot.HEARD}  # a decision may be set aside
    assert (Spot.DECIDED, OnTheSpot.DELIVER) in leave(shut).lost
    shut = narrowed(ON_THE_SPOT, OnTheSpot.ENTRUST, Spot.REPORTED, Spot.PUBLISHED)
    assert (Spot.REPORTED, OnTheSpot.PAY) in leave(shut).lost


def test_the_report_tells_of_each_table_and_fails_where_one_does_not_hold():
    found = Findings(HOLDING, removed={}, lives={}, tried=(), left=follow_all())
    report = gate_markdown(found)
    assert found.holds
    assert "## 在场、承办、审查的人员都离开的" in report
    assert all(f"| {one.life.subject} | {one.left.checked} |" in report for one in found.left)
    shut = follow(without(INSPECTION, Inspect.REPLACE_INSPECTOR.label))
    found = replace(found, left=(*found.left, shut))
    assert not found.holds
    assert "结论：**不成立**。" in gate_markdown(found)
    assert f"{Inspected.CONCLUDED.label}：{Inspect.FEED_BACK.label}" in gate_markdown(found)
