"""What waits for a person in seizures; shown beside the duties of cases."""

from datetime import date, datetime

from mingjing.access.actors import Actor
from mingjing.compulsion.clocks import clocks_of
from mingjing.compulsion.kinds import Kind
from mingjing.compulsion.queries import open_seizures_of
from mingjing.compulsion.states import State
from mingjing.statute.limits import RuleBook
from mingjing.web.console.clock_cards import ClockCard
from mingjing.web.console.lives import LifeDuty, card_for, cards_from, soonest_first
from mingjing.web.console.offered import steps_awaited
from mingjing.web.console.seizures.asking import PAGES, SeizureStep, Setting
from mingjing.web.console.seizures.table import STEPS


def cards_of(setting: Setting) -> list[ClockCard]:
    """Return every limit that the events of a seizure have started: running ones first."""
    return cards_from(clocks_of(setting.seizure, setting.law), setting.today)


def seizure_duties(actor: Actor, at: datetime, today: date, law: RuleBook) -> list[LifeDuty]:
    """Return what waits for *actor* in seizures, soonest first."""
    return soonest_first(
        duty
        for seizure in open_seizures_of(actor)
        for duty in _of(Setting(seizure, actor, at, today, law))
    )


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
        is_late=setting.is_expired,
        is_at_once=seizure.stage is State.LIFTED,
    )
