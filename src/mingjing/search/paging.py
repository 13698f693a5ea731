"""Pages of a query set that follow each other: each begins where the last one ended.

The bound on the sorted column comes first, so that both databases walk an index to it; skipping
rows by number would read all that is skipped.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.core.exceptions import ValidationError
from django.db.models import Model, Q, QuerySet

Row = TypeVar("Row", bound=Model)
BETWEEN = "~"


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """One page.

    Args:
        rows: in order.
        after: where the following page begins; empty on the last one.
    """

    rows: Sequence[Row]
    after: str


def page_of(
    rows: "QuerySet[Row]", *, by: str, size: int, after: str = "", descending: bool = True
) -> "Page[Row]":
    """Return a page of *rows*: one query.

    Args:
        rows: what there is, unsorted.
        by: a column that is never empty; the primary key tells its ties apart.
        size: rows on a page.
        after: ``after`` of the page before; anything else begins at the beginning.
        descending: highest first.
    """
    sign = "-" if descending else ""
    ordered = rows.order_by(f"{sign}{by}", f"{sign}pk")
    start = _read(rows, by, after)
    if start is not None:
        value, key = start
        within, beyond, next_key = ("lte", "lt", "lt") if descending else ("gte", "gt", "gt")
        ordered = ordered.filter(
            Q(**{f"{by}__{within}": value}),
            Q(**{f"{by}__{beyond}": value}) | Q(**{f"pk__{next_key}": key}),
        )
    found = list(ordered[: size + 1])
    shown = found[:size]
    return Page(shown, _written(shown[-1], by) if len(found) > size else "")


def _written(row: Model, by: str) -> str:
    field = row._meta.get_field(by)
    return f"{field.value_to_string(row)}{BETWEEN}{row.pk}"  # type: ignore[union-attr]  # a column


def _read(rows: "QuerySet[Row]", by: str, after: str) -> tuple[object, object] | None:
    value, between, key = after.partition(BETWEEN)
    if not between:
        return None
    options = rows.model._meta
    try:
        return options.get_field(by).to_python(value), options.pk.to_python(key)  # type: ignore[union-attr]  # as above
    except (ValidationError, ValueError, OverflowError):
        return None
