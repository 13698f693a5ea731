"""The list of seizures, with the time that is left."""

from collections.abc import Mapping, Sequence
from typing import Any

from mingjing.access.actors import Role
from mingjing.access.policy import Permission
from mingjing.compulsion.clocks import is_expired
from mingjing.compulsion.kinds import Kind
from mingjing.compulsion.queries import fetch_for_clocks, visible_seizures
from mingjing.compulsion.states import State
from mingjing.web.console.clock_cards import ClockCard
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
from mingjing.web.console.seizures.asking import Setting
from mingjing.web.console.seizures.duties import cards_of

MOODS: Mapping[State, str] = {
    State.URGENT: "late",
    State.LIFTED: "late",
    State.DECLINED: "quiet",
    State.DISPOSED: "good",
    State.HANDED_OVER: "good",
    State.RELEASED: "good",
}


def _clocks(rows: Sequence[Any], sight: Sight) -> Mapping[str, ClockCard]:
    """Return the limit of each seizure that is due next."""
    fetch_for_clocks(rows)
    nearest = {}
    for row in rows:
        cards = cards_of(Setting(row, sight.actor, sight.at, sight.today, sight.law))
        running = [card for card in cards if card.done_on is None]
        if running:
            nearest[row.pk] = running[0]
    return nearest


def _state(row: Any, sight: Sight) -> str:  # noqa: ANN401 - a row of the list
    expired = is_expired(row, sight.today, sight.law)
    return "期限届满，应当解除" if expired else str(row.stage.label)


def _mood(row: Any, sight: Sight) -> str:  # noqa: ANN401 - as above
    expired = is_expired(row, sight.today, sight.law)
    return "late" if expired else MOODS.get(row.stage, "now")


def _kinds(_sight: Sight) -> Choices:
    return [(one.value, one.label) for one in Kind]


def _officer(rows: Any, value: str, _sight: Sight) -> Any:  # noqa: ANN401 - query sets
    return rows.filter(first_officer=value) | rows.filter(second_officer=value)


SEIZURES = ListKind(
    name="seizures",
    title="查封、扣押",
    icon="lock",
    rows=visible_seizures,
    columns=(
        Column("编号", lambda row, _: row.number, lambda row: row.number),
        Column("当事人", lambda row, _: row.party_name),
        Column("措施", lambda row, _: Kind(row.kind).label),
        Column("状态", _state, mood=_mood),
        Column("执法人员", lambda row, sight: sight.names(row.officers)),
        Column("保管人", lambda row, _: row.keeper),
        Column("提请日期", lambda row, _: row.created_on.isoformat()),
        clocks.column(lambda row: row.number),
    ),
    orders=(
        Order("newest", "提请日期近的在前", "created_on"),
        Order("oldest", "提请日期早的在前", "created_on", descending=False),
        Order("due", "剩余时间短的在前", "created_on", descending=False, derived=clocks.last),
    ),
    filters=(
        Filter(
            "state",
            "状态",
            lambda _: [(state.value, state.label) for state in State],
            equals("state"),
        ),
        Filter("kind", "措施", _kinds, equals("kind")),
        Filter("unit", "承办机构", units, equals("unit")),
        Filter("officer", "执法人员", people_of(Role.OFFICER), _officer),
        Filter("year", "年度", years, in_year("created_on")),
        clocks.late_in("seizure"),
    ),
    read_more=_clocks,
    indexed="seizure",
    leads_to="seizure",
    starts=(Start("提请查封、扣押", "new_seizure", Permission.SEIZE),),
)
