"""公告送达 over HTTP: what the form asks, what the page tells, when it serves."""

from datetime import timedelta

import pytest

from mingjing.cases.states import State
from support.cast import LIN
from web.console.test_enforcing import do
from web.console.visiting import picture_file, words_of

pytestmark = pytest.mark.one_database("the command is asked of both in test_announce_service")
ASKED = {
    "medium": "示范县政府网（虚构）",
    "reasons": "两次上门无人，邮件退回（虚构）",
    "tried": ["direct", "by_post"],
}


def announced(county, visitor, docket, **typed):
    return do(
        visitor,
        LIN,
        docket,
        "announce-service",
        **{**ASKED, "announced_on": county.clock.today, "proof": picture_file(), **typed},
    )


def test_what_was_announced_is_told_and_is_served_when_its_days_are_over(county, visitor):
    docket = county.bring(State.DECIDED)
    county.print(docket)
    unshown = announced(county, visitor, docket, proof="")
    assert unshown.status_code == 422
    early = announced(county, visitor, docket, tried=[])
    assert early.status_code == 409
    assert "请先直接、留置、邮寄送达" in words_of(early), "a refusal says what to do"
    assert announced(county, visitor, docket).status_code == 303
    page = words_of(visitor(LIN).get("case", docket))
    assert "两次上门无人，邮件退回（虚构）" in page
    assert "直接送达、邮寄送达" in page
    again = words_of(visitor(LIN).get("case_act", docket, "announce-service"))
    assert "已经公告" in again
    county.clock.now += timedelta(days=31)
    form = words_of(visitor(LIN).get("case_act", docket, "serve"))
    assert "示范县政府网（虚构）" in form, "who enters the service sees what was announced"
    done = do(visitor, LIN, docket, "serve", receiver="公告（虚构）")
    assert done.status_code == 303, words_of(done)
    assert county.state(docket) is State.SERVED
