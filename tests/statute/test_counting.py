"""The conventions of counting, as properties and as small tables."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingjing.kernel.errors import InvalidInputError
from mingjing.statute import counted_days, counting
from mingjing.statute.counted_days import Suspension
from mingjing.statute.counting import ServiceMode
from mingjing.statute.load import rulebook
from mingjing.statute.models import Unit

BOOK = rulebook()
CALENDAR = BOOK.calendar
DAYS = st.dates(date(2024, 1, 1), date(2026, 9, 30))
LENGTHS = st.integers(0, 60)
ANY_DAY = st.dates(date(2000, 1, 1), date(2090, 1, 1))
LIMITS = [rule for versions in BOOK.rules.values() for rule in versions if rule.is_limit]
DAY_LIMITS = sorted({rule.id for rule in LIMITS if rule.unit is not Unit.HOURS})


@given(DAYS, DAYS, LENGTHS)
def test_a_later_start_never_gives_an_earlier_working_day(first, second, length):
    early, late = sorted((first, second))
    before = counting.working_days_after(early, length, CALENDAR)
    assert before <= counting.working_days_after(late, length, CALENDAR)


@given(DAYS, st.integers(1, 60))
def test_adding_working_days_never_lands_on_a_day_off(start, length):
    last = counting.working_days_after(start, length, CALENDAR)
    days = counted_days.working_days(start, last, CALENDAR, {})
    assert CALENDAR.is_working(last)
    assert sum(day.counted for day in days) == length
    assert all(CALENDAR.is_working(day.day) == day.counted for day in days)
    assert (days[0].day, days[-1].day) == (start + timedelta(days=1), last)


@given(DAYS, st.integers(1, 20), st.integers(1, 20))
def test_working_days_add_up(start, first, second):
    half = counting.working_days_after(start, first, CALENDAR)
    whole = counting.working_days_after(start, first + second, CALENDAR)
    assert counting.working_days_after(half, second, CALENDAR) == whole


@given(st.dates(date(2024, 6, 1), date(2026, 9, 30)), st.integers(1, 20))
def test_the_notice_leaves_so_many_full_working_days(hearing, length):
    notice = counting.working_days_before(hearing, length, CALENDAR)
    between = [
        notice + timedelta(days=n)
        for n in range(1, (hearing - notice).days)
        if CALENDAR.is_working(notice + timedelta(days=n))
    ]
    assert len(between) == length
    assert CALENDAR.is_working(notice)


@given(DAYS)
def test_rolling_never_goes_back_and_never_ends_on_a_day_off(last):
    rolled = counting.rolled(last, CALENDAR)
    over = counted_days.rolled_over(last, CALENDAR)
    assert rolled is not None
    assert CALENDAR.is_working(rolled)
    assert rolled - last == len(over) * timedelta(days=1)
    assert not any(CALENDAR.is_working(day.day) for day in over)


@given(st.sampled_from(DAY_LIMITS), st.dates(date(2026, 2, 1), date(2026, 12, 31)))
def test_no_limit_blocks_anybody_and_no_known_last_day_is_a_day_off(rule_id, start):
    if not any(rule.in_force_on(start) for rule in BOOK.versions(rule_id)):
        return
    due = BOOK.due(rule_id, start)
    if due.rolled is None:
        assert not CALENDAR.covers(due.nominal)
        assert not due.provisional
    else:
        assert due.rolled >= due.nominal
        backwards = due.explanation.length.backwards
        assert backwards or CALENDAR.is_working(due.rolled), "a day before is never put off"
    assert due.provisional <= (not CALENDAR.covers(due.nominal))


@given(ANY_DAY, st.integers(0, 240))
def test_months_end_on_the_corresponding_day_or_the_last_of_the_month(start, months):
    last = counting.months_after(start, months)
    assert (last.year * 12 + last.month) - (start.year * 12 + start.month) == months
    tomorrow = last + timedelta(days=1)
    assert last.day == start.day or (last.day < start.day and tomorrow.day == 1)


@given(ANY_DAY, st.integers(0, 2000))
def test_calendar_days_skip_nothing(start, length):
    last = counting.calendar_days_after(start, length)
    days = counted_days.calendar_days(start, last, {})
    assert (last - start).days == length
    assert not length or (days[-1].day, days[-1].nth) == (last, length)


@given(ANY_DAY, st.integers(1, 60), st.lists(st.tuples(st.integers(0, 90), st.integers(0, 20))))
def test_days_left_out_of_a_count_are_never_among_the_counted(start, length, spans):
    suspensions = [
        Suspension(first := start + timedelta(days=n), first + timedelta(days=more), "检测")
        for n, more in spans
    ]
    without = counted_days.left_out(suspensions)
    calendar_last = counting.calendar_days_after(start, length, frozenset(without))
    working_last = counting.working_days_after(start, length, CALENDAR, frozenset(without))
    for last, days in (
        (calendar_last, counted_days.calendar_days(start, calendar_last, without)),
        (working_last, counted_days.working_days(start, working_last, CALENDAR, without)),
    ):
        counted = [day for day in days if day.counted]
        assert [day.nth for day in counted] == list(range(1, length + 1))
        assert not {day.day for day in counted} & set(without)
        assert counted[-1].day == last


@given(DAYS, st.integers(1, 60))
def test_so_many_days_before_leaves_so_many_full_days(event, length):
    notice = counting.calendar_days_before(event, length)
    days = counted_days.calendar_days_back(event, notice)
    assert [day.nth for day in days if day.counted] == list(range(1, length + 1))
    assert days[-1].day == notice


@pytest.mark.parametrize(
    ("start", "months", "last", "why"),
    [
        (date(2026, 8, 31), 6, date(2027, 2, 28), "T14: no 31 February"),
        (date(2024, 2, 29), 12, date(2025, 2, 28), "no 29 February"),
        (date(2026, 11, 30), 3, date(2027, 2, 28), "over the year"),
        (date(2026, 12, 15), 1, date(2027, 1, 15), "December plus one"),
    ],
)
def test_months(start, months, last, why):
    assert counting.months_after(start, months) == last, why


@pytest.mark.parametrize(
    ("mode", "day", "served", "why"),
    [
        (ServiceMode.IN_PERSON, date(2026, 5, 11), date(2026, 5, 11), "day of signature"),
        (ServiceMode.BY_LEAVING, date(2026, 5, 11), date(2026, 5, 11), "day of leaving"),
        (ServiceMode.BY_POST, date(2026, 5, 14), date(2026, 5, 14), "day on the receipt"),
        (ServiceMode.BY_ELECTRONIC, date(2026, 5, 11), date(2026, 5, 11), "day of arrival"),
        (ServiceMode.BY_PUBLIC_NOTICE, date(2026, 5, 11), date(2026, 6, 10), "thirty days on"),
    ],
)
def test_what_counts_is_the_day_of_service(mode, day, served, why):
    notice_days = BOOK.rule("CPL-95", day).row.value
    assert counting.service_date(mode, day, notice_days=notice_days) == served, why


def test_a_paper_posted_on_the_last_day_is_in_time():
    last = date(2026, 5, 18)
    assert counting.filed_in_time(last, received_on=date(2026, 5, 20), posted_on=last)
    assert not counting.filed_in_time(last, received_on=date(2026, 5, 20))
    assert counting.filed_in_time(last, received_on=last)


def test_above_includes_the_number_and_beyond_does_not():
    assert counting.reaches(5_000_000, 5_000_000)
    assert not counting.reaches(4_999_999, 5_000_000)
    assert not counting.exceeds(5_000_000, 5_000_000)
    assert counting.exceeds(5_000_001, 5_000_000)


def test_hours_need_a_zone():
    with pytest.raises(InvalidInputError, match="没有时区"):
        counting.hours_after(datetime(2026, 5, 11, 9), 24)  # noqa: DTZ001 - the point


def test_every_convention_is_described_with_its_source():
    assert sorted(BOOK.conventions) == [f"CNT-{n:02d}" for n in range(1, 19)]
    named = {
        value
        for value in vars(counting).values()
        if isinstance(value, str) and value.startswith("CNT-")
    }
    assert named <= set(BOOK.conventions)


@pytest.mark.parametrize(
    ("statute", "working", "why"),
    [
        ("apl-2021", {2, 3, 5, 7}, "APL 85 names four lengths"),
        ("acl-2011", set(range(1, 11)), "ACL 69: up to and including ten"),
        ("arl-2023", {3, 5, 7, 10}, "ARL 88 names four lengths"),
        ("all-2019", set(range(101)), "ALL 82: every limit of the agency"),
        ("r310-2020", set(), "no clause, calendar days"),
    ],
)
def test_which_days_are_working_days_belongs_to_the_statute(statute, working, why):
    rule = next(
        rule
        for versions in BOOK.rules.values()
        for rule in versions
        if rule.statute.id == statute and rule.row.bearer == "agency"
    )
    found = {days for days in range(101) if rule.days_unit(days) is Unit.WORKING_DAYS}
    assert found == working, why
