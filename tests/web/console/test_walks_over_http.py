"""Somebody takes random steps through the forms that pages offer, as anybody may be anybody.

Every form that is offered opens, and is accepted or refused properly; what is accepted leads
where the table of the life says, what is refused changes nothing; a step that is not offered to
somebody is not done by them.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Any

import pytest
from django.urls import reverse

from compulsion.desk import Desk as Seizing
from inspections.desk import Desk as Visiting
from mingjing.compulsion import states as of_seizures
from mingjing.inspections import states as of_inspections
from mingjing.kernel.life import Life
from mingjing.ledger.rows import image_of
from mingjing.summary import states as of_summary
from mingjing.web.console.inspections.asking import PAGES as INSPECTION_PAGES
from mingjing.web.console.inspections.table import STEPS as INSPECTION_STEPS
from mingjing.web.console.seizures.asking import PAGES as SEIZURE_PAGES
from mingjing.web.console.seizures.table import STEPS as SEIZURE_STEPS
from mingjing.web.console.summary.asking import PAGES as SUMMARY_PAGES
from mingjing.web.console.summary.table import STEPS as SUMMARY_STEPS
from summary.desk import Desk as Punishing
from support.cast import CHEN, HAN, LIN, SONG, SUN, WU, ZHAO, ZHOU
from support.county import County
from web.console.filling import filled

PEOPLE = (LIN, ZHAO, SUN, WU, ZHOU, CHEN, HAN, SONG)
DONE, NOT_DONE = 303, {403, 404, 405, 409, 422}
CLOSED = {200, 403, 404, 409}
OFTEN, MOVES, LONG_MOVES = 4, 12, 120


def chance(seed: str) -> Random:
    return Random(seed)  # noqa: S311 - the same walk each time


@dataclass(frozen=True)
class Walk:
    """One kind of thing: how the first and later ones begin, its pages, its steps, its life."""

    begin: Callable[[County, int], tuple[Any, str]]
    pages: Any
    steps: Any
    life: Life[Any, Any]
    asides: tuple[Any, ...] = ()


def seizure(county: County, nth: int) -> tuple[Any, str]:
    desk = Seizing(county)
    return desk, desk.request() if nth else desk.held()


def inspection(county: County, nth: int) -> tuple[Any, str]:
    desk = Visiting(county)
    if nth:
        return desk, desk.individual(exception_reason="反复举报（虚构）")
    desk.plan()
    number = desk.create()
    desk.approve(number)
    desk.arrive(number)
    desk.record(number)
    return desk, number


def penalty(county: County, nth: int) -> tuple[Any, str]:
    desk = Punishing(county)
    number = desk.find()
    if not nth:
        desk.hear(number)
    return desk, number


WALKS = {
    "seizure": Walk(seizure, SEIZURE_PAGES, SEIZURE_STEPS, of_seizures.LIFE),
    "inspection": Walk(inspection, INSPECTION_PAGES, INSPECTION_STEPS, of_inspections.LIFE),
    "penalty on the spot": Walk(
        penalty,
        SUMMARY_PAGES,
        SUMMARY_STEPS,
        of_summary.LIFE,
        (of_summary.State.SET_ASIDE,),
    ),
}


@dataclass
class Walker:
    """Everybody of the cast, and what they made of one thing."""

    county: County
    walk: Walk
    visitors: Any
    random: Random

    def __post_init__(self) -> None:
        self.desk, self.number = self.walk.begin(self.county, 0)
        self.begun = 1
        self.done: Counter[str] = Counter()

    def go(self, moves: int) -> None:
        for _ in range(moves):
            self.county.clock.wait(minutes=self.random.choice((1, 30, 300)))
            if self.desk.row(self.number).stage in self.walk.life.ends:
                self.desk, self.number = self.walk.begin(self.county, self.begun)
                self.begun += 1
            person = self.random.choice(PEOPLE)
            offered = self.offered(person)
            for other in self.random.sample(PEOPLE, OFTEN):  # work goes on more often than not
                if not offered:
                    person, offered = other, self.offered(other)
            if offered:
                self.take(person, self.random.choice(offered))
            self.try_in_vain(self.random.choice(PEOPLE))

    def offered(self, person: str) -> list[str]:
        """Return the steps that the page offers somebody; none where it does not open."""
        page = self.visitors(person).get(self.walk.pages.page, self.number)
        assert page.status_code in {200, 404}, page.status_code
        html = page.content.decode()
        return [slug for slug in self.walk.steps if f'"{self.address(slug)}"' in html]

    def address(self, slug: str) -> str:
        return reverse(self.walk.pages.step, args=[self.number, slug])

    def take(self, person: str, slug: str) -> None:
        """Fill in an offered form and send it."""
        somebody = self.visitors(person)
        page = somebody.get(self.walk.pages.step, self.number, slug)
        assert page.status_code == 200, (slug, person)
        form = filled(page.content.decode(), self.random, self.county.clock.now)
        assert form is not None, f"{slug} was offered to {person} and has no form"
        before = self.desk.row(self.number)
        answer = somebody.send(self.walk.pages.step, self.number, slug, form=form)
        after = self.desk.row(self.number)
        if answer.status_code == DONE:
            step = self.walk.steps[slug].step
            if step not in self.walk.life.steps:  # a remedy: only a revocation moves anything
                assert after.stage in {before.stage, *self.walk.asides}, slug
            else:
                assert after.stage is self.walk.life.advance(before.stage, step), slug
            self.done[slug] += 1
        else:
            assert answer.status_code in NOT_DONE, (slug, answer.status_code)
            assert image_of(after) == image_of(before), slug

    def try_in_vain(self, person: str) -> None:
        """Open and send by hand what is not offered."""
        offered = set(self.offered(person))
        slug = self.random.choice([one for one in self.walk.steps if one not in offered])
        somebody, before = self.visitors(person), image_of(self.desk.row(self.number))
        page = somebody.get(self.walk.pages.step, self.number, slug)
        assert page.status_code in CLOSED, (slug, person, page.status_code)
        form = filled(page.content.decode(), self.random, self.county.clock.now) or {}
        answer = somebody.send(self.walk.pages.step, self.number, slug, form=form)
        known = NOT_DONE | {DONE}  # what was done already is answered like the first time
        assert answer.status_code in known, (slug, person, answer.status_code)
        assert image_of(self.desk.row(self.number)) == before, (slug, person)


@pytest.mark.one_database("the same steps are taken by commands in both")
@pytest.mark.parametrize("name", WALKS)
def test_every_offered_form_is_answered_and_leads_where_the_table_says(county, visitor, name):
    walker = Walker(county, WALKS[name], visitor, chance(name))
    walker.go(MOVES)
    assert walker.done


@pytest.mark.long
@pytest.mark.one_database("as above")
@pytest.mark.parametrize("seed", range(10))
@pytest.mark.parametrize("name", WALKS)
def test_long_walks_find_no_form_that_is_not_answered(county, visitor, name, seed):
    walker = Walker(county, WALKS[name], visitor, chance(f"{name} {seed}"))
    walker.go(LONG_MOVES)
    assert len(walker.done) > 3, walker.done
