"""公告送达: only where nothing else reaches the party, and served on the day it ends."""

from datetime import timedelta

import pytest

from mingjing.cases.clocks import clocks_of
from mingjing.cases.commands.announce_service import AnnounceService, announce_service
from mingjing.cases.queries import announcement_if_any
from mingjing.cases.states import State
from mingjing.documents.queries import papers_of
from mingjing.kernel.errors import AlreadyDoneError, GateClosedError
from mingjing.ledger.entries import BlobRef
from support.cast import LIN, ZHAO
from support.county import County
from support.refusals import refused

RULE = "cpl-2023:95.1"


def announce(county: County, docket: str, **changes: object) -> None:
    """Announce today, after direct service and service by post failed."""
    stored = county.paper()
    values = {
        "officers": (LIN, ZHAO),
        "announced_on": county.clock.today,
        "medium": "示范县政府网（虚构）",
        "tried": ("direct", "by_post"),
        "is_missing": False,
        "reasons": "两次上门无人，邮件退回（虚构）。",
        "proof": BlobRef(stored.sha256, stored.size),
    }
    order = AnnounceService(docket, **(values | changes))
    announce_service(order, act=county.act(LIN), law=county.law)


def test_an_announcement_serves_after_thirty_days_and_on_no_other(county):
    docket = county.bring(State.DECIDED)
    county.print(docket)
    with refused(county, docket, GateClosedError, RULE):
        county.serve(docket, mode="by_public_notice")
    announce(county, docket)
    announced_on = county.clock.today
    clocks = {one.due.rule: one for one in clocks_of(county.case(docket), county.law)}
    assert clocks["APL-61"].done_on == announced_on, "the seven days cannot hold the thirty"
    assert clocks["CPL-95"].done_on is None
    with refused(county, docket, AlreadyDoneError, RULE):
        announce(county, docket)
    deemed = county.clock.today + timedelta(days=30)
    county.clock.move_to(deemed - timedelta(days=1))
    with refused(county, docket, GateClosedError, RULE):
        county.serve(docket, mode="by_public_notice")
    county.clock.move_to(deemed + timedelta(days=1))
    county.serve(docket, mode="by_public_notice", served_on=deemed)
    assert county.case(docket).served_on == deemed
    assert "service_announcement" in [paper.form for paper in papers_of(docket)]


LACKING = [
    ({"tried": ()}, RULE),
    ({"reasons": " "}, "cpl-2023:95.2"),
    ({"medium": " "}, "cpl-2023:95.2"),
    ({"proof": None}, "cpl-2023:95.2"),
]


def test_without_attempts_reasons_or_a_picture_nothing_is_announced(county):
    docket = county.bring(State.DECIDED)
    county.print(docket)
    for changes, article in LACKING:
        with refused(county, docket, GateClosedError, article):
            announce(county, docket, **changes)
    announce(county, docket, tried=(), is_missing=True)
    assert announcement_if_any(county.case(docket)) is not None


@pytest.mark.one_database("nothing is written")
def test_a_decision_that_was_not_made_into_a_paper_is_not_announced(county):
    docket = county.bring(State.DECIDED)
    with refused(county, docket, GateClosedError, "apl-2021:61.1"):
        announce(county, docket)
