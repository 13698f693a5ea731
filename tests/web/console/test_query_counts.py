"""What each kind of page costs: so many queries, however much there is on it."""

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from mingjing.cases.states import State
from support.cast import CHEN, LIN, WU

ONE_CASE = (
    # the page, who looks, what stands in the address
    ("case", LIN, ()),
    ("case_act", LIN, ("field-act",)),
    ("case_act", LIN, ("close-investigation",)),
    ("evidence", LIN, ()),
)
MANY_CASES = (
    ("home", LIN),
    ("home", WU),
    ("home", CHEN),
    ("approvals", WU),
    ("cases", WU),
    ("reviews_list", CHEN),
    ("evidence_list", LIN),
    ("documents_list", LIN),
    ("publications_list", LIN),
    ("entries_list", LIN),
)
COSTLIEST = 56


def cost(me, path: str) -> int:
    """Return how many queries a page costs once everything derived is up to date."""
    with time_machine.travel(me.county.clock.now, tick=False):
        me.sign_in()
        for _ in range(2):
            with CaptureQueriesContext(connection) as asked:
                answer = me.client.get(path)
    assert answer.status_code == 200, path
    return len(asked)


@pytest.mark.one_database("the same queries are sent to both")
def test_a_page_costs_no_more_for_more_cases(county, visitor):
    people = {person: visitor(person) for _, person in MANY_CASES}
    costs: list[dict[tuple[str, str], int]] = []
    for _ in range(2):
        for stage in (State.LEAD, State.INVESTIGATION, State.IN_REVIEW, State.DECIDED):
            county.bring(stage)
        costs.append(
            {
                (place, person): cost(people[person], reverse(place))
                for place, person in MANY_CASES
            }
        )
    assert costs[0] == costs[1]
    assert max(costs[1].values()) < COSTLIEST


@pytest.mark.one_database("as above")
def test_a_page_of_a_case_costs_no_more_for_more_evidence(county, visitor):
    docket = county.bring(State.INVESTIGATION)
    people = {person: visitor(person) for _, person, _ in ONE_CASE}
    costs: list[dict[tuple[str, ...], int]] = []
    for _ in range(2):
        county.add(docket)
        costs.append(
            {
                (place, *more): cost(people[person], reverse(place, args=[docket, *more]))
                for place, person, more in ONE_CASE
            }
        )
    assert costs[0] == costs[1]
    assert max(costs[1].values()) < COSTLIEST
