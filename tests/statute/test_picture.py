"""The calendar picture says of every day what became of it."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingjing.kernel.dates import SHANGHAI
from mingjing.statute.counted_days import Suspension
from mingjing.statute.lengths import day_of
from mingjing.statute.load import rulebook
from mingjing.statute.models import Unit
from mingjing.statute.picture import Month, Sort, legend, months_of

BOOK = rulebook()
DAY = timedelta(days=1)
LIMITS = sorted(
    rule.id
    for versions in BOOK.rules.values()
    for rule in versions
    if rule.is_limit and rule.unit is not Unit.HOURS and rule.valid_to is None
)


def cells(months):
    return {cell.day: cell for month in months for week in month.weeks for cell in week if cell}


def marks(due):
    return {
        f"{day:%m-%d}": cell.mark for day, cell in cells(months_of(due)).items() if cell.mark
    }


def test_seven_working_days_over_the_national_holiday():
    assert marks(BOOK.due("APL-61", date(2026, 9, 30))) == {
        "09-30": "起",
        **{f"10-0{day}": "休" for day in range(1, 8)},
        "10-08": "1",
        "10-09": "2",
        "10-10": "班3",
        "10-11": "休",
        "10-12": "4",
        "10-13": "5",
        "10-14": "6",
        "10-15": "末7",
    }


def test_a_last_day_on_a_holiday_shows_the_days_it_moves_across():
    drawn = marks(BOOK.due("APL-67", date(2026, 9, 20)))
    assert (drawn["10-04"], drawn["10-05"]) == ("14", "末15")
    assert [drawn[f"10-0{day}"] for day in (6, 7, 8)] == ["顺", "顺", "至"]


def test_an_extension_is_counted_anew_and_says_where_the_limit_ended():
    months = months_of(BOOK.extended("SEED-REV", date(2026, 6, 10)))
    found = cells(months)
    assert [found[date(2026, 6, day)].mark for day in (22, 23, 24, 25)] == [
        "7",
        "延1",
        "延2",
        "末3",
    ]
    assert found[date(2026, 6, 22)].reason == "原期限的末日"


def test_days_left_out_are_marked():
    span = Suspension(date(2026, 5, 20), date(2026, 5, 21), "检测")
    found = cells(months_of(BOOK.due("ACL-25", date(2026, 5, 11), without=(span,))))
    assert [found[date(2026, 5, day)].mark for day in (19, 20, 21, 22)] == [
        "8",
        "扣",
        "扣",
        "9",
    ]
    assert found[date(2026, 5, 20)].words == "依法扣除，不计入，扣除：检测"


def test_a_guess_is_marked_as_one():
    months = months_of(BOOK.due("APL-56", date(2026, 12, 25)))
    found = cells(months)
    assert found[date(2026, 12, 31)].mark == "4"
    assert found[date(2027, 1, 4)].mark == "5?"
    assert ("?", "该年尚无放假通知，是推测") in legend(months)


def test_a_limit_that_runs_back_starts_at_the_event():
    drawn = marks(BOOK.due("APL-64-2", date(2026, 10, 16)))
    assert (drawn["10-16"], drawn["10-15"], drawn["10-08"], drawn["09-30"]) == (
        "起",
        "1",
        "7",
        "末",
    )


def test_of_a_long_count_only_the_ends_are_shown():
    months = months_of(BOOK.due("APL-36", date(2024, 2, 29)))
    assert [(one.title, one.omitted) for one in months] == [("2024年2月", 0), ("2026年2月", 23)]
    assert cells(months)[date(2026, 2, 28)].mark == "末"


def test_a_long_count_whose_last_day_rolls_into_the_next_month_shows_both():
    months = months_of(BOOK.due("APrLI-64", date(2024, 1, 28)))
    shown = [(one.title, one.omitted) for one in months]
    assert shown == [("2024年1月", 0), ("2025年1月", 11), ("2025年2月", 0)]
    found = cells(months)
    assert (found[date(2025, 1, 28)].sort, found[date(2025, 2, 5)].sort) == (
        Sort.LAST,
        Sort.ROLLED_LAST,
    )


def test_hours_have_no_picture():
    assert months_of(BOOK.due("ACL-19", datetime(2026, 5, 11, 9, tzinfo=SHANGHAI))) == ()


def test_the_legend_names_only_what_is_there():
    months = months_of(BOOK.due("APL-60", date(2026, 1, 4)))
    assert [sign for sign, _ in legend(months)] == ["数字", "起", "末", "顺", "至"]


@given(st.sampled_from(LIMITS), st.dates(date(2024, 1, 1), date(2027, 6, 30)))
def test_every_day_of_a_count_is_in_the_picture_once_and_as_it_was_counted(rule, start):
    if not any(version.in_force_on(start) for version in BOOK.versions(rule)):
        return
    due = BOOK.due(rule, start)
    months = months_of(due)
    found = cells(months)
    shown = {(month.year, month.month) for month in months}
    for day in due.explanation.days:
        if (day.day.year, day.day.month) in shown:
            assert found[day.day].nth == day.nth
    last = found[day_of(due.nominal)]
    assert last.sort is Sort.LAST
    assert all(len(week) == 7 for month in months for week in month.weeks)
    assert all(cell.words for cell in found.values() if cell.sort is not Sort.OUTSIDE)


@pytest.mark.parametrize(("year", "month"), [(2026, 2), (2024, 2), (2026, 5)])
def test_a_month_has_every_day_in_its_own_column(year, month):
    due = BOOK.due("APL-67", date(year, month, 1))
    drawn: Month = months_of(due)[0]
    for week in drawn.weeks:
        for column, cell in enumerate(week):
            assert cell is None or (cell.day.weekday(), cell.day.month) == (column, month)
