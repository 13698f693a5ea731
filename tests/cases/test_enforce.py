"""延期、分期、催告、申请法院: a fine that is not paid, to the end of the court's execution."""

import json
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from mingjing.cases.clocks import clocks_of, window_of
from mingjing.cases.commands.enforce import impose_additional_fine
from mingjing.cases.debts import outstanding_fen, owed
from mingjing.cases.demanding import ImposeAdditionalFine
from mingjing.cases.queries import decision_of
from mingjing.cases.states import State
from mingjing.documents.models import Document
from mingjing.documents.queries import papers_of
from mingjing.kernel.errors import (
    AlreadyDoneError,
    GateClosedError,
    IllegalTransitionError,
    InvalidInputError,
    NotPermittedError,
    SeparationOfDutiesError,
)
from mingjing.statute.additional_fines import Dated
from mingjing.statute.decisions import DecisionKind
from support.cast import LIN, MA, TANG, WU, ZHAO
from support.county import LARGE, County, proposed
from support.refusals import refused

DEFERRAL, DEMAND, COURT = "apl-2021:66.2", "acl-2011:54", "acl-2011:53"


def overdue(county: County) -> str:
    """Return a case whose fifteen days are over, nothing paid."""
    docket = county.bring(State.SERVED)
    county.clock.move_to(county.clock.today + timedelta(days=20))
    return docket


def demanded(county: County) -> str:
    docket = overdue(county)
    county.demand(docket)
    return docket


def facts(county: County, docket: str, kind: str) -> dict[str, Any]:
    """Return what the last entry of a kind says."""
    return [one["facts"] for one in county.said(docket) if one["kind"] == kind][-1]


def open_window(county: County, docket: str) -> None:
    """Wait until the court may be asked."""
    case = county.case(docket)
    opens_on = window_of(case, decision_of(case), county.law).opens_on
    assert opens_on is not None
    county.clock.move_to(opens_on)


def test_a_fine_that_is_not_paid_goes_to_the_court_and_to_the_archive(county):
    docket = demanded(county)
    said = facts(county, docket, "performance_demanded")
    late = owed(county.case(docket), county.law, on=county.clock.today).late_fine_fen
    assert (said["overdue_fen"], said["late_fine_fen"]) == (LARGE, late)
    open_window(county, docket)
    county.sue(docket)
    county.court_says(docket)
    county.court_ends(docket)
    assert county.state(docket) is State.PERFORMED
    county.finish(docket, ground="法院执行完毕（虚构）")
    forms = [paper.form for paper in papers_of(docket)]
    assert {"performance_demand", "court_application"} <= set(forms)


def test_the_additional_fine_is_decided_once_by_a_leader_who_is_a_stranger(county):
    docket = county.bring(State.SERVED)
    order = ImposeAdditionalFine(docket)

    def impose(by=WU):
        return impose_additional_fine(order, act=county.act(by), law=county.law)

    with refused(county, docket, GateClosedError, "apl-2021:72.1(1)"):
        impose()
    county.clock.move_to(county.clock.today + timedelta(days=20))
    with refused(county, docket, NotPermittedError, ""):
        impose(LIN)
    impose()
    said = facts(county, docket, "additional_fine_imposed")
    late = owed(county.case(docket), county.law, on=county.clock.today).late_fine_fen
    assert (said["overdue_fen"], said["late_fine_fen"]) == (LARGE, late)
    with refused(county, docket, AlreadyDoneError, "apl-2021:72.1(1)"):
        impose()
    assert "additional_fine" in [paper.form for paper in papers_of(docket)]


def test_what_is_granted_is_due_in_parts_and_no_late_fine_runs_before(county):
    docket = county.bring(State.SERVED)
    county.defer(docket)
    case = county.case(docket)
    half = county.clock.today + timedelta(days=30)
    assert owed(case, county.law, on=half).overdue_fen == 0
    after = half + timedelta(days=3)
    assert owed(case, county.law, on=after).overdue_fen == LARGE // 2
    late = owed(case, county.law, on=after).late_fine_fen
    assert late == LARGE // 2 * 3 * 3 // 100, "three days, three per cent of the half"
    assert "deferral_approval" in [paper.form for paper in papers_of(docket)]


def test_the_window_of_the_court_runs_from_the_last_part(county):
    docket = county.bring(State.SERVED)
    last = date(2026, 12, 31)
    county.defer(docket, parts=(Dated(last, LARGE),))
    case = county.case(docket)
    assert window_of(case, decision_of(case), county.law).starts_after == last


def test_what_was_paid_before_is_not_deferred(county):
    docket = county.bring(State.SERVED)
    county.pay(docket, fen=LARGE - 100)
    day = county.clock.today + timedelta(days=9)
    county.defer(docket, parts=(Dated(day, 100),))
    assert outstanding_fen(decision_of(county.case(docket))) == 100
    county.pay(docket, fen=100)
    assert county.state(docket) is State.PERFORMED


TODAY = 0
PARTS = [
    # parts as days from today and fen, why
    ((), "no part"),
    (((30, LARGE - 1),), "a fen is missing"),
    (((30, LARGE), (60, 1)), "a fen too much"),
    (((60, LARGE - 1), (30, 1)), "not in order"),
    (((30, LARGE), (60, 0)), "a part of nothing"),
    (((TODAY, LARGE),), "nothing is deferred to today"),
]


@pytest.mark.parametrize(("parts", "why"), PARTS, ids=[row[-1] for row in PARTS])
def test_parts_that_do_not_fit_are_refused(county, parts, why):
    docket = county.bring(State.SERVED)
    today = county.clock.today
    given = tuple(Dated(today + timedelta(days=days), fen) for days, fen in parts)
    with refused(county, docket, InvalidInputError, DEFERRAL):
        county.defer(docket, parts=given)


