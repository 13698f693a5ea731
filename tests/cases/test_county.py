"""Who may do what to a case, and where: every act against every post and every state."""

import pytest

from mingjing.access.policy import may
from mingjing.cases.models import Case
from mingjing.cases.states import State
from mingjing.kernel.errors import (
    GateClosedError,
    IllegalTransitionError,
    NotFoundError,
    NotPermittedError,
    RefusalError,
    RepeatedRequestError,
)
from support.acts import ACTS
from support.cast import (
    CAST,
    CHECKER,
    CHEN,
    FENG,
    HAN,
    HE,
    JIN,
    JUSTICE,
    LIN,
    LU,
    QIN,
    SONG,
    STRANGER,
    TANG,
    WU,
    ZHOU,
)
from support.refusals import refused, require_complete

pytestmark = pytest.mark.early
REACHED = [state for state in State if state is not State.ARCHIVED]
SEES = {WU, ZHOU, LIN, CHEN, FENG, HAN, CHECKER, SONG, HE, TANG, QIN, LU, JIN, JUSTICE}
CLOSED = IllegalTransitionError | GateClosedError | NotFoundError | NotPermittedError
OPEN = [
    pytest.param(name, state, marks=[pytest.mark.long] if nth else [])
    for name, act in ACTS.items()
    for nth, state in enumerate(sorted(act.states))
]


@pytest.mark.parametrize("state", REACHED)
def test_every_state_is_reached_through_the_commands(county, state):
    assert county.state(county.bring(state)) is state


@pytest.mark.one_database("one mechanism refuses a request that was met, tried on both")
@pytest.mark.parametrize(("name", "state"), OPEN)
def test_an_open_act_is_done_once_and_only_once_per_request(county, name, state):
    docket = county.bring(state)
    act, before = ACTS[name], len(county.kinds(docket))
    county.request = "the same button"
    act.do(county, docket, act.by)
    assert county.kinds(docket)[before] == act.entry
    with refused(county, docket, RepeatedRequestError):
        act.do(county, docket, act.by)


@pytest.mark.one_database("the table of states refuses, before a row is written")
@pytest.mark.parametrize("state", REACHED)
def test_what_a_state_does_not_offer_is_refused_there(county, state):
    docket = county.bring(state)
    rows = county.image()
    for name, act in ACTS.items():
        if state in act.states:
            continue
        with pytest.raises(RefusalError) as caught:
            act.do(county, docket, act.by)
        assert isinstance(caught.value, CLOSED), name
        require_complete(caught.value)
    assert county.image() == rows, "an act was refused and changed a row"


def presiding(case: Case) -> set[str]:
    return {notice.presiding_officer for notice in case.notice_set.all()}


@pytest.mark.one_database("posts decide, before a row is read")
@pytest.mark.parametrize("name", ACTS)
def test_a_post_without_the_power_is_refused_on_the_record(county, name):
    act = ACTS[name]
    docket = county.bring(min(act.states, default=State.NOTICED))
    concerned = SEES | set(county.case(docket).officers) | presiding(county.case(docket))
    without = {
        (member.roles, member.unit, member.code in concerned): member
        for member in CAST
        if not may(county.act(member.code).actor, act.permission)
    }
    rows = county.image()
    for member in without.values():
        expected = NotPermittedError if member.code in concerned else NotFoundError
        before = county.said(docket)
        with pytest.raises(expected) as caught:
            act.do(county, docket, member.code)
        require_complete(caught.value)
        added = [one["kind"] for one in county.said(docket)[len(before) :]]
        assert added == (["act_refused"] if expected is NotPermittedError else []), member
    assert county.image() == rows, "a refused act changed a row"


@pytest.mark.one_database("what a page says is the same")
def test_an_absent_case_and_one_that_is_not_yours_read_the_same(county):
    docket = county.bring(State.NOTICED)
    absent = docket.replace("1号", "7号")
    for name, act in ACTS.items():
        words = []
        for target in (docket, absent):
            with pytest.raises(NotFoundError) as caught:
                act.do(county, target, STRANGER)
            words.append(str(caught.value).replace(target, "7"))
        assert words[0] == words[1], f"case 7 leaked to a stranger through {name}"
