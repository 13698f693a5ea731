"""What waits for a person in seizures; shown beside the duties of cases."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from mingjing.access.actors import Actor
from mingjing.access.policy import Permission
from mingjing.compulsion.clocks import clocks_of
from mingjing.compulsion.kinds import Kind
from mingjing.compulsion.queries import open_seizures_of, visible_seizures
from mingjing.compulsion.states import State
from mingjing.statute.limits import RuleBook
from mingjing.web.console.clock_cards import ClockCard
from mingjing.web.console.lives import LifeDuty, card_for, cards_from, limits_of, soonest_first
from mingjing.web.console.offered import steps_awaited
from mingjing.web.console.seizures.asking import (
    PAGES,
    SeizureStep,
    Setting,
    by_crew,
    by_either,
)
from mingjing.web.console.seizures.table import STEPS
from mingjing.web.console.sources import NOBODY, Source, View

if TYPE_CHECKING:
    from mingjing.compulsion.models import Seizure


def cards_of(setting: Setting) -> list[ClockCard]:
    """Return every limit that the events of a seizure have started: running ones first."""
    return cards_from(clocks_of(setting.seizure, setting.law), setting.today)


def seizure_duties(actor: Actor, at: datetime, today: date, law: RuleBook) -> list[LifeDuty]:
    """Return what waits for *actor* in seizures, soonest first."""
    return soonest_first(duties_in(open_seizures_of(actor), actor, View(at, today, law)))


def duties_in(seizures: "Sequence[Seizure]", actor: Actor, view: View) -> list[LifeDuty]:
    """Return what waits for *actor* in some of them, one after the other."""
    settings = (Setting(one, actor, view.at, view.today, view.law) for one in seizures)
    return [duty for setting in settings for duty in _of(setting)]


def named_in(row: "Seizure") -> set[str]:
    """Return everybody for whom it may wait by name, or who is kept out of it."""
    return {row.created_by, *row.officers, row.approved_by, row.keeper_person}


def next_limits(seizures: "Sequence[Seizure]", view: View) -> dict[str, date]:
    """Return the day of the limit that ends first, by number; where none runs, nothing."""
    settings = [Setting(one, NOBODY, view.at, view.today, view.law) for one in seizures]
    return limits_of({one.seizure.number: cards_of(one) for one in settings})


def _of(setting: Setting) -> list[LifeDuty]:
    steps = steps_awaited(STEPS, setting)
    if not steps:
        return []
    cards = cards_of(setting)
    return [_duty(setting, step, cards) for step in steps]


def _duty(setting: Setting, step: SeizureStep, cards: list[ClockCard]) -> LifeDuty:
    seizure = setting.seizure
    waits = f"{seizure.created_on.isoformat()} 提请"
    if seizure.ended_on:
        waits = f"{seizure.ended_on.isoformat()} 解除"
    return LifeDuty(
        PAGES,
        seizure.number,
        seizure.party_name,
        Kind(seizure.kind).label,
        "期限届满" if setting.is_expired else seizure.stage.label,
        step,
        card_for(step.clock, cards),
        seizure.ended_on or seizure.created_on,
        waits,
        _post(step, setting),
        is_late=setting.is_expired,
        is_at_once=seizure.stage is State.LIFTED,
    )


def _post(step: SeizureStep, setting: Setting) -> Permission:
    """Return what the post of this person carries by which the step is theirs."""
    if step.theirs is by_either and not by_crew(setting):
        return Permission.APPROVE_SEIZURE
    return step.post(setting)


SOURCE = Source(
    "seizure",
    visible_seizures,
    open_seizures_of,
    duties_in,
    named_in,
    next_limits,
    rests_on=("docket",),
)
