"""The list of stops of supply."""

from collections.abc import Mapping
from typing import Any

from mingjing.access.actors import Role
from mingjing.access.policy import Permission
from mingjing.compulsion.supply.kinds import Supply
from mingjing.compulsion.supply.queries import visible_supply_stops
from mingjing.compulsion.supply.states import State
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
    State.STOPPED: "late",
    State.LIFTED: "good",
    State.DECLINED: "quiet",
}


def _state(row: Any, _sight: Sight) -> str:  # noqa: ANN401 - a row of the list
    waits = row.performed_on is not None and row.ended_on is None
    return "已履行，应当及时解除" if waits else str(row.stage.label)


def _mood(row: Any, _sight: Sight) -> str:  # noqa: ANN401 - as above
    waits = row.performed_on is not None and row.ended_on is None
    return "late" if waits else MOODS.get(row.stage, "now")


def _kinds(_sight: Sight) -> Choices:
    return [(one.value, one.label) for one in Supply]


def _officer(rows: Any, value: str, _sight: Sight) -> Any:  # noqa: ANN401 - query sets
    return rows.filter(first_officer=value) | rows.filter(second_officer=value)


SUPPLY_STOPS = ListKind(
    name="supply-stops",
    title="停止供电、供应",
    icon="lock",
    rows=visible_supply_stops,
    columns=(
        Column("编号", lambda row, _: row.number, lambda row: row.number),
        Column("生产经营单位", lambda row, _: row.party_name),
        Column("措施", lambda row, _: Supply(row.supply).label),
        Column("状态", _state, mood=_mood),
        Column("供应单位", lambda row, _: row.supplier),
        Column("执法人员", lambda row, sight: sight.names(row.officers)),
        Column("提请日期", lambda row, _: row.created_on.isoformat()),
    ),
    orders=(
        Order("newest", "提请日期近的在前", "created_on"),
        Order("oldest", "提请日期早的在前", "created_on", descending=False),
    ),
    filters=(
        Filter(
            "state",
            "状态",
            lambda _: [(state.value, state.label) for state in State],
            equals("state"),
        ),
        Filter("supply", "措施", _kinds, equals("supply")),
        Filter("unit", "承办机构", units, equals("unit")),
        Filter("officer", "执法人员", people_of(Role.OFFICER), _officer),
        Filter("year", "年度", years, in_year("created_on")),
    ),
    leads_to="supply_stop",
    starts=(Start("提请停止供应", "new_supply_stop", Permission.STOP_SUPPLY),),
)
