"""The next limit of a row, which the list read beside it: a column, an order, a filter."""

from collections.abc import Callable
from datetime import date
from typing import Any

from mingjing.web.console.clock_cards import ClockCard
from mingjing.web.console.lists.kinds import Choices, Column, Filter, Sight
from mingjing.worklist.index import overdue

MOODS = {"late": "late", "warn": "now"}


def column(leads: Callable[[Any], str]) -> Column:
    """Return the column of the time that is left.

    Args:
        leads: the case or inspection on whose page it is explained.
    """
    return Column("剩余时间", left, leads, mood=mood, clock=anchor)


def left(row: Any, sight: Sight) -> str:  # noqa: ANN401 - a row of the list
    """Return how long it still is, for what, until when."""
    card = _card(row, sight)
    return f"{card.left_in_words}：{card.name}（{card.told}）" if card else "—"


def anchor(row: Any, sight: Sight) -> str:  # noqa: ANN401 - as above
    """Return the place where it is explained."""
    card = _card(row, sight)
    return card.anchor if card else ""


def mood(row: Any, sight: Sight) -> str:  # noqa: ANN401 - as above
    """Return the mood of the tag."""
    card = _card(row, sight)
    return MOODS.get(card.mood, "quiet") if card else ""


def last(row: Any, sight: Sight) -> date:  # noqa: ANN401 - as above
    """Return the last day, far away where there is none."""
    card = _card(row, sight)
    return card.last if card else date.max


def late_in(kind: str) -> Filter:
    """Return the filter by what is overdue, as the index has it: the longest overdue first."""
    return Filter(
        "overdue",
        "期限",
        only_late,
        lambda rows, _value, sight: rows.filter(overdue(kind, sight.today)),
        order="due",
    )


def only_late(_sight: Sight) -> Choices:
    """Return the one choice of the filter by limit."""
    return [("1", "只看逾期")]


def _card(row: Any, sight: Sight) -> ClockCard | None:  # noqa: ANN401 - as above
    return sight.more.get(row.pk)
