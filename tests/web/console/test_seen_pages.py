"""What a form's page had seen: compared at the same cost however long the case is."""

import pytest

from mingjing.cases.states import State
from mingjing.ledger import sealing
from mingjing.ledger.queries import last_step
from support.cast import LIN, SUN, WU

REASON = {"leaving": LIN, "coming": SUN, "reason": "调离（虚构）"}


@pytest.fixture
def unsealed(monkeypatch):
    """What was opened of the ledger."""
    unseal, opened = sealing.unseal, []
    monkeypatch.setattr(sealing, "unseal", lambda *told: opened.append(told) or unseal(*told))
    return opened


@pytest.mark.parametrize("state", [State.FILED, State.DECIDED])
def test_a_form_is_shown_and_sent_without_opening_the_case(county, visitor, unsealed, state):
    docket, leader = county.bring(state), visitor(WU)
    leader.get("case_act", docket, "replace-officer")  # whose bureau this is, is learnt once
    unsealed.clear()
    form = leader.fill("case_act", docket, "replace-officer", **REASON)
    assert form["seen"] == [str(last_step(docket))]
    assert leader.send("case_act", docket, "replace-officer", form=form).status_code == 303
    assert unsealed == []


def test_a_form_from_a_page_that_is_behind_is_refused(county, visitor, docket_and_form):
    docket, form = docket_and_form
    county.inspect(docket)
    answer = visitor(WU).send("case_act", docket, "replace-officer", form=form)
    assert answer.status_code == 409
    assert "又有了新的记录" in answer.content.decode()


@pytest.fixture
def docket_and_form(county, visitor):
    docket = county.bring(State.FILED)
    return docket, visitor(WU).fill("case_act", docket, "replace-officer", **REASON)


@pytest.mark.parametrize("seen", ["9" * 18, "9" * 5_000, "-1", "①", ""])
def test_a_form_that_names_no_entry_of_the_case_is_no_fault(visitor, docket_and_form, seen):
    docket, form = docket_and_form
    answer = visitor(WU).send("case_act", docket, "replace-officer", form=form | {"seen": seen})
    assert answer.status_code == 303
