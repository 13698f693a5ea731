"""The list of 疑似拆分: cases that may be one, with their sum and what is alike."""

from collections.abc import Mapping, Sequence
from typing import Any

from mingjing.access.actors import Role
from mingjing.cases.splits import split_candidates, suspected_splits_of
from mingjing.cases.states import State
from mingjing.cases.suspected_split import Part, SuspectedSplit
from mingjing.kernel.money import yuan
from mingjing.web.console.lists.kinds import (
    Choices,
    Column,
    Filter,
    ListKind,
    Order,
    Sight,
    equals,
    in_year,
    people_of,
    units,
    years,
)
from mingjing.web.console.lists.of_cases import by_officer

MARKED = {"no": False, "yes": True}


def _splits(_rows: Sequence[Any], sight: Sight) -> Mapping[str, SuspectedSplit]:
    """Return what is suspected of each case, whichever of its other halves are listed."""
    return suspected_splits_of(sight.actor, sight.law, on=sight.today)


def _parts(row: Any, sight: Sight) -> tuple[Part, ...]:  # noqa: ANN401 - a row of the list
    split: SuspectedSplit = sight.more[row.pk]
    return split.parts


def _others(row: Any, sight: Sight) -> list[Part]:  # noqa: ANN401 - a row of the list
    return [one for one in _parts(row, sight) if one.docket != row.pk]


def _mine(row: Any, sight: Sight) -> Part:  # noqa: ANN401 - as above
    return next(one for one in _parts(row, sight) if one.docket == row.pk)


def _alike(row: Any, sight: Sight) -> str:  # noqa: ANN401 - as above
    mine = _mine(row, sight)
    said = [words for one in _others(row, sight) for words in one.alike(mine)]
    return "、".join(dict.fromkeys(said)) or "—"


def _marks(_sight: Sight) -> Choices:
    return [("no", "没有进入审核的"), ("yes", "须经审核的")]


def _marked(rows: Any, value: str, _sight: Sight) -> Any:  # noqa: ANN401 - query sets
    return (
        rows.filter(review_required=True)
        if MARKED[value]
        else rows.exclude(review_required=True)
    )


SPLITS = ListKind(
    name="splits",
    title="疑似拆分",
    icon="warn",
    about="同一当事人的几案，每案罚款都不到须经法制审核的数额，合计达到。只是提示，不改变任何一案的结论。",
    rows=split_candidates,
    columns=(
        Column("案件", lambda row, _: row.number or row.docket, lambda row: row.docket),
        Column("当事人", lambda row, _: row.party.name),
        Column("案由", lambda row, _: row.cause),
        Column("发现日期", lambda row, _: row.found_on.isoformat()),
        Column("拟处罚款", lambda row, sight: f"{yuan(_mine(row, sight).fine_fen)}元"),
        Column(
            "可能同为一案",
            lambda row, sight: "、".join(one.name for one in _others(row, sight)),
        ),
        Column("相同之处", _alike),
        Column(
            "合计罚款",
            lambda row, sight: f"{yuan(sight.more[row.pk].fine_fen)}元",
            mood=lambda _row, _sight: "late",
        ),
        Column(
            "法制审核",
            lambda row, _: "须经审核" if row.review_required else "没有",
            mood=lambda row, _: "good" if row.review_required else "quiet",
        ),
    ),
    orders=(
        Order("newest", "最近发现在前", "found_on"),
        Order("oldest", "最早发现在前", "found_on", descending=False),
    ),
    filters=(
        Filter(
            "state",
            "状态",
            lambda _: [(state.value, state.label) for state in State],
            equals("state"),
        ),
        Filter("review", "法制审核", _marks, _marked),
        Filter("unit", "承办机构", units, equals("unit")),
        Filter("officer", "承办人", people_of(Role.OFFICER), by_officer),
        Filter("year", "年度", years, in_year("found_on")),
    ),
    read_more=_splits,
    keeps=lambda row, sight: row.pk in sight.more,
)
