"""Loading the calendar of a new year: what moves is said, and told to whose work it is."""

from datetime import date

import pytest

from mingjing.bureau.commands.load_calendar import LoadCalendar, load_calendar
from mingjing.bureau.queries import actor_of, law_as_entered, law_of_bureau
from mingjing.bureau.reminders import mark_read, notices_for, unread_count
from mingjing.cases.states import State
from mingjing.kernel.errors import InvalidInputError, NotPermittedError
from mingjing.ledger.queries import history
from mingjing.ledger.recording import BUREAU, Act
from mingjing.statute.load import rulebook
from mingjing.supervision.moves import moved_everywhere, moved_for
from mingjing.web.jobs import work
from mingjing.web.reminding import send_reminders
from support.cast import ADMIN, CHEN, HAN, LIN, SONG
from support.notices import NUMBER, YEAR, notice

AUTUMN = date(2026, 12, 28)


@pytest.fixture
def late(county):
    """A case whose limits run over the turn of the year, and one whose limits do not."""
    county.file(county.register())
    county.clock.move_to(AUTUMN)
    docket = county.bring(State.IN_REVIEW)
    county.accept(docket)
    return docket


def load(county, text="", by=HAN):
    actor = actor_of(by, county.clock.today)
    order = LoadCalendar(text or notice())
    return load_calendar(order, act=Act(actor, county.clock.now), law=rulebook())


def law(county, **which):
    return law_of_bureau(rulebook(), county.clock.today, **which)


def told(county, person):
    reader = actor_of(person, county.clock.today)
    return [one.words(county.clock.today) for one in notices_for(reader) if one.was]


def test_what_moves_is_named_with_its_old_and_its_new_date(county, late):
    before = law(county)
    after = load(county)
    moved = {one.after.due.rule: one for one in moved_everywhere(before, after)}
    assert {one.matter.key for one in moved.values()} == {late}
    review = moved["SEED-REV"].date()
    assert (review.was, review.due) == (date(2027, 1, 7), date(2027, 1, 7))
    assert (review.was_provisional, review.is_provisional) == (True, False)


def test_a_roll_that_becomes_known_moves_the_right_of_a_party_and_no_duty_of_the_bureau(county):
    county.clock.move_to(date(2026, 12, 24))
    docket = county.bring(State.SERVED)
    before = law(county)
    moved = {one.after.due.rule: one.date() for one in moved_everywhere(before, load(county))}
    served = county.case(docket).served_on
    due = law(county).due("APL-67", served)
    assert moved["APL-67"].due == due.rolled
    assert moved["APL-67"].was == due.nominal
    assert moved["APL-67"].was_provisional
    assert "APL-60" not in moved


def test_a_make_up_day_moves_the_date_of_a_review(county, late):
    before = law(county)
    after = load(county, notice(make_up=("01-02", "02-13"), 元旦=("01-01", "01-01")))
    (review,) = [
        one for one in moved_everywhere(before, after) if one.after.due.rule == "SEED-REV"
    ]
    assert review.after.due.nominal == date(2027, 1, 6)


def test_everybody_is_told_of_the_own_work_once_and_of_nobody_elses(county, late):
    load(county)
    work(county.clock.now)
    work(county.clock.now)
    (of_reviewer,) = told(county, CHEN)
    assert "已经确定，此前为暂定" in of_reviewer
    assert "2027-01-07" in of_reviewer
    assert told(county, LIN) == []
    assert told(county, SONG) == []


def test_what_was_told_stays_until_it_is_read(county, late):
    load(county)
    work(county.clock.now)
    send_reminders({}, county.clock.now)
    reader = actor_of(CHEN, county.clock.today)
    unread = unread_count(reader)
    (moved,) = [one for one in notices_for(reader) if one.was]
    assert not moved.is_over
    mark_read(reader, at=county.clock.now)
    assert (unread > 0, unread_count(reader)) == (True, 0)


def test_who_sees_no_case_sees_none_that_moved(county, late):
    before = law(county)
    after = load(county, by=ADMIN)
    today = county.clock.today
    assert moved_for(actor_of(ADMIN, today), before, after) == []
    assert moved_for(actor_of(HAN, today), before, after)


def test_the_law_just_before_a_file_is_still_known(county):
    load(county)
    load(county, notice(number="第二号（虚构）", supersedes=NUMBER, make_up=("01-09",)))
    first, second = [
        entry for entry in history(BUREAU) if entry.said["kind"] == "law_file_entered"
    ]
    assert second.said["facts"]["replaces"] == first.said["facts"]["sha256"]
    assert NUMBER in first.said["facts"]["source"]
    day = date(2027, 2, 13)
    assert not law_as_entered(rulebook()).calendar.is_working(day)


REFUSED = [
    # text, by, error, what is said
    (notice(), LIN, NotPermittedError, "录入放假安排"),
    (notice(year=2026, make_up=("01-04",)), HAN, InvalidInputError, "冲突"),
    (notice(number=None), HAN, InvalidInputError, "发文字号"),
]


@pytest.mark.parametrize(("text", "by", "error", "said"), REFUSED)
def test_what_is_refused_changes_no_calendar(county, text, by, error, said):
    with pytest.raises(error, match=said):
        load(county, text, by)
    assert law_as_entered(rulebook()) is rulebook()
    assert YEAR not in law(county).calendar.years


def test_the_same_notice_is_loaded_once(county):
    load(county)
    with pytest.raises(InvalidInputError, match="已经录入，内容相同"):
        load(county)
