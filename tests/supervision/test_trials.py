"""The database refuses what no command would do, and the trial notices a rule that is gone."""

import pytest
from django.db import connection

from mingjing.ledger.models import Log
from mingjing.ledger.trying import Tried, taken_back
from mingjing.supervision.trials import CHECKS, GATE, UNIQUES, rules_of_gate, try_constraints


@pytest.mark.django_db
def test_every_rule_that_carries_the_gate_refuses_what_it_must():
    tried = try_constraints()
    assert [one for one in tried if not one.holds] == []
    assert not Log.objects.filter(year=-1).exists()


@pytest.mark.django_db
def test_every_rule_of_the_tables_is_tried_and_has_its_words():
    names = [name for _, name, _ in rules_of_gate()]
    assert {one.name for one in try_constraints()} >= set(names)
    assert set(names) == {GATE, *CHECKS, *UNIQUES}


@pytest.mark.django_db
def test_a_rule_that_is_gone_is_noticed():
    with taken_back():
        with connection.cursor() as cursor:
            cursor.execute("DROP INDEX one_case_per_number")
        gone = [one.name for one in try_constraints() if not one.holds]
    assert gone == ["one_case_per_number"]


def test_a_rule_that_nobody_knows_how_to_try_does_not_hold():
    assert not Tried("new", "cases_case", "没有试过", 0, 0).holds
