"""The lists of applications and of permits, with the time that is left."""

from collections.abc import Mapping, Sequence
from typing import Any

from mingjing.access.actors import Role
from mingjing.access.policy import Permission
from mingjing.permits import permit_states
from mingjing.permits.catalogue import kind_of, permit_kinds
from mingjing.permits.kinds import Purpose
from mingjing.permits.queries import (
    applications_listed,
    fetch_for_clocks,
    fetch_for_validity,
    visible_permits,
)
from mingjing.permits.states import State
from mingjing.permits.validity import WARNINGS
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
from mingjing.web.console.permits.asking import PermitSetting, Setting
from mingjing.web.console.permits.duties import cards_of

MOODS: Mapping[State, str] = {
    State.INCOMPLETE: "quiet",
    State.NOT_ACCEPTED: "quiet",
    State.GIVEN_UP: "quiet",
    State.ISSUED: "good",
    State.ARCHIVED: "good",
}
SOON = {"": "没有", WARNINGS[0]: "六十日内", WARNINGS[1]: "三十日内", WARNINGS[2]: "七日内"}


def _setting(row: Any, sight: Sight) -> Setting:  # noqa: ANN401 - a row of the list
    return Setting(row, sight.actor, sight.at, sight.today, sight.law)


def _permit(row: Any, sight: Sight) -> PermitSetting:  # noqa: ANN401 - as above
    return PermitSetting(row, sight.actor, sight.at, sight.today, sight.law)


def _clocks(rows: Sequence[Any], sight: Sight) -> Mapping[str, ClockCard]:
    """Return the limit of each application that is due next."""
    fetch_for_clocks(rows)
    nearest = {}
    for row in rows:
        cards = cards_of(_setting(row, sight))
        running = [card for card in cards if card.done_on is None]
        if running:
            nearest[row.pk] = running[0]
    return nearest


def _with_renewals(rows: Sequence[Any], _sight: Sight) -> Mapping[str, None]:
    """Fetch the applications that may have renewed each permit in silence."""
    fetch_for_validity(rows)
    return {}


def _mood(row: Any, sight: Sight) -> str:  # noqa: ANN401 - as above
    setting = _setting(row, sight)
    silent = setting.silence is not None and row.accepted_on is None
    return "late" if silent else MOODS.get(row.stage, "now")


def _permit_mood(row: Any, sight: Sight) -> str:  # noqa: ANN401 - as above
    setting = _permit(row, sight)
    if setting.is_expired or setting.is_taken:
        return "late"
    return "good" if row.stage is permit_states.State.IN_FORCE else "quiet"


def _until(row: Any, sight: Sight) -> str:  # noqa: ANN401 - as above
    found = _permit(row, sight).validity
    return found.last.isoformat() + ("（视为准予延续）" if found.renewed_on else "")


def _warning(row: Any, sight: Sight) -> str:  # noqa: ANN401 - as above
    return SOON[_permit(row, sight).warning]


def _kinds(_sight: Sight) -> Choices:
    return [(kind.id, kind.name) for kind in permit_kinds()]


def _is_soon(row: Any, sight: Sight) -> bool:  # noqa: ANN401 - as above
    return bool(_permit(row, sight).warning)


APPLICATIONS = ListKind(
    name="applications",
    title="许可申请",
    icon="file",
    rows=applications_listed,
    columns=(
        Column("编号", lambda row, _: row.number, lambda row: row.number),
        Column("申请人", lambda row, _: row.party_name),
        Column("事项", lambda row, _: kind_of(row.kind).name),
        Column("类别", lambda row, _: Purpose(row.purpose).label),
        Column("状态", lambda row, sight: _setting(row, sight).stage, mood=_mood),
        Column("审查人员", lambda row, sight: sight.names((row.examiner,))),
        Column("收到日期", lambda row, _: row.applied_on.isoformat()),
        clocks.column(lambda row: row.number),
    ),
    orders=(
        Order("newest", "收到日期近的在前", "applied_on"),
        Order("oldest", "收到日期早的在前", "applied_on", descending=False),
        Order("due", "剩余时间短的在前", "applied_on", descending=False, derived=clocks.last),
    ),
    filters=(
        Filter(
            "state",
            "状态",
            lambda _: [(state.value, state.label) for state in State],
            equals("state"),
        ),
        Filter("kind", "事项", _kinds, equals("kind")),
        Filter(
            "purpose",
            "类别",
            lambda _: [(one.value, one.label) for one in Purpose],
            equals("purpose"),
        ),
        Filter("unit", "承办机构", units, equals("unit")),
        Filter("examiner", "审查人员", people_of(Role.OFFICER), equals("examiner")),
        Filter("year", "年度", years, in_year("applied_on")),
        clocks.late_in("application"),
    ),
    read_more=_clocks,
    indexed="application",
    leads_to="application",
    starts=(Start("登记许可申请", "new_application", Permission.RECEIVE_APPLICATION),),
)
PERMITS = ListKind(
    name="permits",
    title="行政许可",
    icon="check",
    rows=visible_permits,
    columns=(
        Column("编号", lambda row, _: row.number, lambda row: row.number),
        Column("被许可人", lambda row, _: row.party_name),
        Column("事项", lambda row, _: kind_of(row.kind).name),
        Column("状态", lambda row, sight: _permit(row, sight).stage, mood=_permit_mood),
        Column("有效期自", lambda row, _: row.valid_from.isoformat()),
        Column("有效期至", _until),
        Column("届满提醒", _warning),
    ),
    orders=(
        Order("soonest", "先届满的在前", "valid_until", descending=False),
        Order("newest", "颁发日期近的在前", "issued_on"),
    ),
    filters=(
        Filter(
            "state",
            "状态",
            lambda _: [(state.value, state.label) for state in permit_states.State],
            equals("state"),
        ),
        Filter("kind", "事项", _kinds, equals("kind")),
        Filter("unit", "颁证机构", units, equals("unit")),
        Filter("year", "届满年度", years, in_year("valid_until")),
        Filter(
            "soon",
            "届满",
            lambda _: [("1", "六十日内届满，没有申请延续")],
            lambda rows, _value, _sight: rows.filter(state=permit_states.State.IN_FORCE.value),
            keeps=_is_soon,
        ),
    ),
    read_more=_with_renewals,
    leads_to="permit",
    about="六十、三十、七日提醒是本系统的缺省，未核实；逾期未作延续决定的，视为准予延续。",
)
