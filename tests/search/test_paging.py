"""Pages of a query set: without gap or repetition, and by walking an index."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.db.models import QuerySet

from mingjing.bureau.models import Unit
from mingjing.cases.models import Case
from mingjing.search.paging import page_of

pytestmark = pytest.mark.django_db
DAY = date(2026, 1, 5)


def units(count, each=3):
    """Make *count* units, *each* founded on one day."""
    rows = [
        Unit(code=f"u-{n:03}", name="股", kind="section", valid_from=DAY + timedelta(n // each))
        for n in range(count)
    ]
    QuerySet(Unit).bulk_create(rows)


@pytest.mark.parametrize("descending", [True, False])
@pytest.mark.parametrize(("count", "size"), [(0, 3), (1, 3), (3, 3), (4, 3), (20, 7), (20, 1)])
def test_every_row_is_on_one_page_and_in_order(count, size, descending):
    units(count)
    seen, after = [], ""
    while True:
        page = page_of(
            Unit.objects.all(), by="valid_from", size=size, after=after, descending=descending
        )
        seen += [(row.valid_from, row.code) for row in page.rows]
        after = page.after
        if not after:
            break
        assert len(page.rows) == size
    assert seen == sorted(set(seen), reverse=descending)
    assert len(seen) == count


def test_a_row_that_comes_between_two_pages_moves_nothing():
    units(9)
    first = page_of(Unit.objects.all(), by="valid_from", size=4)
    QuerySet(Unit).bulk_create(
        [Unit(code="u-new", name="股", kind="section", valid_from=date(2030, 1, 1))]
    )
    second = page_of(Unit.objects.all(), by="valid_from", size=9, after=first.after)
    codes = [row.code for row in (*first.rows, *second.rows)]
    assert codes == sorted((f"u-{n:03}" for n in range(9)), reverse=True)


def test_a_deep_page_of_cases_is_found_by_an_index():
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL reads a table of a few rows from end to end")
    rows = Case.objects.filter(found_on__lte=DAY).order_by("-found_on", "-pk")[:30]
    plan = rows.explain()
    assert "cases_by_day" in plan
    assert "TEMP B-TREE" not in plan
