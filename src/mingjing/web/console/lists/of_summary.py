"""The list of penalties on the spot, with the time that is left."""

from collections.abc import Mapping, Sequence
from typing import Any

from mingjing.access.actors import Role
from mingjing.access.policy import Permission
from mingjing.cases.papers.words import whole_penalty_in_words
from mingjing.kernel.dates import legal_date
from mingjing.statute.decisions import PARTY_LABELS
from mingjing.summary.queries import fetch_for_clocks, penalties_listed, proposal_of
from mingjing.summary.states import State
from mingjing.web.console.clock_cards import ClockCard
from mingjing.web.console.lists import clocks
from mingjing.web.console.lists.kinds import (
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
from mingjing.web.console.summary.asking import Setting
from mingjing.web.console.summary.duties import cards_of

MOODS: Mapping[State, str] = {
    State.ORDINARY: "quiet",
    State.ARCHIVED: "quiet",
    State.SET_ASIDE: "quiet",
    State.REPORTED: "good",
    State.PUBLISHED: "good",
}


def _clocks(rows: Sequence[Any], sight: Sight) -> Mapping[str, ClockCard]:
    """Return the duty of each penalty that is due next."""
    fetch_for_clocks(rows)
    nearest = {}
    for row in rows:
        cards = cards_of(Setting(row, sight.actor, sight.at, sight.today, sight.law))
        running = [card for card in cards if card.done_on is None]
        if running:
            nearest[row.pk] = running[0]
    return nearest


def _officer(rows: Any, value: str, _sight: Sight) -> Any:  # noqa: ANN401 - query sets
    there = rows.filter(first_officer=value) | rows.filter(second_officer=value)
    return there | rows.filter(entrusted_officer=value)


def _penalty(row: Any, _sight: Sight) -> str:  # noqa: ANN401 - a row
    return "、".join(str(one) for one in whole_penalty_in_words(proposal_of(row)))


SUMMARY = ListKind(
    name="summary",
    title="当场处罚",
    icon="tick",
    rows=penalties_listed,
    columns=(
        Column("编号", lambda row, _: row.number, lambda row: row.number),
        Column("当事人", lambda row, _: row.party.name),
        Column("案由", lambda row, _: row.cause),
        Column("处罚", _penalty),
        Column(
            "状态",
            lambda row, _: row.stage.label,
            mood=lambda row, _: MOODS.get(row.stage, "now"),
        ),
        Column("执法人员", lambda row, sight: sight.names(row.officers)),
        Column("发现日期", lambda row, _: legal_date(row.found_at).isoformat()),
        Column(
            "剩余时间",
            clocks.left,
            lambda row: row.number,
            mood=clocks.mood,
            clock=clocks.anchor,
        ),
    ),
    orders=(
        Order("newest", "发现日期近的在前", "found_at"),
        Order("oldest", "发现日期早的在前", "found_at", descending=False),
        Order("due", "剩余时间短的在前", "found_at", descending=False, derived=clocks.last),
    ),
    filters=(
        Filter(
            "state",
            "状态",
            lambda _: [(state.value, state.label) for state in State],
            equals("state"),
        ),
        Filter(
            "party",
            "当事人类别",
            lambda _: [(kind.value, label) for kind, label in PARTY_LABELS.items()],
            equals("party__kind"),
        ),
        Filter("unit", "承办机构", units, equals("unit")),
        Filter("officer", "执法人员", people_of(Role.OFFICER), _officer),
        Filter("year", "年度", years, in_year("found_at")),
        clocks.late_in("summary"),
    ),
    read_more=_clocks,
    indexed="summary",
    leads_to="summary_penalty",
    starts=(Start("当场处罚", "new_summary_penalty", Permission.PUNISH_ON_THE_SPOT),),
)
