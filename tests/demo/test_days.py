"""Stories are told from today, whatever day that is."""

from datetime import date, timedelta

import pytest

from mingjing.demo.county.days import Days
from mingjing.demo.county.facts import DATA
from mingjing.demo.county.load import applied, plotted, seized, spotted, stopped, visited
from mingjing.demo.county.permit_stories import PERMITS
from mingjing.demo.county.seizure_stories import SEIZURES
from mingjing.demo.county.spot_stories import SPOTS
from mingjing.demo.county.stories import STORIES
from mingjing.demo.county.supply_stories import SUPPLY_STOPS
from mingjing.demo.county.visit_stories import VISITS
from mingjing.kernel.dates import legal_date
from mingjing.statute.load import rulebook

LAW = rulebook()


def test_working_days_are_told_across_a_holiday():
    days = Days(LAW, date(2026, 10, 8))
    assert days.ago(1) == date(2026, 9, 30), "the holidays of October are skipped"
    assert days.coming(0) == date(2026, 10, 8)
    assert days.coming(2) == date(2026, 10, 10), "a Saturday that is worked"


def test_on_a_day_off_the_next_working_day_is_the_first_to_come():
    assert Days(LAW, date(2026, 11, 22)).coming(0) == date(2026, 11, 23)


def test_a_limit_is_begun_so_that_it_is_due_when_asked():
    days = Days(LAW, date(2026, 11, 25))
    begun = days.begun("SEED-REV", due=date(2026, 11, 26))
    assert LAW.due("SEED-REV", begun).nominal == date(2026, 11, 26)


@pytest.mark.parametrize("month", range(1, 13))
def test_every_story_fits_before_every_day_of_the_year(month):
    day = date(2026, month, 1)
    while day.month == month:
        days = Days(LAW, day)
        plots = [plotted(name, days, store=None) for name in STORIES]
        plots += [visited(name, days, store=None) for name in VISITS]
        plots += [spotted(name, days, store=None) for name in SPOTS]
        plots += [seized(name, days, store=None) for name in SEIZURES]
        plots += [stopped(name, days, store=None) for name in SUPPLY_STOPS]
        plots += [applied(name, days, store=None) for name in PERMITS]
        for plot in plots:
            name, acts = plot.name, plot.acts
            times = [act.at for act in acts]
            assert times == sorted(times), (day, name)
            assert legal_date(times[-1]) < day, (day, name)
        day += timedelta(days=4)


def test_the_data_lie_in_the_package():
    assert (DATA / "cast.toml").is_file()
