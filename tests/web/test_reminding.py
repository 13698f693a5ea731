"""What comes due is told to whose duty it is: once at each threshold, and no party is named."""

from datetime import date, timedelta

import pytest

from mingjing.access.actors import Role
from mingjing.bureau.commands.appoint import Appoint, appoint
from mingjing.bureau.models import Reminder
from mingjing.bureau.queries import actor_of, everybody
from mingjing.bureau.reminders import OVERDUE, mark_read, notices_for, unread_count
from mingjing.cases.clocks import DECIDE_WITHIN
from mingjing.cases.states import State
from mingjing.statute.lengths import day_of
from mingjing.web.reminding import send_reminders
from support.cast import ADMIN, CHEN, INSTRUMENT, LIN, STRANGER, SUN, ZHAO, ZHOU
from support.county import party


@pytest.fixture
def filed(county):
    """A case under investigation, on the day it was filed."""
    docket = county.register()
    county.file(docket)
    return docket


def last_day(county, docket) -> date:
    return day_of(county.law.due(DECIDE_WITHIN, county.case(docket).filed_on).binding)


def run(county, day):
    county.clock.move_to(day)
    send_reminders({}, county.clock.now)


def reader(county, code):
    return actor_of(code, county.clock.today)


def unread(county, code):
    return unread_count(reader(county, code))


def test_nothing_is_told_while_the_date_is_far_away(county, filed):
    run(county, county.clock.today + timedelta(days=30))
    assert not Reminder.objects.exists()


def test_each_threshold_is_told_once_however_often_the_job_runs(county, filed):
    due = last_day(county, filed)
    told = []
    for left in range(9, -4, -1):
        run(county, due - timedelta(days=left))
        send_reminders({}, county.clock.now)
        told.append(Reminder.objects.filter(person=LIN).count())
    assert told == [0, 0, 1, 1, 1, 1, 2, 2, 3, 4, 5, 5, 5]
    assert unread(county, LIN) == 1, "the latest stands for those before it"


def test_only_those_whose_duty_it_is_are_told(county, filed):
    run(county, last_day(county, filed) - timedelta(days=3))
    assert (unread(county, LIN), unread(county, ZHAO)) == (1, 1)
    assert (unread(county, STRANGER), unread(county, CHEN)) == (0, 0)


def test_a_reminder_names_case_and_duty_and_no_party(county, filed):
    due = last_day(county, filed)
    run(county, due - timedelta(days=3))
    (notice,) = notices_for(reader(county, LIN))
    words = notice.words(county.clock.today)
    assert county.case(filed).number in words
    assert f"还有 3 个自然日，期限 {due.isoformat()}" in words
    row = Reminder.objects.filter(person=LIN).values().get()
    facts = party()
    for secret in (facts.name, facts.uscc, facts.address, facts.legal_representative):
        assert secret not in f"{words}{row}"


def test_an_overdue_duty_is_told_to_the_head_of_the_unit_too(county, filed):
    appoint(Appoint(SUN, Role.UNIT_HEAD, INSTRUMENT, county.clock.today), act=county.act(ADMIN))
    due = last_day(county, filed)
    run(county, due)
    assert unread(county, SUN) == 0
    run(county, due + timedelta(days=1))
    assert unread(county, SUN) == 1
    assert "督促" in notices_for(reader(county, SUN))[0].duty
    assert Reminder.objects.get(person=SUN).threshold == OVERDUE


def test_a_duty_that_is_done_is_told_no_more(county):
    docket = county.bring(State.IN_REVIEW)
    county.accept(docket)
    due = county.law.due("SEED-REV", county.clock.today)
    run(county, day_of(due.binding))
    assert unread(county, CHEN) == 1
    county.opine(docket)
    run(county, county.clock.today + timedelta(days=1))
    assert unread(county, CHEN) == 0
    assert [one.is_over for one in notices_for(reader(county, CHEN))] == [True]


def test_reading_takes_away_the_count_and_nobody_reads_anothers(county, filed):
    run(county, last_day(county, filed) - timedelta(days=1))
    assert mark_read(reader(county, LIN), at=county.clock.now) == 1
    assert (unread(county, LIN), unread(county, ZHAO)) == (0, 1)
    assert [one.is_read for one in notices_for(reader(county, LIN))] == [True]
    assert notices_for(reader(county, STRANGER)) == []


def test_everybody_in_office_is_looked_at_once(county):
    people = everybody(county.clock.today)
    assert len({one.person for one in people}) == len(people)
    assert actor_of(ZHOU, county.clock.today) in people
