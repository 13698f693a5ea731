"""What waits for whom: the first page of each post, by where a case stands."""

import pytest

from mingjing.bureau.queries import actor_of
from mingjing.cases.states import State
from mingjing.statute.load import rulebook
from mingjing.web.console.duties import duties_of
from support.cast import CHEN, LIN, WU, ZHOU

WAITING = [
    # where the case stands, for whom, what waits
    (State.LEAD, ZHOU, ["批准立案"]),
    (State.LEAD, LIN, []),
    (State.FILED, LIN, ["登记执法活动"]),
    (State.INVESTIGATION, LIN, ["终结调查"]),
    (State.INVESTIGATED, LIN, ["提交法制审核"]),
    (State.IN_REVIEW, CHEN, ["收件审核"]),
    (State.IN_REVIEW, LIN, []),
    (State.REVIEWED, LIN, ["告知当事人"]),
    (State.NOTICED, LIN, ["记录陈述申辩"]),
    (State.NOTICED, WU, []),
    (State.DECIDED, LIN, ["登记送达", "拟定公示稿（陵川网）", "拟定公示稿（信用体系平台）"]),
]


def waiting(county, person: str) -> list[str]:
    today = county.clock.today
    actor = actor_of(person, today)
    return [one.title for one in duties_of(actor, county.clock.now, today, rulebook())]


@pytest.mark.parametrize(("stage", "person", "titles"), WAITING)
def test_a_case_waits_for_whoever_does_the_next_step(county, stage, person, titles):
    county.bring(stage)
    assert waiting(county, person) == titles


def test_nobody_waits_for_a_defence_that_was_waived(county):
    docket = county.bring(State.NOTICED)
    county.waive(docket)
    assert waiting(county, LIN) == []
    assert waiting(county, WU) == ["作出处罚决定"]


@pytest.mark.parametrize("collective", [True, False])
def test_leaders_are_asked_to_deliberate_only_where_they_must(county, collective):
    docket = county.bring(State.IN_REVIEW)
    county.accept(docket)
    county.opine(docket, collective=collective)
    county.notice(docket)
    county.waive(docket)
    titles = ["登记集体讨论"] if collective else ["作出处罚决定"]
    assert waiting(county, WU) == titles
