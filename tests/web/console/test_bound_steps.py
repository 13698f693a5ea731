"""What pages offer to people by name is what the tables of states bind to them."""

import pytest

from mingjing.access.policy import GRANTS, Permission, posts_with
from mingjing.cases.queries import POSTS_OF_UNIT as POSTS_OF_CASE
from mingjing.cases.states import LIFE as CASE
from mingjing.compulsion.states import CREW as SEIZING
from mingjing.compulsion.states import LIFE as SEIZURE
from mingjing.compulsion.supply.states import CREW as STOPPING
from mingjing.compulsion.supply.states import LIFE as SUPPLY
from mingjing.inspections.states import LIFE as INSPECTION
from mingjing.permits.queries import POSTS_OF_UNIT as POSTS_OF_PERMIT
from mingjing.permits.states import EXAMINER, PRESIDER
from mingjing.permits.states import LIFE as APPLICATION
from mingjing.summary.queries import POSTS_OF_UNIT as POSTS_OF_SPOT
from mingjing.summary.states import LIFE as ON_THE_SPOT
from mingjing.web.console.acts.table import CASE_ACTS
from mingjing.web.console.inspections.table import STEPS as INSPECTION_STEPS
from mingjing.web.console.permits.asking import by_examiner, by_presider
from mingjing.web.console.permits.steps import STEPS as APPLICATION_STEPS
from mingjing.web.console.seizures.asking import by_crew as by_seizing
from mingjing.web.console.seizures.asking import by_either
from mingjing.web.console.seizures.table import STEPS as SEIZURE_STEPS
from mingjing.web.console.summary.table import STEPS as SPOT_STEPS
from mingjing.web.console.supply.asking import by_crew as by_stopping
from mingjing.web.console.supply.steps import STEPS as SUPPLY_STEPS

pytestmark = pytest.mark.one_database("pure")
BY_LEADERS_TOO = {step.step for step in SEIZURE_STEPS.values() if step.theirs is by_either}
OFFERED = (
    (EXAMINER, by_examiner, APPLICATION_STEPS),
    (PRESIDER, by_presider, APPLICATION_STEPS),
    (SEIZING, by_seizing, SEIZURE_STEPS),
    (STOPPING, by_stopping, SUPPLY_STEPS),
)
TABLES = (
    (CASE, CASE_ACTS, POSTS_OF_CASE),
    (INSPECTION, INSPECTION_STEPS, ()),
    (ON_THE_SPOT, SPOT_STEPS, POSTS_OF_SPOT),
    (SEIZURE, SEIZURE_STEPS, ()),
    (SUPPLY, SUPPLY_STEPS, ()),
    (APPLICATION, APPLICATION_STEPS, POSTS_OF_PERMIT),
)


@pytest.mark.parametrize(
    ("bound", "theirs", "steps"), OFFERED, ids=[one.who for one, *_ in OFFERED]
)
def test_what_is_bound_to_somebody_is_offered_to_nobody_else(bound, theirs, steps):
    assert {one.step for one in steps.values() if one.theirs is theirs} == bound.steps


@pytest.mark.parametrize(
    ("life", "steps", "of_unit"), TABLES, ids=[one.subject for one, *_ in TABLES]
)
def test_what_only_those_named_can_see_is_bound_to_them(life, steps, of_unit):
    """A post that may take a step, but sees no row unless it is named on it, is bound."""
    seeing = {Permission.SEE_ALL_CASES, *of_unit}
    bound = frozenset().union(*(one.steps for one in life.bounds))
    for one in steps.values():
        needs = getattr(one, "needs", None) or one.permission
        sees = any(GRANTS[role] & seeing for role in posts_with(needs))
        assert sees or one.step in bound | BY_LEADERS_TOO or one.step not in life.steps
