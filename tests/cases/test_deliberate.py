"""集体讨论: leaders, more than one, of what is decided."""

from datetime import date

import pytest

from mingjing.cases.states import State
from mingjing.kernel.errors import GateClosedError, NotPermittedError
from support.cast import LIN, WU, ZHAO, ZHOU
from support.county import LARGE, proposed
from support.refusals import refused

RULE = "apl-2021:57.2"

ROWS = [
    # changes, refusal, citation, why
    ({"attendees": (WU,)}, GateClosedError, RULE, "one person is no meeting"),
    ({"attendees": (WU, WU)}, GateClosedError, RULE, "nor is the same one twice"),
    ({"attendees": ()}, GateClosedError, RULE, "nor nobody"),
    ({"attendees": (WU, "p-99")}, GateClosedError, RULE, "nor somebody unknown"),
    ({"attendees": (LIN, ZHAO)}, GateClosedError, RULE, "the officers are no leaders"),
    ({"attendees": (WU, LIN)}, GateClosedError, RULE, "one leader and an officer neither"),
    ({"conclusion": " "}, GateClosedError, RULE, "no conclusion"),
    ({"held_on": date(2026, 3, 3)}, NotPermittedError, "", "tomorrow has not happened"),
]


@pytest.mark.parametrize(("changes", "kind", "article", "why"), ROWS, ids=[r[-1] for r in ROWS])
def test_a_deliberation_is_refused(county, changes, kind, article, why):
    docket = county.bring(State.NOTICED)
    with refused(county, docket, kind, article):
        county.deliberate(docket, **changes)


def test_officers_may_report_to_the_leaders_meeting(county):
    docket = county.bring(State.NOTICED)
    county.deliberate(docket, attendees=(WU, ZHOU, LIN))
    assert county.case(docket).deliberated_on == county.clock.today


def test_what_was_discussed_before_the_hearing_does_not_rest_on_its_minutes(county):
    docket = county.bring(State.IN_REVIEW)
    county.accept(docket)
    county.opine(docket, collective=True)
    county.notice(docket)
    county.deliberate(docket)
    county.ask_for_hearing(docket)
    county.preside(docket)
    county.arrange(docket)
    county.come_to_hearing(docket)
    county.hold(docket)
    county.report_hearing(docket)
    county.submit(docket)
    county.accept(docket)
    county.opine(docket)
    with refused(county, docket, GateClosedError, RULE):
        county.decide(docket)
    county.deliberate(docket)
    county.decide(docket)


def test_what_was_discussed_before_the_proposal_changed_does_not_count(county):
    docket = county.bring(State.IN_REVIEW)
    county.accept(docket)
    county.opine(docket, collective=True)
    county.notice(docket)
    county.waive(docket)
    county.deliberate(docket)
    county.defend(docket, adopted=True, amended=proposed(LARGE - 100))
    county.submit(docket)
    county.accept(docket)
    county.opine(docket)
    with refused(county, docket, GateClosedError, RULE):
        county.decide(docket)
