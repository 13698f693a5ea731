"""Working days come from notices; a guess is called a guess."""

from datetime import date, timedelta

import chinese_calendar
import pytest

from mingjing.statute.calendars import guess_source


def days_of(year):
    first = date(year, 1, 1)
    return [first + timedelta(days=n) for n in range((date(year + 1, 1, 1) - first).days)]


@pytest.mark.parametrize("year", [2024, 2025, 2026])
def test_each_day_agrees_with_an_independent_table(book, year):
    ours = {day: book.calendar.is_working(day) for day in days_of(year)}
    assert ours == {day: chinese_calendar.is_workday(day) for day in days_of(year)}


def test_only_years_with_a_notice_are_covered(book):
    assert sorted(book.calendar.years) == [2024, 2025, 2026]
    assert book.calendar.covers(date(2026, 12, 31))
    assert not book.calendar.covers(date(2027, 1, 1))


@pytest.mark.parametrize(
    ("day", "working", "reason"),
    [
        ("2026-10-10", True, "调休上班"),
        ("2026-10-07", False, "国庆节放假"),
        ("2026-10-08", True, "工作日"),
        ("2026-10-11", False, "周末"),
    ],
)
def test_each_day_says_why(book, day, working, reason):
    status = book.calendar.status(date.fromisoformat(day))
    assert (status.working, status.reason, status.provisional) == (working, reason, False)


@pytest.mark.parametrize(
    ("day", "working", "reason"),
    [
        ("2027-10-01", False, "推测：国庆节"),
        ("2027-10-17", False, "推测：周末"),
        ("2027-10-18", True, "推测：工作日"),
    ],
)
def test_a_year_without_a_notice_is_guessed_and_says_so(book, day, working, reason):
    status = book.calendar.status(date.fromisoformat(day))
    assert (status.working, status.reason, status.provisional) == (working, reason, True)


def test_the_source_of_a_guess_is_named_with_its_version(book):
    known, guessed = book.calendar.sources(frozenset({2026, 2027}), guessed=True)
    assert known == "2026（国务院办公厅 2025-11-04）"
    assert guessed == f"2027（{guess_source()}）"
    assert "holidays 0." in guessed


def test_a_roll_that_would_leave_the_known_years_stays_unknown(book):
    without = type(book.calendar)({2026: book.calendar.years[2026]})
    eve = date(2026, 12, 31)
    assert without.is_working(eve)
    assert without.next_working(date(2026, 10, 3)) == date(2026, 10, 8)
    assert not without.covers(eve + timedelta(days=1))
