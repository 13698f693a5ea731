"""A list as an address asks for it: narrowed, sorted, one page of it, or all for a file."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from mingjing.kernel.errors import InvalidInputError
from mingjing.search.paging import page_of
from mingjing.web.console.lists.kinds import Choices, Column, ListKind, Order, Sight
from mingjing.web.console.sources import View
from mingjing.web.console.waiting import AT_ONCE, follow
from mingjing.worklist import index

SIZE = 30
MOST_DERIVED = 5_000
MOST_EXPORTED = 50_000
BATCH = 500
Test = Callable[[Any, Sight], bool]
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Asked:
    """What an address asks of a list, read against what the list offers.

    Args:
        values: chosen value by name of filter.
        order: chosen, or the first.
        after: where the page begins.
        offered: choices by name of filter.
    """

    kind: ListKind
    sight: Sight
    values: Mapping[str, str]
    order: Order
    after: str
    offered: Mapping[str, Choices]

    @property
    def told(self) -> tuple[str, ...]:
        """The filters in force as the record keeps them: codes, never typed words."""
        return tuple(f"{name}={value}" for name, value in sorted(self.values.items()))

    @property
    def derived(self) -> list[Test]:
        """What only derived values can answer: of the list itself, of the filters in force."""
        tests = [one.keeps for one in self.kind.filters if one.name in self.values]
        return [one for one in (self.kind.keeps, *tests) if one is not None]


@dataclass(frozen=True, slots=True)
class Shown:
    """One page, ready to be shown.

    Args:
        lines: a cell for each column.
        after: where the following page begins; empty on the last one.
    """

    lines: list[list["Cell"]]
    after: str


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its column, its words, the page and place it leads to, the mood of its tag."""

    label: str
    text: str
    leads: str
    mood: str
    clock: str

    @property
    def is_day(self) -> bool:
        """Say whether the words are a date, which stays on one line."""
        return DAY.fullmatch(self.text) is not None


def asked_of(kind: ListKind, parameters: Mapping[str, str], sight: Sight) -> Asked:
    """Read the parameters of an address; what the list does not offer is left out."""
    offered = {one.name: one.choices(sight) for one in kind.filters}
    values = {
        name: parameters[name]
        for name, choices in offered.items()
        if parameters.get(name, "") in {value for value, _ in choices}
    }
    usual = (one.order for one in kind.filters if one.name in values)
    wanted = (parameters.get("sort", ""), *usual)
    orders = {one.value: one for one in kind.orders}
    order = next((orders[name] for name in wanted if name in orders), kind.orders[0])
    return Asked(kind, sight, values, order, parameters.get("after", ""), offered)


def shown(asked: Asked) -> Shown:
    """Return the page that was asked for, in a fixed number of queries."""
    _follow(asked)
    order, rows = asked.order, _rows(asked)
    if order.derived is not None and asked.kind.indexed and not asked.derived:
        by_day = index.by_last_day(asked.kind.indexed, rows, size=SIZE, after=asked.after)
        found, after = by_day.rows, by_day.after
        sight = replace(asked.sight, more=asked.kind.read_more(found, asked.sight))
    elif order.derived is not None or asked.derived:
        found, after, sight = _derived(asked)
    else:
        page = page_of(
            rows, by=order.by, size=SIZE, after=asked.after, descending=order.descending
        )
        found, after = page.rows, page.after
        sight = replace(asked.sight, more=asked.kind.read_more(found, asked.sight))
    return Shown(
        [[_cell(one, row, sight) for one in asked.kind.columns] for row in found], after
    )


def exported(asked: Asked) -> list[list[str]]:
    """Return every row that was asked for as text, in order.

    Raises:
        InvalidInputError: too many for one file.
    """
    return [[cell.text for cell in line] for line in _lines(asked)]


def _follow(asked: Asked) -> None:
    if asked.kind.indexed:
        follow(View(asked.sight.at, asked.sight.today, asked.sight.law), AT_ONCE)


def _lines(asked: Asked) -> Iterator[list[Cell]]:
    _follow(asked)
    sign = "-" if asked.order.descending else ""
    if asked.order.derived is not None or asked.derived:
        rows, sight = _all_derived(asked)
        for row in rows:
            yield [_cell(column, row, sight) for column in asked.kind.columns]
        return
    ordered = _rows(asked).order_by(f"{sign}{asked.order.by}", f"{sign}pk")
    found = list(ordered[: MOST_EXPORTED + 1])
    if len(found) > MOST_EXPORTED:
        raise _too_many(MOST_EXPORTED)
    for start in range(0, len(found), BATCH):
        batch = found[start : start + BATCH]
        sight = replace(asked.sight, more=asked.kind.read_more(batch, asked.sight))
        for row in batch:
            yield [_cell(column, row, sight) for column in asked.kind.columns]


def _rows(asked: Asked) -> Any:  # noqa: ANN401 - a query set of whatever the list shows
    rows = asked.kind.rows(asked.sight.actor)
    for one in asked.kind.filters:
        if one.name in asked.values:
            rows = one.narrow(rows, asked.values[one.name], asked.sight)
    return rows


def _all_derived(asked: Asked) -> tuple[list[Any], Sight]:
    """Return all rows that were asked for, with dates derived for each of them."""
    found = list(_rows(asked)[: MOST_DERIVED + 1])
    if len(found) > MOST_DERIVED:
        raise _too_many(MOST_DERIVED)
    sight = replace(asked.sight, more=asked.kind.read_more(found, asked.sight))
    kept = [row for row in found if all(belongs(row, sight) for belongs in asked.derived)]
    order = asked.order
    if order.derived is not None:
        return sorted(kept, key=lambda row: _place(row, order, sight)), sight
    kept.sort(key=lambda row: (getattr(row, order.by), row.pk), reverse=order.descending)
    return kept, sight


def _derived(asked: Asked) -> tuple[Sequence[Any], str, Sight]:
    rows, sight = _all_derived(asked)
    keys = [str(row.pk) for row in rows]
    start = keys.index(asked.after) + 1 if asked.after in keys else 0
    page = rows[start : start + SIZE]
    more = len(rows) > start + SIZE
    return page, str(page[-1].pk) if page and more else "", sight


def _place(row: Any, order: Order, sight: Sight) -> tuple[date, str]:  # noqa: ANN401 - as above
    return (order.derived(row, sight) if order.derived else date.max, str(row.pk))


def _cell(column: Column, row: Any, sight: Sight) -> Cell:  # noqa: ANN401 - as above
    return Cell(
        column.label,
        column.text(row, sight),
        column.leads(row) if column.leads else "",
        column.mood(row, sight) if column.mood else "",
        column.clock(row, sight) if column.clock else "",
    )


def _too_many(most: int) -> InvalidInputError:
    return InvalidInputError(
        f"符合条件的超过 {most} 条。",
        why="一次至多处理这么多，以免占用服务器。",
        remedy="请先按年度、承办机构等条件缩小范围。",
    )
