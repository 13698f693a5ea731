"""流程图: each procedure drawn from its own table (附件1第四条第三项)."""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from mingjing.cases import states as case
from mingjing.compulsion import states as seizure
from mingjing.compulsion.supply import states as supply
from mingjing.disclosure.flowchart import Chart, Stop, Way, chart
from mingjing.inspections import states as inspection
from mingjing.kernel.life import Life, Named
from mingjing.permits import states as permit
from mingjing.summary import states as summary

State = TypeVar("State", bound=Named)
Step = TypeVar("Step", bound=Named)

CASE = (
    case.State.LEAD,
    case.State.FILED,
    case.State.INVESTIGATION,
    case.State.INVESTIGATED,
    case.State.IN_REVIEW,
    case.State.REVIEWED,
    case.State.NOTICED,
    case.State.DECIDED,
    case.State.SERVED,
    case.State.PERFORMED,
    case.State.CLOSED,
    case.State.ARCHIVED,
)
INSPECTION = (
    inspection.State.TASK,
    inspection.State.APPROVED,
    inspection.State.ON_SITE,
    inspection.State.FOUND,
    inspection.State.CONCLUDED,
    inspection.State.FED_BACK,
    inspection.State.PUBLISHED,
)
SUMMARY = (
    summary.State.FOUND,
    summary.State.HEARD,
    summary.State.DECIDED,
    summary.State.DELIVERED,
    summary.State.REPORTED,
    summary.State.PUBLISHED,
    summary.State.ARCHIVED,
)
PERMIT = (
    permit.State.APPLIED,
    permit.State.ACCEPTED,
    permit.State.EXAMINING,
    permit.State.PROPOSED,
    permit.State.GRANTED,
    permit.State.ISSUED,
    permit.State.ARCHIVED,
)
SEIZURE = (
    seizure.State.REQUESTED,
    seizure.State.APPROVED,
    seizure.State.IN_CUSTODY,
    seizure.State.LIFTED,
    seizure.State.RELEASED,
)
SUPPLY = (
    supply.State.ORDERED,
    supply.State.REFUSED,
    supply.State.APPROVED,
    supply.State.TOLD,
    supply.State.STOPPED,
    supply.State.LIFTED,
)


def _of_life(title: str, life: Life[State, Step], main: Sequence[State]) -> Chart:
    stops = [Stop(str(one), one.label, one in main, one in life.ends) for one in life.states()]
    ways = [
        Way(str(way.source), str(way.target), step.label, way.article)
        for step, way in life.ways()
    ]
    return chart(title, stops, ways)


CHARTS: Mapping[str, Callable[[], Chart]] = {
    "ordinary": lambda: _of_life("行政处罚普通程序", case.LIFE, CASE),
    "inspection": lambda: _of_life("行政检查", inspection.LIFE, INSPECTION),
    "summary": lambda: _of_life("行政处罚简易程序（当场处罚）", summary.LIFE, SUMMARY),
    "licence": lambda: _of_life("行政许可", permit.LIFE, PERMIT),
    "seizure": lambda: _of_life("行政强制措施：查封、扣押", seizure.LIFE, SEIZURE),
    "supply": lambda: _of_life("通知停止供电、停止供应民用爆炸物品", supply.LIFE, SUPPLY),
}


def charts() -> dict[str, Chart]:
    """Return every flow chart by the name in its address."""
    return {name: draw() for name, draw in CHARTS.items()}
