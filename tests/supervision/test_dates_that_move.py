"""Every clock that runs is looked at when the law changes, of cases and of inspections."""

import re
from datetime import date, timedelta

import pytest
import time_machine
from django.test import Client

from mingjing.bureau.queries import actor_of
from mingjing.bureau.reminders import notices_for
from mingjing.cases.states import State
from mingjing.ledger.recording import Act
from mingjing.statute.impact import Sort
from mingjing.statute.load import rulebook
from mingjing.supervision.commands.enter_norm import EnterNorm, enter_norm, rehearse_norm
from mingjing.supervision.models import Adjustment
from mingjing.web.jobs import work
from support.amendments import EFFECTIVE
from support.cast import CHEN, HAN, LIN, ZHAO
from support.signing_in import sign_in

SINCE = EFFECTIVE + timedelta(days=19)


def amendment(old: str, rule: str, value: int, unit: str, article: str, name: str) -> str:
    """Return a norm that was never made: one limit is another one."""
    return f"""
[statute]
id = "{old.partition("-")[0]}-2027"
title = "{name}（2027年修正，虚构）"
short = "{name}（2027年修正，虚构）"
title_en = "Fictitious"
number = "虚构第一号"
effective = {EFFECTIVE.isoformat()}
reviewed = {EFFECTIVE.isoformat()}
supersedes = ["{old}"]

[[rule]]
id = "{rule}"
name = "{rule}（虚构）"
kind = "deadline"
trigger = "虚构"
bearer = "agency"
value = {value}
unit = "{unit}"
article = "{article}"
confidence = "M"
reason = "虚构的修正，仅供演练。"
configurable = true
"""


@pytest.fixture
def desk(county):
    """A desk at which the plan of 2027 was entered, after the new law began."""
    from inspections.desk import Desk  # noqa: PLC0415 - rows, see support.staffed

    county.clock.move_to(SINCE)
    desk = Desk(county)
    desk.plan()
    return desk


def moved_by(county, text: str):
    impact = rehearse_norm(EnterNorm(text), law=rulebook(), on=county.clock.today)
    return [one.date() for one in impact.moved]


def test_the_end_of_a_seizure_moves_and_its_officers_are_told_where_to_look(desk):
    from compulsion.desk import Desk as SeizureDesk  # noqa: PLC0415 - rows, as above

    number = SeizureDesk(desk.county).held()
    text = amendment("acl-2011", "ACL-25", 20, "CD", "25", "行政强制法")
    (moved,) = moved_by(desk.county, text)
    assert (moved.about, moved.number) == ("seizure", number)
    assert moved.was - moved.due == timedelta(days=10)


def test_a_re_inspection_moves_and_its_crew_is_told_where_to_look(desk):
    county = desk.county
    number = desk.create()
    desk.approve(number)
    county.clock.wait(minutes=1)
    desk.arrive(number)
    desk.record(number)
    desk.rectify(number)
    text = amendment("asl-2021", "RECHECK", 5, "CD", "66", "安全生产法")
    (moved,) = moved_by(county, text)
    until = SINCE + timedelta(days=7)
    assert (moved.about, moved.number) == ("inspection", number)
    assert (moved.was, moved.due) == (until + timedelta(days=10), until + timedelta(days=5))
    assert "第六十五条" in moved.why
    act = Act(actor_of(HAN, county.clock.today), county.clock.now)
    enter_norm(EnterNorm(text), act=act, law=rulebook())
    work(county.clock.now)
    for person, told in ((LIN, 1), (ZHAO, 1), (CHEN, 0)):
        notices = [one for one in notices_for(actor_of(person, county.clock.today)) if one.was]
        assert [(one.about, one.docket) for one in notices] == [("inspection", number)] * told
    task = Adjustment.objects.get(sort=Sort.INSPECTION.name)
    assert (task.about, task.owner) == (number, LIN)
    assert "asl-2021:65.1(2)" in task.citations
    assert "adjustment_opened" in county.kinds(number), "its own record says so, too"
    with time_machine.travel(county.clock.now, tick=False):
        browser = Client()
        sign_in(browser, LIN, county.clock.now)
        page = browser.get("/console/notices/").content.decode()
        (place,) = re.findall(r'<th scope="row"><a href="(/console/inspections/[^"]+)"', page)
        shown = browser.get(place)
        assert shown.status_code == 200, shown.content.decode()[-1500:]
        settling = browser.get(f"/console/law/changes/{task.pk}/").content.decode()
        assert f'href="{place}' in settling, "the task leads to the inspection"


def test_the_archiving_of_a_closed_case_moves(county):
    county.clock.move_to(SINCE)
    docket = county.bring(State.CLOSED)
    closed = county.case(docket).closed_on
    text = amendment("apl-2021", "ARCHIVE", 15, "CD", "48", "行政处罚法")
    (moved,) = moved_by(county, text)
    assert (moved.about, moved.docket, moved.rule) == ("case", docket, "ARCHIVE")
    days = timedelta(days=1)
    assert (moved.was, moved.due) == (closed + 30 * days, closed + 15 * days)


def test_nothing_moves_where_another_norm_changes(county):
    county.clock.move_to(SINCE)
    county.file(county.register())
    text = amendment("ogi-2019", "OGI-26", 15, "WD", "26", "政府信息公开条例")
    assert moved_by(county, text) == []
    assert county.clock.today > date(2027, 5, 1)
