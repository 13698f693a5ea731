"""The list of inspections, with the time that is left."""

from collections.abc import Mapping, Sequence
from typing import Any

from mingjing.access.actors import Role
from mingjing.access.policy import Permission
from mingjing.inspections.kinds import Kind
from mingjing.inspections.queries import fetch_for_clocks, inspections_listed
from mingjing.inspections.states import State
from mingjing.web.console.clock_cards import ClockCard
from mingjing.web.console.inspections.asking import Setting
from mingjing.web.console.inspections.duties import cards_of
from mingjing.web.console.lists import clocks
from mingjing.web.console.lists.kinds import (
    Choices,
    Column,
    Filter,
    ListKind,
    Order,
    Sight,
    Start,
    equals,
    in_year,
    people_of,
    units,
    years,
)

MOODS: Mapping[State, str] = {
    State.CALLED_OFF: "quiet",
    State.PUBLISHED: "quiet",
    State.REPORTED: "late",
    State.OBSTRUCTED: "late",
    State.HALTED: "late",
    State.CONCLUDED: "good",
    State.FED_BACK: "good",
}


def _clocks(rows: Sequence[Any], sight: Sight) -> Mapping[str, ClockCard]:
    """Return the duty of each inspection that is due next."""
    fetch_for_clocks(rows)
    nearest = {}
    for row in rows:
        cards = cards_of(Setting(row, sight.actor, sight.at, sight.today, sight.law))
        running = [card for card in cards if card.done_on is None]
        if running:
            nearest[row.pk] = running[0]
    return nearest


def _kinds(_sight: Sight) -> Choices:
    return [(one.value, one.label) for one in Kind]


def _officer(rows: Any, value: str, _sight: Sight) -> Any:  # noqa: ANN401 - query sets
    return rows.filter(first_officer=value) | rows.filter(second_officer=value)


INSPECTIONS = ListKind(
    name="inspections",
    title="行政检查",
    icon="shield",
    rows=inspections_listed,
    columns=(
        Column("编号", lambda row, _: row.number, lambda row: row.number),
        Column("被检查单位", lambda row, _: row.target.name),
        Column("种类", lambda row, _: Kind(row.kind).label),
        Column(
            "状态",
            lambda row, _: row.stage.label,
            mood=lambda row, _: MOODS.get(row.stage, "now"),
        ),
        Column("检查人员", lambda row, sight: sight.names(row.officers)),
        Column("计划日期", lambda row, _: row.planned_on.isoformat()),
        Column(
            "剩余时间",
            clocks.left,
            lambda row: row.number,
            mood=clocks.mood,
            clock=clocks.anchor,
        ),
    ),
    orders=(
        Order("newest", "计划日期近的在前", "planned_on"),
        Order("oldest", "计划日期早的在前", "planned_on", descending=False),
        Order("due", "剩余时间短的在前", "planned_on", descending=False, derived=clocks.last),
    ),
    filters=(
        Filter(
            "state",
            "状态",
            lambda _: [(state.value, state.label) for state in State],
            equals("state"),
        ),
        Filter(
            "kind", "种类", lambda _: [(one.value, one.label) for one in Kind], equals("kind")
        ),
        Filter("unit", "承办机构", units, equals("unit")),
        Filter("officer", "检查人员", people_of(Role.OFFICER), _officer),
        Filter("year", "年度", years, in_year("planned_on")),
        clocks.late_in("inspection"),
    ),
    read_more=_clocks,
    indexed="inspection",
    leads_to="inspection",
    starts=(
        Start("生成检查任务", "new_inspection", Permission.CREATE_INSPECTION),
        Start("年度检查计划", "inspection_plan", Permission.ENTER_INSPECTION_PLAN),
    ),
)
