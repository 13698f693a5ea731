"""中止、恢复: by a leader, on a ground; the ninety days rest only where the bureau set so."""

from datetime import timedelta

import pytest

from mingjing.cases.clocks import DECIDE_WITHIN, STOPS, clocks_of
from mingjing.cases.states import State
from mingjing.documents.queries import papers_of
from mingjing.kernel.errors import (
    GateClosedError,
    IllegalTransitionError,
    InvalidInputError,
    NotPermittedError,
)
from mingjing.statute.overrides import LimitSetting, Overrides
from support.cast import LIN
from support.refusals import refused

RULE = "apl-2021:60"


def limit(county, docket):
    """Return the clock of the ninety days."""
    clocks = clocks_of(county.case(docket), county.law)
    return next(one for one in clocks if one.due.rule == DECIDE_WITHIN)


def test_a_suspended_case_rests_until_a_leader_resumes_it(county):
    docket = county.bring(State.INVESTIGATION)
    with refused(county, docket, InvalidInputError, RULE):
        county.suspend(docket, ground="tired")
    with refused(county, docket, GateClosedError, RULE):
        county.suspend(docket, reasons=" ")
    with refused(county, docket, NotPermittedError):
        county.suspend(docket, LIN)
    county.suspend(docket)
    with refused(county, docket, IllegalTransitionError, "apl-2021:54.1"):
        county.inspect(docket)
    county.go_on(docket)
    county.inspect(docket)
    assert [paper.form for paper in papers_of(docket)].count("suspension_approval") == 2


@pytest.mark.parametrize(
    ("most", "left_out"), [(None, 0), (30, 9), (4, 4)], ids=["by default", "all", "some"]
)
def test_the_days_are_left_out_only_as_far_as_the_bureau_set(county, most, left_out):
    if most is not None:
        own = Overrides(limits={STOPS: LimitSetting(most)}, source="示例文件")
        county.law = county.law.with_overrides(own)
    docket = county.bring(State.INVESTIGATION)
    before = limit(county, docket)
    assert not before.remark
    county.suspend(docket)
    assert limit(county, docket).due.nominal == before.due.nominal
    county.clock.wait(days=10)
    county.go_on(docket)
    after = limit(county, docket)
    assert after.due.nominal == before.due.nominal + timedelta(days=left_out)
    assert "未核实" in after.remark
