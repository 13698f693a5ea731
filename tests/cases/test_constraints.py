"""What the database itself refuses, whatever program writes to it."""

import pytest
from django.db import DatabaseError, connection, transaction

from mingjing.cases.states import UNDECIDED, State
from mingjing.ledger.queries import log_of
from support.county import SMALL, proposed

DECIDED = sorted(frozenset(State) - UNDECIDED)
UNREVIEWED = [
    State.LEAD,
    State.FILED,
    State.INVESTIGATION,
    State.INVESTIGATED,
    State.IN_REVIEW,
    State.PARKED,
    State.OBJECTED,
    State.IN_SECOND_REVIEW,
]


def execute(statement: str) -> int:
    """Run one statement as somebody with a database shell would; return the rows it touched."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.rowcount


@pytest.mark.parametrize("state", UNREVIEWED)
def test_an_unreviewed_case_cannot_be_set_to_decided(county, state):
    docket = county.bring(state)
    for target in DECIDED:
        with pytest.raises(DatabaseError, match="no_decision_without_a_passed"):
            execute(f"UPDATE cases_case SET state = '{target}'")  # noqa: S608 - our own values
    assert county.state(docket) is state


FORGERIES = [
    # columns, why
    ("passed_hash = ''", "no opinion at all"),
    ("passed_hash = 'x' || substr(subject_hash, 2)", "an opinion on something else"),
    ("subject_hash = '', passed_hash = ''", "an opinion on nothing"),
    ("stale_reason = 'defence_adopted'", "an opinion that no longer holds"),
    ("review_required = NULL, passed_hash = ''", "a case that nobody classified"),
]


@pytest.mark.parametrize(("columns", "why"), FORGERIES, ids=[row[-1] for row in FORGERIES])
def test_a_decided_case_cannot_lose_its_review(county, columns, why):
    docket = county.bring(State.DECIDED)
    with pytest.raises(DatabaseError, match="no_decision_without_a_passed"):
        execute(f"UPDATE cases_case SET {columns}")  # noqa: S608 - our own values
    assert county.state(docket) is State.DECIDED


def test_a_minor_case_may_be_decided_without_review(county):
    county.bring(State.NOTICED, proposed(SMALL))
    assert execute("UPDATE cases_case SET state = 'decided'") == 1


def test_the_two_officers_are_two_in_the_rows_too(county):
    county.bring(State.FILED)
    with pytest.raises(DatabaseError, match="two_officers_are_two"):
        execute("UPDATE cases_case SET second_officer = lead_officer")


def test_no_two_cases_share_a_number(county):
    county.bring(State.FILED)
    county.bring(State.FILED)
    with pytest.raises(DatabaseError, match=r"one_case_per_number|cases_case\.number"):
        execute("UPDATE cases_case SET number = 'the same'")


FENCED = [
    "UPDATE ledger_logentry SET step = step + 1000",
    "UPDATE ledger_opening SET sealed = sealed",
    "DELETE FROM ledger_logentry",
    "DELETE FROM ledger_opening",
    "DELETE FROM ledger_chain",
    "DELETE FROM ledger_log",
    "DELETE FROM ledger_head",
]


@pytest.mark.parametrize("statement", FENCED)
def test_the_record_is_append_only_in_plain_sql(county, statement):
    docket = county.bring(State.FILED)
    before = log_of().size, county.said(docket)
    with pytest.raises(DatabaseError, match="append-only"):
        execute(statement)
    assert (log_of().size, county.said(docket)) == before
