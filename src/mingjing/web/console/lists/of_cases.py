"""The lists of cases and of their legal review, with the time that is left."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from mingjing.access.actors import Role
from mingjing.access.policy import Permission
from mingjing.cases.queries import cases_listed, fetch_for_clocks
from mingjing.cases.states import LIFE
from mingjing.cases.states import State as CaseState
from mingjing.review.queries import (
    STATUSES,
    due_of,
    review_due,
    rounds_listed,
)
from mingjing.web.console.clock_cards import ClockCard, anchor_of
from mingjing.web.console.duties import nearest_cards
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
from mingjing.web.console.sources import View

CASE_MOODS: Mapping[str, str] = {
    "declined": "quiet",
    "archived": "quiet",
    "closed": "quiet",
    "parked": "late",
    "suspended": "late",
    "objected": "late",
    "hearing_requested": "late",
    "referral_proposed": "late",
    "referral_approved": "late",
    "hearing_arranged": "late",
    "hearing_held": "late",
    "decided": "good",
    "served": "good",
    "performed": "good",
}
ENDED = tuple(state.value for state in LIFE.ends)


def _clocks(rows: Sequence[Any], sight: Sight) -> Mapping[str, ClockCard]:
    """Return the duty of each case that is due next; none for a case that has ended."""
    open_ones = [row for row in rows if row.state not in ENDED]
    fetch_for_clocks(open_ones)
    return nearest_cards(open_ones, sight.actor, View(sight.at, sight.today, sight.law))


def by_officer(rows: Any, value: str, _sight: Sight) -> Any:  # noqa: ANN401 - query sets
    """Return the cases that a person handles."""
    return rows.filter(lead_officer=value) | rows.filter(second_officer=value)


CASES = ListKind(
    name="cases",
    title="案件办理",
    icon="case",
    rows=cases_listed,
    columns=(
        Column("案件", lambda row, _: row.number or row.docket, lambda row: row.docket),
        Column("当事人", lambda row, _: row.party.name),
        Column("案由", lambda row, _: row.cause),
        Column(
            "状态",
            lambda row, _: row.stage.label,
            mood=lambda row, _: CASE_MOODS.get(row.state, "now"),
        ),
        Column("承办机构", lambda row, sight: sight.units.get(row.unit, row.unit)),
        Column("承办人", lambda row, sight: sight.names(row.officers)),
        Column("发现日期", lambda row, _: row.found_on.isoformat()),
        Column(
            "剩余时间",
            clocks.left,
            lambda row: row.docket,
            mood=clocks.mood,
            clock=clocks.anchor,
        ),
    ),
    orders=(
        Order("newest", "最近发现在前", "found_on"),
        Order("oldest", "最早发现在前", "found_on", descending=False),
        Order("due", "剩余时间短的在前", "found_on", descending=False, derived=clocks.last),
    ),
    filters=(
        Filter(
            "state",
            "状态",
            lambda _: [(state.value, state.label) for state in CaseState],
            equals("state"),
        ),
        Filter("unit", "承办机构", units, equals("unit")),
        Filter("officer", "承办人", people_of(Role.OFFICER), by_officer),
        Filter("year", "年度", years, in_year("found_on")),
        clocks.late_in("case"),
    ),
    read_more=_clocks,
    indexed="case",
    starts=(
        Start("登记线索", "new_lead", Permission.REGISTER_LEAD),
        Start("移交案卷", "hand_overs", Permission.HAND_OVER_CASEFILES),
    ),
)


def _due_of_round(row: Any, sight: Sight) -> date:  # noqa: ANN401 - a row of the list
    last = due_of(row, sight.law) if row.opined_on is None else None
    return last or date.max


def _round_left(row: Any, sight: Sight) -> str:  # noqa: ANN401 - as above
    last = _due_of_round(row, sight)
    return "—" if last == date.max else sight.limit(last)


def _clock_of_round(row: Any, sight: Sight) -> str:  # noqa: ANN401 - as above
    due = review_due(row, sight.law) if row.opined_on is None else None
    return anchor_of(due) if due else ""


REVIEWS = ListKind(
    name="reviews",
    title="法制审核",
    icon="scale",
    rows=rounds_listed,
    columns=(
        Column(
            "案件", lambda row, _: row.case.number or row.case.docket, lambda row: row.case_id
        ),
        Column("当事人", lambda row, _: row.case.party.name),
        Column("案由", lambda row, _: row.case.cause),
        Column("轮次", lambda row, _: f"第 {row.number} 轮"),
        Column(
            "进度",
            lambda row, _: STATUSES[row.status],
            mood=lambda row, _: {"opined": "good", "bounced": "late"}.get(row.status, "now"),
        ),
        Column("审核人员", lambda row, sight: sight.names([row.reviewer])),
        Column("送审日期", lambda row, _: row.submitted_on.isoformat()),
        Column(
            "收件日期", lambda row, _: row.accepted_on.isoformat() if row.accepted_on else "—"
        ),
        Column(
            "应于何日前审结",
            _round_left,
            lambda row: row.case_id,
            mood=lambda row, sight: (
                "late" if _due_of_round(row, sight) < sight.today else "quiet"
            ),
            clock=_clock_of_round,
        ),
    ),
    orders=(
        Order("newest", "最近送审在前", "submitted_on"),
        Order("oldest", "最早送审在前", "submitted_on", descending=False),
        Order("due", "期限近的在前", "submitted_on", descending=False, derived=_due_of_round),
    ),
    filters=(
        Filter("status", "进度", lambda _: list(STATUSES.items()), equals("status")),
        Filter(
            "reviewer",
            "审核人员",
            people_of(Role.REVIEWER, Role.LEGAL_HEAD),
            equals("reviewer"),
        ),
        Filter("unit", "承办机构", units, equals("case__unit")),
        Filter("year", "年度", years, in_year("submitted_on")),
        Filter(
            "overdue",
            "期限",
            clocks.only_late,
            lambda rows, _value, _sight: rows.filter(opined_on=None),
            keeps=lambda row, sight: _due_of_round(row, sight) < sight.today,
        ),
    ),
)
