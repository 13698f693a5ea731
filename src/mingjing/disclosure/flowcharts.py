"""流程图: each procedure drawn from its own table (附件1第四条第三项)."""

from collections.abc import Callable, Mapping

from mingjing.cases.states import ENDS, LIFE, State
from mingjing.disclosure.flowchart import Chart, Stop, Way, chart
from mingjing.inspections import states as inspection
from mingjing.statute.procedures import PROCEDURES, procedure

MAIN = (
    State.LEAD,
    State.FILED,
    State.INVESTIGATION,
    State.INVESTIGATED,
    State.IN_REVIEW,
    State.REVIEWED,
    State.NOTICED,
    State.DECIDED,
    State.SERVED,
    State.PERFORMED,
    State.CLOSED,
    State.ARCHIVED,
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


def _ordinary() -> Chart:
    stops = [Stop(one.value, one.label, one in MAIN, one in ENDS) for one in State]
    ways = [
        Way(way.source.value, way.target.value, step.label, way.article)
        for step, found in LIFE.items()
        for way in found
    ]
    return chart("行政处罚普通程序", stops, ways)


def _inspection() -> Chart:
    stops = [
        Stop(one.value, one.label, one in INSPECTION, one in inspection.ENDS)
        for one in inspection.State
    ]
    ways = [
        Way(way.source.value, way.target.value, step.label, way.article)
        for step, found in inspection.LIFE.items()
        for way in found
    ]
    return chart("行政检查", stops, ways)


def _from_data(name: str) -> Callable[[], Chart]:
    def draw() -> Chart:
        table = procedure(name)
        stops = [Stop(one.id, one.label, one.is_main, one.is_end) for one in table.state]
        ways = [
            Way(source, target, row.name, row.article)
            for row, source, target in table.ways()
            if source
        ]
        return chart(table.title, stops, ways)

    return draw


CHARTS: Mapping[str, Callable[[], Chart]] = {
    "ordinary": _ordinary,
    "inspection": _inspection,
    **{name: _from_data(name) for name in PROCEDURES},
}


def charts() -> dict[str, Chart]:
    """Return every flow chart by the name in its address."""
    return {name: draw() for name, draw in CHARTS.items()}
