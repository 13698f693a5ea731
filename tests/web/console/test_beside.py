"""What goes on beside the steps of a case, from its page: asked, answered, told."""

from datetime import timedelta

import pytest

from mingjing.cases.investigation.monitoring import FACTS
from mingjing.cases.investigation.queries import (
    appraisals_of,
    kept_in,
    monitoring_records_of,
    open_rectifications_of,
    preservations_of,
)
from mingjing.cases.states import State
from support.cast import CHEN, LIN, WU, ZHAO, ZHOU
from web.console.visiting import words_of

DONE = 303


@pytest.fixture
def send(county, visitor):
    """Return how somebody sends the form of an act on a case, which must go through."""

    def sends(by, docket, slug, **said):
        page = visitor(by)
        form = page.fill("case_act", docket, slug) | said
        answer = page.send("case_act", docket, slug, form=form)
        assert answer.status_code == DONE, words_of(answer)

    return sends


def test_evidence_is_preserved_and_settled_from_the_browser(county, visitor, send):
    docket = county.bring(State.INVESTIGATION)
    asked = {"reason": "可能转移（虚构）", "objects": "账册 2 本（虚构）", "manner": "就地"}
    send(LIN, docket, "request-preservation", **asked)
    assert "批准先行登记保存" in words_of(visitor(ZHOU).get("home"))
    send(ZHOU, docket, "approve-preservation", opinion="同意（虚构）")
    send(
        LIN,
        docket,
        "impose-preservation",
        items="账册（虚构）｜2｜本\n凭证（虚构）|1|盒|||旧",
        place="财务室（虚构）",
        receiver="乙某（虚构）",
        appear_at="二楼（虚构）",
        told_of_recording="on",
        device="CAM-01",
    )
    assert "七日内" in words_of(visitor(LIN).get("case", docket))
    send(LIN, docket, "propose-settlement", outcome="copied", reason="已复制（虚构）")
    page = words_of(visitor(ZHOU).get("case", docket))
    assert "作出登记保存的处理决定" in page
    county.clock.wait(days=20)
    assert "视为解除" in words_of(visitor(LIN).get("case", docket))
    send(ZHOU, docket, "settle-preservation", outcome="return", reason="同意（虚构）")
    assert not kept_in(county.case(docket))
    assert preservations_of(county.case(docket))[0].outcome == "return"


def test_the_other_matters_have_their_forms_and_their_place_on_the_page(county, visitor, send):
    docket = county.bring(State.INVESTIGATION)
    day = str(county.clock.today + timedelta(days=1))
    send(
        LIN,
        docket,
        "commission-appraisal",
        agency="检测中心（虚构）",
        items="油样（虚构）｜2 瓶",
        demands="闪点（虚构）",
        due_on=day,
        contact="示例",
        telephone="0356-0000000",
    )
    send(LIN, docket, "record-appraisal-opinion", opinion="23 度（虚构）", item="1")
    send(LIN, docket, "tell-appraisal-opinion", told_to="甲某（虚构）")
    send(LIN, docket, "request-reappraisal", reasons="样品不对（虚构）")
    send(WU, docket, "answer-reappraisal", again="not_again", reasons="样品有封签（虚构）")
    words = dict.fromkeys(FACTS, "有文件（虚构）")
    at = f"{county.clock.now:%Y-%m-%dT%H:%M}"
    send(LIN, docket, "enter-monitoring-record", item="1", recorded_at=at, **words)
    send(CHEN, docket, "review-monitoring-record", virtues=["true"], opinion="不清（虚构）")
    send(
        ZHAO,
        docket,
        "order-to-rectify",
        problems="通道堵塞（虚构）",
        demands="清理（虚构）",
        due_on=day,
    )
    send(ZHAO, docket, "request-recheck", words="已清理，请复查（虚构）")
    county.clock.wait(days=1)
    (order,) = open_rectifications_of(county.case(docket))
    done = [f"{order.pk}-1"]
    send(ZHAO, docket, "check-rectification", done=done, words="已清理（虚构）")
    send(ZHOU, docket, "suspend", ground="other_outcome", reasons="另案未结（虚构）")
    page = words_of(visitor(LIN).get("case", docket))
    for told in (
        "不得作为行政处罚的证据",
        "不同意。样品有封签（虚构）",
        "已清理，请复查（虚构）",
        "已经改正",
        "中止期间照常计算",
    ):
        assert told in page
    send(ZHOU, docket, "resume-suspended", reasons="另案已结（虚构）")
    case = county.case(docket)
    assert (case.stage, len(appraisals_of(case))) == (State.INVESTIGATION, 1)
    assert [one.passed for one in monitoring_records_of(case)] == [False]
