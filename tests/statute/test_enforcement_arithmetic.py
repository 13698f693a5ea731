"""Limitation, the window of the court, fines by the day: a line, a case, a reason."""

from datetime import date

import pytest

from mingjing.kernel.errors import InvalidInputError
from mingjing.statute.court_window import RECONSIDERATION_FIRST, court_window
from mingjing.statute.daily_fines import daily_fine
from mingjing.statute.limitation import limitation


def day(text):
    return None if text is None else date.fromisoformat(text)


@pytest.mark.parametrize(
    ("ended", "found", "harms", "on", "last", "barred", "why"),
    [
        ("2024-05-11", "2026-05-11", False, "2026-06-01", "2026-05-11", False, "the last day"),
        ("2024-05-11", "2026-05-12", False, "2026-06-01", "2026-05-11", True, "a day too late"),
        ("2024-02-29", None, False, "2026-02-28", "2026-02-28", False, "not found, still runs"),
        ("2024-02-29", None, False, "2026-03-01", "2026-02-28", True, "not found, over"),
        ("2022-05-11", "2026-05-12", True, "2026-06-01", "2027-05-11", False, "five years"),
    ],
)
def test_limitation(book, ended, found, harms, on, last, barred, why):
    told = limitation(
        book, ended_on=day(ended), found_on=day(found), harms_safety=harms, on=day(on)
    )
    assert (told.due.nominal, told.is_barred) == (day(last), barred), why


def test_an_act_before_the_five_years_shows_both_laws(book):
    told = limitation(
        book, ended_on=date(2021, 7, 1), found_on=None, harms_safety=True, on=date(2026, 5, 11)
    )
    assert told.both.differ


def test_an_act_that_goes_on_has_no_limitation_yet(book):
    with pytest.raises(InvalidInputError, match="晚于查询之日") as refused:
        limitation(
            book,
            ended_on=date(2026, 6, 1),
            found_on=None,
            harms_safety=False,
            on=date(2026, 5, 1),
        )
    assert refused.value.article == "apl-2021:36.2"


@pytest.mark.parametrize(
    ("served", "deferred", "demanded", "after", "opens", "last", "why"),
    [
        ("2025-11-03", None, None, "2026-05-06", None, "2026-08-06", "no demand yet"),
        (
            "2025-11-03",
            None,
            "2026-04-01",
            "2026-05-06",
            "2026-05-07",
            "2026-08-06",
            "served early",
        ),
        (
            "2025-11-03",
            None,
            "2026-05-11",
            "2026-05-06",
            "2026-05-26",
            "2026-08-06",
            "ten working days",
        ),
        (
            "2025-11-03",
            "2026-06-30",
            None,
            "2026-06-30",
            None,
            "2026-09-30",
            "APL 72(2): from its end",
        ),
        ("2025-11-03", "2026-01-31", None, "2026-05-06", None, "2026-08-06", "it ended before"),
    ],
)
def test_the_window_of_the_court(book, served, deferred, demanded, after, opens, last, why):
    window = court_window(
        book,
        served_on=day(served),
        deferred_until=day(deferred),
        demanded_on=day(demanded),
    )
    assert (window.starts_after, window.opens_on, window.due.nominal) == (
        day(after),
        day(opens),
        day(last),
    ), why


def test_where_reconsideration_comes_first_the_window_follows_its_sixty_days(book):
    served, demanded = date(2026, 3, 2), date(2026, 3, 25)
    window = court_window(
        book, served_on=served, demanded_on=demanded, within=RECONSIDERATION_FIRST
    )
    assert len(window.remedies) == 1
    assert window.starts_after == date(2026, 5, 6), "the sixtieth day is a holiday"
    assert (window.opens_on, window.due.nominal) == (date(2026, 5, 7), date(2026, 8, 6))


def test_fines_by_the_day_begin_on_the_day_after_the_order(book):
    told = daily_fine(book, 2_000_000, ordered_on=date(2026, 5, 11), until=date(2026, 5, 21))
    assert (told.first, told.days, told.fen) == (date(2026, 5, 12), 10, 20_000_000)
    assert told.rule.article == "asl-2021:112"


@pytest.mark.parametrize(("fen", "until"), [(0, date(2026, 5, 21)), (5, date(2026, 5, 11))])
def test_without_a_fine_or_a_day_there_is_nothing_to_count(book, fen, until):
    with pytest.raises(InvalidInputError, match="没有可以按日连续处罚"):
        daily_fine(book, fen, ordered_on=date(2026, 5, 11), until=until)
