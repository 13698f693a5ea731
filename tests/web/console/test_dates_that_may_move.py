"""A last day in a year whose holidays nobody announced yet is marked wherever it is shown."""

from datetime import date

import pytest

from mingjing.bureau.queries import actor_of
from mingjing.bureau.reminders import notices_for
from mingjing.cases.states import State
from mingjing.web.reminding import send_reminders
from support.cast import LIN
from web.console.visiting import words_of

DAYS = [
    # the day, how far the case comes on it, the last day, whether it may move, why
    (date(2026, 12, 25), State.DECIDED, "2027-01-06", True, "working days of a year unknown"),
    (date(2026, 11, 30), State.FILED, "2027-02-28", False, "no roll binds the bureau"),
    (date(2026, 7, 5), State.FILED, "2026-10-03", False, "the notice of 2026 is known"),
]
PLACES = [
    # page, what it says before the mark, the mark, why
    ("case", "{year}年{month}月{day}日届满", " 暂定", "the card of the limit"),
    ("home", "{iso} 前", "（暂定）", "the duty"),
    ("cases", "{iso}", "，暂定", "the list of cases"),
]


@pytest.mark.parametrize(("on", "stage", "last", "moves", "why"), DAYS)
def test_a_last_day_that_may_move_is_marked_wherever_it_is_shown(
    county, visitor, on, stage, last, moves, why
):
    county.clock.move_to(on)
    docket = county.bring(stage)
    day = date.fromisoformat(last)
    said = {"year": day.year, "month": day.month, "day": day.day, "iso": last}
    for name, before, mark, place in PLACES:
        args = [docket] if name == "case" else []
        words = words_of(visitor(LIN).get(name, *args))
        told = before.format(**said)
        assert told in words, (place, why)
        assert (told + mark in words) is moves, (place, why)
    county.clock.move_to(day)
    send_reminders({}, county.clock.now)
    notice = notices_for(actor_of(LIN, county.clock.today))[0]
    assert notice.is_provisional is moves, why
