"""Somebody who acts from a page that is behind changes nothing, and is told so."""

from dataclasses import replace

import pytest

from mingjing.cases.commands.file_case import DeclineCase, decline_case
from mingjing.cases.states import State
from mingjing.kernel.errors import NotPermittedError, StaleViewError
from mingjing.ledger import sealing
from mingjing.ledger.queries import acts_since, last_step
from support.cast import LIN, WU
from support.county import County


def decline(county: County, docket: str, seen: int | None) -> None:
    act = replace(county.act(WU), seen=seen)
    decline_case(DeclineCase(docket, "没有违法事实（虚构）"), act=act)


def test_a_page_that_is_behind_changes_nothing(county):
    docket = county.register()
    seen = last_step(docket)
    county.file(docket)
    with pytest.raises(StaleViewError, match="有了新的记录"):
        decline(county, docket, seen)
    assert county.case(docket).filed_by


def test_a_page_that_is_current_acts(county):
    docket = county.register()
    decline(county, docket, last_step(docket))
    assert county.kinds(docket)[-1] == "case_declined"


def test_refused_attempts_of_others_put_no_page_behind(county):
    docket = county.register()
    seen = last_step(docket)
    with pytest.raises(NotPermittedError):
        county.file(docket, by=LIN)
    decline(county, docket, seen)


def test_what_programs_do_puts_no_page_behind(county):
    docket = county.bring(State.DECIDED)
    seen = last_step(docket)
    county.print(docket)
    assert county.kinds(docket)[-1] == "document_rendered"
    assert acts_since(docket, seen) == 0


@pytest.mark.parametrize("state", [State.LEAD, State.DECIDED])
def test_only_what_came_after_the_page_is_opened(county, monkeypatch, state):
    docket, opened = county.bring(state), []
    unseal = sealing.unseal
    monkeypatch.setattr(sealing, "unseal", lambda *told: opened.append(told) or unseal(*told))
    assert acts_since(docket, last_step(docket)) == 0
    assert opened == []
    assert acts_since(docket, last_step(docket) - 1) == 1
    assert len(opened) == 1