def test_a_leader_grants_it_who_does_not_handle_the_case(county):
    docket = county.register()
    county.file(docket, officers=(TANG, ZHAO))
    county.add(docket, TANG, officers=(TANG, ZHAO))
    county.close(docket, TANG, proposed(100_000))
    county.notice(docket, TANG, officers=(TANG, ZHAO))
    county.waive(docket, TANG)
    county.decide(docket)
    county.print(docket)
    county.serve(docket, TANG, officers=(TANG, ZHAO))
    part = (Dated(county.clock.today + timedelta(days=5), 100_000),)
    with refused(county, docket, SeparationOfDutiesError, DEFERRAL):
        county.defer(docket, TANG, parts=part)
    with refused(county, docket, NotPermittedError):
        county.defer(docket, ZHAO, parts=part)
    with refused(county, docket, GateClosedError, DEFERRAL):
        county.defer(docket, WU, parts=part, reason=" ")
    county.defer(docket, WU, parts=part)


def test_nothing_is_demanded_before_it_is_overdue_and_all_of_it_once(county):
    docket = county.bring(State.SERVED)
    with refused(county, docket, GateClosedError, DEMAND):
        county.demand(docket)
    county.clock.move_to(county.clock.today + timedelta(days=20))
    with refused(county, docket, NotPermittedError, "apl-2021:42.1"):
        county.demand(docket, officers=(LIN, MA))
    county.demand(docket)
    with refused(county, docket, AlreadyDoneError, DEMAND):
        county.demand(docket)


def test_nobody_goes_to_the_court_too_early_or_without_a_demand(county):
    docket = overdue(county)
    with refused(county, docket, GateClosedError, DEMAND):
        county.sue(docket)
    county.demand(docket)
    with refused(county, docket, GateClosedError, COURT):
        county.sue(docket)
    open_window(county, docket)
    county.clock.wait(days=-1)
    with refused(county, docket, GateClosedError, COURT):
        county.sue(docket)
    county.clock.wait(days=1)
    with refused(county, docket, GateClosedError, COURT):
        county.sue(docket, uncontested=False)
    county.sue(docket)


def test_after_the_window_only_a_reason_opens_it(county):
    docket = demanded(county)
    case = county.case(docket)
    window = window_of(case, decision_of(case), county.law)
    county.clock.move_to(window.due.nominal + timedelta(days=10))
    with refused(county, docket, GateClosedError, "aprl-i-2018:156"):
        county.sue(docket)
    county.sue(docket, late_reason="法院要求补正后重新提交（虚构）")
    assert facts(county, docket, "court_applied")["in_time"] is False


def test_refused_by_the_court_one_may_apply_again_and_taken_only_it_ends(county):
    docket = demanded(county)
    open_window(county, docket)
    with refused(county, docket, GateClosedError, "acl-2011:56.1"):
        county.court_says(docket)
    county.sue(docket)
    with refused(county, docket, AlreadyDoneError, COURT):
        county.sue(docket)
    county.court_says(docket, accepted=False)
    with refused(county, docket, GateClosedError, COURT):
        county.court_ends(docket)
    county.sue(docket)
    county.court_says(docket)
    county.court_ends(docket)
    with refused(county, docket, IllegalTransitionError, COURT):
        county.court_ends(docket)


def test_the_clocks_name_the_ten_days_and_the_window(county):
    docket = demanded(county)
    rules = {one.due.rule: one.done_on for one in clocks_of(county.case(docket), county.law)}
    assert rules["ACL-54"] is None
    assert rules["ACL-53"] is None
    open_window(county, docket)
    county.sue(docket)
    done = {one.due.rule: one.done_on for one in clocks_of(county.case(docket), county.law)}
    assert done["ACL-53"] == county.clock.today


FORGED = [
    # columns, constraint
    ("applied_on = '2026-05-01'", "no_court_before_a_demand"),
    ("court_accepted = TRUE", "no_answer_before_an_application"),
]


@pytest.mark.parametrize(("columns", "constraint"), FORGED)
def test_the_rows_refuse_what_no_command_does(county, columns, constraint):
    county.bring(State.SERVED)
    with (
        pytest.raises(DatabaseError, match=constraint),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(f"UPDATE cases_decision SET {columns}")  # noqa: S608 - our own words


def test_a_duty_that_nobody_performs_goes_to_the_court_though_the_fine_is_paid(county):
    kinds = (DecisionKind.SUSPEND_BUSINESS, DecisionKind.CRITICISM)
    docket = county.bring(State.SERVED, proposed(kinds=kinds))
    with refused(county, docket, GateClosedError, DEMAND):
        county.demand(docket)
    county.pay(docket)
    county.demand(docket)
    paper = Document.objects.get(form="performance_demand")
    assert json.loads(paper.content)["data"]["duties"] == ["责令停产停业"], (
        "nobody demands what the bureau does"
    )
    open_window(county, docket)
    county.sue(docket)
    county.court_says(docket)
    county.court_ends(docket)
    assert county.state(docket) is State.PERFORMED
    county.finish(docket, ground="法院执行完毕（虚构）")


def test_what_was_performed_is_not_taken_to_the_court(county):
    docket = county.bring(State.SERVED, proposed(kinds=(DecisionKind.SUSPEND_BUSINESS,)))
    county.pay(docket)
    county.demand(docket)
    county.perform_duty(docket)
    open_window(county, docket)
    with refused(county, docket, GateClosedError, COURT):
        county.sue(docket)
    county.perform(docket)
