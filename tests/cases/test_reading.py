"""Reading a case: who sees it, by which name, and which clocks run."""

from datetime import date

import pytest

from mingjing.cases.clocks import clocks_of
from mingjing.cases.papers import decision_content
from mingjing.cases.queries import age_of, case_for, cases_of, decision_of
from mingjing.cases.states import State
from mingjing.kernel.errors import GateClosedError, NotFoundError
from mingjing.statute.decisions import DecisionKind, PartyKind
from support.cast import CAST, CHEN, CLERK, LIN, PENG, STRANGER, SUN, WU, ZHAO
from support.county import SMALL, County, party, proposed

SEEN_BY_NONE_OF = {STRANGER, SUN, CLERK, PENG}


def test_a_case_is_seen_by_its_people_and_by_posts_that_see_all(county):
    docket = county.bring(State.NOTICED)
    for person in (LIN, ZHAO, WU, CHEN):
        assert case_for(county.act(person).actor, docket).docket == docket
    for person in SEEN_BY_NONE_OF:
        with pytest.raises(NotFoundError):
            case_for(county.act(person).actor, docket)


def test_a_list_shows_nothing_that_a_look_would_refuse(county):
    dockets = [county.bring(State.FILED), county.register(STRANGER)]
    for member in CAST:
        actor = county.act(member.code).actor
        listed = {case.docket for case in cases_of(actor)}
        for docket in dockets:
            if docket in listed:
                assert case_for(actor, docket).docket == docket
    assert {case.docket for case in cases_of(county.act(STRANGER).actor)} == {dockets[1]}


def test_a_filed_case_is_found_by_its_number_too(county):
    docket = county.bring(State.FILED)
    number = county.case(docket).number
    assert case_for(county.act(LIN).actor, number).docket == docket
    county.clock.wait(days=1)
    county.inspect(number)
    assert county.kinds(docket)[-2:] == ["field_act_recorded", "document_issued"]


def running(county: County, docket: str) -> dict[str, bool]:
    """Return every clock of a case by its rule, and whether it still runs."""
    clocks = clocks_of(county.case(docket), county.law)
    return {clock.due.rule: clock.done_on is None for clock in clocks}


CLOCKS = [
    # state, clocks and whether they run
    (State.LEAD, {}),
    (State.FILED, {"APL-60": True}),
    (State.NOTICED, {"APL-60": True, "DEFENCE": True, "APL-64-1": True}),
    (
        State.DECIDED,
        {"APL-60": False, "DEFENCE": False, "APL-64-1": False, "APL-61": True},
    ),
    (
        State.SERVED,
        {
            "APL-60": False,
            "DEFENCE": False,
            "APL-64-1": False,
            "APL-61": False,
            "APL-67": True,
        },
    ),
    (
        State.PERFORMED,
        {
            "APL-60": False,
            "DEFENCE": False,
            "APL-64-1": False,
            "APL-61": False,
            "APL-67": False,
        },
    ),
]


@pytest.mark.parametrize(("state", "expected"), CLOCKS)
def test_the_clocks_of_a_case_follow_its_events(county, state, expected):
    assert running(county, county.bring(state)) == expected


def test_nobody_waits_for_the_payment_of_a_decision_without_a_fine(county):
    docket = county.bring(State.SERVED, proposed(0, kinds=(DecisionKind.SUSPEND_BUSINESS,)))
    assert "APL-67" not in running(county, docket)


def test_nobody_waits_for_a_fine_that_fell_before_it_was_paid(county):
    docket = county.bring(State.SERVED)
    county.contest(docket)
    assert running(county, docket)["APL-67"]
    county.conclude(docket, outcome="revoked")
    assert not running(county, docket)["APL-67"]


def test_a_minor_case_has_no_clock_for_a_hearing(county):
    docket = county.bring(State.NOTICED, proposed(SMALL))
    assert "APL-64-1" not in running(county, docket)


def test_the_age_of_a_case_counts_from_its_filing(county):
    docket = county.register()
    assert age_of(county.case(docket), date(2026, 3, 12)) == 0
    county.file(docket)
    assert age_of(county.case(docket), date(2026, 3, 12)) == 10


def test_there_is_no_decision_before_it_was_made(county):
    docket = county.bring(State.NOTICED)
    with pytest.raises(NotFoundError):
        decision_of(county.case(docket))


def test_no_decision_is_written_about_a_party_that_was_not_told(county):
    docket = county.bring(State.REVIEWED)
    with pytest.raises(GateClosedError):
        decision_content(county.case(docket), county.law, on=county.clock.today)


def test_a_person_is_decided_about_on_the_form_for_persons(county):
    accused = party(
        kind=PartyKind.PERSON,
        name="甲某（虚构）",
        uscc="",
        legal_representative="",
        citizen_number="140524198001010012",
        telephone="示例电话",
    )
    docket = county.register(party=accused)
    county.file(docket)
    county.add(docket)
    county.close(docket, proposal=proposed(100_000))
    county.notice(docket)
    county.waive(docket)
    county.decide(docket)
    document = decision_of(county.case(docket)).document
    assert document.form == "penalty_decision_individual"
    assert "140524198001010012" in document.content
